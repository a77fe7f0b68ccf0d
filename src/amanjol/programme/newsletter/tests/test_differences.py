"""Of several sums of people nobody works out one to nine: of random months, quarters, half-years and years."""

from __future__ import annotations

from datetime import date
from itertools import chain, combinations
from typing import TYPE_CHECKING
from uuid import UUID

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from amanjol.programme.newsletter.differences import Told, of_each_period, tell_of_few
from amanjol.programme.results.kinds import FEW
from amanjol.programme.results.spans import spans

if TYPE_CHECKING:
    from collections.abc import Iterable

SOME, OTHER, THIRD, WHOLE = (UUID(int=number) for number in range(4))
HALF_YEAR = [(first, last) for _length, first, last in spans(date(2026, 1, 1), date(2026, 6, 30))]
"""Six months, two quarters, the half-year and the year, which holds as much as has passed of it."""


def told(days: tuple[date, date], value: int, indicator: UUID = SOME, *, is_new: bool = True) -> Told:
    return Told(indicator, *days, value, is_new)


def months_of(of: Told) -> tuple[int, ...]:
    return tuple(int(of.first_day <= date(2026, month, 1) <= of.last_day) for month in range(1, 7))


def all_of[T](rows: Iterable[T]) -> list[tuple[T, ...]]:
    """In all ways to choose some of them."""
    there = list(rows)
    return list(chain.from_iterable(combinations(there, number) for number in range(1, len(there) + 1)))


@given(
    st.lists(st.integers(0, 30), min_size=6, max_size=6),
    st.lists(st.sampled_from(HALF_YEAR), min_size=2, max_size=7, unique=True),
)
def test_nothing_that_follows_from_what_is_said_is_of_few(
    counts: list[int], chosen: list[tuple[date, date]]
) -> None:
    """Where nobody comes twice, what follows of any months is a sum of what was said, each with some weight."""
    rows = [told(days, sum(np.multiply(months_of(told(days, 0)), counts))) for days in chosen]
    assume(not any(0 < row.value < FEW for row in rows))
    said = np.array([months_of(row) for row in rows])
    rank = np.linalg.matrix_rank(said)
    follows = [
        sum(counts[month] for month in months)
        for months in all_of(range(6))
        if np.linalg.matrix_rank([*said, [month in months for month in range(6)]]) == rank
    ]
    if not tell_of_few(rows, []):
        assert not any(0 < people < FEW for people in follows)


@given(st.lists(st.tuples(st.sampled_from(HALF_YEAR), st.integers(10, 60)), min_size=2, max_size=7))
def test_a_period_less_any_that_lie_inside_it_leaves_no_few(
    chosen: list[tuple[tuple[date, date], int]],
) -> None:
    """Whatever was counted, also where the same people come again, and where one period was said twice."""
    rows = [told(days, value) for days, value in chosen]
    leaves = [
        whole.value - sum(part.value for part in parts)
        for whole in rows
        for parts in all_of(part for part in rows if part.lies_inside(whole))
        if max(map(sum, zip(*map(months_of, parts), strict=True))) == 1
    ]
    assert tell_of_few(rows, []) == any(0 < rest < FEW for rest in leaves)


def test_what_all_have_read_keeps_nothing_new_from_being_said() -> None:
    quarter, month = HALF_YEAR[0], (date(2026, 1, 1), date(2026, 1, 31))
    read = [told(quarter, 100, is_new=False), told(month, 95, is_new=False)]
    assert not tell_of_few([*read, told(quarter, 300, OTHER)], [])
    assert tell_of_few([read[0], told(month, 95)], [])
    assert not tell_of_few([read[0], told(month, 95, OTHER)], [])


def test_a_total_beside_a_plot_tells_no_part_that_is_not_shown() -> None:
    quarter, next_quarter = HALF_YEAR[:2]
    bars = [told(quarter, 200, SOME), told(quarter, 149, OTHER)]
    whole = told(quarter, 354, WHOLE, is_new=False)
    assert not tell_of_few([*bars, whole], [])
    assert tell_of_few([*bars, whole], of_each_period(bars))
    assert not tell_of_few([*bars, told(next_quarter, 354, WHOLE)], of_each_period(bars))
    inside = [*bars, told(quarter, 353, WHOLE)]
    assert tell_of_few(inside, of_each_period(inside))
