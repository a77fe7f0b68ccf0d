"""Reads of the other side, of who represented whom, and of looks. Names are held against each other in memory alone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.desk import sealed_rows
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.conflict.records import AssignmentRecord, ClearanceRecord, OtherSideRecord
from amanjol.casework.legal_aid.conflict.remembering import Remembering
from amanjol.casework.legal_aid.models import Assignment, Clearance, OtherSide
from amanjol.casework.standards.conflicts.checking import NOTHING, Candidate, Checked, Conflicts
from amanjol.foundation.journal.queries import entries_of, subjects_among, times_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.desk.own_rows import OwnRow
    from amanjol.casework.legal_aid.conflict.records import Side
    from amanjol.casework.legal_aid.register.queries import OpenedAdvocate
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

SIDE: Final = "other-side"
ASSIGNMENT: Final = "assignment"
OF_SIDES: Final = ("other-side.written", "other-side.changed", "other-side.erased")
"""The verbs of which one counts how often it was written."""


@dataclass(frozen=True, slots=True)
class OpenedSide:
    """`is_older`: the journal knows of more than stands here, so nothing is written into it."""

    row: OtherSide
    record: OtherSideRecord
    is_older: bool

    @property
    def says(self) -> Side:
        return self.record.now

    @property
    def key(self) -> str:
        """Another once it was changed: what somebody looked at was the text of then."""
        return f"{self.row.pk}.{self.record.acts}"


@dataclass(frozen=True, slots=True)
class OpenedAssignment:
    row: Assignment
    record: AssignmentRecord


def sides_visible_to(member: Member) -> QuerySet[OtherSide]:
    """The one door to other sides."""
    if not rules.can_coordinate(member):
        return OtherSide.objects.none()
    return OtherSide.objects.filter(organisation=member.organisation_id)


def assignments_visible_to(member: Member) -> QuerySet[Assignment]:
    """The one door to who represented whom."""
    if not rules.can_coordinate(member):
        return Assignment.objects.none()
    return Assignment.objects.filter(organisation=member.organisation_id)


def clearances_visible_to(member: Member) -> QuerySet[Clearance]:
    if not rules.can_coordinate(member):
        return Clearance.objects.none()
    return Clearance.objects.filter(organisation=member.organisation_id)


def sides(keyring: Keyring, need: UUID | None = None) -> list[OpenedSide]:
    """Of all needs or of one, in the order in which they were written. SealBroken."""
    rows = sides_visible_to(keyring.member)
    if need is not None:
        rows = rows.filter(need=need)
    ids = list(rows.values_list("pk", flat=True))
    times = times_of(keyring.member.organisation_id, OF_SIDES, SIDE, ids) if ids else {}
    opened = [
        OpenedSide(row, record, times.get(row.pk, 0) > record.acts)
        for row, record in sealed_rows.open_all(OtherSideRecord, rows, keyring)
    ]
    return sorted(opened, key=lambda side: (side.record.versions[0].at, side.row.pk))


def assignments(keyring: Keyring, advocate: UUID | None = None) -> list[OpenedAssignment]:
    """All ever, or of one advocate; the newest first. SealBroken."""
    rows = assignments_visible_to(keyring.member)
    if advocate is not None:
        rows = rows.filter(advocate=advocate)
    opened = [
        OpenedAssignment(row, record) for row, record in sealed_rows.open_all(AssignmentRecord, rows, keyring)
    ]
    return sorted(opened, key=lambda assignment: (assignment.record.at, assignment.row.pk), reverse=True)


class Book:
    """The other sides of all needs, who represented whom, and all looks, opened once a request: let it go with it."""

    def __init__(self, keyring: Keyring, register: Sequence[OpenedAdvocate]) -> None:
        """SealBroken."""
        self.register = register
        self.assignments = {str(of.row.pk): of for of in assignments(keyring)}
        self._sides: dict[UUID, list[OpenedSide]] = defaultdict(list)
        for side in sides(keyring):
            self._sides[side.row.need_id].append(side)
        self._cleared: dict[UUID, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for _row, look in sealed_rows.open_all(
            ClearanceRecord, clearances_visible_to(keyring.member), keyring
        ):
            self._cleared[look.need][str(look.advocate)].add(look.subject)
        offices = {
            str(of.row.pk): frozenset(version.says.office for version in of.record.versions)
            for of in register
        }
        self._conflicts = Conflicts(
            (
                of.record.assignment(key, offices.get(str(of.record.advocate), frozenset()))
                for key, of in self.assignments.items()
            ),
            Remembering(keyring),
        )
        self._candidates = [Candidate(str(of.row.pk), of.says.name, of.says.office) for of in register]

    def sides(self, need: UUID) -> list[OpenedSide]:
        return self._sides.get(need, [])

    def endangers(self, need: UUID) -> bool:
        """Whether life is in danger from somebody of the other side: then no lawyer is told their names."""
        return any(side.says.endangers for side in self.sides(need))

    def checked(self, need: UUID) -> dict[str, Checked]:
        """Of each advocate of the register, by the id of the row."""
        hits = self.conflicts_of(need)
        return {candidate.key: hits.get(candidate.key, NOTHING) for candidate in self._candidates}

    def conflicts_of(self, need: UUID) -> dict[str, Checked]:
        """As `checked`, of those alone of whom there is anything to say."""
        return self._conflicts.conflicts_of(
            self._candidates,
            {side.key: side.says.who.party for side in self.sides(need)},
            need=str(need),
            cleared={key: frozenset(subjects) for key, subjects in self._cleared.get(need, {}).items()},
        )


def lawyers_are_fewer(keyring: Keyring, book: Book) -> bool:
    """Whether a lawyer of an assignment was put back as an older copy, or is not here and was not erased: then nobody
    can say in which offices their colleagues sit.
    """
    lawyers = {of.row.pk: of for of in book.register}
    acted = {of.record.advocate for of in book.assignments.values()}
    if any(lawyers[pk].is_older for pk in acted & lawyers.keys()):
        return True
    return bool(
        {str(pk) for pk in acted - lawyers.keys()} - _of_journal(keyring, "advocate.erased", "advocate")
    )


def are_fewer(keyring: Keyring, need: UUID) -> bool:
    """Whether the journal knows of somebody of this other side, or of an assignment, who is not here or was put back
    as an older copy: then nobody can say that there is no conflict.
    """
    of_need = sides(keyring, need)
    written = _of_journal(keyring, "other-side.written", SIDE, need=str(need))
    gone = _of_journal(keyring, "other-side.erased", SIDE, need=str(need))
    if any(side.is_older for side in of_need) or written - gone != {str(side.row.pk) for side in of_need}:
        return True
    return assignments_are_fewer(keyring)


def assignments_are_fewer(keyring: Keyring) -> bool:
    """Whether the journal knows of an assignment that is not here."""
    here = {str(pk) for pk in assignments_visible_to(keyring.member).values_list("pk", flat=True)}
    written = _of_journal(keyring, "assignment.written", ASSIGNMENT) | {
        str(pk) for pk in subjects_among(keyring.member.organisation_id, "assignment.written", ASSIGNMENT)
    }
    return written - _of_journal(keyring, "assignment.erased", ASSIGNMENT) != here


def _of_journal(keyring: Keyring, verb: str, kind: str, **details: str) -> set[str]:
    """Each thing of this kind that an entry of its own is about."""
    entries = entries_of(keyring.member.organisation_id).filter(verb=verb, subject_type=kind)
    if details:
        entries = entries.filter(details__contains=details)
    return set(entries.values_list("subject_id", flat=True))


def left_to_rewrap(keyring: Keyring) -> int:
    return sum(rows.count() for rows in under_earlier(keyring))


def under_earlier(keyring: Keyring) -> list[QuerySet[OwnRow]]:
    """Of each table, what an earlier epoch opens."""
    organisation, number = keyring.member.organisation_id, keyring.epoch.number
    return [
        model.objects.filter(organisation=organisation).exclude(epoch=number)
        for model in (OtherSide, Assignment, Clearance)
    ]
