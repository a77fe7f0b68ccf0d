"""Every way in which people can be counted, one after the other: what an attack says of small tables, worked out anew.

It reads tables alone, and shares nothing with the attack: leaves are counted through, margins are looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.programme.insights.release_files import ReleasedTable

MOST_OF_A_LEAF = 30
"""Of a hidden one without a shown total around it."""

MOST_WAYS = 300_000

type Row = tuple[str, ...]
type Counts = dict[tuple[int, Row], NDArray[np.int64]]


def every_way(tables: Sequence[ReleasedTable], threshold: int) -> Counts | None:
    """Of each row of these tables (by their number) what it is in each way. With two, people came between them and
    nobody left. `None` where there are too many ways.
    """
    leaves = [(number, row) for number, table in enumerate(tables) for row in table.counts if "*" not in row]
    spans = [_leaf(tables[number], row, threshold) for number, row in leaves]
    if np.prod([float(len(span)) for span in spans]) > MOST_WAYS:
        return None
    grid = np.array([axis.ravel() for axis in np.meshgrid(*spans, indexing="ij")], dtype=np.int64)
    fits = np.ones(grid.shape[1], dtype=bool)
    ways: Counts = {}
    for number, table in enumerate(tables):
        for row, number_shown in table.counts.items():
            inside = [
                place for place, (other, leaf) in enumerate(leaves) if other == number and _is_in(leaf, row)
            ]
            ways[number, row] = grid[inside].sum(axis=0)
            least, most = _ends(number_shown, threshold)
            fits &= (ways[number, row] >= least) & (ways[number, row] <= most)
    for row in tables[0].counts if len(tables) > 1 else ():
        fits &= ways[1, row] >= ways[0, row]
    return {key: numbers[fits] for key, numbers in ways.items()}


def is_endless(table: ReleasedTable) -> bool:
    """Whether something hidden has no shown total around it: `every_way` counts that to `MOST_OF_A_LEAF` alone."""
    return any(
        all(table.counts[other] is None for other in table.counts if _is_in(row, other))
        for row in table.counts
        if "*" not in row
    )


def _is_in(leaf: Row, row: Row) -> bool:
    return all(code in ("*", own) for own, code in zip(leaf, row, strict=True))


def _ends(number_shown: int | None, threshold: int) -> tuple[int, int]:
    """Rounded to 5, never below the threshold; who has a row is there."""
    if number_shown is None:
        return 1, 10**9
    return max(number_shown - 2, threshold), number_shown + 2


def _leaf(table: ReleasedTable, row: Row, threshold: int) -> range:
    least, most = _ends(table.counts[row], threshold)
    around = [
        _ends(number_shown, threshold)[1]
        for other, number_shown in table.counts.items()
        if _is_in(row, other)
    ]
    return range(least, min(most, *around, MOST_OF_A_LEAF) + 1 if min(around) > 10**8 else min(around) + 1)
