from __future__ import annotations

import random
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.casework.legal_aid.allocation.assigning import TooLarge, least_assignment
from amanjol.casework.legal_aid.allocation.certifying import certify
from amanjol.casework.legal_aid.allocation.pricing import NotLeast, lowest_prices
from amanjol.casework.legal_aid.allocation.problem import Lawyer, Need, problem_of
from amanjol.casework.legal_aid.allocation.solving import solve
from amanjol.casework.legal_aid.allocation.tests.problems import at_random, best_worth, plans, problems, worth


@settings(max_examples=400, deadline=None)
@given(problems())
def test_a_plan_is_as_good_as_the_best_of_all(problem):
    claim = solve(problem)
    certify(problem, claim)
    assert tuple(claim.lawyer_of) in set(plans(problem))
    assert (
        worth(problem, claim.lawyer_of) == (tuple(claim.served.values()), claim.cost) == best_worth(problem)
    )


@settings(max_examples=200, deadline=None)
@given(problems())
def test_the_most_urgent_first_never_serves_fewer_in_all(problem):
    most = max(sum(who is not None for who in plan) for plan in plans(problem))
    assert sum(solve(problem).served.values()) == most


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 5), st.integers(1, 5), st.data())
def test_numbers_too_large_for_floating_point_are_solved_in_stages(rows, columns, data):
    numbers = st.integers(0, 2**61) | st.integers(2**61, 2**61 + 3)
    row = st.lists(numbers, min_size=columns, max_size=columns)
    table = data.draw(st.lists(row, min_size=rows, max_size=rows))
    chosen = least_assignment(np.array(table, dtype=object))
    total = sum(table[row][column] for row, column in zip(*chosen, strict=True))
    if rows > columns:
        table = [list(column) for column in zip(*table, strict=True)]
    least = min(
        sum(table[row][column] for row, column in enumerate(choice))
        for choice in permutations(range(len(table[0])), len(table))
    )
    assert total == least
    assert len(chosen[0]) == min(rows, columns)


def test_scipy_alone_errs_where_the_stages_do_not():
    """What the stages are for: two sums that differ by 1 and are one number in floating point."""
    large = 2**60
    table = np.array([[large + 1, large], [large, large]], dtype=object)
    rows, columns = least_assignment(table)
    assert sum(table[row, column] for row, column in zip(rows, columns, strict=True)) == 2 * large


def test_an_assignment_that_is_not_the_least_has_no_prices():
    table = np.array([[1, 5], [5, 1]])
    assert [prices.tolist() for prices in lowest_prices(table, [0, 1])] == [[1, 1], [0, 0]]
    with pytest.raises(NotLeast):
        lowest_prices(table, [1, 0])


def test_a_plan_of_a_whole_country_is_certified():
    problem = at_random(random.Random(15), 120, 60, share=0.2)  # noqa: S311  no secret
    claim = solve(problem)
    certify(problem, claim)


def test_more_than_fits_into_memory_is_refused():
    needs = [Need(str(place)) for place in range(4500)]
    lawyers = [Lawyer("one", (0,) * 4500), Lawyer("other", (0,) * 4500)]
    problem = problem_of(needs, lawyers, [[0, 0]] * len(needs))
    with pytest.raises(TooLarge, match="4500 needs beside 9000 places"):
        solve(problem)


def test_large_numbers_of_many_are_refused_before_they_fill_memory():
    lawyers = [Lawyer(str(place)) for place in range(5000)]
    problem = problem_of([Need("one"), Need("other")], lawyers, [[10**15] * 5000, [1] * 5000])
    with pytest.raises(TooLarge, match="2 beside 5000 are too many"):
        solve(problem)
