"""Coded records, a row a person: only what the tables need, never kept."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import _csv
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from amanjol.programme.insights.releasing.specification import Specification, Sums

EVERY: Final = "*"
MOST_PEOPLE: Final = 5_000_000
LONGEST_CODE: Final = 200
LONGEST_HEADER: Final = 100_000
AMOUNT: Final = re.compile(r"([0-9]{1,10})(?:[.,]([0-9]{1,2}))?", re.ASCII)
CURRENCY: Final = re.compile(r"[A-Z]{3}", re.ASCII)


class RecordsBroken(ValueError):
    """The file of records is not what it must be; one sentence names line and column, never what stands there."""


@dataclass(frozen=True, slots=True)
class People:
    """Codes by column; the n-th of each column is the same person."""

    columns: Mapping[str, Sequence[str]]
    size: int
    amounts: Sequence[int] = ()
    """Of each person, in hundredths of the currency."""
    currency: str = ""


def read_people(path: Path, specification: Specification) -> People:
    """Codes as they stand, without white space around them; an empty one is a code of its own.

    Raises `RecordsBroken`, `OSError`.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            delimiter = _delimiter(file.readline(LONGEST_HEADER))
            file.seek(0)
            return _people(path, csv.reader(file, delimiter=delimiter, strict=True), specification)
    except UnicodeDecodeError as error:
        raise RecordsBroken(f"{path} is not text in UTF-8.") from error
    except csv.Error as error:
        raise RecordsBroken(f"{path}: this is no table with commas, semicolons or tabs ({error}).") from error


def _delimiter(header: str) -> str:
    """As spreadsheets write it where the comma stands in numbers: `;`, or a tab."""
    return max(",;\t", key=header.count)


def _people(path: Path, reader: _csv.Reader, specification: Specification) -> People:
    header = [name.strip() for name in next(reader, [])]
    places = _places(path, header, specification)
    columns: dict[str, list[str]] = {name: [] for name in specification.columns}
    persons: set[str] = set()
    amounts: list[int] = []
    currency = ""
    for row in reader:
        number = reader.line_num
        if not row:
            continue
        if len(row) != len(header):
            raise RecordsBroken(
                f"{path}, line {number}: {len(row)} fields where the first line has {len(header)}."
            )
        for name, codes in columns.items():
            codes.append(_code(path, number, name, row[places[name]].strip(), specification))
        if specification.person is not None:
            _once(path, number, specification.person, row[places[specification.person]].strip(), persons)
        if specification.sums is not None:
            amounts.append(_amount(path, number, specification.sums, row[places[specification.sums.column]]))
            currency = _currency(path, number, specification.sums, row, places, currency)
        if len(next(iter(columns.values()))) > MOST_PEOPLE:
            raise RecordsBroken(f"{path} holds more than {MOST_PEOPLE:,} people.")
    size = len(next(iter(columns.values())))
    if not size:
        raise RecordsBroken(f"{path} holds nobody: it needs a line of names and one line a person.")
    return People(columns, size, amounts, currency)


def _amount(path: Path, number: int, sums: Sums, text: str) -> int:
    """Of what somebody paid back or took from another nothing is known: amounts are never below nothing."""
    match = AMOUNT.fullmatch(text.strip())
    if match is None:
        raise RecordsBroken(
            f"{path}, line {number}, {sums.column}: an amount is 0 or more, at most ten digits and two after a point."
        )
    return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))


def _currency(
    path: Path, number: int, sums: Sums, row: list[str], places: Mapping[str, int], before: str
) -> str:
    currency = row[places[sums.currency]].strip()
    if not CURRENCY.fullmatch(currency):
        raise RecordsBroken(f"{path}, line {number}, {sums.currency}: a currency is three letters, as KZT.")
    if before and currency != before:
        raise RecordsBroken(
            f"{path}, line {number}, {sums.currency}: another currency than before, and the two do not add up."
        )
    return currency


def _places(path: Path, header: list[str], specification: Specification) -> dict[str, int]:
    needed = [*specification.columns, *([specification.person] if specification.person else [])]
    if specification.sums is not None:
        needed += [specification.sums.column, specification.sums.currency]
    for name in needed:
        if header.count(name) != 1:
            times = "no column" if name not in header else "more than one column"
            raise RecordsBroken(f"{path}, line 1: there is {times} `{name}`.")
    return {name: header.index(name) for name in needed}


def _code(path: Path, number: int, column: str, code: str, specification: Specification) -> str:
    if code == EVERY or len(code) > LONGEST_CODE or not code.isprintable():
        raise RecordsBroken(
            f"{path}, line {number}, {column}: a code is printable, at most {LONGEST_CODE} letters, and not `{EVERY}`."
        )
    allowed = specification.codes.get(column)
    if allowed is not None and code not in allowed:
        raise RecordsBroken(f"{path}, line {number}, {column}: this is none of its codes.")
    return intern(code)


def _once(path: Path, number: int, column: str, person: str, persons: set[str]) -> None:
    if not person or person in persons:
        raise RecordsBroken(
            f"{path}, line {number}, {column}: "
            + ("this person stands there already." if person else "nobody is named.")
        )
    persons.add(person)
