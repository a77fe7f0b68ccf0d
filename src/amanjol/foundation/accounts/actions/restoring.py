"""After a restore, as the keeper: who was shut out since is shut out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.accounts.actions.recording import record_by
from amanjol.foundation.accounts.models import Account
from amanjol.foundation.journal.endings import NOBODY, Ending, Kind
from amanjol.foundation.journal.queries import subjects_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_VERB: Final = "account.deactivated"


def _shut() -> Iterator[Ending]:
    """Of which the journal tells: a row alone may be anybody's."""
    rows = Account.objects.filter(is_active=False).values_list("pk", flat=True)
    in_journal = subjects_of(_VERB, "account")
    return (Ending(NOBODY, str(pk)) for pk in rows if str(pk) in in_journal)


def _shut_out(endings: Sequence[Ending]) -> int:
    """Their sessions end with that: each question asks whether its account is active."""
    rows = list(Account.objects.filter(pk__in=[ending.id for ending in endings], is_active=True))
    for account in rows:
        record_by(_VERB, account, None)  # for the next list
    return Account.objects.filter(pk__in=[account.pk for account in rows]).update(is_active=False)


KIND: Final = Kind("account", "accounts_account", _shut, _shut_out, is_of_node=True, shuts_out=True)
