"""The fictional plan of Roza, who stands in the demo of cases, and a house where she sleeps. Nothing of it exists."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.demo import PEOPLE
from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.actions import GoalPlan, ServicePlan
from amanjol.casework.support.plans.records import Cost, First, State
from amanjol.casework.support.shelter.actions import beds, houses, incidents, things
from amanjol.casework.support.shelter.records import ForWhom, Room, ThingKind
from amanjol.foundation.organisations.keys.demo import demo_keyring

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

ROZA: Final = PEOPLE[0].person
MEDICINE: Final = GoalPlan(
    "Хочу, чтобы давление больше не пугало.", "Таблеток от давления осталось на неделю.", First.MEDICINE
)
WORK: Final = GoalPlan(
    "Хочу готовить обеды у себя дома и продавать их, чтобы ни у кого не просить.",
    "Навыки учёта, санитарная книжка, первые продукты.",
)
PASSPORT: Final = GoalPlan("Хочу паспорт в своих руках.", "Паспорт остался у хозяйки.")

HOUSE: Final = houses.HousePlan(
    "Дом с айвой (вымышленный)",
    "Мары, улица, которой нет",
    "дежурная сменяется в 20:00 и в 8:00",
    "Калитка — код у дежурной. Аптечка на кухне, врач приходит по звонку.",
    (
        Room("Айва", ForWhom.WOMEN, ("1", "2", "3")),
        Room("Гранат", ForWhom.FAMILY, ("4", "5", "6")),
        Room("Тутовник", ForWhom.MEN, ("7", "8")),
    ),
)


def write_demo_plan(*, member: Member, today: date) -> None:
    """With the keys of a fictional member: NotADemo."""
    with demo_keyring(member) as keyring:
        _write(keyring, _case_of(keyring, ROZA.name), today)


def _case_of(keyring: Keyring, name: str) -> Case:
    cases = queries.open_cases(keyring.member, everybody=True)
    return next(case for case in cases if sealing.open_person(case.person, keyring).name == name)


def _write(keyring: Keyring, case: Case, today: date) -> None:
    goals = {
        goal: actions.write_goal(keyring=keyring, case=case, goal=goal) for goal in (PASSPORT, WORK, MEDICINE)
    }
    services = (
        (MEDICINE, ServicePlan("Взять рецепт и запас на месяц", "Health", outside="Поликлиника (вымышленная)",
                               due_on=today + timedelta(days=1))),
        (PASSPORT, ServicePlan("Написать в посольство о новом паспорте", "Legal", keyring.member,
                               due_on=today + timedelta(days=6))),
        (WORK, ServicePlan("Курс учёта для семейного дела", "Livelihood", due_on=today + timedelta(days=20))),
        (WORK, ServicePlan("Продукты и посуда для первых обедов", "Financial", keyring.member,
                           due_on=today + timedelta(days=45), cost=Cost(900, "TMT"))),
    )  # fmt: skip
    rows = [
        actions.write_service(keyring=keyring, case=case, goal=goals[goal].pk, service=service)
        for goal, service in services
    ]
    actions.move_service(
        keyring=keyring, case=case, pk=rows[1].pk, state=State.BEGUN, result="Нужна фотография"
    )
    actions.go_through(
        keyring=keyring, case=case, language="tk", agrees=True, says="Так и хочу.",
        review_on=today + timedelta(days=30),
    )  # fmt: skip


def furnish_demo_house(*, supervisor: Member, worker: Member, today: date) -> None:
    """With the keys of two fictional members: NotADemo."""
    with demo_keyring(supervisor) as keyring:
        house = houses.add_house(keyring=keyring, plan=HOUSE)
    with demo_keyring(worker) as keyring:
        roza, berdi = _case_of(keyring, PEOPLE[0].person.name), _case_of(keyring, PEOPLE[1].person.name)
        since = today - timedelta(days=3)
        stay = beds.give_bed(keyring=keyring, case=roza, plan=beds.BedPlan(house.pk, "2", since))
        beds.give_bed(keyring=keyring, case=berdi, plan=beds.BedPlan(house.pk, "7", today))
        things.take_in(
            keyring=keyring, case=roza, stay=stay.pk, kind=ThingKind.MONEY, what="300 манатов, в конверте",
            is_asked_for=True,
        )  # fmt: skip
        incident = incidents.Incident(
            "Неизвестный два раза звонил в калитку.", today - timedelta(days=1), "около 23:00",
            "дежурная", "Не открывали; фонарь у калитки теперь горит всю ночь.",
        )  # fmt: skip
        incidents.write_of_house(keyring=keyring, house=house.pk, incident=incident)
