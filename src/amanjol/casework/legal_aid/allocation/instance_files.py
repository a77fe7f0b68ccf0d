"""Files of problems: assignment texts of the OR-Library, and our own tables with commas (docs/legal-aid-allocation.md).

Every error is one sentence with the file and its line.
"""

from __future__ import annotations

import csv
import hashlib
import re
from array import array
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import numpy as np

from amanjol.casework.legal_aid.allocation.problem import (
    LARGEST,
    Failing,
    Lawyer,
    Need,
    Problem,
    ProblemBroken,
    grid_of,
    problem_of,
    problem_of_places,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from amanjol.casework.legal_aid.allocation.problem import Cell, Grid

MOST_PAIRS: Final = 10_000_000
MOST_BYTES: Final = 256 * 1024 * 1024
MOST_PLACES: Final = 10_000
MOST_URGENCY: Final = 1_000
LONGEST_LINE: Final = 32_000_000  # signs: each number of a line takes 50 bytes and more while it is read
LONGEST_NAME: Final = 200
NUMBER: Final = re.compile(r"[+-]?[0-9]{1,19}", re.ASCII)
NUMBERS: Final = re.compile(r"\s*(?:[+-]?[0-9]{1,19}(?:\s+|$))*", re.ASCII)
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


class FileBroken(ValueError):
    """The file is not what it must be; the sentence names the line."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of costs, `None` where a pair is not listed. As many rows as can be get a column of their own."""

    rows: tuple[tuple[int | None, ...], ...]
    columns: int

    @property
    def is_full(self) -> bool:
        return all(None not in row for row in self.rows)

    def problem(self) -> Problem:
        """The same with rows as needs and columns as lawyers of one place."""
        return problem_of(
            [Need(str(row)) for row in range(len(self.rows))],
            [Lawyer(str(column)) for column in range(self.columns)],
            self.rows,
        )


@dataclass(frozen=True, slots=True)
class Instance:
    """What a file holds, and the SHA-256 of its bytes."""

    content: Matrix | Problem
    digest: str


def read_instance(path: Path) -> Instance:
    """Raises `FileBroken`, `OSError`."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise FileBroken(f"{path} is larger than {MOST_BYTES // 1024 // 1024} MiB.")
    lines = _lines(path, data)
    first = next((line for line in lines if line.strip()), "")
    is_table = path.suffix.lower() == ".csv" or "," in first or first.strip().lower().startswith("need")
    content = TableReader(path, lines).read() if is_table else _TextReader(path, lines).read()
    return Instance(content, hashlib.sha256(data).hexdigest())


def table_instance(table: str) -> Instance:
    """Of a table that `written_tables.table_of` wrote. Raises `FileBroken`."""
    data = table.encode()
    content = TableReader(Path("the table"), _lines(Path("the table"), data)).read()
    return Instance(content, hashlib.sha256(data).hexdigest())


def _lines(path: Path, data: bytes) -> list[str]:
    content = data.removeprefix(BYTE_ORDER_MARK)
    if b"\0" in content:
        line = content[: content.index(b"\0")].count(b"\n") + 1
        raise FileBroken(f"{path}, line {line}: there is a NUL, so this is no text in UTF-8.")
    try:
        lines = content.decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FileBroken(f"{path}, line {line}: this is no text in UTF-8 ({error.reason}).") from error
    too_long = next((place for place, line in enumerate(lines, 1) if len(line) > LONGEST_LINE), 0)
    if too_long:
        raise FileBroken(f"{path}, line {too_long}: it has more than {LONGEST_LINE} signs.")
    return lines


class _Reader:
    def __init__(self, path: Path, lines: Sequence[str]) -> None:
        self._path = path
        self._lines = lines

    def _fail(self, line: int, what: str) -> NoReturn:
        raise FileBroken(f"{self._path}, line {line}: {what}.")

    def _whole(self, line: int, word: str) -> int:
        if word.isascii() and word.isdigit() and len(word) < len(str(LARGEST)):
            return int(word)
        if not NUMBER.fullmatch(word) or abs(int(word)) > LARGEST:
            start = word if len(word) <= 40 else f"{word[:40]}…"
            self._fail(line, f"“{start}” is no whole number of at most 18 digits")
        return int(word)


class _TextReader(_Reader):
    """n, then n times n costs in free format; or rows and columns on the first line; or lines of row, column, cost."""

    def read(self) -> Matrix:
        numbers, counts = array("q"), []
        for place, line in enumerate(self._lines, 1):
            row = self._row(place, line)
            if len(numbers) + len(row) > MOST_PAIRS + 2:
                self._fail(place, f"there are more than {MOST_PAIRS} numbers")
            numbers.extend(row)
            counts.append(len(row))
        if not numbers:
            self._fail(1, "there is no number in it")
        self._ends = list(accumulate(counts))
        size = numbers[0]
        if size < 1:
            self._fail(self._line_of(0), f"the size is {size}, and must be 1 or more")
        return self._matrix(numbers, size, [count for count in counts if count])

    def _row(self, place: int, line: str) -> list[int]:
        words = line.split()
        if NUMBERS.fullmatch(line.rstrip()):
            row = list(map(int, words))
            if not row or max(map(abs, row)) <= LARGEST:
                return row
        return [self._whole(place, word) for word in words]

    def _line_of(self, number: int) -> int:
        """Of the number at that place in the file, or the last line."""
        return next((line for line, end in enumerate(self._ends, 1) if end > number), len(self._ends))

    def _matrix(self, numbers: array[int], size: int, counts: Sequence[int]) -> Matrix:
        if len(numbers) == 1 + size * size:
            return self._full(numbers[1:], size, size)
        if counts[0] == 2:
            columns = numbers[1]
            if columns < 1:
                self._fail(self._line_of(1), f"there are {columns} columns, and must be 1 or more")
            if len(numbers) == 2 + size * columns:
                return self._full(numbers[2:], size, columns)
            self._wrong_count(numbers, 2, size * columns)
        if counts[0] == 1 and len(counts) > 1 and all(count == 3 for count in counts[1:]):
            return self._listed(numbers, size)
        return self._wrong_count(numbers, 1, size * size)

    def _wrong_count(self, numbers: array[int], before: int, wanted: int) -> NoReturn:
        number = len(numbers) - before
        line = self._line_of(before + wanted) if number > wanted else self._line_of(len(numbers) - 1)
        self._fail(line, f"{number} costs in all, and there must be {wanted}")

    def _full(self, costs: array[int], rows: int, columns: int) -> Matrix:
        return Matrix(tuple(tuple(costs[n * columns : (n + 1) * columns]) for n in range(rows)), columns)

    def _listed(self, numbers: array[int], size: int) -> Matrix:
        if size * size > MOST_PAIRS:
            self._fail(self._line_of(0), f"{size} times {size} pairs are more than {MOST_PAIRS}")
        rows: list[list[int | None]] = [[None] * size for _ in range(size)]
        for place in range(1, len(numbers), 3):
            row, column, cost = numbers[place : place + 3]
            if not (1 <= row <= size and 1 <= column <= size):
                self._fail(self._line_of(place), f"row {row}, column {column} is outside 1 to {size}")
            if rows[row - 1][column - 1] is not None:
                self._fail(self._line_of(place), f"row {row}, column {column} is there twice")
            rows[row - 1][column - 1] = cost
        return Matrix(tuple(map(tuple, rows)), size)


class _Cells(dict[str, int]):
    """Where each cell stands among those that differ. Each is looked at once, on the line where it comes first."""

    def __init__(self, read: Callable[[str], Cell]) -> None:
        super().__init__()
        self.read = read
        self.each: list[Cell] = []

    def __missing__(self, text: str) -> int:
        self.each.append(self.read(text.strip()))
        self[text] = len(self.each) - 1
        return self[text]


class TableReader(_Reader):
    """A line a need, a column a lawyer; before the needs a line `places` and a line `load`, if there are any."""

    def __init__(self, path: Path, lines: Sequence[str]) -> None:
        super().__init__(path, lines)
        self._failing: dict[str, frozenset[str]] = {}  # by the text of cells
        self._line, self._before = 1, 1
        self._names: list[str] = []
        self._needs: list[Need] = []
        self._keys: set[str] = set()
        self._special: dict[str, tuple[int, list[str]]] = {}

    def read(self) -> Problem:
        rows = self._rows()
        self._begin(*next(rows, (1, [])))
        cells, places = _Cells(self._cell), array("q")
        for line, row in rows:
            if len(row) != len(self._names) + self._before:
                self._fail(
                    line, f"{len(row)} columns where the heading has {len(self._names) + self._before}"
                )
            if self._take_in(line, row):
                places.extend(map(cells.__getitem__, row[self._before :]))
            if len(places) > MOST_PAIRS:
                self._fail(line, f"there are more than {MOST_PAIRS} pairs")
        return self._problem(cells.each, places)

    def read_parts(self, before: Sequence[Sequence[str]], cells: Sequence[str], cell_of: Grid) -> Problem:
        """Of a table in its parts, as `written_tables.Written` has them. Raises `FileBroken`."""
        lines = enumerate(before, 1)
        self._begin(*next(lines))
        for line, row in lines:
            self._take_in(line, row)
        if cell_of.shape != (len(self._needs), len(self._names)):
            self._fail(1, "there are not as many cells as pairs")
        looked_at = _Cells(self._cell)
        place_of = np.array([looked_at[text] for text in cells], dtype=np.int64)
        places = array("q", [0]) * cell_of.size
        if places:
            np.take(place_of, cell_of, out=grid_of(places, cell_of.shape))
        return self._problem(looked_at.each, places)

    def _begin(self, line: int, row: Sequence[str]) -> None:
        heading = [cell.strip() for cell in row]
        self._before = 2 if len(heading) > 1 and heading[1].lower() == "urgency" else 1
        self._names = heading[self._before :]
        self._check_heading(line, heading, self._names)

    def _take_in(self, line: int, row: Sequence[str]) -> bool:
        """Whether it is a line of a need: of it what stands before the cells."""
        self._line, key = line, row[0].strip()
        if key.lower() in {"places", "load"}:
            if self._needs or key.lower() in self._special:
                self._fail(line, f"{key} stands once, before the needs")
            self._special[key.lower()] = (line, [cell.strip() for cell in row[self._before :]])
            return False
        self._check_name(line, key, self._keys)
        self._needs.append(Need(key, self._urgency(line, row[1].strip()) if self._before > 1 else 1))
        return True

    def _problem(self, cells: Sequence[Cell], places: array[int]) -> Problem:
        try:
            return problem_of_places(self._needs, self._lawyers(), cells, places)
        except ProblemBroken as error:
            raise FileBroken(f"{self._path}: {error}") from error

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        if any('"' in line or "\r" in line for line in self._lines):
            rows = self._quoted_rows()
        else:
            rows = ((place, line.split(",")) for place, line in enumerate(self._lines, 1))
        for line, row in rows:
            if row and (row[0].strip() or any(cell.strip() for cell in row)):
                yield line, row

    def _quoted_rows(self) -> Iterator[tuple[int, list[str]]]:
        reader = csv.reader((f"{line}\n" for line in self._lines), strict=True)
        while True:
            line = reader.line_num + 1
            try:
                row = next(reader, None)
            except csv.Error as error:
                self._fail(line, f"this is no line with commas ({error})")
            if row is None:
                return
            yield line, row

    def _check_heading(self, line: int, heading: Sequence[str], names: Sequence[str]) -> None:
        if not heading or heading[0].lower() != "need":
            self._fail(line, "the first column must be called need, and there must be commas between columns")
        if not names:
            self._fail(line, "there is no lawyer in the heading")
        keys: set[str] = set()
        for name in names:
            self._check_name(line, name, keys)

    def _check_name(self, line: int, name: str, keys: set[str]) -> None:
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            self._fail(line, f"a name is empty, longer than {LONGEST_NAME} signs, or cannot be printed")
        if name in keys:
            self._fail(line, f"“{name}” is there twice")
        keys.add(name)

    def _urgency(self, line: int, cell: str) -> int:
        urgency = self._whole(line, cell)
        if not 1 <= urgency <= MOST_URGENCY:
            self._fail(line, f"the urgency is {urgency}, and must be 1 (most urgent) to {MOST_URGENCY}")
        return urgency

    def _cell(self, cell: str) -> Cell:
        """A cost; nothing or `-` where they may not meet; `!language+training` names what the pair fails, behind
        what it would cost otherwise, if that is told: `40!language`.
        """
        if cell in {"", "-"}:
            return None
        cost, mark, failed = cell.partition("!")
        if not mark:
            return self._whole(self._line, cell)
        if failed not in self._failing:
            names = [name.strip() for name in failed.split("+")]
            keys: set[str] = set()
            for name in names:
                self._check_name(self._line, name, keys)
            self._failing[failed] = frozenset(names)
        return Failing(self._failing[failed], self._whole(self._line, cost.strip()) if cost.strip() else 0)

    def _lawyers(self) -> list[Lawyer]:
        names, special = self._names, self._special
        line, cells = special.get("places", (0, ["1"] * len(names)))
        places = [self._whole(line, cell or "1") for cell in cells]
        for name, count in zip(names, places, strict=True):
            if not 0 <= count <= MOST_PLACES:
                self._fail(line, f"“{name}” has {count} places, and there may be 0 to {MOST_PLACES}")
        line, cells = special.get("load", (0, [""] * len(names)))
        return [
            Lawyer(name, self._loads(line, name, count, cell.split()))
            for name, count, cell in zip(names, places, cells, strict=True)
        ]

    def _loads(self, line: int, name: str, count: int, words: Sequence[str]) -> tuple[int, ...]:
        if not words:
            return (0,) * count
        loads = tuple(self._whole(line, word) for word in words)
        if len(loads) != count:
            self._fail(line, f"“{name}” has {len(loads)} loads and {count} places")
        if any(later < earlier for earlier, later in pairwise(loads)):
            self._fail(line, f"a further place of “{name}” costs less than the one before")
        return loads
