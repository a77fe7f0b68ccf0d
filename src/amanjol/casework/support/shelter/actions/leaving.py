"""Leaving: one act without a reason, after which what is held goes back. A child alone leaves with a known adult."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.record_parts.changes import between
from amanjol.casework.cases.tasks import actions as tasking
from amanjol.casework.standards.people.forms import CHILDREN, Form
from amanjol.casework.support.shelter.actions.beds import BEDS_CHANGED
from amanjol.casework.support.shelter.queries import stays_of
from amanjol.casework.support.shelter.records import DoneSince, Left, LeftToDo
from amanjol.casework.support.shelter.words import LEFT_TO_DO
from amanjol.casework.support.shelter.writing import HouseInWriting, StayInWriting, now
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.shelter.queries import OpenedStay
    from amanjol.casework.support.shelter.records import Adult, Guardianship, StayRecord, Thing
    from amanjol.foundation.organisations.keys.keyring import Keyring

LEFT = "stay.left"
GONE_INTO = "stay.left-changed"
DONE_SINCE = "stay.done-since"


@dataclass(frozen=True, slots=True)
class ChildLeaves:
    """With whom a child leaves, and whether the guardianship body hears of it; see `records.Left`."""

    adult: Adult
    guardianship: Guardianship
    says: str = ""


class NeedsAdult(Exception):
    """A child alone: who takes them is written down first, or that nobody saw it."""


@transaction.atomic
def leave(
    *,
    keyring: Keyring,
    case: Case,
    stay: UUID,
    back: Collection[int] = (),
    with_children: bool = True,
    child: ChildLeaves | None = None,
    is_grown_up: bool = False,
) -> bool:
    """Today; `back` are the numbers of what was given back to this person. False where the stay was over: nothing
    happens to it.

    `is_grown_up` is said of somebody whose age was not known. Children who came along leave too, unless
    `with_children` says that they stay. NeedsAdult; NoSuchStay; OlderCopy; PermissionDenied; SealBroken. Of a closed
    case, too: nobody is kept.
    """
    today = timezone.localdate()
    if is_grown_up:
        working.answer_age(keyring=keyring, person=case.person, form=Form.ADULT)
    writing = StayInWriting(keyring, case.pk, stay, even_closed=True)
    if writing.record.is_over:
        return False
    person = sealing.open_person_of(writing.case, keyring)
    is_alone = person.form in CHILDREN and not grown_up_beside(keyring, writing.record)
    if is_alone and child is None:
        raise NeedsAdult
    of_child = child if is_alone else None
    left = Left(now(), keyring.person, today)
    if of_child is not None:
        task = _task_to_look(keyring, writing.case) if not of_child.adult.name else ""
        left = replace(
            left, adult=of_child.adult, guardianship=of_child.guardianship, says=of_child.says, task=task
        )
    _end(writing, left, back)
    leaving = [writing]
    if with_children and person.form not in CHILDREN:
        along = replace(Left(now(), keyring.person, today), with_case=str(writing.case.pk))
        for other in _children_along(keyring, writing.record):
            beside = StayInWriting(keyring, other.row.case_id, other.row.pk, even_closed=True)
            _end(beside, along, ())  # what is held for a child stays due: nobody said that it went back
            leaving.append(beside)
    _free_beds(keyring, leaving, today)
    return True


@transaction.atomic
def note_done(*, keyring: Keyring, case: Case, stay: UUID, what: LeftToDo, says: str) -> bool:
    """What was still to be done when the child left, and the task of it. False where it is not, or was not. Of a closed
    case, too.

    NoSuchStay; PermissionDenied; SealBroken; canonical.TooLarge.
    """
    writing = StayInWriting(keyring, case.pk, stay, even_closed=True)
    left = writing.record.left
    if left is None or what not in left.to_do:
        return False
    done = DoneSince(now(), keyring.person, what, says)
    writing.record = replace(writing.record, left=replace(left, done=(*left.done, done)))
    writing.finish(DONE_SINCE)
    if what is LeftToDo.LOOK and left.task:
        with suppress(tasking.NoSuchTask, working.Closed):
            tasking.end_task(keyring=keyring, case=writing.case, task=UUID(left.task))
    return True


@transaction.atomic
def write_where(*, keyring: Keyring, case: Case, stay: UUID, reach: str, takes: str) -> bool:
    """What was offered after leaving: where to reach the person, what they take along. False where nothing differs.

    NoSuchStay; PermissionDenied; SealBroken; canonical.TooLarge.
    """
    writing = StayInWriting(keyring, case.pk, stay, even_closed=True)
    before, after = values_of(writing.record), {"reach": reach, "takes": takes}
    change = between(before, {name: value for name, value in after.items() if value}, keyring.person)
    if change is None:
        return False
    writing.record = replace(writing.record, **after, changes=(*writing.record.changes, change))
    writing.finish(GONE_INTO)
    return True


def values_of(record: StayRecord) -> dict[str, str]:
    """What is compared with what is typed, without what is empty."""
    return {name: value for name, value in (("reach", record.reach), ("takes", record.takes)) if value}


def grown_up_beside(keyring: Keyring, record: StayRecord) -> bool:
    """Whether somebody grown up who came with a child is still in the house, as far as this member sees."""
    return any(
        sealing.open_person(other.row.case.person, keyring).form not in CHILDREN
        for other in family_in_house(keyring, record)
    )


def family_in_house(keyring: Keyring, record: StayRecord) -> list[OpenedStay]:
    """Stays that go on of those who came along. SealBroken."""
    cases = (
        case_queries.visible_to(keyring.member)
        .select_related("person")
        .filter(pk__in=[UUID(pk) for pk in record.came_with])
        .order_by("pk")
    )
    stays = []
    for case in cases:
        sealing.prove(case, keyring)
        stay = stays_of(case, keyring).now
        if stay is not None and stay.record.house == record.house:
            stay.row.case = case
            stays.append(stay)
    return stays


def _children_along(keyring: Keyring, record: StayRecord) -> list[OpenedStay]:
    return [
        other
        for other in family_in_house(keyring, record)
        if sealing.open_person(other.row.case.person, keyring).form in CHILDREN
    ]


def _end(writing: StayInWriting, left: Left, back: Collection[int]) -> None:
    things = tuple(
        _back(thing, left.by) if thing.number in back else thing for thing in writing.record.things
    )
    writing.record = replace(writing.record, left=left, things=things)
    writing.finish(LEFT)


def _back(thing: Thing, by: str) -> Thing:
    return replace(thing, back_at=now(), back_by=by) if thing.is_held else thing


def _free_beds(keyring: Keyring, leaving: list[StayInWriting], today: date) -> None:
    houses = sorted({UUID(writing.record.house) for writing in leaving})
    for pk in houses:
        house = HouseInWriting(keyring, pk)
        for writing in leaving:
            if writing.record.house == str(pk):
                house.let_go(writing.row.pk, today)
        house.finish(BEDS_CHANGED)


def _task_to_look(keyring: Keyring, case: Case) -> str:
    """Its id; for whoever works on the case, today. A closed case takes no task."""
    if case.status == Status.CLOSED:
        return ""
    plan = tasking.Plan(str(LEFT_TO_DO[LeftToDo.LOOK]), None, timezone.localdate())
    return str(tasking.write_task(keyring=keyring, case=case, plan=plan).pk)
