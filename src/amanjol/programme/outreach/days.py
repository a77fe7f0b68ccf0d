"""Days that the programme can plan for, as rules with their sources (`days.yaml`): a rule gives the day of any year.

Safer Internet Day is the second day of the second week of February. Which week is the first one nobody says; the days
on which it was agree with the first that has a working day in February: the first Tuesday from the 5th on
(docs/outreach.md).

Also called: international days, observances, recurrence rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.utils.translation import get_language

from amanjol.casework.standards.data_files import ADDRESS, CHECKED, KEY, LINE, load
from amanjol.foundation.textfiles.shapes import Choice, Word
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ANY: Final = "any"
_FILE: Final = Path(__file__).parent / "days.yaml"


def _said(texts: Mapping[str, str]) -> str:
    """In the language of this page, else in English."""
    return texts.get((get_language() or "en").partition("-")[0], texts["en"])


@dataclass(frozen=True, slots=True)
class DaySource:
    """`address` is the page on which it was read; `checked` says how well (`standards/data_files.py`)."""

    publisher: Mapping[str, str]
    document: Mapping[str, str]
    address: str
    checked: str

    @property
    def in_words(self) -> str:
        return f"{_said(self.publisher)}: {_said(self.document)}"


@dataclass(frozen=True, slots=True)
class DayRule:
    """`falls_on` is month and day, as 07-30. With a `weekday` it is the first such day from then on."""

    key: str
    names: Mapping[str, str]
    falls_on: str
    weekday: str
    source: DaySource

    @property
    def name(self) -> str:
        return _said(self.names)

    def in_year(self, year: int) -> date:
        begins = date.fromisoformat(f"{year:04}-{self.falls_on}")
        if self.weekday == _ANY:
            return begins
        return begins + timedelta((WEEKDAYS.index(self.weekday) - begins.weekday()) % 7)

    def next_after(self, today: date) -> date:
        """Today, or the next time that it comes."""
        on = self.in_year(today.year)
        return on if on >= today else self.in_year(today.year + 1)


def _problem(rule: DayRule) -> str:
    try:
        rule.in_year(2027)
    except ValueError:
        return f"falls_on is {rule.falls_on}, which does not come every year"
    texts = {"names": rule.names, "publisher": rule.source.publisher, "document": rule.source.document}
    return next((f"{name} has no English one" for name, of in texts.items() if "en" not in of), "")


_SOURCE: Final = Record(
    DaySource,
    (
        Field("publisher", PerLanguage(LINE)),
        Field("document", PerLanguage(LINE)),
        Field("address", ADDRESS),
        Field("checked", CHECKED),
    ),
)
SHAPE: Final = Items(
    Record(
        DayRule,
        (
            Field("key", KEY),
            Field("names", PerLanguage(LINE)),
            Field(
                "falls_on",
                Word(re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"), "month and day, as 07-30"),
            ),
            Field("weekday", Choice((_ANY, *WEEKDAYS))),
            Field("source", _SOURCE),
        ),
        problem=_problem,
    )
)


@cache
def day_rules() -> tuple[DayRule, ...]:
    """ContentError for a file that is not what it must be."""
    return tuple(load(_FILE, SHAPE))


def day_rule(key: str) -> DayRule | None:
    return next((rule for rule in day_rules() if rule.key == key), None)


def days_between(first: date, last: date) -> Iterator[tuple[date, DayRule]]:
    """By day, both ends included."""
    of_years = (
        (rule.in_year(year), rule) for year in range(first.year, last.year + 1) for rule in day_rules()
    )
    yield from sorted(
        ((on, rule) for on, rule in of_years if first <= on <= last), key=lambda pair: (pair[0], pair[1].key)
    )
