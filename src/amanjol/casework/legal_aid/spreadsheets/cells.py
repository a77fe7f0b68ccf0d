"""Cells of a spreadsheet, and what is wrong with them. The first row names the columns, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from amanjol.casework.desk.fields import LONGEST_LINE, Text
from amanjol.foundation.textfiles.workbooks import NotASpreadsheet, TooLarge, safe_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

type Cells = list[list[str]]
_TEXT: Final = Text()
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


class Unreadable(Exception):
    """With a sentence that says what to do."""


class Wrong(ValueError):
    """What is wrong with one cell, in one sentence."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` as a spreadsheet counts them; `column` is what it is called, empty where it is about the whole row."""

    row: int
    column: str
    says: str


@dataclass(frozen=True, slots=True)
class Columns:
    """`names` is what problems call them, `heads` what the first row may; `most` lines, or `too_many` is said."""

    names: Mapping[str, Any]
    heads: Mapping[str, Sequence[str]]
    needed: Collection[str]
    most: int
    too_many: Any

    @property
    def shown(self) -> list[tuple[Any, Sequence[str], bool]]:
        """Name, heads, and whether it has to be there."""
        return [(words, self.heads[head], head in self.needed) for head, words in self.names.items()]


def cells_of(data: bytes) -> Cells:
    """The first sheet as texts, days as ISO; empty rows stay, so that rows keep their numbers. Unreadable."""
    try:
        with CalamineWorkbook.from_filelike(safe_workbook(data)) as book:
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False) if book.sheet_names else []
    except TooLarge as error:
        raise Unreadable(_("The file is too large: send the one sheet alone.")) from error
    except (NotASpreadsheet, CalamineError, OSError) as error:
        raise Unreadable(
            _("The file is no spreadsheet that can be read: save it as .xlsx and send it again.")
        ) from error
    return [[_plain(value) for value in row] for row in rows]


def read_rows[Line](
    cells: Cells, columns: Columns, read: Callable[[int, dict[str, str]], tuple[Line | None, list[Problem]]]
) -> tuple[list[tuple[int, Line]], list[Problem]]:
    """What the rows say, each with its number, and all that is wrong. With a problem nothing of it may be written.

    `read` is given a row that is not empty: its number, and its cells by column.
    """
    cells = [[_TEXT.to_python(cell) for cell in row] for row in cells]
    heads, problems = _heads_of(cells, columns)
    if problems:
        return [], problems
    if len(cells) - 1 > columns.most:
        return [], [Problem(columns.most + 2, "", str(columns.too_many))]
    lines = []
    for number, row in enumerate(cells[1:], 2):
        if any(row):
            of_row = {head: row[at] if at < len(row) else "" for head, at in heads.items()}
            line, wrong = read(number, of_row)
            problems += wrong
            if line is not None:
                lines.append((number, line))
    if not lines and not problems:
        problems.append(Problem(2, "", _("There is no line below the first row.")))
    return lines, problems


def read_cells(
    row: int, cells: Mapping[str, str], columns: Columns, readers: Mapping[str, Callable[[str], Any]]
) -> tuple[dict[str, Any], list[Problem]]:
    """The value of each cell that is not empty or has to be there. A reader raises Wrong."""
    values: dict[str, Any] = {}
    problems = []
    for head, text in cells.items():
        try:
            if text or head in columns.needed:
                values[head] = readers[head](filled(text))
        except Wrong as wrong:
            problems.append(Problem(row, str(columns.names[head]), str(wrong)))
    return values, problems


def repeated[Line](
    lines: Sequence[tuple[int, Line]], key: Callable[[Line], object]
) -> Iterator[tuple[int, int]]:
    """The number of each row whose key stood there before, and of the first that has it."""
    first: dict[object, int] = {}
    for number, line in lines:
        there = first.setdefault(key(line), number)
        if there != number:
            yield number, there


def filled(text: str) -> str:
    """What must not be empty. Wrong."""
    if not text:
        raise Wrong(_("This cell is empty."))
    if _SURROGATE.search(text):
        raise Wrong(_("This cell has a sign that cannot be kept: type it anew."))
    return text


def line(text: str) -> str:
    """Wrong."""
    if len(text) > LONGEST_LINE:
        raise Wrong(_("This is longer than 300 letters."))
    if any(ord(letter) < 32 for letter in text):
        raise Wrong(_("This cell has more than one line."))
    return " ".join(text.split())


def parts(text: str, between: str = ",") -> list[str]:
    return [part.strip() for part in text.split(between) if part.strip()]


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _heads_of(cells: Cells, columns: Columns) -> tuple[dict[str, int], list[Problem]]:
    """At which place each column stands, by what the first row calls them."""
    if not cells or not any(cells[0]):
        return {}, [Problem(1, "", _("The first row has to name the columns."))]
    called = {words: head for head, both in columns.heads.items() for words in both}
    heads: dict[str, int] = {}
    problems = []
    for at, words in enumerate(cells[0]):
        head = called.get(" ".join(words.casefold().split()))
        if head is not None and head not in heads:
            heads[head] = at
        elif words:
            says = _("This column stands there twice.") if head else _("No column is called so.")
            problems.append(Problem(1, words[:40], says))
    problems += [
        Problem(1, str(columns.names[head]), _("This column is lacking."))
        for head in columns.heads
        if head in columns.needed and head not in heads
    ]
    return heads, problems
