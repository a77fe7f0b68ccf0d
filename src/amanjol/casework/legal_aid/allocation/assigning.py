"""The least assignment of a table of integers: scipy's, and exact also where its floating point would err.

scipy reckons in double precision, which is exact while n times the largest number stays below 2^53; its
`min_weight_full_bipartite_matching` is told only of pairs that may be, and so takes half of the time that
`linear_sum_assignment` takes for the whole table. Above 2^53 the table is solved in stages: its leading digits first;
what these leave open, by integer prices, is a smaller table of the same best assignments, which is solved next, until
the numbers are small. Also called: linear assignment problem, Jonker-Volgenant, bit scaling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from amanjol.casework.legal_aid.allocation.pricing import lowest_prices

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Table = npt.NDArray[Any]  # of int64, or of Python's integers (dtype object) where these do not fit
    Pairs = npt.NDArray[np.bool_]

EXACT: Final = 2**53
MOST_CELLS: Final = 20_000_000  # of a table: half a GB


class TooLarge(ValueError):
    """More than fits into memory at once."""


def least_choice(table: Table, allowed: Pairs, loads: Sequence[Sequence[int]]) -> list[int | None]:
    """Of each row its column, or none: the least sum of cells that are allowed. A column holds as many rows as it has
    loads; each further one adds the next load, never less than the one before, and comes to less than 0 all the same.
    """
    rows = len(table)
    places = [(column, load) for column, of in enumerate(loads) for load in of]
    if not places or not allowed.any():
        return [None] * rows
    load_of = np.array([load for _, load in places], dtype=table.dtype)
    lowest = int(table.min()) + int(load_of.min())
    if 2 * max(rows, len(places)) * -lowest < EXACT:
        chosen = _by_matching(table, allowed, [len(of) for of in loads], load_of, 1 - lowest)
        return [places[place][0] if place < len(places) else None for place in chosen]
    column_of = np.array([column for column, _ in places], dtype=np.intp)
    wide = np.where(allowed[:, column_of], table[:, column_of] + load_of, 0)
    columns: list[int | None] = [None] * rows
    for row, place in zip(*least_assignment(wide), strict=True):
        if allowed[row, column_of[place]]:
            columns[row] = places[place][0]
    return columns


def _by_matching(table: Table, allowed: Pairs, sizes: Sequence[int], load_of: Table, above: int) -> list[int]:
    """Row i has one place more, its own, at the price 0: the number of places and i. All is moved `above` 0."""
    from scipy.sparse import csr_array  # noqa: PLC0415  81 MiB, which only planning needs
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching  # noqa: PLC0415  as above

    rows, width = len(table), len(load_of)
    row_of, column_of = np.nonzero(allowed)
    many = np.array(sizes)[column_of]  # places of each pair, one beside the other
    first = (np.cumsum(sizes) - sizes)[column_of]
    before = np.cumsum(many) - many
    places = np.repeat(first - before, many) + np.arange(many.sum())
    cells = np.repeat(table[row_of, column_of] + above, many) + load_of[places]
    ends = np.cumsum(np.bincount(row_of, weights=many, minlength=rows).astype(np.intp))
    cells = np.insert(cells, ends, above).astype(np.float64)
    places = np.insert(places, ends, np.arange(width, width + rows))
    starts = np.concatenate(([0], ends + np.arange(1, rows + 1)))
    graph = csr_array((cells, places, starts), shape=(rows, width + rows))
    chosen: list[int] = min_weight_full_bipartite_matching(graph)[1].tolist()
    return chosen


def least_assignment(table: Table) -> tuple[list[int], list[int]]:
    """Rows and their columns, as many as fit, of the least sum. Integers of any size."""
    if 0 in table.shape:
        return [], []
    if _is_exact(table):
        return _by_scipy(table)
    rows, columns = table.shape
    size = max(rows, columns)
    if size * size > MOST_CELLS:
        raise TooLarge(
            f"Numbers this large are planned in stages, and {rows} beside {columns} are too many for that."
        )
    square = np.zeros((size, size), dtype=object)
    square[:rows, :columns] = table - int(table.min())  # the number that are matched is the same in all
    chosen = _in_stages(square)
    pairs = [(row, chosen[row]) for row in range(rows) if chosen[row] < columns]
    return [row for row, _ in pairs], [column for _, column in pairs]


def _in_stages(square: Table) -> list[int]:
    """The column of each row, of a square table without negative numbers.

    With c = 2^k h + l and prices u, v of the best assignment of h, the table r = c - 2^k (u + v) has the same best
    assignments as c and no negative number. The best of h costs less than n 2^k in r: so the best of r has no pair that
    costs more, and all these are made equal.
    """
    size = len(square)
    while not _is_exact(square):
        shift = max(1, int(square.max()).bit_length() - (EXACT // size).bit_length() + 1)
        leading = (square >> shift).astype(np.int64)
        chosen = _by_scipy(leading)[1]
        rows, columns = lowest_prices(leading, chosen)
        reduced = square - ((rows[:, None] - columns[None, :]).astype(object) << shift)
        square = np.minimum(reduced, size << shift)
    return _by_scipy(square)[1]


def _is_exact(table: Table) -> bool:
    largest: int = max(abs(int(table.max())), abs(int(table.min())))
    size: int = max(table.shape)
    return size * largest < EXACT


def _by_scipy(table: Table) -> tuple[list[int], list[int]]:
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415  81 MiB, which only planning needs

    rows, columns = linear_sum_assignment(table.astype(np.float64))
    return rows.tolist(), columns.tolist()
