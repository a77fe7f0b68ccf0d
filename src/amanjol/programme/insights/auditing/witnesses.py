"""For each hidden count two ways in which people can be counted: all that is released fits, and that count differs.

Whole numbers throughout, by the branch and bound of HiGHS (`scipy.optimize.milp`). One pair of ways serves many
counts: what is asked for is as much as possible of some hidden counts and as little of others, drawn anew each time.
The next way is sought near the last: as few people as can be are counted otherwise, nearly always whole by itself.
"""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array, hstack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amanjol.programme.insights.auditing.system import System

GAP: Final = 4
"""People by which the two ways must differ."""

IDLE_ROUNDS: Final = 3
"""After so many ways that opened nothing more, each count that is left is asked for alone."""

FEW: Final = 8
"""Counts that are sooner asked for one by one."""

NODES: Final = 200
"""Of branch and bound, for one way: not a time, so that the same release is judged alike on every machine."""

GOOD_ENOUGH: Final = 1e9
"""How far from the best a way may be: any will do that goes in the direction that was asked for."""

MOST: Final = 10**9

ROOM: Final = 1_000
"""More than all that is shown together: the bound of what has none, so that no way is endless."""


INFEASIBLE: Final = 2
"""A status of `scipy.optimize.milp`."""

type Way = NDArray[np.int64]
type Ends = NDArray[np.float64]


class Impossible(ValueError):
    """No people can be counted so."""


class Unsettled(Exception):
    """Whether there is a way was not settled."""


@dataclass(frozen=True, slots=True)
class Target:
    """What must stay open: a count; what came to it since an earlier release (`since`); or whether nearly all of a
    group (`group`) are in it.
    """

    unknown: int
    since: int | None = None
    group: int | None = None

    @property
    def weights(self) -> dict[int, int]:
        """Of the unknowns in what is asked for; of a group it is positive where more than nine of ten are in."""
        if self.group is not None:
            return {self.unknown: 10, self.group: -9}
        return {self.unknown: 1} if self.since is None else {self.unknown: 1, self.since: -1}


@dataclass(slots=True)
class Verdict:
    """Targets that are told too narrowly, each with the least and the most that it can be (`None`: not settled in time,
    which counts as narrow); what was shown of each target; and how many ways were looked for.
    """

    narrow: dict[Target, tuple[int, int] | None]
    ranges: Ranges
    ways: int


class Ways:
    """Ways in which the unknowns can be counted. `start` is one that may be, as another attack showed it."""

    def __init__(self, system: System, start: Way | None = None) -> None:
        highest = sum(high for high in system.high if high is not None) + ROOM
        self._low = np.array(system.low, dtype=float)
        self._high = np.array([highest if high is None else high for high in system.high], dtype=float)
        if (self._low > self._high).any():
            raise Impossible
        rows, columns, values = [], [], []
        for number, (plus, minus, _, _) in enumerate(system.sums):
            rows.extend([number] * (len(plus) + 1))
            columns.extend([*plus, minus])
            values.extend([1.0] * len(plus) + [-1.0])
        self._whole = np.ones(len(system.low))
        for a_sum in system.sums:
            if a_sum.high == 0:
                self._whole[a_sum.minus] = 0  # whole by itself: the sum of whole numbers
        self._constraints: list[LinearConstraint] = []
        self._matrix = None
        if system.sums:
            shape = (len(system.sums), len(system.low))
            self._matrix = coo_array((values, (rows, columns)), shape=shape).tocsr()
            self._least = np.array([low for *_, low, _ in system.sums], dtype=float)
            self._most = np.array([np.inf if high is None else high for *_, high in system.sums], dtype=float)
            self._constraints.append(LinearConstraint(self._matrix, self._least, self._most))
        is_one = start is not None and len(start) == len(self._low) and self._fits(start)
        self._last = start if is_one else None

    def any(self) -> Way:
        """Some way. Raises `Impossible`, `Unsettled`."""
        if self._last is not None:
            return self._last
        middle = np.where(self._high - self._low < ROOM, (self._low + self._high) // 2, self._low)
        with suppress(Unsettled):
            return self._nearest(middle.astype(np.int64), self._constraints)
        return self.least({})

    def may_be(self) -> bool:
        """False where not even fractions of people could be counted so: much sooner known than `any`."""
        answer = milp(
            np.zeros(len(self._low)), bounds=Bounds(self._low, self._high), constraints=self._constraints
        )
        return bool(answer.status != INFEASIBLE)

    def least(self, wished: Mapping[int, float]) -> Way:
        """A way with little of what is wished, the least or nearly so. Raises `Impossible`, `Unsettled`."""
        return self._solved(wished, self._constraints)

    def at_most(self, target: Target, number: int) -> Way:
        """A way with no more of this target. Raises `Impossible`, `Unsettled`."""
        return self._beyond(target, -MOST, number, 1.0)

    def at_least(self, target: Target, number: int) -> Way:
        """A way with no less of this target. Raises `Impossible`, `Unsettled`."""
        return self._beyond(target, number, MOST, -1.0)

    def _beyond(self, target: Target, low: int, high: int, weight: float) -> Way:
        row = np.zeros((1, len(self._low)))
        for unknown, times in target.weights.items():
            row[0, unknown] += times
        constraints = [*self._constraints, LinearConstraint(row, low, high)]
        if self._last is not None:
            with suppress(Unsettled):
                return self._nearest(self._last, constraints)
        return self._searched(weight * row[0], constraints, self._low, self._high)

    def _nearest(self, way: Way, constraints: list[LinearConstraint]) -> Way:
        """What differs from a way by as few people as can be: nearly always whole without any branching."""
        more = [_of_changes(constraint, way) for constraint in constraints]
        nothing = np.zeros(2 * len(way))
        room = np.concatenate([self._high - way, way - self._low])
        whole = np.concatenate([self._whole, self._whole])
        answer = _answer(np.ones(2 * len(way)), more, nothing, room, whole)
        return self._checked(way + answer[: len(way)] - answer[len(way) :])

    def _solved(self, wished: Mapping[int, float], constraints: list[LinearConstraint]) -> Way:
        objective = np.zeros(len(self._low))
        for unknown, weight in wished.items():
            objective[unknown] += weight
        if self._last is not None and objective.any():
            near = self._near(objective != 0)
            low, high = np.where(near, self._low, self._last), np.where(near, self._high, self._last)
            with suppress(Unsettled):
                return self._searched(objective, constraints, low, high)
        return self._searched(objective, constraints, self._low, self._high)

    def _near(self, asked: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """What stands in a sum with what is asked for."""
        if self._matrix is None:
            return asked
        ties = abs(self._matrix)
        near: NDArray[np.bool_] = asked | (ties.T @ (ties @ asked.astype(float)) > 0)
        return near

    def _searched(self, objective: Ends, constraints: list[LinearConstraint], low: Ends, high: Ends) -> Way:
        return self._checked(_answer(objective, constraints, low, high, self._whole))

    def _checked(self, answer: Ends) -> Way:
        way: Way = np.rint(answer).astype(np.int64)
        if not self._fits(way):
            raise Unsettled
        self._last = way
        return way

    def _fits(self, way: Way) -> bool:
        """Once more in whole numbers: HiGHS reckons with fractions."""
        if (way < self._low).any() or (way > self._high).any():
            return False
        if self._matrix is None:
            return True
        sums = self._matrix @ way
        return bool((sums >= self._least).all() and (sums <= self._most).all())


def _of_changes(constraint: LinearConstraint, way: Way) -> LinearConstraint:
    """The same of how many more, and how many fewer, there are than in this way."""
    matrix, now = csr_array(constraint.A), constraint.A @ way
    return LinearConstraint(hstack([matrix, -matrix]), constraint.lb - now, constraint.ub - now)


def _answer(objective: Ends, constraints: list[LinearConstraint], low: Ends, high: Ends, whole: Ends) -> Ends:
    answer = milp(
        objective,
        integrality=whole,
        bounds=Bounds(low, high),
        constraints=constraints,
        options={"node_limit": NODES, "mip_rel_gap": GOOD_ENOUGH},
    )
    if answer.x is None:
        raise Impossible if answer.status == INFEASIBLE else Unsettled
    x: Ends = answer.x
    return x


class Ranges:
    """Of each target the least and the most that was shown."""

    def __init__(self, targets: Iterable[Target], before: Ranges | None = None) -> None:
        earlier: dict[Target, tuple[int, int]] = {} if before is None else dict(before.items())
        self._ends = {target: earlier.get(target, (MOST, -MOST)) for target in targets}

    def take_in(self, way: Way) -> None:
        for target, (least, most) in self._ends.items():
            value = _value(target, way)
            self._ends[target] = min(least, value), max(most, value)

    def __getitem__(self, target: Target) -> tuple[int, int]:
        return self._ends[target]

    def items(self) -> Iterable[tuple[Target, tuple[int, int]]]:
        """Each target with what was shown."""
        return self._ends.items()

    def left(self) -> list[Target]:
        """Those not shown to be open."""
        return [target for target in self._ends if self.is_closed(target)]

    def is_closed(self, target: Target) -> bool:
        """Of what came in between: that at most a few came, and perhaps nobody, tells of nobody that they are there."""
        least, most = self._ends[target]
        if target.group is not None:
            return least > 0
        return most - least < GAP and (target.since is None or least > 0)


def attack(
    system: System,
    *,
    enough: int,
    start: Way | None = None,
    before: Ranges | None = None,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    seed: int = 0,
) -> Verdict:
    """Whether each hidden count, and each small step between releases, stays open by `GAP` people.

    `enough`: so many people who came in between may be told of. `start`: a way in which it may be. `before`: what an
    attack on the same releases showed before more was hidden in them; each way that there was then is one still.
    Raises `Impossible`, and `Unsettled` where not even one way was settled.
    """
    ways = Ways(system, start)
    chance = random.Random(seed)  # noqa: S311  which pairs are tried first, nothing secret
    targets = [Target(unknown) for unknown in sorted(system.hidden)]
    targets += [Target(after, since=before) for before, after in sorted(system.steps)]
    targets += [Target(harm, group=group) for harm, group in sorted(system.harms)]
    ranges = Ranges(targets, before)
    ranges.take_in(ways.any())
    asked, idle = 1, 0
    while len(left := ranges.left()) > FEW and idle < IDLE_ROUNDS:
        asked += 1
        with suppress(Unsettled):
            ranges.take_in(ways.least(_weights(left, chance)))
        idle = 0 if len(ranges.left()) < len(left) else idle + 1
        progress(len(targets) - len(ranges.left()), len(targets))
    narrow: dict[Target, tuple[int, int] | None] = {}
    for number, target in enumerate(left := ranges.left()):
        try:
            tries = _widen(ways, ranges, target)
        except Unsettled:
            narrow[target] = None
        else:
            asked += tries
            if ranges.is_closed(target) and not _is_large(target, ranges[target], enough):
                narrow[target] = ranges[target]
        progress(len(targets) - len(left) + number + 1, len(targets))
    return Verdict(narrow, ranges, asked)


def _widen(ways: Ways, ranges: Ranges, target: Target) -> int:
    """Asks for ways beyond those shown until the target is open, or its ends are its true ones. How often it asked."""
    asked = 0
    for far in (GAP, 1):
        for downwards in (True, False):
            while ranges.is_closed(target) and (downwards or target.group is None):
                asked += 1
                try:
                    ranges.take_in(_further(ways, target, ranges[target], far, downwards=downwards))
                except Impossible:
                    break
    return asked


def _further(ways: Ways, target: Target, ends: tuple[int, int], far: int, *, downwards: bool) -> Way:
    """A way so far beyond what was shown that the target is open, or at least beyond it."""
    least, most = ends
    if target.group is not None:
        return ways.at_most(target, 0)
    if downwards:
        return ways.at_most(target, most - GAP if far == GAP else least - 1)
    return ways.at_least(target, least + GAP if far == GAP else most + 1)


def _is_large(target: Target, ends: tuple[int, int], enough: int) -> bool:
    """Of so many who came in between, nobody is told."""
    return target.since is not None and ends[0] >= enough


def _weights(targets: Iterable[Target], chance: random.Random) -> dict[int, float]:
    wished: dict[int, float] = {}
    for target in targets:
        sign = 1.0 if target.group is not None else chance.choice((-1.0, 1.0))
        for unknown, times in target.weights.items():
            wished[unknown] = wished.get(unknown, 0.0) + sign * times
    return wished


def _value(target: Target, way: Way) -> int:
    return sum(int(way[unknown]) * times for unknown, times in target.weights.items())
