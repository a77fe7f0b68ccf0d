from __future__ import annotations

from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from amanjol.casework.legal_aid.allocation.instant import SOUGHT, proposals, ranked
from amanjol.casework.legal_aid.allocation.problem import Lawyer, Need, problem_of
from amanjol.casework.legal_aid.allocation.reserving import WHOLE, Coming, sought

RARE, COMMON = "speaks the rare language, too", "does not"


def coming(*sorts: tuple[str, int], weight: int = 100, most: int | None = None) -> Coming:
    """Of each sort whom it fits, as `x` and `-`, and how many will come."""
    fits = np.array([[mark == "x" for mark in marks] for marks, _amount in sorts])
    return Coming(fits, [amount * WHOLE for _marks, amount in sorts], weight, most)


def costs(lawyers: list[int], free: list[int], to_come: Coming) -> dict[int, tuple[int, int, int]]:
    return {who: (of.cost, of.sort, of.places) for who, of in sought(lawyers, free, to_come).items()}


def test_who_is_sought_by_needs_to_come_comes_behind_who_is_not():
    problem = problem_of([Need("now")], [Lawyer(RARE), Lawyer(COMMON)], [[10, 30]])
    assert [offer.lawyer for offer in proposals(problem, 0)] == [0, 1]
    first, second = proposals(problem, 0, coming=coming(("x-", 1), ("xx", 4)))
    assert (first.lawyer, dict(first.parts), first.sought) == (1, {"cost": 30, "load": 0}, None)
    assert (second.lawyer, dict(second.parts)) == (0, {"cost": 10, "load": 0, SOUGHT: 100})
    assert second.cost == 110
    assert second.sought is not None
    assert (second.sought.sort, second.sought.places) == (0, 1)


def test_who_is_sought_most_is_proposed_where_nobody_else_fits():
    problem = problem_of([Need("now")], [Lawyer(RARE), Lawyer("no place", ())], [[10, 0]])
    assert [offer.lawyer for offer in proposals(problem, 0, coming=coming(("x-", 10**6)))] == [0]


def test_needs_are_shared_out_alike_among_the_free_places_of_who_fits_them():
    """Three needs for the six places of both and two for the four of the first."""
    assert costs([0, 1], [4, 2], coming(("xx", 3), ("x-", 2))) == {0: (50, 1, 4)}


def test_what_fits_all_of_them_alike_costs_nobody():
    assert costs([0, 1], [1, 5], coming(("xx", 10**6))) == {}
    assert costs([0, 1], [1, 5], coming(("xx", 1), ("xx", 0))) == {}
    assert costs([], [], coming(("xx", 1))) == {}


def test_whoever_would_be_dearer_than_that_by_far_does_not_come_first_for_it():
    problem = problem_of([Need("now")], [Lawyer(RARE), Lawyer("near"), Lawyer("far")], [[10, 85, 86]])
    without = [offer.lawyer for offer in proposals(problem, 0, coming=coming(("x--", 1), ("xx-", 1)))]
    assert without == [2, 1, 0]
    within = proposals(problem, 0, coming=coming(("x--", 1), ("xx-", 1), most=75))
    assert [offer.lawyer for offer in within] == [1, 0, 2]
    assert [offer.lawyer for offer in ranked(within, 74)] == [0, 2, 1]


def test_a_place_that_is_kept_for_who_waits_stays_behind_whoever_is_sought():
    problem = problem_of(
        [Need("now"), Need("waits")], [Lawyer("only hers"), Lawyer("sought")], [[1, 1], [1, None]]
    )
    first, second = proposals(problem, 0, waiting=[1], coming=coming(("-x", 50)))
    assert (first.lawyer, second.lawyer, second.kept_for) == (1, 0, (1,))


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_costs_are_what_presses_on_a_place_more_than_on_the_least(data):
    """Beside fractions, which lose less than a part of `WHOLE` a sort."""
    free = data.draw(st.lists(st.integers(0, 4), min_size=1, max_size=5))
    fits = st.lists(st.booleans(), min_size=len(free), max_size=len(free))
    sorts = data.draw(st.lists(st.tuples(fits, st.integers(0, 50)), min_size=1, max_size=4))
    lawyers = [who for who, places in enumerate(free) if places]
    to_come = Coming(np.array([row for row, _ in sorts]), [amount * WHOLE for _, amount in sorts], 60)

    def presses(who: int) -> Fraction:
        shares = (
            Fraction(amount, sum(places for place, places in enumerate(free) if row[place]))
            for row, amount in sorts
            if row[who]
        )
        return sum(shares, Fraction(0))

    together = {who: presses(who) for who in lawyers}
    given_costs = {who: of.cost for who, of in sought(lawyers, free, to_come).items()}
    for who in lawyers:
        exact = (together[who] - min(together.values())) * 60
        assert abs(given_costs.get(who, 0) - exact) <= 1
    for who, of in sought(lawyers, free, to_come).items():
        row, _amount = sorts[of.sort]
        assert row[who]
        assert of.places == sum(places for place, places in enumerate(free) if row[place])
