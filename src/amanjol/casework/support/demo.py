"""The fictional plan of Roza, who stands in the demo of cases. Nobody in it exists."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.demo import PEOPLE
from amanjol.casework.learning.actions.learners import Person
from amanjol.casework.support.participation import actions as participation
from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.actions import GoalPlan, ServicePlan
from amanjol.casework.support.plans.records import Cost, First, State
from amanjol.foundation.organisations.keys.demo import demo_keyring

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.learning.models import Cohort
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


def write_demo_plan(*, member: Member, today: date) -> None:
    """With the keys of a fictional member: NotADemo."""
    with demo_keyring(member) as keyring:
        _write(keyring, _case_of_roza(keyring), today)


def send_demo_case_to_course(*, member: Member, cohort: Cohort) -> None:
    """Roza learns, under a first name alone. With the keys of a fictional member: NotADemo."""
    with demo_keyring(member) as keyring:
        case = _case_of_roza(keyring)
        participation.join_course(keyring=keyring, case=case, cohort=cohort.pk, person=Person("Роза"))


def _case_of_roza(keyring: Keyring) -> Case:
    cases = queries.open_cases(keyring.member, everybody=True)
    return next(case for case in cases if sealing.open_person(case.person, keyring).name == ROZA.name)


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
