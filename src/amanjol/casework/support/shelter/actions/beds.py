"""Giving a bed, with children who came along as people of their own, and another bed in its place."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.record_parts.vital_interest import Care, VitalInterest, cares_of, has_consented
from amanjol.casework.cases.records import PersonRecord
from amanjol.casework.desk import days
from amanjol.casework.desk.country import country_here
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.casework.support.locking import case_to_write_in
from amanjol.casework.support.shelter.alike import alike_in, fits, traits_of
from amanjol.casework.support.shelter.queries import BEGUN, guests_in, stays_of
from amanjol.casework.support.shelter.records import Basis, BedGiven, StayRecord, Way
from amanjol.casework.support.shelter.writing import HouseInWriting, StayInWriting, new_stay, now
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.models import Stay
    from amanjol.casework.support.shelter.alike import Alike
    from amanjol.foundation.organisations.keys.keyring import Keyring

MOVED: Final = "stay.bed-changed"
CARE_RECORDED: Final = "stay.care-recorded"
BEDS_CHANGED: Final = "house.beds-changed"


@dataclass(frozen=True, slots=True)
class Child:
    """Who came along; without a `bed` of their own they share that of whom they came with."""

    name: str
    birth_year: int | None = None
    bed: str = ""


@dataclass(frozen=True, slots=True)
class BedPlan:
    """`age` is an adult, a child, or that it cannot be told, where it was not known yet.

    `seen` are the warnings that the worker saw, as `Warnings.codes`; `decided` what they say of them.
    """

    house: UUID
    bed: str
    on: date | None = None
    children: tuple[Child, ...] = ()
    age: Form | None = None
    seen: frozenset[str] = frozenset()
    decided: str = ""


@dataclass(frozen=True, slots=True)
class Warnings:
    """What a person has to decide before the bed is given: who is alike, and whether the room is for others."""

    alike: tuple[Alike, ...]
    is_unfit: bool

    @property
    def codes(self) -> frozenset[str]:
        """Each as one word without a space."""
        of_people = {f"{alike.guest.in_bed.stay}:{'+'.join(alike.likenesses)}" for alike in self.alike}
        return frozenset(of_people | ({"room"} if self.is_unfit else set()))


class ToDecide(Exception):
    """There are warnings that the worker has not seen; nothing is written."""

    def __init__(self, warnings: Warnings) -> None:
        super().__init__()
        self.warnings = warnings


class AgeNotAsked(Exception):
    """Nobody has said whether the person is a child: it is asked before the bed. That it cannot be told is enough."""


class InHouseAlready(Exception):
    """The person has a bed; another one is given in its place by `move`."""


@transaction.atomic
def give_bed(*, keyring: Keyring, case: Case, plan: BedPlan) -> Stay:
    """From `plan.on`, today if no day is said, with a case and a stay for each child who came along.

    AgeNotAsked; ToDecide; BedTaken; InHouseAlready; OlderCopy; PermissionDenied, also for children of a restricted
    person, whose cases would say more than hers; Closed; SealBroken; days.NotThen; canonical.NotCanonical.
    """
    days.check(plan.on)
    _ask_age(keyring, case, plan)
    row = case_to_write_in(keyring, case.pk)
    if plan.children and row.person.is_restricted:
        raise PermissionDenied
    if stays_of(row, keyring).now is not None:
        raise InHouseAlready
    house = HouseInWriting(keyring, plan.house)
    warnings = _warnings(keyring, row, house, plan.bed)
    if not warnings.codes <= plan.seen:
        raise ToDecide(warnings)
    on, pk = plan.on or timezone.localdate(), uuid.uuid4()
    house.put_in(pk, plan.bed, on)
    children = [(_case_of(keyring, row, child), child) for child in plan.children]
    basis, care = _basis_of(keyring, row)
    family = [str(row.pk), *(str(of.pk) for of, _child in children)]
    record = StayRecord(
        now(), keyring.person, str(house.row.pk), basis, (_given(keyring, plan.bed, on),),
        tuple(family[1:]), tuple(alike.seen for alike in warnings.alike), plan.decided if warnings.codes else "",
        care=care,
    )  # fmt: skip
    stay = new_stay(keyring, row, pk, record, BEGUN)
    for of, child in children:
        _lay_down(keyring, house, of, child, beside=record, stay=pk, family=family)
    house.finish(BEDS_CHANGED)
    return stay


@transaction.atomic
def move(*, keyring: Keyring, case: Case, stay: UUID, plan: BedPlan) -> bool:
    """Another bed, in this house or in another one. False where it is this bed already. As `give_bed`; NoSuchStay."""
    days.check(plan.on)
    writing = StayInWriting(keyring, case.pk, stay)
    record = writing.record
    if record.is_over:
        raise PermissionDenied
    if (record.house, record.bed) == (str(plan.house), plan.bed):
        return False
    is_elsewhere = record.house != str(plan.house)
    houses = {pk: HouseInWriting(keyring, pk) for pk in sorted({uuid.UUID(record.house), plan.house})}
    house = houses[plan.house]
    warnings = _warnings(
        keyring, writing.case, house, plan.bed, family=record.came_with, compare=is_elsewhere
    )
    if not warnings.codes <= plan.seen:
        raise ToDecide(warnings)
    on = plan.on or timezone.localdate()
    house.put_in(stay, plan.bed, on, way=Way.CAME if is_elsewhere else Way.MOVED)
    if is_elsewhere:
        houses[uuid.UUID(record.house)].let_go(stay, on)
    writing.record = replace(
        record,
        house=str(plan.house),
        beds=(*record.beds, _given(keyring, plan.bed, on)),
        alike=(*record.alike, *(alike.seen for alike in warnings.alike)),
        decided="\n".join(says for says in (record.decided, plan.decided if warnings.codes else "") if says),
    )
    writing.finish(MOVED)
    for changed in houses.values():
        changed.finish(BEDS_CHANGED)
    return True


def _ask_age(keyring: Keyring, case: Case, plan: BedPlan) -> None:
    """Before the case is locked: whoever needs both asks for the person first."""
    if sealing.open_person_of(case, keyring).form is not Form.AGE_NOT_KNOWN:
        return
    if plan.age is None:
        raise AgeNotAsked
    working.answer_age(keyring=keyring, person=case.person, form=plan.age)


def _warnings(
    keyring: Keyring,
    case: Case,
    house: HouseInWriting,
    bed: str,
    *,
    family: tuple[str, ...] = (),
    compare: bool = True,
) -> Warnings:
    person = sealing.open_person_of(case, keyring)
    is_unfit = not fits(person, house.record.now.room_of(bed))
    if not compare:
        return Warnings((), is_unfit)
    guests = guests_in([house.opened], keyring)[house.row.pk]
    return Warnings(
        tuple(alike_in(guests, traits_of(case, person, keyring), keyring, family=family)), is_unfit
    )


def _case_of(keyring: Keyring, beside: Case, child: Child) -> Case:
    """A person and a case of their own: what a child needs is not what the mother needs."""
    place = sealing.open_person(beside.person, keyring).place
    person = creating.create_person(
        keyring=keyring,
        person=PersonRecord((child.name,), child.birth_year, place, form=Form.CHILD_WITH_GUARDIAN),
    )
    today = timezone.localdate()
    beginning = creating.Beginning(_("See what the child needs"), today + timedelta(1))
    created = creating.create_case(
        keyring=keyring, person=person, beginning=beginning, today=today, group=beside.group
    )
    return case_queries.visible_to(keyring.member).select_related("person").get(pk=created.pk)


def _lay_down(
    keyring: Keyring, house: HouseInWriting, case: Case, child: Child, *, beside: StayRecord, stay: UUID,
    family: list[str],
) -> None:  # fmt: skip
    pk, bed = uuid.uuid4(), child.bed or beside.bed
    house.put_in(pk, bed, beside.since, beside="" if child.bed else str(stay))
    others = tuple(other for other in family if other != str(case.pk))
    record = StayRecord(
        now(), keyring.person, beside.house, beside.basis, (_given(keyring, bed, beside.since),), others
    )
    new_stay(keyring, case, pk, record, BEGUN)


def _given(keyring: Keyring, bed: str, on: date) -> BedGiven:
    return BedGiven(now(), keyring.person, bed, on)


@transaction.atomic
def record_care(keyring: Keyring, case: Case, number: int, care: frozenset[str]) -> None:
    """Care without consent began: the bed that the person has rests on it from now on. OlderCopy; SealBroken."""
    current = stays_of(case, keyring).now
    if current is None or Care.BED not in care or current.record.basis is Basis.CONSENT:
        return
    writing = StayInWriting(keyring, case.pk, current.row.pk)
    writing.record = replace(writing.record, care=number)
    writing.finish(CARE_RECORDED)


def _basis_of(keyring: Keyring, case: Case) -> tuple[Basis, int | None]:
    """Written down, and asked for afterwards: no bed waits for it. With the number of the care that it rests on."""
    items = Items(case, sealing.open_case(case, keyring), keyring)
    form = sealing.open_person(case.person, keyring).form
    if has_consented(form, items.of(GivenConsent), timezone.localdate(), country_here()):
        return Basis.CONSENT, None
    running = [
        care.begun.number
        for care in cares_of(items.of(VitalInterest))
        if care.ended is None and Care.BED in care.begun.care
    ]
    return (Basis.VITAL_INTEREST, running[-1]) if running else (Basis.NOTHING_YET, None)
