"""The fictional plan of Roza, who stands in the demo of cases; who interprets; a threat. Nobody in it exists."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.demo import PEOPLE
from amanjol.casework.support.conferences import actions as conferences
from amanjol.casework.support.interpreters import actions as interpreters
from amanjol.casework.support.interpreters.records import Purpose as UsedFor
from amanjol.casework.support.interpreters.records import Sex
from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.actions import GoalPlan, ServicePlan
from amanjol.casework.support.plans.records import Cost, First, State
from amanjol.casework.support.threats import actions as threats
from amanjol.casework.support.threats.receivers import receivable
from amanjol.casework.support.threats.records import Kind
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
THREAT: Final = "Второй вечер у офиса стоит машина, водитель спрашивал, где Роза. Ночью писали на телефон."
PASSPORT: Final = GoalPlan("Хочу паспорт в своих руках.", "Паспорт остался у хозяйки.")


def write_demo_plan(*, member: Member, today: date) -> None:
    """With the keys of a fictional member: NotADemo."""
    with demo_keyring(member) as keyring:
        _write(keyring, _case_of_roza(keyring), today)


def write_demo_others(*, member: Member, today: date) -> None:
    """Two interpreters, a conference about Roza, and a threat that waits for its step. As `write_demo_plan`."""
    with demo_keyring(member) as keyring:
        case = _case_of_roza(keyring)
        _write_interpreters(keyring, case, today)
        _write_conference(keyring, case, today)
        supervisors = [able for able in receivable(keyring.member, keyring) if able.is_supervisor]
        to = frozenset(able.member.pk for able in supervisors)
        threat = threats.Told(to, (Kind.FOLLOWED, Kind.MESSAGES), THREAT, case.pk)
        threats.record_threat(keyring=keyring, threat=threat)


def _write_interpreters(keyring: Keyring, case: Case, today: date) -> None:
    signed_on, until = today - timedelta(days=40), today + timedelta(days=325)
    ogul = interpreters.Description(
        "Огулгерек Атаева",
        ("ru", "tk", "tr"),
        Sex.WOMAN,
        "Ашхабад, Мары",
        is_remote=True,
        comes_from="Из Балканабата, родня там же",
        signed_on=signed_on,
        until=until,
    )
    kerim = interpreters.Description(
        "Керим Сапаров",
        ("ru", "uz"),
        Sex.MAN,
        "Туркменабат",
        signed_on=today - timedelta(days=400),
        until=today - timedelta(days=35),
    )
    row = interpreters.write_interpreter(keyring=keyring, description=ogul)
    interpreters.write_interpreter(keyring=keyring, description=kerim)
    booking = interpreters.Booking("tk", UsedFor.TALK, today, has_conflict=False)
    interpreters.book(keyring=keyring, case=case, interpreter=row.pk, booking=booking)


def _write_conference(keyring: Keyring, case: Case, today: date) -> None:
    planned = conferences.Planned(
        today + timedelta(days=2), "11:00", "Комната для встреч", "Где жить и как вернуть паспорт"
    )
    row = conferences.plan_conference(keyring=keyring, case=case, planned=planned)
    own: dict[str, Any] = {"keyring": keyring, "case": case, "pk": row.pk}
    conferences.join(**own, joining=conferences.Joining("ведёт случай", keyring.member))
    conferences.join(**own, joining=conferences.Joining("служба занятости", name="Сотрудница (вымышленная)"))
    conferences.decide(**own, text="Узнать о месте на курсах шитья", due_on=today + timedelta(days=8))


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
