"""Releases as canonical bytes, and what the attack found as plain data. Plain, without a row."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from amanjol.foundation.seals import canonical
from amanjol.programme.insights.auditing.system import counts_of
from amanjol.programme.insights.examining import Told
from amanjol.programme.insights.release_files import (
    COUNT,
    Money,
    Release,
    ReleaseBroken,
    ReleasedTable,
    release_of,
)
from amanjol.programme.insights.releasing.people import CURRENCY, LONGEST_CODE
from amanjol.programme.insights.releasing.specification import MOST_DIMENSIONS, NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

FEWEST: Final = 10
"""No smaller count is shown by any release of this house (published figures: n >= 10)."""
BASE: Final = 5


class NotTaken(ValueError):
    """These files are no release that this house takes. `reason`: broken, fine (counts are not rounded to 5, or may be
    below 10), few (a count below its threshold is shown), large, signs.
    """

    def __init__(self, reason: str, says: str = "") -> None:
        super().__init__(reason)
        self.reason, self.says = reason, says


def release_of_files(files: Mapping[str, bytes]) -> Release:
    """Of a folder's files by name. NotTaken."""

    def read(name: str) -> bytes:
        if name not in files:
            raise FileNotFoundError(name)
        return files[name]

    try:
        release = release_of(read, Path())
        counts = counts_of(release)
    except ReleaseBroken as error:
        raise NotTaken("broken", str(error)) from error
    if release.base != BASE or release.threshold < FEWEST:
        raise NotTaken("fine")
    if any(number is not None and number < release.threshold for number in counts.values()):
        raise NotTaken("few")
    if not counts or not all(map(_is_as_written, release.tables)) or not _has_own_names(release):
        raise NotTaken("broken")
    return release


def _is_as_written(table: ReleasedTable) -> bool:
    """As the command writes one: names that a sheet and a page can bear, and so few columns that an attack ends."""
    columns = {*table.dimensions, COUNT}
    return (
        NAME.fullmatch(table.name) is not None
        and 1 <= len(table.dimensions) <= MOST_DIMENSIONS
        and len(columns) == len(table.dimensions) + 1
        and all(
            len(text) <= LONGEST_CODE and text.isprintable()
            for text in (*table.dimensions, *(code for codes in table.counts for code in codes))
        )
    )


def _has_own_names(release: Release) -> bool:
    """Each table a name of its own, and money that of a currency."""
    names = {table.name.lower() for table in release.tables}
    is_currency = release.money is None or CURRENCY.fullmatch(release.money.currency) is not None
    return len(names) == len(release.tables) and is_currency


def to_bytes(release: Release) -> bytes:
    """NotTaken."""
    try:
        return canonical.to_bytes(to_plain(release))
    except canonical.TooLarge as error:
        raise NotTaken("large") from error
    except canonical.NotCanonical as error:
        raise NotTaken("signs") from error


def from_bytes(written: bytes) -> Release:
    """canonical.NotCanonical; KeyError, TypeError, ValueError for what `to_bytes` never wrote."""
    return from_plain(canonical.from_bytes(written))


def to_plain(release: Release) -> dict[str, Any]:
    return {
        "threshold": release.threshold,
        "base": release.base,
        "harms": sorted(release.harms),
        "money": None if release.money is None else asdict(release.money),
        "tables": [_table_to_plain(table) for table in release.tables],
    }


def from_plain(plain: Mapping[str, Any]) -> Release:
    """As `from_bytes`."""
    money = None if plain["money"] is None else Money(**plain["money"])
    tables = tuple(_table_from_plain(table, has_sums=money is not None) for table in plain["tables"])
    return Release(plain["threshold"], plain["base"], tables, frozenset(plain["harms"]), money)


def _table_to_plain(table: ReleasedTable) -> dict[str, Any]:
    rows = [
        [list(codes), count, None if table.sums is None else table.sums[codes]]
        for codes, count in sorted(table.counts.items())
    ]
    return {"name": table.name, "dimensions": list(table.dimensions), "rows": rows}


def _table_from_plain(plain: Mapping[str, Any], *, has_sums: bool) -> ReleasedTable:
    rows = [(tuple(codes), count, total) for codes, count, total in plain["rows"]]
    table = ReleasedTable(
        plain["name"], tuple(plain["dimensions"]), {codes: count for codes, count, _ in rows}
    )
    return replace(table, sums={codes: total for codes, _, total in rows}) if has_sums else table


def told_to_plain(finding: Told) -> dict[str, Any]:
    return {**asdict(finding), "who": [list(pair) for pair in finding.who]}


def told_from_plain(plain: Mapping[str, Any]) -> Told:
    return Told(**{**plain, "who": tuple((column, code) for column, code in plain["who"])})
