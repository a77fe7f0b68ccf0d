"""Released tables as results of one activity, IATI 2.03 (https://iatistandard.org/en/iati-standard/203/).

A table is a result, its rows are values broken down by `dimension`, and of several releases each has a period of its
own. IATI wants a value wherever something is measured in numbers: hidden rows stand in an indicator beside them that is
measured in words (`QUALITATIVE`), and say why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from amanjol.programme.insights.release_files import EVERY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from amanjol.programme.insights.exporting.activity import Activity, Days
    from amanjol.programme.insights.release_files import Release, ReleasedTable

VERSION: Final = "2.03"
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
STARTED: Final = "2"
"""Of `ActivityDateType`: actual start."""

IMPLEMENTING: Final = "4"
"""Of `OrganisationRole`."""

OUTPUT: Final = "1"
"""Of `ResultType`."""

UNIT: Final = "1"
"""Of `IndicatorMeasure`: a number, no percentage."""

QUALITATIVE: Final = "5"
"""Of the same."""

HIDDEN: Final = {
    "en": "Not shown: it would tell of a few people.",
    "ru": "Не показано: это рассказало бы о нескольких людях.",
}

type Numbers = Mapping[tuple[str, ...], int | None]
"""By the codes of a row; None where it is hidden."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A release and the days of which it speaks."""

    release: Release
    days: Days


@dataclass(frozen=True, slots=True)
class _Indicator:
    """Of the result `of`; one with another rule is another."""

    of: str
    measure: str
    name: str
    rule: str


def write_iati(path: Path, activity: Activity, reported: Iterable[Reported]) -> None:
    """In the order in which they were released: of two of the same days that have the same table the later one holds.

    Raises `OSError`.
    """
    root = Element("iati-activities", {"version": VERSION})
    own = next(iter(activity.title))
    about = SubElement(root, "iati-activity", {LANGUAGE: own})
    SubElement(about, "iati-identifier").text = activity.identifier
    organisation = activity.organisation
    of_whom = {"ref": organisation.reference, "type": organisation.kind}
    _narrate(about, "reporting-org", {own: organisation.name}, **of_whom)
    _narrate(about, "title", activity.title)
    _narrate(about, "description", activity.description)
    _narrate(about, "participating-org", {own: organisation.name}, role=IMPLEMENTING, **of_whom)
    SubElement(about, "activity-status", {"code": activity.status})
    SubElement(about, "activity-date", {"iso-date": activity.started.isoformat(), "type": STARTED})
    for tables in _by_table(reported):
        for parts_of in (_of_people, _of_money):
            if parts := [part for table in tables for part in parts_of(*table)]:
                _result(about, tables[0][1].dimensions, parts)
    indent(root)
    ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


type _Table = tuple[Reported, ReleasedTable]
type _Part = tuple[_Indicator, Days, Numbers]


def _by_table(reported: Iterable[Reported]) -> list[list[_Table]]:
    """The same columns under the same name are one table, however often it was released."""
    latest = {
        (table.name, table.dimensions, source.days): (source, table)
        for source in reported
        for table in source.release.tables
    }
    by_table: dict[tuple[str, tuple[str, ...]], list[_Table]] = {}
    for (name, dimensions, _days), released in latest.items():
        by_table.setdefault((name, dimensions), []).append(released)
    return [sorted(tables, key=lambda released: released[0].days.first) for tables in by_table.values()]


def _of_people(source: Reported, table: ReleasedTable) -> list[_Part]:
    release = source.release
    rule = (
        f"Each number is rounded to the nearest multiple of {release.base} by itself: rows need not add up. "
        f"No number from 1 to {release.threshold - 1} is shown. "
        "A row that is not there counts nobody, unless it stands under “not shown”."
    )
    return _parts(table.name, rule, source.days, table.counts)


def _of_money(source: Reported, table: ReleasedTable) -> list[_Part]:
    money = source.release.money
    if money is None or table.sums is None:
        return []
    rule = (
        f"Sums of money in {money.currency}, each rounded to the nearest multiple of {money.base} by itself. "
        "None is shown of which one person has half."
    )
    return _parts(f"{table.name}: {money.currency}", rule, source.days, table.sums)


def _parts(name: str, rule: str, days: Days, numbers: Numbers) -> list[_Part]:
    numbered = {codes: number for codes, number in numbers.items() if number is not None}
    hidden: Numbers = dict.fromkeys(numbers.keys() - numbered.keys())
    parts: list[_Part] = [
        (_Indicator(name, UNIT, name, rule), days, numbered),
        (_Indicator(name, QUALITATIVE, f"{name}: not shown", HIDDEN["en"]), days, hidden),
    ]
    return [part for part in parts if part[2]]


def _result(about: Element, dimensions: Sequence[str], parts: Sequence[_Part]) -> None:
    result = SubElement(about, "result", {"type": OUTPUT, "aggregation-status": "false"})
    _narrate(result, "title", {"en": parts[0][0].of})
    for indicator in dict.fromkeys(part[0] for part in parts):
        element = SubElement(result, "indicator", {"measure": indicator.measure})
        _narrate(element, "title", {"en": indicator.name})
        _narrate(element, "description", {"en": indicator.rule})
        for days, numbers in (part[1:] for part in parts if part[0] == indicator):
            _period(element, dimensions, days, numbers)


def _period(indicator: Element, dimensions: Sequence[str], days: Days, numbers: Numbers) -> None:
    period = SubElement(indicator, "period")
    SubElement(period, "period-start", {"iso-date": days.first.isoformat()})
    SubElement(period, "period-end", {"iso-date": days.last.isoformat()})
    for codes, number in sorted(numbers.items()):
        actual = SubElement(period, "actual", {} if number is None else {"value": str(number)})
        for column, code in zip(dimensions, codes, strict=True):
            if code != EVERY:
                SubElement(actual, "dimension", {"name": column, "value": code})
        if number is None:
            _narrate(actual, "comment", HIDDEN)


def _narrate(parent: Element, name: str, texts: Mapping[str, str], **attributes: str) -> None:
    element = SubElement(parent, name, attributes)
    for language, text in texts.items():
        SubElement(element, "narrative", {LANGUAGE: language}).text = text
