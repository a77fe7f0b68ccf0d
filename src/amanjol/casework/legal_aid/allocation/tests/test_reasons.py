from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from amanjol.casework.legal_aid.allocation.certifying import certify_reasons
from amanjol.casework.legal_aid.allocation.claims import Crowd
from amanjol.casework.legal_aid.allocation.problem import Lawyer, Need, problem_of
from amanjol.casework.legal_aid.allocation.reasons import NotMost, reasons, ways_out, with_places
from amanjol.casework.legal_aid.allocation.solving import solve
from amanjol.casework.legal_aid.allocation.tests.problems import problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def subsets(values: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    values = tuple(values)
    return chain.from_iterable(combinations(values, size) for size in range(len(values) + 1))


@settings(max_examples=300, deadline=None)
@given(problems())
def test_ways_out_are_all_least_sets_of_conditions_that_give_somebody(problem):
    """Every set of conditions is tried: whom it gives, and whether a part of it would give somebody too."""
    relaxable = [condition.name for condition in problem.conditions if condition.may_be_relaxed]
    width = len(problem.lawyers)

    def whom(need: int, relaxed: Iterable[str]) -> tuple[int, ...]:
        return tuple(
            lawyer
            for lawyer in range(width)
            if problem.lawyers[lawyer].loads
            and problem.names_of(problem.failed[need * width + lawyer]) <= set(relaxed)
        )

    for need in range(len(problem.needs)):
        expected = {
            frozenset(relaxed): whom(need, relaxed)
            for relaxed in subsets(relaxable)
            if whom(need, relaxed)
            and not any(whom(need, part) for part in subsets(relaxed) if len(part) < len(relaxed))
        }
        assert {way.conditions: way.lawyers for way in ways_out(problem, need)} == expected


@settings(max_examples=300, deadline=None)
@given(problems(most_needs=6, most_lawyers=3))
def test_a_crowd_is_a_least_set_of_needs_with_too_few_places(problem):
    claim = solve(problem)
    why = reasons(problem, claim.lawyer_of)
    certify_reasons(problem, claim.lawyer_of, why)

    def lacking(needs: Iterable[int]) -> int:
        needs = tuple(needs)
        lawyers = {lawyer for need in needs for lawyer in with_places(problem, need)}
        return len(needs) - sum(len(problem.lawyers[lawyer].loads) for lawyer in lawyers)

    for crowd in {reason.crowd for reason in why if reason.crowd}:
        lack = lacking(crowd.needs)
        assert lack == len(crowd.needs) - crowd.places == sum(reason.crowd == crowd for reason in why)
        assert not any(lacking(part) >= lack for part in subsets(crowd.needs) if len(part) < len(crowd.needs))
        assert {who for need in crowd.needs for who in with_places(problem, need)} == set(crowd.lawyers)


def test_seven_needs_that_fit_two_lawyers_with_five_places_are_said_so():
    needs = [Need(f"n{place}") for place in range(9)]
    lawyers = [Lawyer("one", (0, 0)), Lawyer("two", (0, 0, 0)), Lawyer("three", (0, 0))]
    problem = problem_of(needs, lawyers, [[1, 1, None]] * 7 + [[5, None, 1]] * 2)
    why = reasons(problem, solve(problem).lawyer_of)
    assert len(why) == 2
    assert {reason.crowd for reason in why} == {why[0].crowd}
    assert why[0].crowd == Crowd(tuple(range(7)), (0, 1), 5)


def test_a_plan_that_could_serve_more_gives_no_reason():
    problem = problem_of([Need("a"), Need("b")], [Lawyer("one"), Lawyer("two")], [[1, 1], [1, None]])
    with pytest.raises(NotMost, match="A place can be made for need b"):
        reasons(problem, (0, None))
