"""The queries of a page, counted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self
from unittest.mock import patch

from django.test.utils import CaptureQueriesContext

from amanjol.foundation.accounts import session_store

if TYPE_CHECKING:
    from types import TracebackType


class QueriesOfPage(CaptureQueriesContext):
    """As Django's, without what a session writes once in so many seconds: on a busy machine they pass meanwhile."""

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self._still = patch.multiple(
            session_store, MOVED_EVERY=timedelta(days=1), SEEN_EVERY=timedelta(days=1)
        )

    def __enter__(self) -> Self:
        self._still.start()
        super().__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._still.stop()
        super().__exit__(kind, error, traceback)
