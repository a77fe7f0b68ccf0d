"""Sums of money: which of them tell of one person, and which more are hidden beside these.

By the rules of dominance and p % (Hundepool et al., Statistical Disclosure Control, Wiley 2012, chapter 4): nobody has
half of a sum that is shown, and who has most but one cannot tell the largest amount to within a tenth of it.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from amanjol.programme.insights.releasing.cells import count, subsets
from amanjol.programme.insights.releasing.hiding import Hiding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.programme.insights.releasing.cells import Cell
    from amanjol.programme.insights.releasing.people import People
    from amanjol.programme.insights.releasing.specification import Table

HUNDREDTHS: Final = 100
PEOPLE_MORE: Final = 4
"""By so many a small count stays open; its sum by as many usual amounts: where all have the same a sum is a count."""

SHARE: Final = 10
"""A tenth: of the largest amount for who has most but one, of a hidden sum for everybody."""


class Amounts(NamedTuple):
    """Of the people in one cell, in hundredths: all together, the largest and the largest but one."""

    total: int
    first: int
    second: int

    @property
    def tells_of_one(self) -> bool:
        """Whether one has half or more, or the others are too little to hide the largest from who has most but one."""
        rest = self.total - self.first - self.second
        return 2 * self.first >= self.total or SHARE * rest < self.first

    def need(self, people: int, threshold: int) -> tuple[int, int]:
        """What the sum must be able to be for a reader so that, as far as can be told, it tells of nobody; and by how
        much it must be open so that a small count is not told by it.
        """
        reach = max(2 * self.first, self.first + self.first // SHARE + 1 + self.second)
        return reach, PEOPLE_MORE * self.total // people if people < threshold else 0


def add_up(people: People, tables: Iterable[Table]) -> dict[Cell, Amounts]:
    """Of each cell of these tables and of their margins."""
    added: dict[Cell, Amounts] = {}
    for columns in subsets(tables):
        picked = [people.columns[name] for name in columns]
        groups: dict[tuple[str, ...], tuple[int, int, int]] = {}
        rows = zip(*picked, strict=True) if picked else (() for _ in people.amounts)
        for codes, amount in zip(rows, people.amounts, strict=True):
            total, first, second = groups.get(codes, (0, 0, 0))
            largest = max(first, amount)
            groups[codes] = total + amount, largest, max(second, min(first, amount))
        added.update(
            (tuple(zip(columns, codes, strict=True)), Amounts(*amounts)) for codes, amounts in groups.items()
        )
    return added


class HidingSums(Hiding):
    """As with counts, in `unit` of hundredths: `base` is twenty of them. A sum whose count is hidden is hidden, too."""

    def __init__(
        self,
        people: People,
        tables: Iterable[Table],
        *,
        base: int,
        counts: Hiding,
    ) -> None:
        named = tuple(tables)
        self.amounts = add_up(people, named)
        self._base = base
        self.unit = base * HUNDREDTHS // 20
        cells = {cell: self.amounts.get(cell, Amounts(0, 0, 0)) for cell in counts.cells}
        super().__init__({cell: amounts.total // self.unit for cell, amounts in cells.items()}, threshold=0)
        sizes = count(people, named)
        self.needs = {
            cell: self.amounts[cell].need(number, counts.threshold)
            for cell, number in sizes.items()
            if number < counts.threshold or self.amounts[cell].tells_of_one
        }
        """Of each sum that tells of somebody, in hundredths: see `Amounts.need`."""
        self.hidden = {*counts.hidden, *self.needs}

    def coarsen(self, cell: Cell) -> bool:  # noqa: ARG002  as of counts
        """Never: sums know no harms, and what hides with their counts would be shown anew."""
        return False

    def published(self, cell: Cell) -> int | None:
        """In the currency, to the nearest multiple of `base`."""
        if cell in self.hidden:
            return None
        whole = self._base * HUNDREDTHS
        return (self.amounts[cell].total + whole // 2) // whole * self._base

    def _room(self, cell: Cell) -> float:
        reach, width = (-(-need // self.unit) for need in self.needs.get(cell, (0, 0)))
        return max(self._counts[cell] // SHARE + 1, reach - self._counts[cell], width)

    def _shown_ends(self, cell: Cell) -> tuple[float, float]:
        number = self.published(cell)
        if number is None:
            return 0, inf
        return max(0, number * 20 // self._base - 10), number * 20 // self._base + 9
