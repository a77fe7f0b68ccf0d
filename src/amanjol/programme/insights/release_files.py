"""A release as a folder: a table with commas for each table, and `release.json`, which says what they are.

The only ground that hiding and attacking share: what everybody can read.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

EVERY: Final = "*"
COUNT: Final = "count"
SUM: Final = "sum"
DESCRIPTION: Final = "release.json"
FORM: Final = "amanjol-release/1"
LARGEST: Final = 10**9
LARGEST_SUM: Final = 10**14


class ReleaseBroken(ValueError):
    """The folder holds no release; one sentence names file and line."""


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """Rows by their codes, one for each dimension, `*` for a total; a count of `None` is hidden. A row that is not
    there counts nobody.
    """

    name: str
    dimensions: tuple[str, ...]
    counts: Mapping[tuple[str, ...], int | None]
    sums: Mapping[tuple[str, ...], int | None] | None = None
    """Of money, of the same rows; shown only where the count is."""


@dataclass(frozen=True, slots=True)
class Money:
    """Sums are in this currency (ISO 4217), whole multiples of `base`, to the nearest."""

    currency: str
    base: int


@dataclass(frozen=True, slots=True)
class Release:
    """Counts are multiples of `base`, to the nearest; none from 1 to below `threshold` is shown. `harms` are columns
    whose codes are hidden together where nearly all of a group share one, those of nobody, too.
    """

    threshold: int
    base: int
    tables: tuple[ReleasedTable, ...]
    harms: frozenset[str] = frozenset()
    money: Money | None = None
    room: int = 1_000
    """How much more than all that is shown a reader thinks possible."""


def write_release(folder: Path, release: Release, report: Mapping[str, Any]) -> None:
    """Into a folder that is there and empty. Raises `OSError`."""
    for table in release.tables:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow((*table.dimensions, *_numbers(release.money)))
            writer.writerows((*codes, *_shown(table, codes)) for codes in sorted(table.counts))
    document = {
        "form": FORM,
        "threshold": release.threshold,
        "base": release.base,
        "harms": sorted(release.harms),
        **({} if release.money is None else {"money": asdict(release.money)}),
        "tables": [
            {"name": table.name, "dimensions": list(table.dimensions), "file": f"{table.name}.csv"}
            for table in release.tables
        ],
        **report,
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    (folder / DESCRIPTION).write_text(text + "\n", encoding="utf-8")


def _numbers(money: Money | None) -> tuple[str, ...]:
    return (COUNT,) if money is None else (COUNT, SUM)


def _shown(table: ReleasedTable, codes: tuple[str, ...]) -> list[int | str]:
    numbers = [table.counts[codes], *([] if table.sums is None else [table.sums[codes]])]
    return ["" if number is None else number for number in numbers]


def read_release(folder: Path) -> Release:
    """Raises `ReleaseBroken`, `OSError`."""
    return release_of(lambda name: (folder / name).read_bytes(), folder)


def release_of(read: Callable[[str], bytes], folder: Path) -> Release:
    """`read` gives a file of the folder by its name, or raises `FileNotFoundError`. Raises `ReleaseBroken`."""
    path = folder / DESCRIPTION
    try:
        document = json.loads(read(DESCRIPTION).decode("utf-8"))
    except FileNotFoundError as error:
        raise ReleaseBroken(f"{folder} holds no release: {DESCRIPTION} is missing.") from error
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise ReleaseBroken(f"{path} is not JSON.") from error
    try:
        if document["form"] != FORM:
            raise ReleaseBroken(f"{path} is of another form than {FORM}.")
        threshold, base = (_whole(document[key], least=1) for key in ("threshold", "base"))
        named = [
            (_text(table["name"]), tuple(map(_text, table["dimensions"]))) for table in document["tables"]
        ]
        harms = frozenset(map(_text, document["harms"]))
        money = _money(document["money"]) if "money" in document else None
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, ReleaseBroken):
            raise
        raise ReleaseBroken(f"{path} does not say what its tables are.") from error
    tables = tuple(
        _table(read, folder / f"{name}.csv", name, dimensions, base, money) for name, dimensions in named
    )
    return Release(threshold, base, tables, harms, money)


def _money(content: Any) -> Money:
    return Money(_text(content["currency"]), _whole(content["base"], least=1))


def _table(
    read: Callable[[str], bytes],
    path: Path,
    name: str,
    dimensions: tuple[str, ...],
    base: int,
    money: Money | None,
) -> ReleasedTable:
    if not name.isprintable() or "/" in name or name.startswith("."):
        raise ReleaseBroken(f"{path.parent}: a table cannot have this name.")
    counts: dict[tuple[str, ...], int | None] = {}
    sums: dict[tuple[str, ...], int | None] = {}
    numbers = _numbers(money)
    try:
        file = io.StringIO(read(path.name).decode("utf-8-sig"), newline="")
        reader = csv.reader(file, strict=True)
        if next(reader, None) != [*dimensions, *numbers]:
            raise ReleaseBroken(f"{path}, line 1: the columns are not those of {DESCRIPTION}.")
        for row in reader:
            where = f"{path}, line {reader.line_num}"
            codes = tuple(row[: len(dimensions)])
            if len(row) != len(dimensions) + len(numbers) or codes in counts:
                raise ReleaseBroken(f"{where}: a row is wrong, or stands there twice.")
            counts[codes] = _count(where, row[len(dimensions)], base)
            if money is not None:
                sums[codes] = _sum(where, row[-1], money, counts[codes])
    except FileNotFoundError as error:
        raise ReleaseBroken(f"{path} is missing.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReleaseBroken(f"{path} is no table with commas.") from error
    return ReleasedTable(name, dimensions, counts, None if money is None else sums)


def _count(where: str, text: str, base: int, *, what: str = "count", largest: int = LARGEST) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(largest))) or int(text) % base:
        raise ReleaseBroken(f"{where}: a {what} is empty or a multiple of {base}.")
    return int(text)


def _sum(where: str, text: str, money: Money, count: int | None) -> int | None:
    """A sum that is shown would say that its count is no small one."""
    number = _count(where, text, money.base, what=SUM, largest=LARGEST_SUM)
    if number is not None and count is None:
        raise ReleaseBroken(f"{where}: a sum is shown where the count is hidden.")
    return number


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError
    return value


def _whole(value: object, *, least: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST:
        raise TypeError
    return value
