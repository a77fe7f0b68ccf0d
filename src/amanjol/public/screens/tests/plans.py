"""Playlists, schedules and notices as tests need them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from amanjol.public.devices.models import Device, DeviceGroup
from amanjol.public.screens import actions
from amanjol.public.screens.kinds import ItemKind
from amanjol.public.screens.models import Notice, Playlist, Schedule

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member

FIRST_DAY = date(2026, 1, 1)
TEXTS = {"ru": {"title": "Рейс перенесён", "text": "Подойдите к стойке 14."}}


def playlist(by: Member, name: str = "Morning", *, is_out: bool = True) -> Playlist:
    """One poster; published unless told otherwise."""
    row = actions.create_playlist(name=name, languages=[], by=by)
    actions.add_item(playlist=row, kind=ItemKind.POSTER, name="passport.svg", seconds=None, by=by)
    if is_out:
        actions.show_playlist(playlist=row, by=by)
    return row


def schedule(of: Playlist, **values: Any) -> Schedule:
    """Everywhere, every day, all day; not saved."""
    return Schedule(**({"playlist": of, "begins_on": FIRST_DAY, "weekdays": actions.EVERY_DAY} | values))


def planned(by: Member, of: Playlist, **values: Any) -> Schedule:
    row = schedule(of, **values)
    actions.save_schedule(schedule=row, by=by)
    return row


def notice(by: Member, *, is_sent: bool = True, **values: Any) -> Notice:
    """Everywhere, from an hour ago for a day."""
    now = timezone.now()
    times = {"begins_at": now - timedelta(hours=1), "ends_at": now + timedelta(days=1)}
    row = Notice(**(times | {"texts": TEXTS} | values))
    actions.save_notice(notice=row, by=by)
    if is_sent:
        actions.send_notice(notice=row, by=by)
        row.refresh_from_db()
    return row


def device(of: Member, place: str, group: DeviceGroup | None = None) -> Device:
    """A screen that hangs there."""
    number = Device.objects.count()
    return Device.objects.create(
        organisation=of.organisation,
        kind="screen",
        name=f"Gate {number}",
        place=place,
        group=group,
        public_key=bytes([number]) * 32,
        key_hash=f"{number:043}",
        last_sequence=1,
    )


def at(text: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
