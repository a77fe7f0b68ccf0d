"""A fictional house: Rosa is in bed 2, a telephone of hers is held; Meret has no bed yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from amanjol.casework.cases.models import Case
from amanjol.casework.cases.tests.case_cast import open_case
from amanjol.casework.cases.tests.test_links import MERET
from amanjol.casework.support.models import House, HouseIncident, Stay
from amanjol.casework.support.shelter.actions import beds, houses, things
from amanjol.casework.support.shelter.actions.beds import BedPlan
from amanjol.casework.support.shelter.queries import guests_in, houses_of, stay_of, stays_of
from amanjol.casework.support.shelter.records import ForWhom, Room, ThingKind
from amanjol.foundation.organisations.tests.key_cast import keyring_of, request_of

if TYPE_CHECKING:
    from django.test import Client

    from amanjol.casework.cases.tests.case_cast import CaseCast
    from amanjol.casework.support.shelter.queries import CaseStays, Guest, OpenedHouse
    from amanjol.casework.support.shelter.records import StayRecord

TODAY = timezone.localdate()
SINCE = TODAY - timedelta(2)
PLAN = houses.HousePlan(
    "Дом Пустельги", "улица Зимородка, 7", "дежурная Оляпка", "Ключ под кадкой",
    (
        Room("Щегол", ForWhom.WOMEN, ("1", "2")), Room("Чиж", ForWhom.FAMILY, ("3", "4", "5")),
        Room("Дрозд", ForWhom.MEN, ("6",)),
    ),
)  # fmt: skip
PHONE = "чёрный телефон с трещиной"
SECRETS = ("Пустельги", "Зимородка", "Оляпка", "кадкой", "Щегол", "трещиной")
"""Words of the house and the stay, which stand nowhere but inside seals."""


@dataclass
class HouseCast:
    cases: CaseCast
    house: House
    stay: Stay
    meret: Case

    @property
    def case(self) -> Case:
        return self.cases.case

    @property
    def berk(self) -> Client:
        return self.cases.keys.berk

    @property
    def dana(self) -> Client:
        """A supervisor."""
        return self.cases.keys.dana


def create_house_cast(people: CaseCast) -> HouseCast:
    house = houses.add_house(keyring=keyring_of(people.keys.dana), plan=PLAN)
    meret = open_case(people.keys.berk, MERET)
    keyring = keyring_of(people.keys.berk)
    stay = beds.give_bed(keyring=keyring, case=people.case, plan=BedPlan(house.pk, "2", SINCE))
    things.take_in(
        keyring=keyring,
        case=people.case,
        stay=stay.pk,
        kind=ThingKind.TELEPHONE,
        what=PHONE,
        is_asked_for=True,
    )
    return HouseCast(people, house, stay, meret)


def give(client: Client, people: HouseCast, case: Case, bed: str, **more: object) -> Stay:
    """As an act; `seen` and `children` where they are said."""
    plan = BedPlan(people.house.pk, bed, **more)  # type: ignore[arg-type]  # of a plan
    return beds.give_bed(keyring=keyring_of(client), case=case, plan=plan)


def again(case: Case) -> Case:
    return Case.objects.select_related("person").get(pk=case.pk)


def record_of(client: Client, case: Case, stay: Stay | UUID) -> StayRecord:
    keyring = keyring_of(client)
    return stay_of(again(case), stay if isinstance(stay, UUID) else stay.pk, keyring).record


def stays(client: Client, case: Case) -> CaseStays:
    keyring = keyring_of(client)
    return stays_of(again(case), keyring)


def house_now(client: Client) -> OpenedHouse:
    """The first one."""
    return houses_of(keyring_of(client))[0]


def in_beds(client: Client) -> dict[str, list[Guest]]:
    """Who is in which bed, as this browser may see it."""
    keyring = keyring_of(client)
    beds_now: dict[str, list[Guest]] = {}
    for guest in guests_in([house := houses_of(keyring)[0]], keyring)[house.row.pk]:
        beds_now.setdefault(guest.in_bed.bed, []).append(guest)
    return beds_now


def stored(client: Client) -> list[list[str]]:
    """Every row of houses that the organisation of this browser has, as it lies there."""
    request_of(client)
    return [
        sorted(
            repr([bytes(value) if isinstance(value, memoryview) else value for value in row]) for row in rows
        )
        for rows in (model.objects.values_list() for model in (House, HouseIncident, Stay))
    ]
