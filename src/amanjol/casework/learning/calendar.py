"""When the test is asked once more, and when somebody looks whether a cohort must still be kept."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Final

ASKED_AFTER: Final = 3
"""Months after the end of the course: what is left of it shows only then."""
LOOKED_AT_AFTER: Final = 5 * 12
"""Months after the end: as long as a case is kept before somebody looks."""


def asked_again_on(ends_on: date) -> date:
    return months_after(ends_on, ASKED_AFTER)


def looked_at_on(ends_on: date) -> date:
    return months_after(ends_on, LOOKED_AT_AFTER)


def months_after(day: date, months: int) -> date:
    """The same day of the month, or the last one where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
