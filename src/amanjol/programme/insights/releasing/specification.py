"""Which tables are released, as a YAML file: the same each period."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MOST_DIMENSIONS: Final = 3
MOST_TABLES: Final = 100
LARGEST_BASE: Final = 10**9
NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}", re.ASCII)
KEYS: Final = frozenset({"tables", "harms", "codes", "person", "sums"})


class SpecificationBroken(ValueError):
    """The file is no specification; one sentence says why."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be released: its name, which is its file's, and the columns that it is broken down by."""

    name: str
    dimensions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """The columns of each person's amount and of its currency; released sums are rounded to `base` of the currency."""

    column: str
    currency: str
    base: int


@dataclass(frozen=True, slots=True)
class Specification:
    """`harms`: columns that say what was done to people; `codes`: what a column may hold; `person`: the column that
    names a person, so that nobody is counted twice. It is read and never released.
    """

    tables: tuple[Table, ...]
    harms: frozenset[str] = frozenset()
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    person: str | None = None
    sums: Sums | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that a table needs, sorted."""
        return tuple(sorted({name for table in self.tables for name in table.dimensions}))


def read_specification(path: Path) -> Specification:
    """Raises `SpecificationBroken`, `OSError`."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SpecificationBroken(f"{path} is not text in UTF-8.") from error
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise SpecificationBroken(f"{path}{where}: this is not YAML.") from error
    try:
        return _specification(content)
    except SpecificationBroken as error:
        raise SpecificationBroken(f"{path}: {error}") from error


def _specification(content: Any) -> Specification:
    if not isinstance(content, dict) or not all(isinstance(key, str) for key in content):
        raise SpecificationBroken("it must hold `tables:`, a list with `name` and `dimensions` of each.")
    if strangers := sorted(set(content) - KEYS):
        raise SpecificationBroken(f"`{strangers[0]}` is none of {', '.join(sorted(KEYS))}.")
    tables = content.get("tables")
    if not isinstance(tables, list) or not 1 <= len(tables) <= MOST_TABLES:
        raise SpecificationBroken(f"`tables` must be a list of one to {MOST_TABLES} tables.")
    read = tuple(_table(number, table) for number, table in enumerate(tables, 1))
    lowered = [table.name.lower() for table in read]
    if twice := next((name for name in lowered if lowered.count(name) > 1), None):
        raise SpecificationBroken(f"two tables are called `{twice}`.")
    specification = Specification(
        read,
        harms=frozenset(_names("harms", content.get("harms", []))),
        codes=_codes(content.get("codes", {})),
        person=None if content.get("person") is None else _name("person", content["person"]),
        sums=None if content.get("sums") is None else _sums(content["sums"]),
    )
    columns = set(specification.columns)
    if unused := sorted((specification.harms | set(specification.codes)) - columns):
        raise SpecificationBroken(f"no table has the column `{unused[0]}`.")
    if specification.person in columns:
        raise SpecificationBroken(f"`{specification.person}` names a person and cannot be a dimension.")
    if specification.sums is not None:
        _apart(specification.sums, columns)
    return specification


def _sums(content: Any) -> Sums:
    if not isinstance(content, dict) or set(content) != {"column", "currency", "base"}:
        raise SpecificationBroken("`sums` must have `column`, `currency` and `base`, and nothing else.")
    base = content["base"]
    if not isinstance(base, int) or isinstance(base, bool) or not 1 <= base <= LARGEST_BASE:
        raise SpecificationBroken(
            f"`base` of `sums` must be a whole number of the currency, at most {LARGEST_BASE:,}."
        )
    return Sums(_name("sums", content["column"]), _name("sums", content["currency"]), base)


def _apart(sums: Sums, columns: set[str]) -> None:
    if sums.column == sums.currency or columns & {sums.column, sums.currency, "sum"}:
        raise SpecificationBroken(
            "the columns of `sums` must be two of their own, and no dimension, and none is called `sum`."
        )


def _table(number: int, content: Any) -> Table:
    if not isinstance(content, dict) or set(content) != {"name", "dimensions"}:
        raise SpecificationBroken(f"table {number} must have `name` and `dimensions`, and nothing else.")
    name = content["name"]
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise SpecificationBroken(
            f"the name of table {number} must be letters, digits, `-` and `_`, 64 at most."
        )
    dimensions = _names(f"dimensions of {name}", content["dimensions"])
    if not 1 <= len(dimensions) <= MOST_DIMENSIONS:
        raise SpecificationBroken(f"{name} must have one to {MOST_DIMENSIONS} dimensions.")
    return Table(name, dimensions)


def _names(what: str, content: Any) -> tuple[str, ...]:
    if not isinstance(content, list):
        raise SpecificationBroken(f"`{what}` must be a list of columns.")
    names = tuple(_name(what, item) for item in content)
    if len(set(names)) != len(names):
        raise SpecificationBroken(f"`{what}` names a column twice.")
    return names


def _name(what: str, content: Any) -> str:
    """A column's name, also one that YAML reads as a number or a day."""
    if not isinstance(content, str) or not content or content == "count":
        raise SpecificationBroken(
            f"`{what}` must name columns as text, none of them empty or called `count`; "
            "put a name of digits in quotes."
        )
    return content


def _codes(content: Any) -> dict[str, frozenset[str]]:
    if not isinstance(content, dict):
        raise SpecificationBroken("`codes` must list the codes of columns.")
    codes: dict[str, frozenset[str]] = {}
    for column, values in content.items():
        if not isinstance(values, list) or not all(isinstance(value, (str, int)) for value in values):
            raise SpecificationBroken(f"`codes` of {column} must be a list of texts.")
        codes[_name("codes", column)] = frozenset(str(value) for value in values)
    return codes
