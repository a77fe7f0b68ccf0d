"""The follow-up of a case, opened and compared; and, without a key, what is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Exists, OuterRef, Q

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.cases.models import Assignment, Status
from amanjol.casework.cases.rules import can_supervise
from amanjol.casework.desk import rules
from amanjol.casework.support.followups.records import FollowUpRecord
from amanjol.casework.support.models import FollowUp

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

ACTS: Final = frozenset(
    f"followup.{act}" for act in ("planned", "asked", "closing-written", "closing-changed")
)
"""Each changes what is sealed, and the record counts it: the journal has as many entries."""


@dataclass(frozen=True, slots=True)
class OpenedFollowUp:
    """`row` and `record` are None where nothing was written yet. `are_fewer`: the journal knows of more."""

    row: FollowUp | None
    record: FollowUpRecord | None
    are_fewer: bool


def followup_of(case: Case, keyring: Keyring, recorded: int | None = None) -> OpenedFollowUp:
    """`recorded`: how many acts the journal had before, where the caller knows. SealBroken."""
    if recorded is None:  # first, so that what a colleague writes meanwhile makes it no older
        recorded = acts_of(queries.acts_in(case))
    row = next(iter(rows_in(FollowUp, case)), None)
    if row is None:
        return OpenedFollowUp(None, None, recorded > 0)
    record = open_followup(row, case, keyring)
    return OpenedFollowUp(row, record, recorded > record.acts)


def acts_of(acts: Iterable[queries.Acts]) -> int:
    return sum(of_verb.times for of_verb in acts if of_verb.verb in ACTS)


def open_followup(row: FollowUp, case: Case, keyring: Keyring) -> FollowUpRecord:
    """SealBroken."""
    return sealing.open_row(FollowUpRecord, row, sealing.key_of_case(case, keyring), keyring)


def is_unwanted_elsewhere(case: Case, keyring: Keyring) -> bool:
    """Whether the person said in another case that nobody may contact them. SealBroken."""
    return case.person_id in unwanted([case.person_id], keyring, beside=[case.pk])


def unwanted(people: Iterable[UUID], keyring: Keyring, beside: Collection[UUID] = ()) -> set[UUID]:
    """Who of these people wants no contact, as one of their cases says that is not in `beside`. SealBroken."""
    rows = FollowUp.objects.filter(case__in=queries.visible_to(keyring.member), due_on=None)
    rows = rows.filter(case__person__in=set(people)).exclude(case__in=beside)
    return {
        row.case.person_id
        for row in rows.select_related("case__person")
        if open_followup(row, row.case, keyring).wants_none
    }


def rows_of(cases: Iterable[UUID]) -> QuerySet[FollowUp]:
    return FollowUp.objects.filter(case__in=list(cases))


def due_for(member: Member, own: Collection[UUID], until: date) -> QuerySet[FollowUp]:
    """Of the member's open cases, and of closed ones on which they are; of closed ones on which nobody is any more,
    for whoever supervises, and of a restricted person for each who is named. The earlier day first.
    """
    due = FollowUp.objects.filter(due_on__lte=until).select_related("case__person")
    there = _at_work().filter(case=OuterRef("case"))
    nobody = Q(~Exists(there))
    theirs = Q(Exists(there.filter(member=member)))
    theirs |= nobody if can_supervise(member) else nobody & Q(case__epoch=None)
    closed = Q(case__status=Status.CLOSED, case__in=queries.visible_to(member)) & theirs
    return due.filter(Q(case__in=list(own)) | closed).order_by("due_on", "pk")


def _at_work() -> QuerySet[Assignment]:
    """Assignments of who still works here: colleagues leave and change roles. Who is shut out when the person is
    restricted is assigned no more.
    """
    return Assignment.objects.filter(member__left_on=None, member__role__in=rules.working_roles())
