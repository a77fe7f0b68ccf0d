"""Whom the quarter counts, by ids: so a room above counts somebody once who was in two courses. Stored nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.learning import queries, sealing
from amanjol.casework.learning.work import queries as work

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class Tally:
    """From a first to a last day. `trained` are learners who were in class, `placed` and `granted` livelihoods.

    `grants` counts what two people had approved by then; `granted_sums` adds it up by currency.
    """

    trained: frozenset[UUID]
    placed: frozenset[UUID]
    granted: frozenset[UUID]
    placements: int
    grants: int
    granted_sums: dict[str, int]


def tally(keyring: Keyring, first: date, last: date) -> Tally:
    """Of what the member may open. SealBroken."""
    trained = set()
    cohorts = queries.cohorts_visible_to(keyring.member).filter(begins_on__lte=last)
    days = {
        row.pk: {day.number for day in sealing.open_cohort(row, keyring).days_now if first <= day.on <= last}
        for row in cohorts
    }
    for row in queries.learners_visible_to(keyring.member).filter(cohort__in=list(days)):
        minutes = sealing.open_learner(row, keyring).minutes
        if any(minutes.get(number) for number in days[row.cohort_id]):
            trained.add(row.pk)
    placed, granted, placements, grants = set(), set(), 0, 0
    sums: dict[str, int] = {}
    for livelihood in work.livelihoods_visible_to(keyring.member):
        record = sealing.open_livelihood(livelihood, keyring)
        begun = sum(first <= placement.begins_on <= last for placement in record.placements)
        approved = [
            now for now in record.grants_now
            if now.is_approved and first <= _day_of(approval.at for approval in now.approvals) <= last
        ]  # fmt: skip
        placements, grants = placements + begun, grants + len(approved)
        placed |= {livelihood.pk} if begun else set()
        granted |= {livelihood.pk} if approved else set()
        for now in approved:
            sums[now.grant.currency] = sums.get(now.grant.currency, 0) + now.grant.amount
    return Tally(frozenset(trained), frozenset(placed), frozenset(granted), placements, grants, sums)


def _day_of(moments: Iterable[datetime]) -> date:
    """That on which the last yes was said, by the clock of the node."""
    return timezone.localdate(max(moments))
