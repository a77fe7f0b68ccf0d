"""By when a coordinator answers that a need is taken up, or that nobody can come: the programme's own figures.

No law of the four countries and no standard that we have read names any for this.

Also called: service level, response time.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.legal_needs.codes import Urgency

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

_WITHIN: Final[Mapping[Urgency, timedelta]] = {
    Urgency.NOW: timedelta(minutes=45),
    Urgency.TODAY: timedelta(hours=4),
}
_WORKING_DAYS: Final[Mapping[Urgency, int]] = {Urgency.THIS_WEEK: 1, Urgency.THIS_MONTH: 3}
_SATURDAY: Final = 5


def answer_by(urgency: Urgency, asked_at: datetime, zone: tzinfo) -> datetime:
    """Of working days, the same hour of the day there. Saturdays and Sundays are none; holidays of a country are not
    known here and count as others.
    """
    if urgency in _WITHIN:
        return asked_at + _WITHIN[urgency]
    by = asked_at.astimezone(zone)
    left = _WORKING_DAYS[urgency]
    while left:
        by += timedelta(days=1)
        left -= by.weekday() < _SATURDAY
    return by.astimezone(asked_at.tzinfo)
