"""Invented people by their codes, and a reader who reckons with fractions: another attacker than publishing has."""

from __future__ import annotations

import random
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linprog

from amanjol.programme.insights.releasing.people import People
from amanjol.programme.insights.releasing.specification import Specification, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amanjol.programme.insights.release_files import ReleasedTable


def people(rows: Mapping[tuple[str, ...], int], *names: str) -> People:
    """So many of each."""
    drawn = [codes for codes, number in rows.items() for _ in range(number)]
    return People({name: [codes[place] for codes in drawn] for place, name in enumerate(names)}, len(drawn))


def by(*tables: tuple[str, ...], harms: Sequence[str] = ()) -> Specification:
    named = tuple(Table(f"table-{number}", dimensions) for number, dimensions in enumerate(tables, 1))
    return Specification(named, frozenset(harms))


def chance_people(seed: int, *, columns: int = 3, size: int = 300) -> People:
    """Uneven, as people are: some codes are rare, and rarer together."""
    chance = random.Random(seed)  # noqa: S311  invented people, nothing secret
    codes = {f"c{number}": chance.randint(2, 5) for number in range(columns)}
    drawn: dict[str, list[str]] = {name: [] for name in codes}
    for _ in range(size):
        lean = chance.random()
        for name, many in codes.items():
            drawn[name].append(f"v{int(many * (lean * chance.random()) ** 1.5)}")
    return People(drawn, size)


def widths(table: ReleasedTable, threshold: int) -> dict[tuple[str, ...], float]:
    """Of each hidden row of one table: the distance between the least and the most by linear programming, with the sums
    that one sees by looking at the rows. It knows nothing of how Amanjol attacks.
    """
    rows = list(table.counts)
    place = {row: number for number, row in enumerate(rows)}
    bounds: list[tuple[float, float | None]] = [
        (1, None) if number is None else (max(number - 2, threshold if number else 0), number + 2)
        for number in table.counts.values()
    ]
    equations = []
    for row in rows:
        for dimension, code in enumerate(row):
            if code == "*":
                parts = [
                    other
                    for other in rows
                    if other[dimension] != "*"
                    and other[:dimension] + other[dimension + 1 :] == row[:dimension] + row[dimension + 1 :]
                ]
                line = np.zeros(len(rows))
                line[place[row]] = -1
                line[[place[part] for part in parts]] = 1
                equations.append(line)
    distances: dict[tuple[str, ...], float] = {}
    for row in (row for row, number in table.counts.items() if number is None):
        ends = []
        for sign in (1, -1):
            wish = np.zeros(len(rows))
            wish[place[row]] = sign
            answer = linprog(wish, A_eq=np.array(equations), b_eq=np.zeros(len(equations)), bounds=bounds)
            ends.append(float("inf") if answer.status == 3 else sign * answer.fun)  # scipy's own: no end
        distances[row] = abs(ends[1] - ends[0])
    return distances


def every_margin(table: ReleasedTable) -> set[tuple[int, ...]]:
    """Which dimensions are told apart in some row."""
    places = range(len(table.dimensions))
    wanted = {columns for size in range(len(table.dimensions) + 1) for columns in combinations(places, size)}
    return wanted & {tuple(place for place in places if row[place] != "*") for row in table.counts}
