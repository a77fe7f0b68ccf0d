"""A problem as a table with commas, and that table read again as others will read it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from amanjol.casework.legal_aid.allocation.instance_files import FileBroken, Instance, TableReader

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.allocation.problem import Grid, Problem

PARTED: Final = frozenset(',"\n\r\0')
BEFORE_NEEDS: Final = 3
"""Lines of a table that `table_of` writes: its heading, places, loads."""


@dataclass(frozen=True, slots=True)
class Written:
    """A table in its parts: what stands before the cells of each line, the cells that differ, and of each pair which
    of them stands there. `text` is all of it, joined.
    """

    before: list[list[str]]
    cells: list[str]
    cell_of: Grid
    text: str

    def read_again(self) -> Instance:
        """As `table_instance` of the text, without taking it apart: no part has in it what parts the others, so that
        what was joined comes apart into the same. Raises `FileBroken`.
        """
        path = Path("the table")
        if not PARTED.isdisjoint("".join([*map("".join, self.before), *self.cells])):
            raise FileBroken(f"{path}: a comma, a quotation mark or the end of a line stands in a name.")
        content = TableReader(path, []).read_parts(self.before, self.cells, self.cell_of)
        return Instance(content, hashlib.sha256(self.text.encode()).hexdigest())


def table_of(problem: Problem) -> Written:
    """The problem as a table: what never may be relaxed is an empty cell, and costs are in one sum."""
    fixed = sum(1 << at for at, condition in enumerate(problem.conditions) if not condition.may_be_relaxed)
    costs, cost_of = _ranked(problem.totals())
    kinds, kind_of = _ranked(problem.fails())
    marks = [
        None if bits & fixed else "!" + "+".join(sorted(problem.names_of(bits))) if bits else ""
        for bits in kinds
    ]
    places, cell_of = _ranked(cost_of * len(kinds) + kind_of)
    cells = [_text_of(costs[of // len(kinds)], marks[of % len(kinds)]) for of in places]
    before = [
        ["need", "urgency", *(lawyer.key for lawyer in problem.lawyers)],
        ["places", "", *(str(len(lawyer.loads)) for lawyer in problem.lawyers)],
        ["load", "", *(" ".join(map(str, lawyer.loads)) for lawyer in problem.lawyers)],
        *([need.key, str(need.urgency)] for need in problem.needs),
    ]
    texts = np.array(cells, dtype=object)
    lines = [
        *before[:BEFORE_NEEDS],
        *([*head, *texts[row].tolist()] for head, row in zip(before[BEFORE_NEEDS:], cell_of, strict=True)),
    ]
    return Written(before, cells, cell_of, "".join(",".join(line) + "\n" for line in lines))


def _text_of(cost: int, mark: str | None) -> str:
    return "" if mark is None else f"{cost}{mark}"


def _ranked(numbers: Grid) -> tuple[list[int], Grid]:
    """The numbers that there are, from the least, and for each place which of them stands there."""
    if not numbers.size:
        return [], numbers
    least = int(numbers.min())
    if int(numbers.max()) - least > 4 * numbers.size:
        there, places = np.unique(numbers, return_inverse=True)
        return there.tolist(), places.reshape(numbers.shape)
    places = numbers - least
    is_there = np.zeros(int(places.max()) + 1, dtype=bool)
    is_there[places] = True
    return (np.flatnonzero(is_there) + least).tolist(), (np.cumsum(is_there) - 1)[places]
