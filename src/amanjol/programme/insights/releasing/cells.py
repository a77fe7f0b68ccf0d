"""Cells of tables: who is counted, by what they have in common; and the sums that tie cells together."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from amanjol.programme.insights.releasing.people import People
    from amanjol.programme.insights.releasing.specification import Table

type Cell = tuple[tuple[str, str], ...]
"""Columns and their codes, by the columns' names. The same cell in two tables is one cell; `()` is everybody."""

type Line = tuple[Cell, tuple[Cell, ...]]
"""A sum and its parts: the same people with one column more, one part for each of its codes."""


def count(people: People, tables: Iterable[Table]) -> dict[Cell, int]:
    """How many people are in each cell of these tables and of their margins; a cell with nobody is not there."""
    counts: dict[Cell, int] = {}
    for columns in subsets(tables):
        picked = [people.columns[name] for name in columns]
        tally: Mapping[tuple[str, ...], int] = (
            Counter(zip(*picked, strict=True)) if picked else {(): people.size}
        )
        counts.update((tuple(zip(columns, codes, strict=True)), number) for codes, number in tally.items())
    return counts


def subsets(tables: Iterable[Table]) -> list[tuple[str, ...]]:
    """The columns of each table and of each margin, each once, fewest first."""
    every = {
        columns
        for table in tables
        for size in range(len(table.dimensions) + 1)
        for columns in combinations(sorted(table.dimensions), size)
    }
    return sorted(every, key=lambda columns: (len(columns), columns))


def lines(cells: Iterable[Cell]) -> list[Line]:
    """Every sum that holds among these cells: a cell without one of its columns is the sum over that column."""
    parts: dict[tuple[Cell, str], list[Cell]] = {}
    for cell in cells:
        for place, (column, _) in enumerate(cell):
            parts.setdefault((cell[:place] + cell[place + 1 :], column), []).append(cell)
    return [(whole, tuple(sorted(among))) for (whole, _), among in sorted(parts.items())]


def codes_of(cells: Iterable[Cell]) -> dict[str, list[str]]:
    """The codes of each column, sorted."""
    codes: dict[str, set[str]] = {}
    for cell in cells:
        for column, code in cell:
            codes.setdefault(column, set()).add(code)
    return {column: sorted(values) for column, values in codes.items()}


def shown(cell: Cell, dimensions: Sequence[str], every: str) -> tuple[str, ...]:
    """As a row of a table: a code for each dimension, `every` where the cell does not ask for one."""
    codes = dict(cell)
    return tuple(codes.get(name, every) for name in dimensions)
