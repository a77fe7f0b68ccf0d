"""The day on which something happened, where it is written down later: of what comes from paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils import timezone

if TYPE_CHECKING:
    from datetime import date

LONGEST_AGO: Final = 100
"""Years. What is older is a slip of the pen."""


class NotThen(ValueError):
    """It has not come yet, or lies more than `LONGEST_AGO` years back."""


def check(happened_on: date | None) -> None:
    """NotThen. None is the day on which it is written."""
    if happened_on is not None and not is_possible(happened_on, timezone.localdate()):
        raise NotThen


def is_possible(happened_on: date, today: date) -> bool:
    return earliest(today) <= happened_on <= today


def earliest(today: date) -> date:
    """The first of the month in leap years too."""
    return today.replace(year=today.year - LONGEST_AGO, day=1)


def apart(happened_on: date | None, today: date) -> date | None:
    """The day of the event, where it is another than that of the entry; None where they are the same."""
    return None if happened_on == today else happened_on
