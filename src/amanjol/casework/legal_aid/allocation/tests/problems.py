"""Small problems for properties, and every plan of them: what is best by trying all."""

from __future__ import annotations

from array import array
from itertools import product
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from amanjol.casework.legal_aid.allocation.problem import Condition, Lawyer, Need, Problem

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

CONDITIONS = (
    Condition("language"),
    Condition("training"),
    Condition("district"),
    Condition("conflict", may_be_relaxed=False),
)
LARGE = 10**16


@st.composite
def problems(draw: st.DrawFn, most_needs: int = 5, most_lawyers: int = 4) -> Problem:
    """Few pairs or many, numbers that are small, equal, negative, or too large for floating point."""
    needs = draw(st.lists(st.integers(1, 3), min_size=0, max_size=most_needs))
    size = draw(st.sampled_from([0, 3, 20, LARGE]))
    numbers = st.integers(-size // 4, size)
    lawyers = draw(
        st.lists(st.lists(numbers, max_size=3).map(sorted).map(tuple), min_size=0, max_size=most_lawyers)
    )
    pairs = len(needs) * len(lawyers)
    fails = st.one_of(st.just(0), st.integers(0, 2 ** len(CONDITIONS) - 1))
    return Problem(
        tuple(Need(f"n{place}", urgency) for place, urgency in enumerate(needs)),
        tuple(Lawyer(f"l{place}", loads) for place, loads in enumerate(lawyers)),
        CONDITIONS,
        array("q", draw(st.lists(fails, min_size=pairs, max_size=pairs))),
        {
            name: array("q", draw(st.lists(numbers, min_size=pairs, max_size=pairs)))
            for name in ("road", "wish")
        },
    )


def at_random(chance: random.Random, needs: int, lawyers: int, *, share: float = 0.6) -> Problem:
    """`share` of the pairs may serve."""
    pairs = needs * lawyers
    return Problem(
        tuple(Need(f"n{place}", chance.randint(1, 3)) for place in range(needs)),
        tuple(Lawyer(f"l{place}", tuple(range(0, 5 * chance.randint(0, 3), 5))) for place in range(lawyers)),
        CONDITIONS,
        array("q", [0 if chance.random() < share else chance.randint(1, 15) for _ in range(pairs)]),
        {
            "road": array("q", [chance.randint(0, 90) for _ in range(pairs)]),
            "wish": array("q", [chance.choice((0, 30)) for _ in range(pairs)]),
        },
    )


def plans(problem: Problem) -> Iterator[tuple[int | None, ...]]:
    for plan in product(*([None, *problem.fitting(need)] for need in range(len(problem.needs)))):
        if all(plan.count(place) <= len(who.loads) for place, who in enumerate(problem.lawyers)):
            yield plan


def worth(problem: Problem, plan: Sequence[int | None]) -> tuple[tuple[int, ...], int]:
    """How many are served in each class, the most urgent first, and the cost."""
    counts = tuple(
        sum(
            who is not None and need.urgency == urgency for need, who in zip(problem.needs, plan, strict=True)
        )
        for urgency in sorted({need.urgency for need in problem.needs})
    )
    cost = sum(problem.cost(need, who) for need, who in enumerate(plan) if who is not None)
    cost += sum(sum(who.loads[: plan.count(place)]) for place, who in enumerate(problem.lawyers))
    return counts, cost


def best_worth(problem: Problem) -> tuple[tuple[int, ...], int]:
    def rank(outcome: tuple[tuple[int, ...], int]) -> tuple[tuple[int, ...], int]:
        return tuple(-count for count in outcome[0]), outcome[1]

    return min((worth(problem, plan) for plan in plans(problem)), key=rank)
