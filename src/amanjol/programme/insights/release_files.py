"""A release as a folder: a table with commas for each table, and `release.json`, which says what they are.

The only ground that hiding and attacking share: what everybody can read.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

EVERY: Final = "*"
COUNT: Final = "count"
DESCRIPTION: Final = "release.json"
FORM: Final = "amanjol-release/1"
LARGEST: Final = 10**9


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


@dataclass(frozen=True, slots=True)
class Release:
    """Counts are multiples of `base`, to the nearest; none from 1 to below `threshold` is shown. `harms` are columns
    whose codes are hidden together where nearly all of a group share one, those of nobody, too.
    """

    threshold: int
    base: int
    tables: tuple[ReleasedTable, ...]
    harms: frozenset[str] = frozenset()


def write_release(folder: Path, release: Release, report: Mapping[str, Any]) -> None:
    """Into a folder that is there and empty. Raises `OSError`."""
    for table in release.tables:
        with (folder / f"{table.name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow((*table.dimensions, COUNT))
            writer.writerows(
                (*codes, "" if number is None else number) for codes, number in sorted(table.counts.items())
            )
    document = {
        "form": FORM,
        "threshold": release.threshold,
        "base": release.base,
        "harms": sorted(release.harms),
        "tables": [
            {"name": table.name, "dimensions": list(table.dimensions), "file": f"{table.name}.csv"}
            for table in release.tables
        ],
        **report,
    }
    text = json.dumps(document, ensure_ascii=False, indent=2)
    (folder / DESCRIPTION).write_text(text + "\n", encoding="utf-8")


def read_release(folder: Path) -> Release:
    """Raises `ReleaseBroken`, `OSError`."""
    path = folder / DESCRIPTION
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
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
    except (KeyError, TypeError, ValueError) as error:
        if isinstance(error, ReleaseBroken):
            raise
        raise ReleaseBroken(f"{path} does not say what its tables are.") from error
    tables = tuple(_table(folder / f"{name}.csv", name, dimensions, base) for name, dimensions in named)
    return Release(threshold, base, tables, harms)


def _table(path: Path, name: str, dimensions: tuple[str, ...], base: int) -> ReleasedTable:
    if not name.isprintable() or "/" in name or name.startswith("."):
        raise ReleaseBroken(f"{path.parent}: a table cannot have this name.")
    counts: dict[tuple[str, ...], int | None] = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            if next(reader, None) != [*dimensions, COUNT]:
                raise ReleaseBroken(f"{path}, line 1: the columns are not those of {DESCRIPTION}.")
            for row in reader:
                where = f"{path}, line {reader.line_num}"
                if len(row) != len(dimensions) + 1 or tuple(row[:-1]) in counts:
                    raise ReleaseBroken(f"{where}: a row is wrong, or stands there twice.")
                counts[tuple(row[:-1])] = _count(where, row[-1], base)
    except FileNotFoundError as error:
        raise ReleaseBroken(f"{path} is missing.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ReleaseBroken(f"{path} is no table with commas.") from error
    return ReleasedTable(name, dimensions, counts)


def _count(where: str, text: str, base: int) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))) or int(text) % base:
        raise ReleaseBroken(f"{where}: a count is empty or a multiple of {base}.")
    return int(text)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError
    return value


def _whole(value: object, *, least: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST:
        raise TypeError
    return value
