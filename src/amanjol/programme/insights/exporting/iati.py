"""Released tables as results of one activity, IATI 2.03 (https://iatistandard.org/en/iati-standard/203/).

A table is a result, its rows are values broken down by `dimension`. A hidden row stands there without a value and says
so: IATI 2.03 demands none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from amanjol.programme.insights.release_files import EVERY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from amanjol.programme.insights.exporting.activity import Activity
    from amanjol.programme.insights.release_files import Money, Release, ReleasedTable

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

HIDDEN: Final = {
    "en": "Not shown: it would tell of a few people.",
    "ru": "Не показано: это рассказало бы о нескольких людях.",
}


def write_iati(path: Path, release: Release, activity: Activity) -> None:
    """Raises `OSError`."""
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
    for table in release.tables:
        rounding = f"Each number is rounded to the nearest multiple of {release.base} by itself: rows need not add up. "
        rule = f"No number from 1 to {release.threshold - 1} is shown."
        _result(about, table.name, table, table.counts, rounding + rule, activity)
        if release.money is not None and table.sums is not None:
            name, sentence = f"{table.name}: {release.money.currency}", _about_money(release.money)
            _result(about, name, table, table.sums, sentence, activity)
    indent(root)
    ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)


def _about_money(money: Money) -> str:
    return (
        f"Sums of money in {money.currency}, each rounded to the nearest multiple of {money.base} by itself. "
        "None is shown of which one person has half."
    )


def _result(
    about: Element,
    name: str,
    table: ReleasedTable,
    numbers: Mapping[tuple[str, ...], int | None],
    sentence: str,
    activity: Activity,
) -> None:
    result = SubElement(about, "result", {"type": OUTPUT, "aggregation-status": "false"})
    _narrate(result, "title", {"en": name})
    indicator = SubElement(result, "indicator", {"measure": UNIT})
    _narrate(indicator, "title", {"en": name})
    _narrate(indicator, "description", {"en": sentence})
    period = SubElement(indicator, "period")
    SubElement(period, "period-start", {"iso-date": activity.first_day.isoformat()})
    SubElement(period, "period-end", {"iso-date": activity.last_day.isoformat()})
    for codes, number in sorted(numbers.items()):
        actual = SubElement(period, "actual", {} if number is None else {"value": str(number)})
        for column, code in zip(table.dimensions, codes, strict=True):
            if code != EVERY:
                SubElement(actual, "dimension", {"name": column, "value": code})
        if number is None:
            _narrate(actual, "comment", HIDDEN)


def _narrate(parent: Element, name: str, texts: Mapping[str, str], **attributes: str) -> None:
    element = SubElement(parent, name, attributes)
    for language, text in texts.items():
        SubElement(element, "narrative", {LANGUAGE: language}).text = text
