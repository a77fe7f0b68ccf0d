"""Which numbers of a table may be shown to everybody: ten or more, and none that leads to a smaller one.

A hidden number could be found by taking all others from the total. So whenever one is hidden, the smallest of
the others are hidden too, until at least two are and they are ten or more together. Who knows a part of the
numbers, such as those of the own organisation, could take it from each: then the same holds for what is left.

Also called: suppression of small counts, statistical disclosure control.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST: Final = 10

type Why = Literal["", "small", "protects"]


@dataclass(frozen=True, slots=True)
class Cell:
    """`count` is None where it is hidden: because it is `small`, or because it `protects` a small one."""

    key: str
    count: int | None
    why: Why


@dataclass(frozen=True, slots=True)
class Table:
    cells: tuple[Cell, ...]
    total: int | None


def shown_to_all(counts: Mapping[str, int]) -> Table:
    """The largest first, what is hidden last, by key, so that not even the order tells of it."""
    total = sum(counts.values())
    if total < LEAST:
        return Table(tuple(Cell(key, None, "small") for key in sorted(counts)), None)
    small = {key for key, count in counts.items() if count < LEAST}
    rest = sorted(counts.keys() - small, key=lambda key: (counts[key], key))
    protecting: set[str] = set()
    while small and rest and not _is_enough(counts, small | protecting):
        protecting.add(rest.pop(0))
    cells = [Cell(key, counts[key], "") for key in reversed(rest)]
    cells += [Cell(key, None, "small" if key in small else "protects") for key in sorted(small | protecting)]
    return Table(tuple(cells), total)


def shown_beside(own: Mapping[str, int], counts: Mapping[str, int]) -> Table:
    """As `shown_to_all`, to who knows `own`, which is in these counts: what is left leads to no small number either."""
    others = {key: count - own.get(key, 0) for key, count in counts.items() if count > own.get(key, 0)}
    of_all, of_others = shown_to_all(counts), shown_to_all(others)
    hidden = {cell.key: Cell(cell.key, None, "protects") for cell in of_others.cells if cell.count is None}
    hidden |= {cell.key: cell for cell in of_all.cells if cell.count is None}
    visible = tuple(cell for cell in of_all.cells if cell.key not in hidden)
    is_total_small = of_all.total is None or (bool(others) and of_others.total is None)
    return Table(
        visible + tuple(hidden[key] for key in sorted(hidden)), None if is_total_small else of_all.total
    )


def in_full(counts: Mapping[str, int]) -> Table:
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return Table(tuple(Cell(key, counts[key], "") for key in ordered), sum(counts.values()))


def _is_enough(counts: Mapping[str, int], hidden: set[str]) -> bool:
    return len(hidden) > 1 and sum(counts[key] for key in hidden) >= LEAST
