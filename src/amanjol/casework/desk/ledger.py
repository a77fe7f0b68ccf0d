"""The ledger of what was erased, for packages below the one that keeps it: cases bring it when they start.

What stands in it is erased again after a restore (`attachments.erased_rows`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date
    from uuid import UUID

    type Write = Callable[[UUID, Collection[UUID], date, str], None]
    """The organisation, the ids that went, the day, the code of why."""


class NoLedger(LookupError):
    """Nobody keeps one in this installation: then nothing is erased, since an older backup would bring it back."""


_keepers: list[Write] = []


def register(write: Write) -> None:
    """The newest keeps it."""
    _keepers.append(write)


def write(*, organisation: UUID, erased: Collection[UUID], on: date, reason: str) -> None:
    """In the transaction that erases. NoLedger; ValueError for a reason that the ledger does not know."""
    if not _keepers:
        raise NoLedger
    _keepers[-1](organisation, erased, on, reason)
