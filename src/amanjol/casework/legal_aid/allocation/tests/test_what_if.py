from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.casework.legal_aid.allocation import what_if
from amanjol.casework.legal_aid.allocation.problem import Lawyer, Need, ProblemBroken, problem_of
from amanjol.casework.legal_aid.allocation.tests.problems import at_random, best_worth, problems

LANGUAGE = frozenset({"language"})


@settings(max_examples=150, deadline=None)
@given(problems(), st.sampled_from(["language", "training", "district"]), st.integers(1, 3))
def test_the_best_trainings_are_the_best_of_all(problem, condition, many):
    """Every lawyer is trained once, and both plans are the best of all that there are."""
    before = best_worth(problem)
    gains = {}
    for lawyer in range(len(problem.lawyers)):
        after = best_worth(what_if.train(problem, lawyer, condition))
        served = tuple(then - now for now, then in zip(before[0], after[0], strict=True))
        gains[lawyer] = (served, before[1] - after[1])
    best = what_if.best_trainings(problem, condition, many=many)
    ranked = sorted((gain for gain in gains.values() if gain > ((0,) * len(before[0]), 0)), reverse=True)
    assert [(tuple(training.gain.served.values()), training.gain.cost) for training in best] == ranked[:many]
    assert all(
        gains[training.lawyer] == (tuple(training.gain.served.values()), training.gain.cost)
        for training in best
    )


def test_a_training_serves_who_nobody_served():
    problem = problem_of(
        [Need("a"), Need("b")], [Lawyer("one"), Lawyer("two")], [[3, LANGUAGE], [1, LANGUAGE]]
    )
    (training,) = what_if.best_trainings(problem, "language")
    assert (training.lawyer, training.gain.more, dict(training.gain.served)) == (1, 1, {1: 1})
    assert what_if.gain_together(problem, [1], "language") == training.gain
    assert problem.failed[1] != 0  # the problem itself is as it was


def test_ten_trainings_together_are_not_their_sum():
    problem = problem_of(
        [Need("a"), Need("b")],
        [Lawyer("one"), Lawyer("two"), Lawyer("three")],
        [[LANGUAGE] * 3, [5, None, None]],
    )
    alone = what_if.best_trainings(problem, "language")
    assert [training.gain.more for training in alone] == [1, 1, 0]
    assert alone[2].gain.cost == 5  # serves the one instead of the other, more cheaply
    assert what_if.gain_together(problem, [training.lawyer for training in alone], "language").more == 1


def test_a_slot_and_a_capacity_serve_who_was_left_out():
    problem = problem_of([Need("a"), Need("b"), Need("c")], [Lawyer("one", (4,))], [[1], [2], [3]])
    slot = what_if.add_slot(problem, 0)
    assert slot.lawyers[0].loads == (4, 4)
    assert what_if.gain(problem, slot).more == 1
    raised = what_if.gain(problem, what_if.raise_capacity(problem, 0, (5, 6)))
    assert (raised.more, raised.cost) == (2, -(2 + 5 + 3 + 6))
    with pytest.raises(ProblemBroken, match="costs less than the one before"):
        what_if.raise_capacity(problem, 0, (3,))


def test_nobody_is_trained_out_of_a_conflict():
    problem = at_random(random.Random(1), 3, 3)  # noqa: S311  no secret
    with pytest.raises(ProblemBroken, match="never relaxed"):
        what_if.train(problem, 0, "conflict")
    with pytest.raises(ProblemBroken, match="no condition juggling"):
        what_if.train(problem, 0, "juggling")
