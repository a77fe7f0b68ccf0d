"""Of the demo of cases: Roza's plan, psychologist, doctor, house, interpreters and conference; Jeren, whose case is
closed; a threat. Nothing of it exists.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.consents import actions as consents
from amanjol.casework.cases.consents.reading import read_out
from amanjol.casework.cases.demo import PEOPLE
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.records import Level, PersonRecord, SafeContact
from amanjol.casework.desk.country import country_here
from amanjol.casework.learning.actions.learners import Person
from amanjol.casework.standards.afterwards.instruments import Occasion, OutcomeState
from amanjol.casework.standards.people.consent import Consent, Giver
from amanjol.casework.standards.people.consent_texts import Asked
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent, Manner
from amanjol.casework.standards.people.terms import US, FieldGroup, Recipient, RecipientKind
from amanjol.casework.support.conferences import actions as conferences
from amanjol.casework.support.followups import actions as followups
from amanjol.casework.support.followups.actions import ClosingPlan, FollowUpPlan
from amanjol.casework.support.followups.records import MONTHS, Held, Reason, Wish
from amanjol.casework.support.interpreters import actions as interpreters
from amanjol.casework.support.interpreters.records import Purpose as UsedFor
from amanjol.casework.support.interpreters.records import Sex
from amanjol.casework.support.outcomes import actions as outcomes
from amanjol.casework.support.outcomes.actions import Answers
from amanjol.casework.support.outcomes.records import OutcomeAnswer
from amanjol.casework.support.participation import actions as participation
from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.actions import GoalPlan, ServicePlan
from amanjol.casework.support.plans.records import Cost, First, State
from amanjol.casework.support.sessions.actions import asking, helping
from amanjol.casework.support.sessions.actions.asking import Asking
from amanjol.casework.support.sessions.queries import clients_of
from amanjol.casework.support.sessions.records import Facts, Kind, Outcome, Standing, Way
from amanjol.casework.support.shelter.actions import beds, houses, incidents, things
from amanjol.casework.support.shelter.records import ForWhom, Room, ThingKind
from amanjol.casework.support.stories.demo import write_demo_story
from amanjol.casework.support.threats import actions as threats
from amanjol.casework.support.threats.receivers import receivable
from amanjol.casework.support.threats.records import Kind as ThreatKind
from amanjol.foundation.organisations.keys.demo import begin_demo_circle, demo_circles, demo_keyring
from amanjol.foundation.organisations.kinds import CirclePurpose

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.learning.models import Cohort
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

ROZA: Final = PEOPLE[0].person
BERDI: Final = PEOPLE[1].person
MEDICINE: Final = GoalPlan(
    "Хочу, чтобы давление больше не пугало.", "Таблеток от давления осталось на неделю.", First.MEDICINE
)
WORK: Final = GoalPlan(
    "Хочу готовить обеды у себя дома и продавать их, чтобы ни у кого не просить.",
    "Навыки учёта, санитарная книжка, первые продукты.",
)
THREAT: Final = "Второй вечер у офиса стоит машина, водитель спрашивал, где Роза. Ночью писали на телефон."
PASSPORT: Final = GoalPlan("Хочу паспорт в своих руках.", "Паспорт остался у хозяйки.")

JEREN: Final = PersonRecord(
    ("Джерен",), 1999, "Туркменабад",
    contact=SafeContact("через соседку Огулбиби", "днём", "не писать сообщений, телефон читает брат"),
)  # fmt: skip
_STATE: Final = OutcomeState
FIRST_ANSWERS: Final = {
    "housing": OutcomeAnswer(_STATE.WORSE, "Сплю у чужих людей, вещи в сумке."),
    "safety": OutcomeAnswer(_STATE.SAME, "Хозяйка звонит сестре."),
    "support": OutcomeAnswer(_STATE.BETTER, "Здесь меня слушают."),
    "services": OutcomeAnswer(_STATE.BETTER),
    "purpose": OutcomeAnswer(_STATE.UNSAID),
    "treatment": OutcomeAnswer(_STATE.WORSE, "Таблетки кончились."),
    "education": OutcomeAnswer(_STATE.NOT_ASKED),
}
LATER_ANSWERS: Final = {
    "housing": OutcomeAnswer(_STATE.BETTER, "Своя комната, дверь закрывается."),
    "safety": OutcomeAnswer(_STATE.SAME),
    "support": OutcomeAnswer(_STATE.BETTER),
    "services": OutcomeAnswer(_STATE.SAME),
    "purpose": OutcomeAnswer(_STATE.BETTER, "Шью, и у меня получается."),
    "treatment": OutcomeAnswer(_STATE.BETTER, "Врач принял без очереди."),
    "education": OutcomeAnswer(_STATE.SAME, "Хочу на курсы счёта."),
}
LAST_ANSWERS: Final = {
    "housing": OutcomeAnswer(_STATE.SAME, "Живу у тёти, меня никто не гонит."),
    "safety": OutcomeAnswer(_STATE.BETTER, "Больше никто не звонит."),
    "support": OutcomeAnswer(_STATE.WORSE, "Теперь буду реже вас видеть."),
    "services": OutcomeAnswer(_STATE.SAME),
    "purpose": OutcomeAnswer(_STATE.BETTER, "Три заказа в неделю."),
    "treatment": OutcomeAnswer(_STATE.SAME),
    "education": OutcomeAnswer(_STATE.BETTER, "Считаю доход сама."),
}
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
        roza = _case_of(keyring, ROZA.name)
        _write(keyring, roza, today)
        _ask_outcomes(keyring, roza, today - timedelta(days=40), Occasion.START, FIRST_ANSWERS)
        _write_afterwards(keyring, today)


def write_demo_stories(*, member: Member, today: date) -> None:
    """With the keys of a fictional supervisor, on a node that has keys: NotADemo."""
    with demo_keyring(member) as keyring:
        closed = queries.visible_to(keyring.member).select_related("person").filter(status=Status.CLOSED)
        jeren = next(case for case in closed if sealing.open_person(case.person, keyring).name == JEREN.name)
        write_demo_story(keyring=keyring, case=jeren, today=today)


def _write_afterwards(keyring: Keyring, today: date) -> None:
    """Closed a month ago, so that today somebody asks how she is."""
    closed_on = today - timedelta(days=31)
    person = creating.create_person(keyring=keyring, person=JEREN)
    beginning = creating.Beginning("Помочь с документами", None, "Вернулась домой, живёт у тёти.")
    case = creating.create_case(keyring=keyring, person=person, beginning=beginning, today=today)
    _ask_outcomes(keyring, case, closed_on - timedelta(days=150), Occasion.START, FIRST_ANSWERS)
    _ask_outcomes(keyring, case, closed_on - timedelta(days=60), Occasion.REVIEW, LATER_ANSWERS)
    working.close_case(
        keyring=keyring, case=case, reason="Живёт у тёти, шьёт на заказ. Помощь больше не нужна."
    )
    closing = ClosingPlan(
        Reason.NO_NEED, Level.LOW, "Долгов нет, вербовщик не знает, где она. Опора — тётя и своё дело.",
        trusted="Тётя", held=Held.GIVEN_BACK, held_says="Паспорт — в день закрытия.",
    )  # fmt: skip
    followups.write_closing(keyring=keyring, case=case, closing=closing, on=closed_on)
    _ask_outcomes(keyring, case, closed_on, Occasion.CLOSURE, LAST_ANSWERS)
    wish = FollowUpPlan(
        Wish.ASK_SOMEBODY, "Тётя, только через соседку", "Скажите, что звоните из швейного кружка.", closed_on,
        MONTHS,
    )  # fmt: skip
    followups.plan_follow_up(keyring=keyring, case=case, plan=wish)


def _ask_outcomes(
    keyring: Keyring, case: Case, on: date, occasion: Occasion, answers: dict[str, OutcomeAnswer]
) -> None:
    outcomes.ask(keyring=keyring, case=case, answers=Answers(occasion, "tk", answers, on))


def send_demo_case_to_course(*, member: Member, cohort: Cohort) -> None:
    """Roza learns, under a first name alone. With the keys of a fictional member: NotADemo."""
    with demo_keyring(member) as keyring:
        case = _case_of(keyring, ROZA.name)
        participation.join_course(keyring=keyring, case=case, cohort=cohort.pk, person=Person("Роза"))


def write_demo_others(*, member: Member, today: date) -> None:
    """Two interpreters, a conference about Roza, and a threat that waits for its step; two agree to be counted for
    others. As `write_demo_plan`.
    """
    with demo_keyring(member) as keyring:
        case = _case_of(keyring, ROZA.name)
        for agreeing in (case, _case_of(keyring, BERDI.name)):
            _consent(keyring, agreeing, today, ConsentFor.COUNTED, US)
        _write_interpreters(keyring, case, today)
        write_demo_conference(keyring, case, today)
        supervisors = [able for able in receivable(keyring.member, keyring) if able.is_supervisor]
        to = frozenset(able.member.pk for able in supervisors)
        threat = threats.Told(to, (ThreatKind.FOLLOWED, ThreatKind.MESSAGES), THREAT, case.pk)
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


def _consent(
    keyring: Keyring, case: Case, today: date, purpose: ConsentFor, recipient: Recipient, *groups: FieldGroup
) -> None:
    """Read out in Turkmen, until she says otherwise: without it nobody may hear anything."""
    home = country_here()
    asked = Asked(purpose, recipient, groups, (home,), home, until=None, is_of_child=False)
    terms = read_out(asked, "tk").terms(asked)
    said = Consent(Form.ADULT, Giver.SELF, today)
    given = GivenConsent(secrets.token_hex(8), said, purpose, Manner.SPOKEN, keyring.person, terms=terms)
    consents.write_answers(keyring=keyring, case=case, answers=[(given, asked)])


def write_demo_conference(keyring: Keyring, case: Case, today: date) -> None:
    """With the consents on which colleagues hear what is needed, and an employment office of her what it is told."""
    office = Recipient(RecipientKind.OUTSIDE, "Служба занятости (вымышленная)", country=country_here())
    _consent(keyring, case, today, ConsentFor.SUPPORT, US)
    _consent(keyring, case, today, ConsentFor.SHARING, office, FieldGroup.NAME, FieldGroup.HELP)
    planned = conferences.Planned(
        today + timedelta(days=2), "11:00", "Комната для встреч", "Где жить и как вернуть паспорт"
    )
    row = conferences.plan_conference(keyring=keyring, case=case, planned=planned)
    own: dict[str, Any] = {"keyring": keyring, "case": case, "pk": row.pk}
    conferences.join(**own, joining=conferences.Joining("ведёт случай", keyring.member))
    conferences.join(**own, joining=conferences.Joining("", name=office.name, recipient=office))
    conferences.decide(**own, text="Узнать о месте на курсах шитья", due_on=today + timedelta(days=8))


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


TOLD: Final = Asking(
    "Роза", how="через сестру", when="только после 18:00", never="не звонить домой, не представляться",
    language="туркменский, немного русский", asks="Не спит с тех пор, как вернулась. Хочет спать.",
)  # fmt: skip
TO_DOCTOR: Final = Asking(
    "Роза", how="через сестру", when="только после 18:00", language="туркменский", asks="Давление, осмотр, рецепт.",
)  # fmt: skip
SAID: Final = (
    (
        "Рассказала про дом в Стамбуле: дверь запирали снаружи. Просыпается от любого звука замка. Попробовали дыхание "
        "на счёт, стало легче. Сама предложила вечером сидеть с сестрой на кухне."
    ),
    (
        "Спит по пять часов. Звук замка больше не будит каждую ночь. Хочет на курс учёта, боится толпы в маршрутке: "
        "прошли дорогу вместе по карте."
    ),
)


def write_demo_sessions(*, worker: Member, psychologist: Member, doctor: Member, today: date) -> None:
    """Roza is a client of the psychologist, with two sessions; the doctor was asked, and has not answered. NotADemo."""
    client = _asked(worker, psychologist, CirclePurpose.PSYCHOLOGIST, TOLD)
    _asked(worker, doctor, CirclePurpose.DOCTOR, TO_DOCTOR)
    facts = (
        Facts(today - timedelta(days=9), 60, Kind.FIRST, Way.IN_PERSON, Outcome.TOOK_PLACE),
        Facts(today - timedelta(days=2), 50, Kind.TALK, Way.IN_PERSON, Outcome.TOOK_PLACE),
    )
    with demo_circles(psychologist) as circles:
        helping.answer(circles=circles, client=client, standing=Standing.TAKEN_ON)
        helping.note_heard(circles=circles, client=client, language="tk")
        for of_session, text in zip(facts, SAID, strict=True):
            helping.write_session(circles=circles, client=client, facts=of_session, text=text)


def _asked(worker: Member, helper: Member, purpose: CirclePurpose, asked: Asking) -> UUID:
    """A circle of one, asked for Roza, which has compared the words."""
    circle = begin_demo_circle(member=helper, purpose=purpose, holder=worker)
    with demo_keyring(worker) as keyring:
        case = _case_of(keyring, ROZA.name)
        client = asking.ask(keyring=keyring, case=case, circle=circle, asking=asked).pk
        words = clients_of(case, keyring).client(client).words
    with demo_circles(helper) as circles:
        helping.compare(circles=circles, client=client, typed=words)
    return client


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
