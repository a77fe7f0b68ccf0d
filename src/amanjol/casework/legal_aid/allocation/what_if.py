"""What would help: on a copy of the problem, each answer by a whole solution of the copy, so it is exact.

To rank what one training each would buy, not every lawyer has to be tried. The prices of the plan bound what a change
can gain: pairs that become possible break the proof only where a need's price is above their cost and the lawyer's
price, and mending the proof costs at most `_most_gained`. Lawyers are tried in the order of that bound until it is no
more than what the last of the best has gained: nobody left out can be better. What several trainings buy *together*
is solved anew and is not the sum: see `training_sets`.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from amanjol.casework.legal_aid.allocation.problem import LARGEST
from amanjol.casework.legal_aid.allocation.solving import least_unit, solve

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from amanjol.casework.legal_aid.allocation.claims import Claim
    from amanjol.casework.legal_aid.allocation.problem import Problem


@dataclass(frozen=True, slots=True)
class Gain:
    """What a change buys: more needs served, by urgency, and how much less (below 0: more) it costs."""

    served: Mapping[int, int]
    cost: int
    worth: int  # in the unit of both plans: what decides

    @property
    def more(self) -> int:
        """Needs served in all."""
        return sum(self.served.values())


@dataclass(frozen=True, slots=True)
class Training:
    lawyer: int
    gain: Gain


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best of the `tried` lawyers, the best first. At most `ahead` more may be better than the last of them."""

    best: tuple[Training, ...] = ()
    tried: int = 0
    ahead: int = 0
    is_done: bool = False


NOBODY: Final = Ranking()


def train(problem: Problem, lawyer: int, condition: str) -> Problem:
    """As if she met it towards everybody. Raises `ProblemBroken` where the condition is never relaxed."""
    return problem.with_conditions_met([(lawyer, condition)])


def raise_capacity(problem: Problem, lawyer: int, loads: Sequence[int]) -> Problem:
    """Further places at the end of hers. Raises `ProblemBroken` where they cost less than those before."""
    return problem.with_lawyer(lawyer, (*problem.lawyers[lawyer].loads, *loads))


def add_slot(problem: Problem, lawyer: int) -> Problem:
    """One more place, as dear as her last; free where she has none."""
    loads = problem.lawyers[lawyer].loads
    return raise_capacity(problem, lawyer, loads[-1:] or (0,))


def gain(before: Problem, after: Problem) -> Gain:
    """Exact: both are solved in one unit."""
    now, then = _solved(before, after)
    return difference(before, now, then)


def compared(before: Problem, after: Problem) -> tuple[Gain, Claim, Claim]:
    """As `gain`, with both plans; of all plans that are the best then, the one in which the least is otherwise."""
    now, then = _solved(before, after)
    return difference(before, now, then), now, _nearest(now, after, then)


def _solved(before: Problem, after: Problem) -> tuple[Claim, Claim]:
    unit = max(least_unit(before), least_unit(after))
    return solve(before, unit=unit), solve(after, unit=unit)


def _nearest(now: Claim, after: Problem, then: Claim) -> Claim:
    """As dear as `then`. Every cost is taken so many times that who stays served, and by whom, only parts equals."""
    times = 2 * len(after.needs) + 1
    costs = after.totals()
    loads = [load for lawyer in after.lawyers for load in lawyer.loads]
    if (
        not costs.size
        or (max(abs(int(costs.max())), abs(int(costs.min())), *map(abs, loads)) + 1) * times > LARGEST
    ):
        return then
    costs *= times
    for need, lawyer in enumerate(now.lawyer_of):
        if lawyer is not None:
            costs[need] -= 1
            costs[need, lawyer] -= 1
    lawyers = [replace(who, loads=tuple(load * times for load in who.loads)) for who in after.lawyers]
    apart = replace(after, lawyers=tuple(lawyers), costs={"all": array("q", costs.tobytes())})
    return replace(then, lawyer_of=solve(apart).lawyer_of)


def best_trainings(problem: Problem, condition: str, *, many: int = 10) -> tuple[Training, ...]:
    """Whose training in `condition` alone buys most, the best first; those that buy nothing are left out."""
    return ranked_further(problem, condition, many=many).best


def ranked_further(
    problem: Problem,
    condition: str,
    so_far: Ranking = NOBODY,
    *,
    many: int = 10,
    is_late: Callable[[], bool] = lambda: False,
) -> Ranking:
    """`best_trainings`, some at a time: at least one more lawyer is tried, then others until it is late."""
    if many < 1:
        return Ranking(is_done=True)
    now = solve(problem)
    bounds = sorted(
        ((_most_gained(problem, now, lawyer, condition), -lawyer) for lawyer in range(len(problem.lawyers))),
        reverse=True,
    )
    best = list(so_far.best)
    for tried in range(so_far.tried, len(bounds)):
        least = best[-1].gain.worth if len(best) == many else 0
        if bounds[tried][0] <= least:
            return Ranking(tuple(best), tried, 0, is_done=True)
        if tried > so_far.tried and is_late():
            ahead = sum(1 for bound, _place in bounds[tried:] if bound > least)
            return Ranking(tuple(best), tried, ahead)
        lawyer = -bounds[tried][1]
        then = solve(train(problem, lawyer, condition), unit=now.unit)
        training = Training(lawyer, difference(problem, now, then))
        best += [training] if training.gain.worth > 0 else []
        best.sort(key=lambda training: (-training.gain.worth, training.lawyer))
        del best[many:]
    return Ranking(tuple(best), len(bounds), 0, is_done=True)


def gain_together(problem: Problem, lawyers: Sequence[int], condition: str) -> Gain:
    """What these buy if all are trained."""
    return gain(problem, problem.with_conditions_met([(lawyer, condition) for lawyer in lawyers]))


def difference(problem: Problem, before: Claim, after: Claim) -> Gain:
    """Of two plans in one unit."""
    weights = problem.weights()
    served = {urgency: after.served[urgency] - before.served[urgency] for urgency in before.served}
    spared = sum(
        weight * ((then is not None) - (now is not None))
        for weight, now, then in zip(weights, before.lawyer_of, after.lawyer_of, strict=True)
    )
    return Gain(served, before.cost - after.cost, spared * before.unit + before.cost - after.cost)


def _most_gained(problem: Problem, now: Claim, lawyer: int, condition: str) -> int:
    """No training of hers can gain more: the least that mends the proof, by her price alone or by those of the needs.

    Of all new prices q of hers the best is taken: what the needs that come to fit pay above their cost and q, and
    what her places then earn above what they earned. It is a sum of bends, least at a bend where as many places as
    needs gain.
    """
    bit = 1 << [entry.name for entry in problem.conditions].index(condition)
    width = len(problem.lawyers)
    loads, price = problem.lawyers[lawyer].loads, now.lawyer_prices[lawyer]
    wanted = sorted(
        (
            now.need_prices[need] - problem.cost(need, lawyer)
            for need, fails in enumerate(problem.failed[lawyer::width])
            if fails == bit
        ),
        reverse=True,
    )
    if not loads or not wanted or wanted[0] <= price:
        return 0
    earned = sum(max(0, price - load) for load in loads)

    def mended(new: int) -> int:
        return sum(max(0, want - new) for want in wanted) + sum(max(0, new - load) for load in loads) - earned

    return min(mended(new) for new in (price, *loads, *wanted[: len(loads) + 1]) if new >= price)
