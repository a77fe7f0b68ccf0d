"""Which days a quarter has."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from amanjol.casework.desk.tallies import Quarter


@pytest.mark.parametrize(
    ("number", "first", "last"),
    [(1, (1, 1), (3, 31)), (2, (4, 1), (6, 30)), (3, (7, 1), (9, 30)), (4, (10, 1), (12, 31))],
)
def test_a_quarter_has_its_days_and_none_beside(
    number: int, first: tuple[int, int], last: tuple[int, int]
) -> None:
    quarter = Quarter(2027, number)
    assert (quarter.first_day, quarter.last_day) == (date(2027, *first), date(2027, *last))
    assert quarter.holds(quarter.first_day)
    assert quarter.holds(quarter.last_day)
    assert not quarter.holds(quarter.first_day - timedelta(days=1))
    assert not quarter.holds(quarter.last_day + timedelta(days=1))
    assert not quarter.holds(None)


def test_each_day_of_two_years_is_in_one_quarter_and_they_follow_each_other() -> None:
    quarters: list[Quarter] = []
    for day in range(731):
        quarter = Quarter.of(date(2027, 1, 1) + timedelta(days=day))
        assert quarter.holds(date(2027, 1, 1) + timedelta(days=day))
        if quarter not in quarters:
            quarters.append(quarter)
    assert [(quarter.year, quarter.number) for quarter in quarters] == [
        (year, number) for year in (2027, 2028) for number in (1, 2, 3, 4)
    ]
    assert [quarter.before for quarter in quarters[1:]] == quarters[:-1]


@pytest.mark.parametrize(("year", "number"), [(2027, 0), (2027, 5), (1, 1), (9999, 4), (0, 1)])
def test_there_is_no_other_quarter(year: int, number: int) -> None:
    with pytest.raises(ValueError, match="no such quarter"):
        Quarter(year, number)
