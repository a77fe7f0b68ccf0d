"""What is planned, in words: where, when, and what else is due then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from amanjol.public.packs.languages import written_languages
from amanjol.public.screens.forms.notices import zone_for
from amanjol.public.screens.places import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from amanjol.public.screens.models import Notice, Schedule, Where

_WORKING_DAYS, _WEEKEND = [1, 2, 3, 4, 5], [6, 7]
_WEEK = 7


def where_in_words(planned: Where) -> str:
    named = [name_of(code) for code in planned.places]
    named += [_("group %(name)s") % {"name": name} for name in planned.groups]
    return ", ".join(named) or _("everywhere")


def when_in_words(schedule: Schedule) -> str:
    parts = [_days(schedule.weekdays), _hours(schedule)]
    dates = {"first": _day(schedule.begins_on), "last": _day(schedule.ends_on) if schedule.ends_on else ""}
    if schedule.ends_on is None:
        parts.append(_("from %(first)s on") % dates)
    elif schedule.ends_on == schedule.begins_on:
        parts.append(_("on %(first)s") % dates)
    else:
        parts.append(_("from %(first)s to %(last)s") % dates)
    return ", ".join(parts)


def overlap_in_words(schedule: Schedule, other: Schedule) -> str:
    names = {"other": other.playlist.name}
    if schedule.priority > other.priority:
        return _("Goes before “%(other)s” where both are due.") % names
    if schedule.priority < other.priority:
        return _("Waits while “%(other)s” is due.") % names
    return _("Shown in turn with “%(other)s” where both are due.") % names


def time_of_notice(notice: Notice) -> str:
    """By the clock of its airports."""
    zone = zone_for(notice.places)
    moments = {
        "begins": _moment(notice.begins_at.astimezone(zone)),
        "ends": _moment(notice.ends_at.astimezone(zone)),
    }
    return _("%(begins)s to %(ends)s") % moments


def title_of(notice: Notice, language: str) -> str:
    """In the language of the page, else in any."""
    titles = notice.titles
    return next((titles[code] for code in (language, "ru", "en", *titles) if code in titles), "")


def languages_in_words(codes: Iterable[str]) -> str:
    wanted = set(codes)
    return ", ".join(name for code, name in written_languages() if code in wanted)


def lacking_languages(notice: Notice) -> str:
    return languages_in_words(code for code, _name in written_languages() if code not in notice.texts)


def _days(weekdays: list[int]) -> str:
    if len(weekdays) == _WEEK:
        return _("every day")
    if sorted(weekdays) == _WORKING_DAYS:
        return _("Monday to Friday")
    if sorted(weekdays) == _WEEKEND:
        return _("Saturday and Sunday")
    return ", ".join(str(WEEKDAYS_ABBR[number - 1]) for number in sorted(weekdays))


def _hours(schedule: Schedule) -> str:
    if schedule.from_hour is None or schedule.to_hour is None:
        return _("all day")
    times = {"from": f"{schedule.from_hour:%H:%M}", "to": f"{schedule.to_hour:%H:%M}"}
    if schedule.from_hour < schedule.to_hour:
        return _("%(from)s to %(to)s") % times
    return _("%(from)s to %(to)s of the next day") % times


def _day(day: object) -> str:
    return date_format(day, "j.m.Y")  # type: ignore[arg-type]  # a date too


def _moment(here: datetime) -> str:
    return date_format(here, "j.m.Y H:i", use_l10n=False)
