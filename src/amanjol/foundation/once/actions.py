from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import connection
from django.utils import timezone

from amanjol.foundation.once import tokens
from amanjol.foundation.once.models import SentForm
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.foundation.once.tokens import Outcome, Place

KEPT: Final = timedelta(days=1)  # also in the policy of the table
_INSERT: Final = """
insert into once_sentform (id, account_id, sent_at, sealed) values (%s, %s, now(), '') on conflict do nothing
"""


class SentBefore(Exception):
    """The form has acted. Of a row that does not open with its token nothing is believed: `outcome` is None then."""

    def __init__(self, outcome: Outcome | None, at: datetime | None) -> None:
        super().__init__()
        self.outcome, self.at = outcome, at


def hold(*, token: bytes, place: Place) -> None:
    """One press, and no other with its token until the transaction ends: another one waits here for that end.

    SentBefore, once a press with it has acted. A row that says nothing yet is of a press that broke off after it had
    kept something (`transactions.keep_so_far`): nothing came of it, so this one may act.
    """
    name = tokens.name_of(token)
    if _is_new(name, place):
        return
    row = _locked(name)
    if row is None:
        # Given back while this press waited for it; or of another account, which row security hides.
        if _is_new(name, place):
            return
        row = _locked(name)
    if row is None:
        raise SentBefore(None, None)
    sealed = bytes(row.sealed)
    if not sealed and str(row.account_id) == place.account:
        return
    try:
        outcome = tokens.unseal(token, place, sealed)
    except SealBroken:
        raise SentBefore(None, None) from None
    raise SentBefore(outcome, row.sent_at)


def _is_new(name: str, place: Place) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [name, place.account])
        return bool(cursor.rowcount)


def _locked(name: str) -> SentForm | None:
    return SentForm.objects.select_for_update().filter(pk=name).first()


def spend(*, token: bytes, place: Place, outcome: Outcome) -> None:
    sealed = tokens.seal(token, place, outcome)
    SentForm.objects.filter(pk=tokens.name_of(token)).update(sealed=sealed)


def give_back(*, token: bytes) -> None:
    """Nothing was done: the form may be sent again."""
    SentForm.objects.filter(pk=tokens.name_of(token)).delete()


def forget_old() -> None:
    """For the daily clearing, which belongs to nobody: row security lets it take what is older than a day."""
    SentForm.objects.filter(sent_at__lt=timezone.now() - KEPT).delete()
