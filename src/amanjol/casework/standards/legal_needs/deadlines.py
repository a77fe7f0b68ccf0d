"""By when a coordinator answers that a need is taken up, or that nobody can come: the programme's own figures.

No law of the four countries and no standard that we have read names any for this. Working days are counted here and
nowhere else in legal aid: neither Saturdays and Sundays nor the public holidays of the country, as `holidays` has them.

Also called: service level, response time, business days.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from holidays import country_holidays

from amanjol.casework.standards.legal_needs.codes import Urgency

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime, tzinfo

_WITHIN: Final[Mapping[Urgency, timedelta]] = {
    Urgency.NOW: timedelta(minutes=45),
    Urgency.TODAY: timedelta(hours=4),
}
_WORKING_DAYS: Final[Mapping[Urgency, int]] = {Urgency.THIS_WEEK: 1, Urgency.THIS_MONTH: 3}
_SATURDAY: Final = 5


def answer_by(urgency: Urgency, asked_at: datetime, zone: tzinfo, country: str) -> datetime:
    """Of working days, the same hour of the day there. `country` as in `working_day_after`."""
    if urgency in _WITHIN:
        return asked_at + _WITHIN[urgency]
    by = asked_at.astimezone(zone)
    day = working_day_after(by.date(), _WORKING_DAYS[urgency], country)
    return by.replace(year=day.year, month=day.month, day=day.day).astimezone(asked_at.tzinfo)


def working_day_after(day: date, number: int, country: str) -> date:
    """So many working days later. `country`: two letters (ISO 3166); of one that is not known no day is a holiday."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < _SATURDAY and day not in _holidays(country.upper(), day.year)
    return day


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    try:
        return frozenset(country_holidays(country, years=year))
    except NotImplementedError:
        return frozenset()
