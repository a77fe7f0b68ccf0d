"""Reads of plans. Every one starts from `visible_to`; row security says the same."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.conflict import queries as conflicts
from amanjol.casework.legal_aid.models import LawyerPlan
from amanjol.casework.legal_aid.offers import queries as offers
from amanjol.casework.legal_aid.planning.records import PlanFiles, PlanRecord
from amanjol.foundation.journal.queries import entries_of, times_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.legal_aid.offers.proposing import Facts
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

SUBJECT: Final = "lawyer-plan"
MADE, ERASED = "lawyer-plan.made", "lawyer-plan.erased"


@dataclass(frozen=True, slots=True)
class OpenedPlan:
    """`is_older`: the journal knows that it was erased; it was put back."""

    row: LawyerPlan
    record: PlanRecord
    is_older: bool


def visible_to(member: Member) -> QuerySet[LawyerPlan]:
    """The one door to plans."""
    if not rules.can_coordinate(member):
        return LawyerPlan.objects.none()
    return LawyerPlan.objects.filter(organisation=member.organisation_id)


def opened(keyring: Keyring) -> list[OpenedPlan]:
    """All of the organisation, the newest first, without their files. SealBroken."""
    rows = visible_to(keyring.member).defer("files")
    times = _times(keyring, rows.values_list("pk", flat=True))
    plans = [
        OpenedPlan(row, record, times.get(row.pk, 0) > record.acts)
        for row, record in sealed_rows.open_all(PlanRecord, rows, keyring)
    ]
    return sorted(plans, key=lambda plan: (plan.record.at, plan.row.pk), reverse=True)


def opened_plan(keyring: Keyring, pk: UUID, *, is_locked: bool = False) -> OpenedPlan | None:
    """None for one of others, or for who does not coordinate. SealBroken."""
    rows = visible_to(keyring.member).filter(pk=pk)
    row = (rows.select_for_update(of=("self",)) if is_locked else rows).first()
    if row is None:
        return None
    record = sealed_rows.open_row(PlanRecord, row, keyring)
    return OpenedPlan(row, record, _times(keyring, [row.pk]).get(row.pk, 0) > record.acts)


def files_of(keyring: Keyring, plan: OpenedPlan) -> PlanFiles:
    """SealBroken, also where they are not those of its record."""
    return PlanFiles.of_bytes(sealed_rows.opened_beside(plan.row, "files", keyring), plan.record.files)


def short_needs(keyring: Keyring, facts: Facts) -> frozenset[UUID]:
    """Open needs of which nobody can say that there is no conflict, or no lawyer yet, since the journal knows of more
    than stands here: as `offers.actions.is_short`, of all at once.
    """
    of_all = frozenset(need.row.pk for need in facts.needs)
    if conflicts.assignments_are_fewer(keyring) or conflicts.lawyers_are_fewer(keyring, facts.book):
        return of_all
    written = _by_need(keyring, "other-side.written")
    erased = _by_need(keyring, "other-side.erased")
    asked = _by_need(keyring, *offers.BEGUN)
    older = {offer.record.need for offer in facts.offers if offer.is_older}
    offers_here = defaultdict(set)
    for offer in facts.offers:
        offers_here[str(offer.record.need)].add(str(offer.row.pk))
    short = set()
    for need in of_all:
        key, sides = str(need), facts.book.sides(need)
        if (
            need in older
            or any(side.is_older for side in sides)
            or written[key] - erased[key] != {str(side.row.pk) for side in sides}
            or asked[key] != offers_here[key]
        ):
            short.add(need)
    return frozenset(short)


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(keyring).count()


def under_earlier(keyring: Keyring) -> QuerySet[LawyerPlan]:
    own = LawyerPlan.objects.filter(organisation=keyring.member.organisation_id)
    return own.exclude(epoch=keyring.epoch.number)


def _by_need(keyring: Keyring, *verbs: str) -> dict[str, set[str]]:
    """What entries of these verbs are about, by the need that stands beside it."""
    about = defaultdict(set)
    entries = entries_of(keyring.member.organisation_id).filter(verb__in=verbs)
    for subject, need in entries.values_list("subject_id", "details__need"):
        about[str(need)].add(subject)
    return about


def _times(keyring: Keyring, ids: Iterable[UUID]) -> dict[UUID, int]:
    ids = list(ids)
    return times_of(keyring.member.organisation_id, (MADE, ERASED), SUBJECT, ids) if ids else {}
