"""What is missing before a return: each thing that is looked at, alone, and nothing when all of it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from amanjol.casework.standards.referring.voluntary_return import (
    MISSING_WORDS,
    Assessment,
    Certificate,
    Charges,
    Clock,
    Consulate,
    Decision,
    Known,
    Leg,
    Level,
    Missing,
    NotArriving,
    Payer,
    ReturnPlan,
    Settled,
    Waiting,
    calls_each_other,
    missing,
    report_days,
)
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.records import replace

TODAY = date(2026, 11, 28)
AT = datetime(2026, 12, 3, 18, tzinfo=UTC)
LOW = Assessment(date(2026, 11, 20), "KG", Level.LOW)
BUS = Leg("KZ", "KG", date(2026, 12, 3), "Автобус", Payer.SENDING)
COMPLETE = ReturnPlan(
    destination="KG",
    is_child=False,
    assessed_here=LOW,
    assessed_there=LOW,
    decision=Decision(date(2026, 11, 21), True, True, True, True),
    legs=(Leg("TR", "KZ", date(2026, 12, 2), "Самолёт", Payer.PROGRAMME), BUS),
    certificate=Certificate(Known.YES, (Consulate.MINISTRY,), heard=True),
    children=Settled.NONE,
    charges=Charges(Known.NO),
    not_arriving=NotArriving(("Сотрудник приюта",), agreed=True),
    waiting=Waiting("Сотрудница приюта", "Кодовое слово", heard=True),
    clock=Clock(AT, 6, "Named person here", "Named person there"),
    reports=Known.YES,
)


def test_nothing_is_missing_of_a_plan_that_was_looked_at_whole():
    assert missing(COMPLETE, TODAY) == ()


def test_of_nothing_everything_is_missing_in_its_order():
    assert missing(ReturnPlan(destination="KG", is_child=True), TODAY) == (
        Missing.ASSESSED_HERE, Missing.ASSESSED_THERE, Missing.OWN_WILL, Missing.BEST_INTERESTS, Missing.LEGS,
        Missing.CERTIFICATE, Missing.CHILDREN, Missing.CHARGES, Missing.NOT_ARRIVING, Missing.WHO_WAITS,
        Missing.CLOCK, Missing.REPORTS,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({"assessed_here": None}, "assessed-here"),
        ({"assessed_there": None}, "assessed-there"),
        ({"assessed_here": replace(LOW, state="UZ")}, "another-state"),
        ({"assessed_there": replace(LOW, state="UZ")}, "another-state"),
        ({"assessed_there": replace(LOW, on=TODAY - timedelta(31))}, "assessed-long-ago"),
        ({"assessed_there": replace(LOW, on=date(2026, 11, 25), level=Level.GREAT)}, "danger"),
        ({"assessed_here": replace(LOW, on=date(2026, 11, 25), level=Level.NOT_KNOWN)}, "danger"),
        ({"decision": None}, "own-will"),
        ({"decision": Decision(TODAY, False, True, True, True)}, "own-will"),
        ({"decision": Decision(TODAY, True, False, True, True)}, "own-will"),
        ({"decision": Decision(TODAY, True, True, False, True)}, "own-will"),
        ({"decision": Decision(TODAY, True, True, True, False)}, "own-will"),
        ({"is_child": True}, "best-interests"),
        ({"legs": ()}, "legs"),
        ({"legs": (replace(BUS, origin="TR", destination="KZ"), replace(BUS, origin="UZ"))}, "gap"),
        ({"legs": (replace(BUS, destination="UZ"),)}, "gap"),
        ({"legs": (replace(BUS, origin="TR", destination="KZ", on=date(2026, 12, 4)), BUS)}, "gap"),
        ({"legs": (replace(BUS, payer=Payer.NOBODY_YET),)}, "payer"),
        ({"certificate": None}, "certificate"),
        ({"certificate": Certificate(Known.NOT_KNOWN)}, "certificate"),
        ({"certificate": Certificate(Known.YES, (), heard=True)}, "whom-consulate-tells"),
        ({"certificate": Certificate(Known.YES, (Consulate.POLICE,), heard=False)}, "whom-consulate-tells"),
        ({"certificate": Certificate(Known.YES, (Consulate.NOT_KNOWN,), heard=True)}, "whom-consulate-tells"),
        ({"children": None}, "children"),
        ({"children": Settled.WITHOUT}, "children"),
        ({"children": Settled.PAPERS_ON_THE_WAY}, "children"),
        ({"charges": None}, "charges"),
        ({"charges": Charges(Known.YES)}, "charges"),
        ({"charges": Charges(Known.NOT_KNOWN)}, "charges"),
        ({"not_arriving": None}, "not-arriving"),
        ({"not_arriving": NotArriving((), agreed=True)}, "not-arriving"),
        ({"not_arriving": NotArriving(("Мать",), agreed=False)}, "not-arriving"),
        ({"waiting": None}, "who-waits"),
        ({"waiting": Waiting("", "Слово", heard=True)}, "who-waits"),
        ({"waiting": Waiting("Сотрудница", "", heard=True)}, "who-waits"),
        ({"waiting": Waiting("Сотрудница", "Слово", heard=False)}, "who-waits"),
        ({"clock": None}, "clock"),
        ({"clock": Clock(AT, 6, "", "There")}, "clock"),
        ({"clock": Clock(AT, 6, "Here", "")}, "clock"),
        ({"reports": None}, "reports"),
        ({"reports": Known.NOT_KNOWN}, "reports"),
    ],
)
def test_each_thing_that_nobody_has_looked_at_is_said_alone(changed: dict[str, Any], lacks: str):
    assert missing(replace(COMPLETE, **changed), TODAY) == (Missing(lacks),)


@pytest.mark.parametrize(
    "changed",
    [
        {"assessed_there": replace(LOW, level=Level.GREAT)},
        {"assessed_there": replace(LOW, on=TODAY - timedelta(30))},
        {"certificate": Certificate(Known.NO)},
        {"children": Settled.HAVE_PAPERS},
        {"charges": Charges(Known.YES, lawyer_asked=True)},
        {"reports": Known.NO},
        {"is_child": True, "best_interests_on": TODAY},
    ],
)
def test_what_was_looked_at_keeps_nobody_from_going(changed: dict[str, Any]):
    assert missing(replace(COMPLETE, **changed), TODAY) == ()


@pytest.mark.parametrize(
    ("minutes", "has_arrived", "calls"), [(360, False, False), (361, False, True), (900, True, False)]
)
def test_the_clock_calls_both_when_the_hours_are_over(minutes: int, has_arrived: bool, calls: bool):
    assert COMPLETE.clock is not None
    assert calls_each_other(COMPLETE.clock, AT + timedelta(minutes=minutes), has_arrived=has_arrived) is calls


def test_reports_come_after_one_three_six_and_twelve_months():
    assert report_days(date(2026, 11, 30)) == (
        date(2026, 12, 30), date(2027, 2, 28), date(2027, 5, 30), date(2027, 11, 30),
    )  # fmt: skip
    assert report_days(date(2027, 8, 31))[2] == date(2028, 2, 29)


def test_it_is_sealed_and_read_as_it_was():
    assert ReturnPlan.from_data(COMPLETE.as_data()) == COMPLETE
    with pytest.raises(NotCanonical):
        ReturnPlan.from_data(COMPLETE.as_data() | {"name": "Роза"})


def test_each_thing_has_words_of_its_own():
    assert list(MISSING_WORDS) == list(Missing)
    for language in ("en", "ru"):
        assert len({sentence.in_language(language) for sentence in MISSING_WORDS.values()}) == len(Missing)
