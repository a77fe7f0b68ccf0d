"""The planner as a calendar (RFC 5545): days of the rules and events, each a whole day. No cost, no number, no partner.

Also called: ICS, webcal, calendar subscription.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from icalendar import Calendar
from icalendar import Event as Entry

from amanjol.programme.outreach.days import days_between

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.programme.outreach.models import Event

SECRET_BYTES: Final = 24
AHEAD: Final = timedelta(400)
"""Days of the rules stand in the calendar for the year to come, and so does what was planned for it."""
BEHIND: Final = timedelta(90)


def new_secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


def name_of(secret: str) -> str:
    """What the database knows of it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def calendar(events: Iterable[Event], today: date, now: datetime, title: str) -> bytes:
    """`now` is when the answer is written; each entry says so, as calendars want it."""
    whole = Calendar()
    whole.add("prodid", "-//Amanjol//Planner//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", title)
    for on, rule in days_between(today - BEHIND, today + AHEAD):
        whole.add_component(_entry(f"{rule.key}-{on.year}", on, on, rule.name, now, url=rule.source.address))
    for event in events:
        entry = _entry(str(event.pk), event.on, event.until or event.on, event.title, now, place=event.place)
        whole.add_component(entry)
    return bytes(whole.to_ical())


def _entry(
    uid: str, first: date, last: date, title: str, now: datetime, *, place: str = "", url: str = ""
) -> Entry:
    """The end is the day after the last one, as the standard counts it."""
    entry = Entry()
    entry.add("uid", f"{uid}@amanjol")
    entry.add("dtstamp", now)
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(1))
    entry.add("summary", title)
    entry.add("transp", "TRANSPARENT")
    if place:
        entry.add("location", place)
    if url:
        entry.add("url", url)
    return entry
