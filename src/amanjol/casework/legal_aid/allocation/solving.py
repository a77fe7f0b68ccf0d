"""Many needs at once: as many as can be, the most urgent first, then the least cost. Exact, with prices to prove it.

Which needs can be served together is a matroid (a transversal one). So to serve the most urgent first never serves
fewer in all, and a need unserved need only weigh its class (1, 2, 3 …) times a unit that no difference in cost reaches.
"""

from __future__ import annotations

import time
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from amanjol.casework.legal_aid.allocation.assigning import MOST_CELLS, TooLarge, least_choice
from amanjol.casework.legal_aid.allocation.claims import Claim
from amanjol.casework.legal_aid.allocation.pricing import raise_prices

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from amanjol.casework.legal_aid.allocation.problem import Problem

    Numbers = npt.NDArray[Any]  # of int64, or of Python's integers (dtype object)

SMALL: Final = 2**60  # sums of a few such numbers fit 64 bits


def solve(problem: Problem, *, unit: int = 0, seconds: dict[str, float] | None = None) -> Claim:
    """The best plan. `unit` is at least taken; `seconds` is filled with what each stage took of the processor."""
    clock = _Clock(seconds)
    table = _Table(problem, unit)
    clock.lap("table")
    lawyer_of = table.assign()
    clock.lap("assignment")
    need_prices, lawyer_prices = table.prices(lawyer_of)
    clock.lap("prices")
    served = [place for place, lawyer in enumerate(lawyer_of) if lawyer is not None]
    taken = Counter(lawyer for lawyer in lawyer_of if lawyer is not None)
    cost = sum(problem.cost(place, lawyer) for place, lawyer in enumerate(lawyer_of) if lawyer is not None)
    cost += sum(sum(problem.lawyers[lawyer].loads[:count]) for lawyer, count in taken.items())
    counts = Counter(problem.needs[place].urgency for place in served)
    claim = Claim(
        lawyer_of=tuple(lawyer_of),
        served={urgency: counts[urgency] for urgency in sorted({need.urgency for need in problem.needs})},
        cost=cost,
        unit=table.unit,
        need_prices=need_prices,
        lawyer_prices=lawyer_prices,
    )
    clock.lap("sums")
    return claim


def least_unit(problem: Problem) -> int:
    """More than two plans can differ in cost, whoever may serve whom."""
    costs = _total(problem)
    loads = [load for lawyer in problem.lawyers for load in lawyer.loads] or [0]
    most = min(len(problem.needs), sum(len(lawyer.loads) for lawyer in problem.lawyers))
    if not costs.size:
        return 1
    highest, lowest = int(costs.max()) + max(loads), int(costs.min()) + min(loads)
    return 1 + most * (max(0, highest) - min(0, lowest))


def _total(problem: Problem) -> Numbers:
    shape = (len(problem.needs), len(problem.lawyers))
    total = np.zeros(shape, dtype=np.int64)
    for part in problem.costs.values():
        if part:
            total += np.frombuffer(part, dtype=np.int64).reshape(shape)
    return total


class _Table:
    """The problem as numbers: a row a need, a column a lawyer."""

    def __init__(self, problem: Problem, unit: int) -> None:
        self.problem = problem
        self.unit = max(unit, least_unit(problem))
        weights = problem.weights()
        self.costs = _total(problem)
        largest = self.unit * max(weights, default=1)
        dtype: Any = np.int64
        if largest >= SMALL:
            dtype = object
            self.costs = self.costs.astype(object)
        self.beyond = 4 * max(SMALL, largest)  # dearer than going unserved, by more than any price
        self.allowed = np.zeros(self.costs.shape, dtype=bool)
        if problem.failed:
            self.allowed = np.frombuffer(problem.failed, dtype=np.int64).reshape(self.costs.shape) == 0
        self.unserved: Numbers = np.array([self.unit * weight for weight in weights], dtype=dtype)

    def assign(self) -> list[int | None]:
        """Of each need its lawyer. What a pair spares beside going unserved is its cost."""
        fits = self.allowed.sum(axis=0).tolist()
        loads = [who.loads[: fits[lawyer]] for lawyer, who in enumerate(self.problem.lawyers)]
        places = sum(map(len, loads))
        if places * len(self.problem.needs) > MOST_CELLS:
            raise TooLarge(
                f"{len(self.problem.needs)} needs beside {places} places are too many to plan at once."
            )
        return least_choice(self.costs - self.unserved[:, None], self.allowed, loads)

    def prices(self, lawyer_of: Sequence[int | None]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Of needs and lawyers, the lowest: see `pricing`."""
        served = np.array([need for need, who in enumerate(lawyer_of) if who is not None], dtype=np.intp)
        who = np.array([lawyer for lawyer in lawyer_of if lawyer is not None], dtype=np.intp)
        taken = Counter(who.tolist())
        prices = np.array(
            [
                lawyer.loads[max(0, taken[place] - 1)] if lawyer.loads else 0
                for place, lawyer in enumerate(self.problem.lawyers)
            ],
            dtype=self.costs.dtype,
        )
        table = np.where(self.allowed, self.costs, self.beyond)
        need_prices = self.unserved.copy()
        left = np.setdiff1d(np.arange(len(lawyer_of)), served)
        if table.size and len(left):
            prices = np.maximum(prices, (self.unserved[left, None] - table[left]).max(axis=0))
        if len(served):
            need_prices[served] = raise_prices(table[served], who, prices)
        return tuple(map(int, need_prices)), tuple(map(int, prices))


class _Clock:
    def __init__(self, seconds: dict[str, float] | None) -> None:
        self._seconds = seconds
        self._last = time.process_time()

    def lap(self, stage: str) -> None:
        now = time.process_time()
        if self._seconds is not None:
            self._seconds[stage] = now - self._last
        self._last = now
