"""After a restore, as the keeper: who was shut out since is shut out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.accounts.models import Account
from amanjol.foundation.journal.endings import NOBODY, Ending, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def _shut() -> Iterator[Ending]:
    rows = Account.objects.filter(is_active=False)
    return (Ending(NOBODY, str(pk)) for pk in rows.values_list("pk", flat=True))


def _shut_out(endings: Sequence[Ending]) -> int:
    """Their sessions end with that: each question asks whether its account is active."""
    rows = Account.objects.filter(pk__in=[ending.id for ending in endings], is_active=True)
    return rows.update(is_active=False)


KIND: Final = Kind("account", "accounts_account", _shut, _shut_out)
