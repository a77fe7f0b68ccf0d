from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.casework.legal_aid.allocation.problem import Lawyer, Need, problem_of
from amanjol.casework.legal_aid.allocation.solving import least_unit
from amanjol.casework.legal_aid.allocation.tests.problems import best_worth, problems
from amanjol.casework.legal_aid.allocation.training_sets import best_sets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.legal_aid.allocation.problem import Problem

LANGUAGE = frozenset({"language"})


def worth_of(problem: Problem, lawyers: Iterable[int], condition: str) -> tuple[int, int]:
    """By trying every plan: what these trainings buy, in the unit of plans, and how many more are served."""
    unit = least_unit(problem)
    before = best_worth(problem)
    after = best_worth(problem.with_conditions_met((lawyer, condition) for lawyer in lawyers))
    classes = len(before[0])
    more = [then - now for now, then in zip(before[0], after[0], strict=True)]
    weighed = sum((classes - place) * amount for place, amount in enumerate(more))
    return unit * weighed + before[1] - after[1], sum(more)


@settings(max_examples=60, deadline=None)
@given(problems(), st.sampled_from(["language", "training", "district"]))
def test_no_set_is_better_than_what_is_said_of_any(problem, condition):
    """Every set of as many is tried, with every plan."""
    every = range(len(problem.lawyers))
    sets = best_sets(problem, condition)
    for many, trained in enumerate(sets, 1):
        assert len(trained.lawyers) <= many
        assert (trained.gain.worth, trained.gain.more) == worth_of(problem, trained.lawyers, condition)
        tried = [worth_of(problem, who, condition) for who in combinations(every, min(many, len(every)))]
        assert trained.gain.worth <= max(worth for worth, _more in tried) <= trained.most_worth
        assert max(more for _worth, more in tried) <= trained.most_more
    gained = sets[-1].gain.worth if sets else 0
    assert gained == worth_of(problem, every, condition)[0] or len(sets) == 10


def test_two_who_help_only_together_are_found():
    """One frees the place that the other needs: each alone buys nothing."""
    problem = problem_of(
        [Need("a"), Need("b")], [Lawyer("one"), Lawyer("two")], [[LANGUAGE, None], [0, LANGUAGE]]
    )
    alone, both = best_sets(problem, "language")
    assert (alone.gain.more, alone.gain.worth) == (0, 0)
    assert (both.lawyers, both.gain.more, both.most_more) == ((0, 1), 1, 1)
    assert both.gain.worth == both.most_worth


def test_many_who_could_serve_the_same_two_are_no_more_than_two():
    needs = [Need(f"n{at}") for at in range(2)]
    lawyers = [Lawyer(f"l{at}", (0, 0)) for at in range(6)]
    problem = problem_of(needs, lawyers, [[LANGUAGE] * 6] * 2)
    [only] = best_sets(problem, "language")
    assert (only.gain.more, only.most_more, only.gain.worth) == (2, 2, only.most_worth)


def test_whoever_adds_most_first_is_not_always_among_the_best_two():
    """The one in the middle takes four; the two beside them, together, all six."""
    needs = [Need(f"n{at}") for at in range(6)]
    lawyers = [Lawyer("middle", (0,) * 4), Lawyer("left", (0,) * 3), Lawyer("right", (0,) * 3)]
    who = [(1,), (0, 1), (0, 1), (0, 2), (0, 2), (2,)]
    cells = [[LANGUAGE if lawyer in fits else None for lawyer in range(3)] for fits in who]
    first, second, *_rest = best_sets(problem_of(needs, lawyers, cells), "language")
    assert (first.lawyers, first.gain.more) == ((0,), 4)
    assert second.most_more == 6
    assert (second.lawyers, second.gain.more) == ((1, 2), 6)
