"""Which counts are hidden: small ones, what nearly all of a group share, and as many more as keep sums from telling.

Whether that is enough is not decided here: `insights/auditing` attacks what would be released (docs/insights.md).
"""

from __future__ import annotations

from collections import deque
from math import inf
from typing import TYPE_CHECKING, Final

from amanjol.programme.insights.releasing.cells import Cell, Line, codes_of, lines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

BASE: Final = 5
"""What published counts are rounded to."""

SHARED_BY_NEARLY_ALL: Final = 0.9
"""Of a group. Where more have one harm in common, the table would say of each of them what was done to them."""


ROOM: Final = 4
"""People between the least and the most of a hidden count, by the sums alone."""

PASSES: Final = 3


class NothingLeftToHide(Exception):
    """Every count that could stand beside this cell is hidden already, or was released earlier."""


class Hiding:
    """What is hidden among counts, more with each call."""

    def __init__(
        self,
        counts: Mapping[Cell, int],
        *,
        threshold: int,
        harms: Collection[str] = (),
    ) -> None:
        self._counts = dict(counts)
        self.threshold = threshold
        self._codes = codes_of(counts)
        self._harms = sorted(column for column in harms if len(self._codes[column]) > 1)
        self._broken_down = {tuple(column for column, _ in cell) for cell in counts}
        self._lines = lines(counts)
        self._released: set[Cell] = set()
        self._helped: set[Cell] = set()
        self._kept: set[Cell] = set()
        self._small = frozenset(cell for cell, number in counts.items() if number < threshold)
        self._coarse: set[Cell] = set()
        self._lines_of: dict[Cell, list[Line]] = {}
        self.hidden: set[Cell] = set()
        self._coarsen_where_shared()
        self._begin()

    @property
    def cells(self) -> Collection[Cell]:
        """Every cell that is released, shown or hidden: those with people, and the empty ones of a coarser group."""
        return self._counts.keys()

    def published(self, cell: Cell) -> int | None:
        """The count as it is shown: rounded; `None` where it is hidden."""
        return None if cell in self.hidden else rounded(self._counts[cell])

    def release(self, cells: Collection[Cell]) -> None:
        """An earlier release shows these of the same people: hiding them would hide nothing."""
        self._released = set(cells)

    def begin_with(self, cells: Collection[Cell]) -> bool:
        """Hide anew, with these shown whatever comes. Whether any of them was not shown so already."""
        if self._kept >= set(cells):
            return False
        self._kept |= set(cells)
        self._begin()
        self.hide_what_sums_tell()
        return True

    def hide(self, cell: Cell) -> bool:
        """Whether it was shown until now, and no more."""
        if cell not in self._counts or not self._may_be_hidden(cell):
            return False
        self.hidden.add(cell)
        return True

    def around(self, cells: Iterable[Cell]) -> set[Cell]:
        """What stands in a sum with one of these, and these."""
        return {
            member for cell in cells for line in self._lines_of.get(cell, ()) for member in _members(line)
        }

    def hide_beside(self, cell: Cell) -> None:
        """Hide one count more in the sum that tells most of `cell`, or, where none is left, in one around it; the next
        time in each sum that leaves it alone, since earlier releases may tell more by another than this one shows.

        Raises `NothingLeftToHide`.
        """
        if cell in self._helped and (several := self._beside_in_each_sum(cell)):
            self.hidden |= several
            return
        self._helped.add(cell)
        ends = self._ends()
        seen, reached = {cell}, deque([cell] if cell in self._counts else self._related(cell))
        while reached:
            at = reached.popleft()
            beside = self._cheapest_beside(at, ends)
            if beside is not None:
                self.hidden.add(beside)
                return
            around = self.around([at]) - seen
            seen |= around
            reached.extend(sorted(around))
        raise NothingLeftToHide

    def _beside_in_each_sum(self, cell: Cell) -> set[Cell]:
        """The cheapest of each sum in which nothing else is hidden."""
        beside: set[Cell] = set()
        for line in self._lines_of.get(cell, ()):
            others = [member for member in _members(line) if member != cell]
            if self.hidden.isdisjoint(others) and (
                candidates := [o for o in others if self._may_be_hidden(o)]
            ):
                beside.add(min(candidates, key=self._loss))
        return beside

    def _related(self, cell: Cell) -> list[Cell]:
        """Of a count that these tables do not have: those of who is among the same people, or has them among them."""
        related = (other for other in self._counts if set(other) <= set(cell) or set(cell) <= set(other))
        return sorted(related, key=self._loss)

    def hide_what_sums_tell(self) -> None:
        """Hide more until no sum by itself, nor one after the other, tells a hidden count to within `ROOM` people.

        What this overlooks the attack finds; it saves most of the rounds.
        """
        while True:
            ends = self._ends()
            touched: set[Cell] = set()
            for cell in sorted(self.hidden, key=lambda cell: (ends[cell][1] - ends[cell][0], cell)):
                if ends[cell][1] - ends[cell][0] >= self._room(cell) or cell in touched:
                    continue
                beside = self._cheapest_beside(cell, ends)
                if beside is None:
                    continue
                self.hidden.add(beside)
                touched |= self.around([beside])
            if not touched:
                return

    def _cheapest_beside(self, cell: Cell, ends: Mapping[Cell, tuple[float, float]]) -> Cell | None:
        """What costs a reader least in the sum that tells most of `cell`; `None` where nothing is left there."""
        for line in sorted(self._lines_of.get(cell, ()), key=lambda line: _width(line, cell, ends)):
            if candidates := [member for member in _members(line) if self._may_be_hidden(member)]:
                return min(candidates, key=self._loss)
        return None

    def _ends(self) -> dict[Cell, tuple[float, float]]:
        """The least and the most of each count, from what is shown and the sums."""
        ends = {cell: self._shown_ends(cell) for cell in self._counts}
        touched = [line for line in self._lines if any(cell in self.hidden for cell in _members(line))]
        for _ in range(PASSES):
            for whole, parts in touched:
                least = sum(ends[part][0] for part in parts)
                most = sum(ends[part][1] for part in parts)
                low, high = ends[whole]
                ends[whole] = max(low, least), min(high, most)
                for part in parts:
                    part_low, part_high = ends[part]
                    others_most = sum(ends[other][1] for other in parts if other != part)
                    ends[part] = (
                        max(part_low, low - others_most),
                        min(part_high, high - (least - part_low)),
                    )
        return ends

    def _room(self, _cell: Cell) -> float:
        return ROOM

    def _shown_ends(self, cell: Cell) -> tuple[float, float]:
        number = self.published(cell)
        if number is None:
            return (1 if self._counts[cell] else 0), inf
        return max(number - BASE // 2, self.threshold), number + BASE // 2

    def _may_be_hidden(self, cell: Cell) -> bool:
        return not any(cell in cells for cells in (self.hidden, self._released, self._kept))

    def _loss(self, cell: Cell) -> tuple[int, int, Cell]:
        """What a reader loses: a small cell of a table rather than a margin, and the whole last."""
        deepest = max(len(other) for line in self._lines_of[cell] for other in line[1])
        return (self._counts[cell] * 4 ** (deepest - len(cell)), -len(cell), cell)

    def coarsen(self, cell: Cell) -> bool:
        """Tell no harms apart any more in whichever group of the columns of `cell`; where that is so already, in none
        but everybody. Whether that was anything: then hiding begins anew, with rows of nobody more.
        """
        for among in ({column for column, _ in cell}, set[str]()):
            before = len(self._coarse)
            for harm in self._harms:
                columns = among - {harm}
                self._hide_harms([g for g in self._groups(harm) if columns <= {name for name, _ in g}], harm)
            if len(self._coarse) > before:
                self._begin()
                self.hide_what_sums_tell()
                return True
        return False

    def _begin(self) -> None:
        """With what is small and what is coarse."""
        self.hidden = {*self._small, *self._coarse}
        self._helped.clear()
        self._lines = lines(self._counts)
        self._lines_of = {}
        for line in self._lines:
            for cell in _members(line):
                self._lines_of.setdefault(cell, []).append(line)

    def _groups(self, harm: str) -> list[Cell]:
        """All but everybody, by other columns than this one."""
        return [cell for cell in self._counts if cell and harm not in dict(cell)]

    def _coarsen_where_shared(self) -> None:
        """Where nearly all of a group share one harm, none of the group's harms is told apart, in no table: those of
        nobody stand there hidden, too. Everybody together is no such group.
        """
        for whole, parts in self._lines:
            harm = _column_between(whole, parts[0])
            most = max(self._counts[part] for part in parts)
            if whole and harm in self._harms and most > SHARED_BY_NEARLY_ALL * self._counts[whole]:
                self._hide_harms([group for group in self._groups(harm) if set(whole) <= set(group)], harm)

    def _hide_harms(self, groups: Iterable[Cell], harm: str) -> None:
        for group in sorted(groups, key=len):
            for code in self._codes[harm]:
                self._hide_harm(tuple(sorted((*group, (harm, code)))), harm)

    def _hide_harm(self, part: Cell, harm: str) -> None:
        """Also where it is nobody's, unless a total says that it is nobody's already."""
        is_asked = tuple(column for column, _ in part) in self._broken_down
        if is_asked and all(whole in self._counts for whole in _without(part, harm)):
            self._counts.setdefault(part, 0)
            self._coarse.add(part)


def _without(cell: Cell, harm: str) -> list[Cell]:
    """The cell with one column less, each but `harm`."""
    return [cell[:place] + cell[place + 1 :] for place, (column, _) in enumerate(cell) if column != harm]


def shown_from(threshold: int) -> int:
    """The least count that can be shown: one that is not rounded to below the threshold."""
    return next(number for number in range(threshold, threshold + BASE) if rounded(number) >= threshold)


def rounded(number: int) -> int:
    """To the nearest multiple of `BASE`."""
    return (number + BASE // 2) // BASE * BASE


def _width(line: Line, cell: Cell, ends: Mapping[Cell, tuple[float, float]]) -> float:
    """How far this sum leaves `cell` open."""
    return sum(ends[other][1] - ends[other][0] for other in _members(line) if other != cell)


def _members(line: Line) -> tuple[Cell, ...]:
    whole, parts = line
    return (whole, *parts)


def _column_between(whole: Cell, part: Cell) -> str:
    return (set(part) - set(whole)).pop()[0]
