"""For each hidden count two ways in which people can be counted: all that is released fits, and that count differs.

One pair of ways serves many counts: what is asked for is as much as possible of some hidden counts and as little of
others, drawn anew each time; what is left is asked for alone.
"""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass
from itertools import cycle
from typing import TYPE_CHECKING, Final

from amanjol.programme.insights.auditing.narrowing import Impossible
from amanjol.programme.insights.auditing.ways import Unsettled, Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from amanjol.programme.insights.auditing.system import System
    from amanjol.programme.insights.auditing.ways import Way

GAP: Final = 4
"""People by which the two ways must differ."""

TURNS: Final = ((1_000, 1), (24, 2), (24, 2))
"""Of how many counts as much or as little as possible is asked for at once, and how many sums around may change."""

IDLE_ROUNDS: Final = 2 * len(TURNS)
"""After so many ways that opened nothing more, each count that is left is asked for alone."""

FEW: Final = 8
"""Counts that are sooner asked for one by one."""

MOST: Final = 10**9


@dataclass(frozen=True, slots=True)
class Target:
    """What must stay open: a count; who came since an earlier release (`came`); or whether nearly all of a group
    (`group`) are in it.
    """

    unknown: int
    came: bool = False
    group: int | None = None

    @property
    def weights(self) -> dict[int, int]:
        """Of the unknowns in what is asked for; of a group it is positive where more than nine of ten are in."""
        if self.group is not None:
            return {self.unknown: 10, self.group: -9}
        return {self.unknown: 1}

    def is_told_by(self, least: int, most: int) -> bool:
        """Whether too little lies between two numbers. Of who came in between: that at most a few came, and perhaps
        nobody, tells of nobody that they are there.
        """
        if self.group is not None:
            return least > 0
        return most - least < GAP and not (self.came and least <= 0)


@dataclass(slots=True)
class Verdict:
    """Targets that are told too narrowly, each with two numbers between which it must lie (`None`: not settled in time,
    which counts as narrow); what was shown of each target; and how many ways were looked for.
    """

    narrow: dict[Target, tuple[int, int] | None]
    ranges: Ranges
    ways: int


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
        """Whether what was shown does not open it."""
        return target.is_told_by(*self._ends[target])


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
    steps = (unknown for unknown in sorted(system.steps) if ways.ends(unknown)[0] < enough)
    targets += [Target(unknown, came=True) for unknown in steps]
    targets += [Target(harm, group=group) for harm, group in sorted(system.harms)]
    ranges = Ranges(targets, before)
    ranges.take_in(ways.any())
    asked, idle = 1, 0
    turns = cycle(TURNS)
    while len(left := ranges.left()) > FEW and idle < IDLE_ROUNDS:
        asked += 1
        several, hops = next(turns)
        wished = chance.sample(left, min(several, len(left)))
        with suppress(Unsettled, Impossible):  # beside the last way there is that one at least
            ranges.take_in(ways.little(_weights(wished, chance), hops))
        idle = 0 if len(ranges.left()) < len(left) else idle + 1
        progress(len(targets) - len(ranges.left()), len(targets))
    narrow: dict[Target, tuple[int, int] | None] = {}
    for number, target in enumerate(left := ranges.left()):
        try:
            ends, tries = _widen(ways, ranges, target)
        except Unsettled:
            narrow[target] = None
        else:
            asked += tries
            if ranges.is_closed(target) and not _is_large(target, ends, enough):
                narrow[target] = ends
        progress(len(targets) - len(left) + number + 1, len(targets))
    return Verdict(narrow, ranges, asked)


def _widen(ways: Ways, ranges: Ranges, target: Target) -> tuple[tuple[int, int], int]:
    """Asks for ways beyond those shown until the target is open, or its ends are its true ones. Gives two numbers
    between which it must lie, and how often it asked.
    """
    between = (0, MOST) if target.group is not None else ways.ends(target.unknown)
    if target.is_told_by(*between):
        return between, 0
    asked = 0
    for far in (GAP, 1):
        for downwards in (True, False):
            while ranges.is_closed(target) and (downwards or target.group is None):
                asked += 1
                try:
                    ranges.take_in(_further(ways, target, ranges[target], far, downwards=downwards))
                except Impossible:
                    break
    return ranges[target], asked


def _further(ways: Ways, target: Target, ends: tuple[int, int], far: int, *, downwards: bool) -> Way:
    """A way so far beyond what was shown that the target is open, or at least beyond it."""
    least, most = ends
    if target.group is not None:
        return ways.beyond(target.weights, -MOST, 0)
    if downwards:
        return ways.beyond(target.weights, -MOST, most - GAP if far == GAP else least - 1)
    return ways.beyond(target.weights, least + GAP if far == GAP else most + 1, MOST)


def _is_large(target: Target, ends: tuple[int, int], enough: int) -> bool:
    """Of so many who came in between, nobody is told."""
    return target.came and ends[0] >= enough


def _weights(targets: Iterable[Target], chance: random.Random) -> dict[int, float]:
    wished: dict[int, float] = {}
    for target in targets:
        sign = 1.0 if target.group is not None else chance.choice((-1.0, 1.0))
        for unknown, times in target.weights.items():
            wished[unknown] = wished.get(unknown, 0.0) + sign * times
    return wished


def _value(target: Target, way: Way) -> int:
    return sum(int(way[unknown]) * times for unknown, times in target.weights.items())
