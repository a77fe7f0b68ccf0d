"""What several trainings buy together: for one, two, three … the best that were found, and what none of as many exceed.

Which ten are the best together is a hard question (which sets cover most is a case of it). So a set grows by whoever
adds most, and is held against a bound that needs no trying: whatever prices the needs pay, a plan comes to at least
their sum less what the lawyers could earn at them; whoever is trained could earn more, and k of them at most as much
more as those k who would earn most more. Where a set reaches the bound it is the best there is. The prices are bent
towards the highest bound, in whole numbers, so that each of them proves by itself. Also called: Lagrangian relaxation,
subgradient steps.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from amanjol.casework.legal_aid.allocation.solving import SMALL, solve
from amanjol.casework.legal_aid.allocation.what_if import Gain, best_trainings, difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from amanjol.casework.legal_aid.allocation.problem import Problem
    from amanjol.casework.legal_aid.allocation.what_if import Training

    Numbers = npt.NDArray[Any]  # of int64, or of Python's integers (dtype object)

MOST_TRIED: Final = 8
"""Lawyers of whom each is tried as the next of a set."""
MOST_STEPS: Final = 40
PAIRS_OF_ALL_STEPS: Final = 2_000_000
"""Of a large problem fewer steps are made, so that a set takes some seconds at most: its bound is less sharp then."""
FINE: Final = 60
"""What a need weighs where only their number counts: how finely whole prices part it."""
NOTHING: Final = Gain({}, 0, 0)


@dataclass(frozen=True, slots=True)
class TrainedSet:
    """What these buy together. No set of as many has more worth than `most_worth`, or serves more than `most_more`
    needs further.
    """

    lawyers: tuple[int, ...]
    gain: Gain
    most_worth: int
    most_more: int


def best_sets(problem: Problem, condition: str, *, many: int = 10) -> tuple[TrainedSet, ...]:
    """Of at most 1, 2, … lawyers, until all trainings there could be buy nothing further."""
    sets: list[TrainedSet] = []
    alone = best_trainings(problem, condition, many=1)
    while len(sets) < many and (following := next_set(problem, condition, sets, alone)) is not None:
        sets.append(following)
    return tuple(sets)


def next_set(
    problem: Problem, condition: str, before: Sequence[TrainedSet], alone: Sequence[Training]
) -> TrainedSet | None:
    """Of one lawyer more than there are sets; None where no training buys anything beyond the last. `alone`: the best
    of one training first, as `what_if.best_trainings` has shown it.
    """
    many = len(before) + 1
    had, gained = (before[-1].lawyers, before[-1].gain.worth) if before else ((), 0)
    trainings = _Trainings(problem, condition)
    of_all = trainings.gain(tuple(range(len(problem.lawyers))))
    if of_all.worth <= gained:
        return None
    lawyers = trainings.grown(had)
    bound, of_bound = trainings.bound(lawyers, many)
    best = max(lawyers, of_bound, key=trainings.worth)
    if many == 1:
        best, bound = ((alone[0].lawyer,), alone[0].gain.worth) if alone else (best, 0)
    if trainings.worth(best) < bound:
        best = max(best, *trainings.exchanged(best), key=trainings.worth)
    gain = trainings.gain(best)
    counted = _Trainings(_counted(problem), condition, unit=FINE)
    most_more = counted.bound(best, many)[0] // counted.unit
    return TrainedSet(best, gain, min(bound, of_all.worth), min(most_more, of_all.more))


class _Trainings:
    """What sets of lawyers buy if they are trained, each set solved once."""

    def __init__(self, problem: Problem, condition: str, *, unit: int = 0) -> None:
        self._problem, self._condition = problem, condition
        self._now = solve(problem, unit=unit)
        self._gains: dict[tuple[int, ...], Gain] = {(): NOTHING}
        self.unit = self._now.unit

    def gain(self, lawyers: tuple[int, ...]) -> Gain:
        if lawyers not in self._gains:
            then = solve(self._trained(lawyers), unit=self.unit)
            self._gains[lawyers] = difference(self._problem, self._now, then)
        return self._gains[lawyers]

    def worth(self, lawyers: tuple[int, ...]) -> int:
        return self.gain(lawyers).worth

    def exchanged(self, lawyers: tuple[int, ...]) -> list[tuple[int, ...]]:
        """The same but one, each in turn, and whoever then adds most."""
        steps = _steps(self._problem)
        return [self.grown(tuple(who for who in lawyers if who != left)) for left in lawyers[:steps]]

    def grown(self, had: tuple[int, ...]) -> tuple[int, ...]:
        """With whoever of those who might add most adds most; where each adds nothing alone, with the likeliest."""
        trained = self._trained(had)
        prices = solve(trained, unit=self.unit).need_prices
        likely = _Earnings(trained, self._condition, self.unit).more_of(prices)
        order = np.argsort(-likely, kind="stable")
        sets = [tuple(sorted((*had, lawyer))) for lawyer in order[:MOST_TRIED].tolist()]
        best, worth = sets[0], self.worth(had)
        for lawyer, lawyers in zip(order, sets, strict=False):
            if self.worth(had) + likely[lawyer] <= worth:
                break
            if self.worth(lawyers) > worth:
                best, worth = lawyers, self.worth(lawyers)
        return best

    def bound(self, lawyers: tuple[int, ...], many: int) -> tuple[int, tuple[int, ...]]:
        """What no set of so many has more worth than, and the set that earns most at the prices that say so."""
        weights = np.array(self._problem.weights(), dtype=object)
        unserved = [weight for weight, who in zip(weights, self._now.lawyer_of, strict=True) if who is None]
        value = self._now.cost + self.unit * sum(unserved)
        aim = value - self.worth(lawyers)
        earnings = _Earnings(self._problem, self._condition, self.unit)
        prices = np.array(solve(self._trained(lawyers), unit=self.unit).need_prices, dtype=earnings.dtype)
        highest, who = earnings.least(prices, many, aim)
        return value - highest, who

    def _trained(self, lawyers: tuple[int, ...]) -> Problem:
        return self._problem.with_conditions_met((lawyer, self._condition) for lawyer in lawyers)


class _Earnings:
    """What each lawyer could earn at prices that the needs pay, as they are and trained; no heed of each other."""

    def __init__(self, problem: Problem, condition: str, unit: int) -> None:
        largest = unit * max(problem.weights(), default=1) * max(1, len(problem.needs))
        self.dtype: Any = np.int64 if largest < SMALL else object
        beyond = 2 * SMALL if largest < SMALL else 4 * max(SMALL, largest)
        bit = 1 << [of.name for of in problem.conditions].index(condition)
        self._costs = problem.totals().astype(self.dtype)
        self._fits = problem.fails() == 0
        self._would = (problem.fails() & ~bit) == 0
        self._most_paid = np.array([unit * weight for weight in problem.weights()], dtype=self.dtype)
        places = max((len(lawyer.loads) for lawyer in problem.lawyers), default=0)
        self._loads = np.full(
            (min(places, len(problem.needs)), len(problem.lawyers)), beyond, dtype=self.dtype
        )
        for lawyer, who in enumerate(problem.lawyers):
            loads = who.loads[: len(self._loads)]
            self._loads[: len(loads), lawyer] = loads
        self._least = -beyond
        self._steps = _steps(problem)

    def more_of(self, prices: Sequence[int] | Numbers) -> Numbers:
        """How much more each would earn trained."""
        paid = np.array(prices, dtype=self.dtype)
        more: Numbers = self._earned(paid, self._would)[0] - self._earned(paid, self._fits)[0]
        return more

    def least(self, prices: Numbers, many: int, aim: int) -> tuple[int, tuple[int, ...]]:
        """The highest that any prices tried say a plan with so many trained comes to at least, and who they would be.

        `aim` is what one such plan comes to: no prices say more.
        """
        highest, of_highest, _slope = self._least_of(prices, many)
        for _step in range(self._steps):
            least, who, slope = self._least_of(prices, many)
            if least > highest:
                highest, of_highest = least, who
            slope = np.where((slope > 0) & (prices >= self._most_paid), 0, slope)
            length = int((slope * slope).sum())
            if least >= aim or not length:
                break
            bent = prices + slope.astype(self.dtype) * max(1, (aim - least) // length)
            prices = np.minimum(bent, self._most_paid)
        return highest, of_highest

    def _least_of(self, prices: Numbers, many: int) -> tuple[int, tuple[int, ...], Numbers]:
        """With `slope`: of each need 1 where nobody takes it at these prices, below 0 where several would."""
        own, needs, takes = self._earned(prices, self._fits)
        trained, needs_then, takes_then = self._earned(prices, self._would)
        order = np.argsort(own - trained, kind="stable")[:many]
        who = order[(trained - own)[order] > 0]
        needs[:, who], takes[:, who] = needs_then[:, who], takes_then[:, who]
        taken = np.bincount(needs[takes], minlength=len(prices))
        least = int(prices.sum()) - int(own.sum()) - int((trained - own)[who].sum())
        return least, tuple(sorted(who.tolist())), 1 - taken

    def _earned(self, prices: Numbers, may: Numbers) -> tuple[Numbers, Numbers, Numbers]:
        """By lawyer; with the needs that are worth most to each, and whether each of them is taken for a place."""
        worth = np.where(may, prices[:, None] - self._costs, self._least)
        needs = np.argsort(-worth, axis=0, kind="stable")[: len(self._loads)]
        left = np.take_along_axis(worth, needs, axis=0) - self._loads
        takes = (left > 0).astype(bool)
        return np.where(takes, left, 0).sum(axis=0), needs, takes


def _steps(problem: Problem) -> int:
    return max(2, min(MOST_STEPS, PAIRS_OF_ALL_STEPS // max(1, len(problem.failed))))


def _counted(problem: Problem) -> Problem:
    """Only how many are served counts: no need before another, and everything at no cost."""
    return replace(
        problem,
        needs=tuple(replace(need, urgency=1) for need in problem.needs),
        lawyers=tuple(replace(lawyer, loads=(0,) * len(lawyer.loads)) for lawyer in problem.lawyers),
        costs={"none": array("q", [0]) * len(problem.failed)},
    )
