"""Days at the desk: on which something happened that is written down later, of what comes from paper; and how one near
today is called in a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

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


def near(day: date, today: date) -> str:
    """As somebody calls it whose working day this is: yesterday, today, tomorrow, else with its weekday (Thu 26 Nov),
    and with the year where that is another. In the language of the page.
    """
    if words := {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}.get((day - today).days):
        return words
    skeleton = "MMMEd" if day.year == today.year else "yMMMEd"
    return format_skeleton(skeleton, day, locale=_calendar(get_language() or "en"))


def _calendar(language: str) -> Locale:
    try:
        return Locale.parse("en-GB" if language == "en" else language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
