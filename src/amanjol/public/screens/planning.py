"""Which playlist is due where and when: the same choice as the player's (`packs/assets/screen-time.js`).

Plain Python on the parts of the document, so that a test can compare the two.

Also called: schedule, calendar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from amanjol.public.screens.models import Schedule, Where

_DAY: Final = timedelta(days=1)
_WEEK: Final = 7  # days


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a screen hangs: an airport, a group or none, and the clock there."""

    place: str
    group: str
    time_zone: str


@dataclass(frozen=True, slots=True)
class Due:
    """Notices come before playlists. Several playlists are shown in turn."""

    notices: tuple[str, ...]
    playlists: tuple[str, ...]


def due(document: Mapping[str, Any], spot: Spot, now: datetime) -> Due:
    """What the document has a screen show there at that instant."""
    here = now.astimezone(ZoneInfo(spot.time_zone)).replace(tzinfo=None)
    notices = tuple(
        notice["id"] for notice in document["notices"] if is_meant_for(notice, spot) and _holds(notice, now)
    )
    schedules = [
        schedule
        for schedule in document["schedules"]
        if is_meant_for(schedule, spot)
        and _is_due(schedule, here)
        and document["playlists"].get(schedule["playlist"], {}).get("items")
    ]
    first = max((schedule["priority"] for schedule in schedules), default=0)
    playlists = dict.fromkeys(schedule["playlist"] for schedule in schedules if schedule["priority"] == first)
    return Due(notices, tuple(playlists))


def is_meant_for(planned: Mapping[str, Any], spot: Spot) -> bool:
    places, groups = planned["places"], planned["groups"]
    return (not places and not groups) or spot.place in places or (spot.group in groups)


def overlaps(schedule: Schedule, other: Schedule) -> bool:
    """Whether both can be due on the same screen at the same moment."""
    first = max(schedule.begins_on, other.begins_on) - _DAY  # whose hours may go past midnight
    mine, others = _spans(schedule, first), _spans(other, first)
    return _share_screens(schedule, other) and any(
        begin < other_end and other_begin < end for begin, end in mine for other_begin, other_end in others
    )


def _holds(notice: Mapping[str, Any], now: datetime) -> bool:
    return datetime.fromisoformat(notice["begins_at"]) <= now < datetime.fromisoformat(notice["ends_at"])


def _is_due(schedule: Mapping[str, Any], here: datetime) -> bool:
    """`here` is what the clock at the place shows."""
    day = _day_of(schedule["hours"], here)
    if day is None:
        return False
    begins, ends = date.fromisoformat(schedule["from"]), schedule["to"]
    is_dated = begins <= day and (ends is None or day <= date.fromisoformat(ends))
    return is_dated and day.isoweekday() in schedule["weekdays"]


def _day_of(hours: Mapping[str, str] | None, here: datetime) -> date | None:
    """The day that the moment counts to; None outside of the hours. After midnight it is the day before."""
    if hours is None:
        return here.date()
    begins, ends, now = time.fromisoformat(hours["from"]), time.fromisoformat(hours["to"]), here.time()
    if begins < ends:
        return here.date() if begins <= now < ends else None
    if now >= begins:
        return here.date()
    return here.date() - _DAY if now < ends else None


def _spans(schedule: Schedule, first: date) -> list[tuple[datetime, datetime]]:
    """When it is due in the week that begins on a day: every other week is like it, save for the last day."""
    days = (first + number * _DAY for number in range(_WEEK + 2))
    return [_span(schedule, day) for day in days if _is_on(schedule, day)]


def _is_on(schedule: Schedule, day: date) -> bool:
    is_dated = schedule.begins_on <= day and (schedule.ends_on is None or day <= schedule.ends_on)
    return is_dated and day.isoweekday() in schedule.weekdays


def _span(schedule: Schedule, day: date) -> tuple[datetime, datetime]:
    begins, ends = schedule.from_hour or time(0), schedule.to_hour or time(0)
    last = day if begins < ends else day + _DAY
    return datetime.combine(day, begins), datetime.combine(last, ends)


def _share_screens(where: Where, other: Where) -> bool:
    """A place and a group may have a screen in common."""
    if not (where.places or where.groups) or not (other.places or other.groups):
        return True
    names_differently = (where.places and other.groups) or (where.groups and other.places)
    return bool(
        names_differently or set(where.places) & set(other.places) or set(where.groups) & set(other.groups)
    )
