"""How a device is, in a word and in sentences: from its last report, its opening hours and the newest pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from amanjol.public.devices.airports import zone_of
from amanjol.public.devices.kinds import AlertKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.public.devices.models import Device

SILENT_AFTER: Final = timedelta(hours=1)
OUTDATED_AFTER: Final = timedelta(days=7)
FETCH_WITHIN: Final = timedelta(days=1)
DARK_AFTER: Final = timedelta(minutes=10)
LITTLE_ROOM: Final = 500 * 1024**2  # bytes
HOT: Final = 80  # °C: small computers slow down from here on
NO_ROOM: Final = "no room"  # as the device's program says it
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


class DeviceState(models.TextChoices):
    """The worst first."""

    SILENT = "silent", _("Silent")
    DARK = "dark", _("Page not shown")
    OUTDATED = "outdated", _("Outdated")
    RESTING = "resting", _("Closed now")
    FINE = "fine", _("Fine")


@dataclass(frozen=True, slots=True)
class Newest:
    """Numbers of packs: the newest, and the newest of those that have been out for a week."""

    pack: int
    week_old: int


@dataclass(frozen=True, slots=True)
class Health:
    state: DeviceState
    alerts: frozenset[AlertKind]
    sentences: tuple[str, ...]


def effective_settings(device: Device) -> dict[str, Any]:
    """The group's, and over them the device's own."""
    return {**(device.group.settings if device.group else {}), **device.settings}


def health_of(device: Device, newest: Newest, now: datetime) -> Health:
    """Needs the device's group; asks no query."""
    open_since = opened_at(device, now)
    alerts: dict[AlertKind, tuple[str, ...]] = {}
    last = device.last_seen_at or device.enrolled_at
    if open_since is not None and now - max(last, open_since) > SILENT_AFTER:
        alerts[AlertKind.SILENT] = (_now("It has not been heard of in its opening hours."),)
    if device.last_seen_at is not None:
        if old := tuple(_outdated(device, newest)):
            alerts[AlertKind.OUTDATED] = old
        if device.page_lost_at is not None and now - device.page_lost_at > DARK_AFTER:
            alerts[AlertKind.DARK] = (_now("Its page does not answer: the screen may be dark."),)
    sentences = (*(text for kind in AlertKind if kind in alerts for text in alerts[kind]), *_remarks(device))
    resting = DeviceState.RESTING if open_since is None and now - last > SILENT_AFTER else DeviceState.FINE
    state = next((state for state in DeviceState if state.value in alerts), resting)
    return Health(state, frozenset(alerts), sentences)


def opened_at(device: Device, now: datetime) -> datetime | None:
    """When its opening hours began that are now; None outside of them; long ago where it has none."""
    settings = effective_settings(device)
    hours = settings.get("opening_hours")
    if not hours:
        return _LONG_AGO
    here = now.astimezone(ZoneInfo(settings.get("time_zone") or zone_of(device.place)))
    begins, ends = time.fromisoformat(hours["from"]), time.fromisoformat(hours["to"])
    for day in (here.date(), here.date() - timedelta(days=1)):
        start = datetime.combine(day, begins, here.tzinfo)
        stop = datetime.combine(day + timedelta(days=ends <= begins), ends, here.tzinfo)
        if start <= here < stop:
            return start
    return None


def _outdated(device: Device, newest: Newest) -> Iterator[str]:
    if device.pack < newest.week_old:
        yield _now("A newer pack has been out for a week.")
    if device.is_stale:
        yield _now("Its signatures are old: where it fetches from may be frozen.")
    if device.outcome == NO_ROOM:
        yield _now("The new pack does not fit on its disk.")
    if device.failures and device.device_time is not None:
        last = device.last_success_at
        if last is None or device.device_time - last > FETCH_WITHIN:
            yield _now("It has fetched nothing for more than a day.")


def _remarks(device: Device) -> Iterator[str]:
    """What somebody should know and nobody is woken for."""
    if device.total_bytes and device.free_bytes < LITTLE_ROOM:
        yield _now("Little room is left on its disk.")
    if device.temperature is not None and device.temperature >= HOT:
        yield _now("It is hot: %(degrees)d °C.") % {"degrees": device.temperature}
    if device.clock_warning:
        yield device.clock_warning
    if device.failures and device.sentence:
        yield device.sentence
    yield from device.faults
