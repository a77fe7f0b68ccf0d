from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.casework.legal_aid.allocation.instant import proposals
from amanjol.casework.legal_aid.allocation.problem import Lawyer, Need, problem_of
from amanjol.casework.legal_aid.allocation.tests.problems import at_random, plans, problems


def test_the_cheapest_comes_first_with_its_parts():
    problem = at_random(random.Random(4), 1, 12)  # noqa: S311  no secret
    offers = proposals(problem, 0)
    assert [offer.cost for offer in offers] == sorted(offer.cost for offer in offers)
    assert {offer.lawyer for offer in offers} == {
        who for who in problem.fitting(0) if problem.lawyers[who].loads
    }
    for offer in offers:
        load = problem.lawyers[offer.lawyer].loads[0]
        assert dict(offer.parts) == {**problem.cost_parts(0, offer.lawyer), "load": load}
        assert offer.cost == problem.cost(0, offer.lawyer) + load


def test_a_place_is_kept_for_who_has_no_other():
    needs = [Need("now"), Need("waits")]
    problem = problem_of(needs, [Lawyer("only hers"), Lawyer("also")], [[1, 50], [1, None]])
    first, second = proposals(problem, 0, waiting=[1])
    assert (first.lawyer, first.kept_for) == (1, ())
    assert (second.lawyer, second.kept_for) == (0, (1,))
    assert [offer.lawyer for offer in proposals(problem, 0)] == [0, 1]


def test_no_place_is_kept_where_the_need_itself_would_go_unserved():
    needs = [Need("now", 2), Need("waits", 1)]
    problem = problem_of(needs, [Lawyer("one")], [[1], [1]])
    (offer,) = proposals(problem, 0, waiting=[1])
    assert (offer.lawyer, offer.kept_for) == (0, ())


@settings(max_examples=300, deadline=None)
@given(problems(), st.data())
def test_the_first_is_the_cheapest_who_leaves_as_many_served_as_can_be(problem, data):
    """By every plan in which the need has somebody."""
    if not problem.needs:
        return
    need = data.draw(st.integers(0, len(problem.needs) - 1))
    others = [other for other in range(len(problem.needs)) if other != need]
    waiting = data.draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    served: dict[int, int] = {}
    for plan in plans(problem):
        if plan[need] is not None:
            count = sum(plan[other] is not None for other in waiting)
            served[plan[need]] = max(served.get(plan[need], 0), count)
    offers = proposals(problem, need, waiting)
    assert {offer.lawyer for offer in offers} == set(served)
    if not served:
        return
    most = max(served.values())
    free = [offer for offer in offers if not offer.kept_for]
    assert {offer.lawyer for offer in free} == {lawyer for lawyer, count in served.items() if count == most}
    assert offers[: len(free)] == tuple(free)
    assert [offer.cost for offer in free] == sorted(offer.cost for offer in free)
