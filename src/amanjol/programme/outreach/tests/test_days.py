"""Days as rules: each year's day, and the sources."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation

from amanjol.foundation.textfiles.problems import ContentErrors
from amanjol.foundation.textfiles.reading import read
from amanjol.programme.outreach.days import SHAPE, day_rule, day_rules, days_between

# As the European Commission and others announced or reported each (docs/outreach.md).
SAFER_INTERNET = (
    "2014-02-11",
    "2016-02-09",
    "2017-02-07",
    "2019-02-05",
    "2020-02-11",
    "2021-02-09",
    "2024-02-06",
    "2025-02-11",
)


@pytest.mark.parametrize("day", SAFER_INTERNET)
def test_safer_internet_day_is_where_it_was(day: str) -> None:
    rule = day_rule("safer-internet-day")
    assert rule is not None
    on = date.fromisoformat(day)
    assert rule.in_year(on.year) == on


@pytest.mark.parametrize("year", range(2026, 2060))
def test_safer_internet_day_is_a_tuesday_of_the_second_week_that_has_a_working_day(year: int) -> None:
    rule = day_rule("safer-internet-day")
    assert rule is not None
    on = rule.in_year(year)
    february = [date(year, 2, day) for day in range(1, 8)]
    first_working = next(day for day in february if day.weekday() < 5)
    monday = first_working - timedelta(first_working.weekday())
    assert on == monday + timedelta(8)


@pytest.mark.parametrize(
    ("key", "month", "day"),
    [
        ("world-day-against-trafficking", 7, 30),
        ("world-childrens-day", 11, 20),
        ("international-migrants-day", 12, 18),
    ],
)
def test_the_others_are_the_same_each_year(key: str, month: int, day: int) -> None:
    rule = day_rule(key)
    assert rule is not None
    assert {rule.in_year(year) for year in (2026, 2028)} == {date(2026, month, day), date(2028, month, day)}


def test_the_next_one_is_today_or_lies_ahead() -> None:
    rule = day_rule("international-migrants-day")
    assert rule is not None
    assert rule.next_after(date(2026, 12, 18)) == date(2026, 12, 18)
    assert rule.next_after(date(2026, 12, 19)) == date(2027, 12, 18)


def test_those_of_a_time_come_in_their_order_both_ends_included() -> None:
    days = [on for on, _rule in days_between(date(2026, 11, 20), date(2027, 7, 30))]
    assert days == [date(2026, 11, 20), date(2026, 12, 18), date(2027, 2, 9), date(2027, 7, 30)]


def test_each_has_a_source_that_somebody_can_open_and_a_russian_name() -> None:
    assert len(day_rules()) == 4
    for rule in day_rules():
        assert rule.source.address.startswith("http"), rule.key
        english = rule.source.in_words
        with translation.override("ru"):
            assert rule.name != rule.names["en"]
            assert rule.source.in_words != english


@pytest.mark.parametrize("falls_on", ["02-29", "02-30", "13-01", "30-07"])
def test_a_day_that_does_not_come_every_year_is_refused_with_its_line(falls_on: str) -> None:
    text = (
        f"- key: a-day\n  names:\n    en: A day\n  falls_on: {falls_on}\n  weekday: any\n"
        "  source:\n    publisher:\n      en: X\n"
        "    document:\n      en: Y\n    address: https://example.org\n    checked: in-source\n"
    )
    with pytest.raises(ContentErrors, match=r"days\.yaml:[14]"):
        read(text, "days.yaml", SHAPE)
