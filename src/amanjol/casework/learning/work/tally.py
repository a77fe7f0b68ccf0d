"""Placements that began in a quarter, and grants that two people had approved then: each for who works, once each.

What is restricted is in no figure, as restricted people are in none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.in_bulk import opened_with_keys
from amanjol.casework.desk.tallies import Counting, Deed, Tally
from amanjol.casework.learning.work import queries
from amanjol.casework.learning.work.records import APPROVALS, LivelihoodRecord
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from amanjol.casework.learning.work.records import GrantNow

_WORDS: Final = {"placement": _("Began work with an employer"), "grant": _("A grant was approved")}


def placements(counting: Counting) -> Iterator[Deed]:
    """SealBroken."""
    for pk, record in _opened(counting):
        for placement in record.placements:
            if counting.quarter.holds(placement.begins_on):
                yield Deed("placement", who=pk)


def grants(counting: Counting) -> Iterator[Deed]:
    """On the day of the yes with which two people had said it. SealBroken."""
    for pk, record in _opened(counting):
        for now in record.grants_now:
            if now.is_approved and counting.quarter.holds(_approved_on(now)):
                yield Deed("grant", who=pk)


def _opened(counting: Counting) -> Iterator[tuple[str, LivelihoodRecord]]:
    rows = queries.livelihoods_visible_to(counting.keyring.member).filter(epoch__isnull=False)
    for row in opened_with_keys(rows, counting.keyring):
        try:
            yield row.pk, LivelihoodRecord.from_data(row.data)
        except NotCanonical:
            raise SealBroken from None


def _approved_on(now: GrantNow) -> date:
    """By the clock of the node."""
    moments = sorted(approval.at for approval in now.approvals)
    return timezone.localdate(moments[APPROVALS - 1])


def _words(kind: str) -> str:
    return str(_WORDS[kind])


PLACEMENTS = Tally(
    "placements", 61, _("Work"), _("Placements with employers that began."), placements, _words
)
GRANTS = Tally("grants", 62, _("Grants"), _("Grants that two people approved."), grants, _words)
