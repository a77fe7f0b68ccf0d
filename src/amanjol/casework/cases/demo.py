"""Fictional people of the demo, each with a case. None of them exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases.actions import creating, working
from amanjol.casework.cases.records import Level, PersonRecord, Risk, SafeContact
from amanjol.casework.cases.texts import SAFETY_PLAN
from amanjol.foundation.organisations.keys.demo import demo_keyring

if TYPE_CHECKING:
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


@dataclass(frozen=True, slots=True)
class _Fictional:
    """`due` counts days from today."""

    person: PersonRecord
    note: str
    next_step: str
    due: int
    safety_plan: str = ""
    risk: tuple[Level, Level, Level] | None = None


PEOPLE: Final = (
    _Fictional(
        PersonRecord(
            ("Роза", "Аманова Роза Бердыевна"),
            1994,
            "Мары",
            contact=SafeContact("через сестру", "только после 18:00", "не звонить домой, не представляться"),
        ),
        "Вернулась из Стамбула, где работала в семье. Паспорт держала хозяйка, за семь месяцев не заплатили.",
        "Позвонить сестре и договориться о встрече",
        0,
        "Слово «базар» значит: приезжайте. Документы лежат у соседки.",
        (Level.LOW, Level.HIGH, Level.UNKNOWN),
    ),
    _Fictional(
        PersonRecord(("Berdi", "Бердымурад Сапаров"), 1988, "Байрамали", contact=SafeContact("сам", "днём")),
        "Три месяца на стройке без зарплаты, бригадир забрал документы у всех.",
        "Передать юристу расчёт зарплаты",
        3,
    ),
    _Fictional(
        PersonRecord(("Семья Оразовых",), None, "Туркменгала"),
        "Дочь уехала на работу в августе, с октября не выходит на связь.",
        "Узнать, кто видел её последним",
        -1,
        risk=(Level.UNKNOWN, Level.UNKNOWN, Level.UNKNOWN),
    ),
)
ABROAD: Final = _Fictional(
    PersonRecord(
        ("Майса", "Атаева Майса Гурбановна"),
        1999,
        "Алматы",
        contact=SafeContact("сама", "в приюте", "родным в Мары не звонить, пока она не разрешит"),
    ),
    "Из Мары. Полгода убирала в гостинице без зарплаты, паспорт хозяин не отдал. Хочет вернуться домой и просит, чтобы "
    "её там встретили.",
    "Спросить, что можно рассказать организации в Мары",
    1,
)
"""Somebody from Mary who is in a shelter in another country."""


def open_demo_case_abroad(*, member: Member, today: date) -> None:
    """On the node of another country. NotADemo."""
    with demo_keyring(member) as keyring:
        _open(keyring, ABROAD, today)


def open_demo_cases(*, member: Member, today: date) -> None:
    """With the keys of a fictional member: NotADemo."""
    with demo_keyring(member) as keyring:
        for fictional in PEOPLE:
            _open(keyring, fictional, today)


def _open(keyring: Keyring, fictional: _Fictional, today: date) -> None:
    person = creating.create_person(keyring=keyring, person=fictional.person)
    beginning = creating.Beginning(fictional.next_step, today + timedelta(days=fictional.due), fictional.note)
    case = creating.create_case(keyring=keyring, person=person, beginning=beginning, today=today)
    if fictional.safety_plan:
        working.write_text(keyring=keyring, case=case, text=SAFETY_PLAN, words=fictional.safety_plan)
    if fictional.risk:
        now, on_return, digital = fictional.risk
        risk = Risk(today, keyring.person, now, on_return, digital)
        working.assess_risk(keyring=keyring, case=case, risk=risk)
