"""What wages hand in for a quarter: what came into people's hands, and what they decided.

Only what was received counts: neither what is owed nor what was claimed or awarded stands in these rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.tallies import Counting, Deed, Tally
from amanjol.casework.support.models import CaseWages
from amanjol.casework.support.wages import queries, words
from amanjol.casework.support.wages.records import Decision, WagesRecord
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY: Final = "wages"
RECEIVED: Final = "received"
CHOSE_NOT: Final = Decision.CHOSE_NOT.value


def came(counting: Counting) -> Iterator[Deed]:
    """Each payment on a day of the quarter, with its money; and the decision that held at the end of the quarter,
    where it was made in it. SealBroken.
    """
    for row in counting.rows(CaseWages.objects.all()):
        case, record = str(row.points["case_id"]), _record(row.data)
        for payment in record.received:
            if counting.quarter.holds(payment.on):
                yield Deed(RECEIVED, case, currency=payment.currency, amount=payment.amount)
        held = record.decision_until(counting.quarter.last_day)
        if held is not None and counting.quarter.holds(held.on):
            yield Deed(held.decision.value, case)


def older(counting: Counting) -> set[UUID]:
    """The cases of which the journal knows more acts than their row has, or than none. SealBroken.

    The journal is asked first: what a colleague writes meanwhile makes no older copy.
    """
    recorded = queries.acts_recorded(counting.keyring, [UUID(case) for case in counting.keys])
    there = {
        UUID(str(row.points["case_id"])): _record(row.data).acts
        for row in counting.rows(CaseWages.objects.all())
    }
    return {case for case, times in recorded.items() if times > there.get(case, 0)}


def kind_words(kind: str) -> str:
    return str(_("Received") if kind == RECEIVED else words.DECISIONS[Decision(kind)])


def _record(data: object) -> WagesRecord:
    try:
        return WagesRecord.from_data(data)
    except NotCanonical:
        raise SealBroken from None


WAGES = Tally(
    KEY, 55, _("Wages that were owed"),
    _("What came into people's hands, and what they decided. Choosing not to claim is as good as a claim."),
    came, kind_words, is_added_up=False, older=older,
)  # fmt: skip
