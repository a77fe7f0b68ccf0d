"""Releases as canonical bytes, and what the attack found as plain data. Plain, without a row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from amanjol.foundation.seals import canonical
from amanjol.programme.insights.auditing.system import Who, counts_of
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
MOST_ALIKE: Final = 9
"""Of ten in a group, who may share one harm."""
COARSENESS: Final = 100
"""What sums are rounded to, times this, is no less than a usual amount."""


class NotTaken(ValueError):
    """These files are no release that this house takes. `reason`: broken, fine (counts are not rounded to 5, or may be
    below 10), few (a count below its threshold is shown), alike (the same was done to nearly all of a group that is
    shown), exact (sums are hardly rounded), large, signs.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def release_of_files(files: Mapping[str, bytes], harms: frozenset[str] = frozenset()) -> Release:
    """Of a folder's files by name. `harms`: columns that count as such besides those that it names. NotTaken."""

    def read(name: str) -> bytes:
        if name not in files:
            raise FileNotFoundError(name)
        return files[name]

    try:
        release = release_of(read, Path())
        counts = counts_of(release)
    except ReleaseBroken as error:
        raise NotTaken("broken") from error
    if release.base != BASE or release.threshold < FEWEST:
        raise NotTaken("fine")
    if any(number is not None and number < release.threshold for number in counts.values()):
        raise NotTaken("few")
    if not counts or not all(map(_is_as_written, release.tables)) or not _has_own_names(release):
        raise NotTaken("broken")
    if _is_alike(counts, release.harms | harms, release.base):
        raise NotTaken("alike")
    if not all(_is_rounded(table, release.money) for table in release.tables):
        raise NotTaken("exact")
    return release


def _is_alike(counts: Mapping[Who, int | None], harms: frozenset[str], base: int) -> bool:
    """Whether surely, however it was rounded, more than nine in ten of a group share one harm. What was done to
    everybody is no secret of a group.
    """
    codes: dict[str, set[str]] = defaultdict(set)
    rows: dict[tuple[Who, str], int] = defaultdict(int)
    for who in counts:
        for column, code in (pair for pair in who if pair[0] in harms):
            codes[column].add(code)
            rows[who - {(column, code)}, column] += 1
    for (group, column), of_group in rows.items():
        whole = counts.get(group)
        if not group or whole is None or len(codes[column]) == 1:
            continue
        for code in codes[column]:
            part = counts.get(group | {(column, code)})
            if part and (of_group == 1 or (part - base // 2) * 10 > MOST_ALIKE * (whole + base // 2)):
                return True
    return False


def _is_rounded(table: ReleasedTable, money: Money | None) -> bool:
    """Whether sums are rounded to a hundredth of what is usual in them, at least."""
    if money is None or table.sums is None:
        return True
    sums = [(total, table.counts.get(codes)) for codes, total in table.sums.items() if total]
    return all(not count or money.base * count * COARSENESS >= (total or 0) for total, count in sums)


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
