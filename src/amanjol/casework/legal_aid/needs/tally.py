"""What needs for a lawyer hand in for a quarter: how many were raised in it, and of these how many have a lawyer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.tallies import Counting, Deed, Tally
from amanjol.casework.legal_aid.models import CaseNeed, SentNeed
from amanjol.casework.legal_aid.needs.records import CaseNeedRecord, SentRecord
from amanjol.casework.standards.legal_needs.states import State
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY: Final = "legal-needs"
RAISED, MET = "raised", "met"


def needs(counting: Counting) -> Iterator[Deed]:
    """Of each need a deed for the quarter in which it was raised, and one more where a lawyer accepted. SealBroken."""
    raised = {
        row.points["sent_id"]: str(row.points["case_id"])
        for row in counting.rows(CaseNeed.objects.all())
        if counting.quarter.holds(timezone.localdate(_record(row.data).versions[0].at))
    }
    rows = SentNeed.objects.filter(pk__in=list(raised))
    answered = sealed_rows.open_all(SentRecord, rows, counting.keyring) if raised else []
    met = {str(row.pk) for row, record in answered if _has_lawyer(record)}
    for need, case in raised.items():
        yield Deed(RAISED, case)
        if str(need) in met:
            yield Deed(MET, case)


def _has_lawyer(record: SentRecord) -> bool:
    newest = record.newest
    return newest is not None and newest.stands is State.ACCEPTED


def words(kind: str) -> str:
    return gettext("Raised") if kind == RAISED else gettext("Of these a lawyer accepted")


def _record(data: object) -> CaseNeedRecord:
    try:
        return CaseNeedRecord.from_data(data)
    except NotCanonical:
        raise SealBroken from None


NEEDS = Tally(
    KEY,
    30,
    _("Needs for a lawyer"),
    _("Counted in the quarter in which they were raised."),
    needs,
    words,
    is_added_up=False,
)
