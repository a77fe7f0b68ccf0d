"""Ways in which people can be counted so that everything that is known fits, in whole numbers.

By the branch and bound of HiGHS (`scipy.optimize.milp`), each held once more against every sum. The next way is sought
beside the last one: first with nothing but the surroundings of what is asked for counted otherwise, then with as few
people as can be, which is nearly always whole by itself.
"""

from __future__ import annotations

from contextlib import suppress
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from amanjol.programme.insights.auditing.narrowing import Impossible, Narrowing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scipy.optimize import LinearConstraint, OptimizeResult
    from scipy.sparse import csr_array

    from amanjol.programme.insights.auditing.system import System

NODES: Final = 200
"""Of branch and bound, for one way: not a time, so that the same release is judged alike on every machine."""

GOOD_ENOUGH: Final = 1e9
"""How far from the best a way may be: any will do that goes in the direction that was asked for."""

ROOM: Final = 1_000
"""More than all that is shown together: the bound of what has none, so that no way is endless."""

SURROUNDINGS: Final = range(2, 7)
"""How many sums away from what is asked for people are counted otherwise, before it is everywhere."""

SLIGHT: Final = 1e-6
"""Of a person: what fractions differ by where they do not differ."""

INFEASIBLE: Final = 2
"""A status of `scipy.optimize.milp`."""

type Way = NDArray[np.int64]
type Weights = NDArray[np.float64]


class Unsettled(Exception):
    """Whether there is a way was not settled."""


class Ways:
    """Ways in which the unknowns can be counted. `start` is one that may be, whoever shows it.

    Raises `Impossible` where bounds and sums, looked at one by one, cross.
    """

    def __init__(self, system: System, start: Way | None = None) -> None:
        highest = sum(high for high in system.high if high is not None) + system.room
        self._steps = np.zeros(len(system.low))
        self._steps[list(system.steps)] = 1
        self._low = np.array(system.low, dtype=np.int64)
        self._high = np.array([highest if high is None else high for high in system.high], dtype=np.int64)
        rows, columns, values = [], [], []
        self._whole = np.ones(len(system.low))
        for number, (parts, whole) in enumerate(system.sums):
            rows.extend([number] * (len(parts) + 1))
            columns.extend([*parts, whole])
            values.extend([1] * len(parts) + [-1])
            self._whole[whole] = 0  # whole by itself: the sum of whole numbers
        shape = (len(system.sums), len(system.low))
        self._sums = _table((np.array(values, dtype=np.int64), (rows, columns)), shape)
        self._by_unknown = self._sums.tocsc()
        self._touches = abs(self._sums)
        self._narrowing = Narrowing(self._sums)
        self._least, self._most = self._narrowing.narrowed(self._low, self._high)
        self._last = start if start is not None and self._fits(start) else None

    def ends(self, unknown: int) -> tuple[int, int]:
        """Two numbers between which it must lie; the true ends may lie closer."""
        return int(self._least[unknown]), int(self._most[unknown])

    def any(self, near: Mapping[int, int] = MappingProxyType({})) -> Way:
        """Some way, beside these numbers of unknowns where there is one. Raises `Impossible`, `Unsettled`."""
        if self._last is None:
            with suppress(Unsettled, Impossible):
                if near:
                    return self._mended(self._guessed(near))
                if self._steps.any():
                    return self._mended(self._in_fractions())
                return self._nearest(self._middle(), None)
            return self._searched(self._steps, self._least, self._most)
        return self._last

    def _middle(self) -> Way:
        """Of the ends of each, where it has two."""
        has_ends = self._most - self._least < ROOM
        return np.where(has_ends, (self._least + self._most) // 2, self._least)

    def _guessed(self, near: Mapping[int, int]) -> Way:
        numbers = self._middle()
        numbers[list(near)] = list(near.values())
        return np.clip(numbers, self._least, self._most)

    def _in_fractions(self) -> Way:
        """So that few came, in fractions of people; each made whole by itself, so many a sum is missed by one."""
        fractions = _answer(self._steps, self._hold(), self._least, self._most, 0 * self._whole)
        return np.rint(fractions).astype(np.int64)

    def _mended(self, numbers: Way) -> Way:
        """What differs from these numbers only where they do not fit, and around it."""
        if self._fits(numbers):
            self._last = numbers
            return numbers
        unfit = (self._touches.T @ (self._sums @ numbers != 0).astype(np.int64)) > 0
        return self._nearest(numbers, None, np.flatnonzero(self._near(unfit, 2)))

    def may_be(self) -> bool:
        """False where not even fractions of people could be counted so: much sooner known than `any`."""
        nothing = 0 * self._whole
        return any(
            _solved(nothing, self._hold(), self._least, self._most, nothing, presolve=presolve).status
            != INFEASIBLE
            for presolve in (True, False)
        )

    def little(self, wished: Mapping[int, float], hops: int = 1) -> Way:
        """A way with little of what is wished, beside the last one: what stands more than so many sums away from what
        is wished stays as it is. Raises `Impossible`, `Unsettled`.
        """
        objective = np.zeros(len(self._least))
        for unknown, weight in wished.items():
            objective[unknown] += weight
        if self._last is None:
            return self._searched(objective, self._least, self._most)
        at = np.flatnonzero(self._near(objective != 0, hops))
        sums = self._by_unknown[:, at].tocsr()
        touched = sums[np.flatnonzero(np.diff(sums.indptr))]
        holds = [_held(touched, 0, 0)] if touched.shape[0] else []
        changed = self._last.astype(np.float64)
        changed[at] += _answer(
            objective[at],
            holds,
            (self._least - self._last)[at],
            (self._most - self._last)[at],
            self._whole[at],
            presolve=False,  # HiGHS 1.12 crashed here with its short cuts, or denied the last way itself
        )
        return self._checked(changed)

    def beyond(self, weights: Mapping[int, int], low: int, high: int) -> Way:
        """A way in which the sum of these unknowns, so many times each, lies in `low` to `high`.

        Raises `Impossible`, `Unsettled`.
        """
        if list(weights.values()) == [1]:
            self._narrowing.probe(self._least, self._most, next(iter(weights)), low, high)
        row = np.zeros((1, len(self._least)))
        for unknown, times in weights.items():
            row[0, unknown] = times
        asked = _held(row, low, high)
        last = self.any()
        for hops in SURROUNDINGS:
            with suppress(Unsettled, Impossible):
                return self._nearest(last, asked, np.flatnonzero(self._near(row[0] != 0, hops)))
        with suppress(Unsettled):
            return self._nearest(last, asked)
        return self._searched(row[0] * (-1 if low > -ROOM else 1), self._least, self._most, asked)

    def _near(self, asked: NDArray[np.bool_], hops: int) -> NDArray[np.bool_]:
        """What stands so many sums away from what is asked for, or nearer."""
        near = asked
        for _ in range(hops):
            near = near | (self._touches.T @ (self._touches @ near.astype(np.int64)) > 0)
        return near

    def _nearest(
        self, way: Way, asked: LinearConstraint | None, free: NDArray[np.int64] | None = None
    ) -> Way:
        """What differs from these numbers by as few people as can be, and in nothing but what is free.

        In fractions of people ten times as soon, and mostly they are none; else whole ones are sought around what
        changes there, and then everywhere. Where not even fractions fit, nothing does.
        """
        at = np.arange(len(way)) if free is None else free
        with suppress(Unsettled):
            change = self._change(way, asked, at, 0 * self._whole, presolve=False)
            with suppress(Unsettled):
                return self._checked(way + change, asked)
            around = np.intersect1d(np.flatnonzero(self._near(np.abs(change) > SLIGHT, 1)), at)
            with suppress(Impossible, Unsettled):
                if len(around):
                    return self._checked(way + self._change(way, asked, around, self._whole), asked)
        return self._checked(way + self._change(way, asked, at, self._whole), asked)

    def _change(
        self,
        way: Way,
        asked: LinearConstraint | None,
        at: NDArray[np.int64],
        whole: Weights,
        *,
        presolve: bool = True,
    ) -> Weights:
        """The least one of these unknowns. Raises `Impossible`, `Unsettled`."""
        sums = self._by_unknown[:, at].tocsr()
        touched = np.flatnonzero(np.diff(sums.indptr))
        lacking = -(self._sums @ way)
        holds = [_of_changes(sums[touched], lacking[touched], lacking[touched])]
        if asked is not None:
            now = (asked.A @ way)[0]
            holds.append(_of_changes(_sparse(asked.A[:, at]), asked.lb - now, asked.ub - now))
        room = np.concatenate([self._most[at] - way[at], way[at] - self._least[at]])
        ends = np.minimum(room, 0), np.maximum(room, 0)
        answer = _answer(np.ones(2 * len(at)), holds, *ends, np.tile(whole[at], 2), presolve=presolve)
        change = np.zeros(len(way))
        change[at] = answer[: len(at)] - answer[len(at) :]
        return change

    def _searched(
        self, objective: Weights, low: Way, high: Way, asked: LinearConstraint | None = None
    ) -> Way:
        holds = [*self._hold(), *([] if asked is None else [asked])]
        try:
            return self._checked(_answer(objective, holds, low, high, self._whole), asked)
        except Impossible:  # HiGHS 1.12 can say so of what is possible: believed only without its short cuts
            answer = _answer(objective, holds, low, high, self._whole, presolve=False)
            return self._checked(answer, asked)

    def _hold(self) -> list[LinearConstraint]:
        return [_held(self._sums, 0, 0)] if self._sums.shape[0] else []

    def _checked(self, answer: Weights, asked: LinearConstraint | None = None) -> Way:
        way: Way = np.rint(answer).astype(np.int64)
        if not self._fits(way) or (asked is not None and not _keeps(way, asked)):
            raise Unsettled
        self._last = way
        return way

    def _fits(self, way: Way) -> bool:
        """Once more in whole numbers, and against the bounds as they were told: HiGHS reckons with fractions."""
        if len(way) != len(self._low) or (way < self._low).any() or (way > self._high).any():
            return False
        return not (self._sums @ way).any()


def _keeps(way: Way, asked: LinearConstraint) -> bool:
    """In whole people: fractions of them may keep what they, rounded, do not, and would be asked for for ever."""
    value = asked.A @ way
    return bool((value >= asked.lb).all() and (value <= asked.ub).all())


# scipy takes half a second and 64 MiB of every process that begins: only one that reckons loads it.


def _table(
    entries: tuple[NDArray[np.int64], tuple[list[int], list[int]]], shape: tuple[int, int]
) -> csr_array:
    from scipy.sparse import coo_array  # noqa: PLC0415  as above

    return coo_array(entries, shape=shape).tocsr()


def _sparse(table: Weights) -> csr_array:
    from scipy.sparse import csr_array  # noqa: PLC0415  as above

    return csr_array(table)


def _held(sums: csr_array | Weights, low: Weights | float, high: Weights | float) -> LinearConstraint:
    from scipy.optimize import LinearConstraint  # noqa: PLC0415  as above

    return LinearConstraint(sums, low, high)


def _of_changes(sums: csr_array, least: Weights, most: Weights) -> LinearConstraint:
    """Of how many more, and how many fewer, there are."""
    from scipy.sparse import hstack  # noqa: PLC0415  as above

    return _held(hstack([sums, -sums]), least, most)


def _solved(
    objective: Weights,
    holds: Sequence[LinearConstraint],
    low: Way,
    high: Way,
    whole: Weights,
    **options: object,
) -> OptimizeResult:
    from scipy.optimize import Bounds, milp  # noqa: PLC0415  as above

    return milp(objective, integrality=whole, bounds=Bounds(low, high), constraints=holds, options=options)


def _answer(
    objective: Weights,
    holds: list[LinearConstraint],
    low: Way,
    high: Way,
    whole: Weights,
    *,
    presolve: bool = True,
) -> Weights:
    limits = {"node_limit": NODES, "mip_rel_gap": GOOD_ENOUGH}
    answer = _solved(objective, holds, low, high, whole, presolve=presolve, **limits)
    if answer.x is None:
        raise Impossible if answer.status == INFEASIBLE else Unsettled
    x: Weights = answer.x
    return x
