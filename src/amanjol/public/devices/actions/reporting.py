"""What devices report: how they are, counts exactly once, a screenshot that was asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.utils import timezone

from amanjol.foundation.accounts import throttling
from amanjol.public.devices.kinds import BatchKind, WishKind
from amanjol.public.devices.models import CountBatch, Device, Screenshot, Wish
from amanjol.public.devices.signatures import NotSigned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from uuid import UUID

    from amanjol.public.devices.pictures import Picture
    from amanjol.public.devices.reports import Batch, CountRow, Report, SignRow
    from amanjol.public.devices.signatures import SignedHeaders

MESSAGES_AN_HOUR: Final = 600  # of one device: it tells once a minute, up to ten where much waits
ROWS_AN_HOUR: Final = 20_000  # of one device; a batch is one besides
EARLIEST: Final = timedelta(days=400)  # older hours are a wrong clock's
_HOUR_SECONDS: Final = 3600

_ADD_COUNTS: Final = """
insert into devices_count as counted (device_id, place, hour, language, what, key, count)
values (%s, %s, %s, %s, %s, %s, %s)
on conflict (device_id, place, hour, language, what, key) do update set count = counted.count + excluded.count
"""
_ADD_PLAYED: Final = """
insert into devices_played as counted (device_id, place, hour, language, item, count)
values (%s, %s, %s, %s, %s, %s)
on conflict (device_id, place, hour, language, item) do update set count = counted.count + excluded.count
"""
_ADD_SIGNS: Final = """
insert into devices_signcount as counted (month, country, sign, count)
values (%s, %s, %s, %s)
on conflict (month, country, sign) do update set count = least(counted.count + excluded.count, %s)
"""
MOST_OF_A_SIGN: Final = 2**53 - 1  # in a month: what JSON can say exactly, whatever a device makes up


class TooManyMessages(Exception):
    """Of this device in this hour."""


class NoSuchWish(Exception):
    """Nobody asked this device for it, or it is done."""


@dataclass(frozen=True, slots=True)
class Answer:
    acknowledged: list[UUID]
    wishes: list[Wish]


@transaction.atomic
def store_report(*, signed: SignedHeaders, report: Report) -> Answer:
    """Keep what a device says whose signature was checked. Raises `NotSigned`; `TooManyMessages`.

    Batches beyond what one device may bring in an hour are not acknowledged: it keeps them and sends them again.
    """
    device = _locked(signed)
    if not throttling.is_within(
        f"device messages {device.pk}", at_most=MESSAGES_AN_HOUR, seconds=_HOUR_SECONDS
    ):
        raise TooManyMessages
    now = timezone.now()
    if report.status["is_page_alive"]:
        device.page_lost_at = None
    elif device.is_page_alive or device.page_lost_at is None:
        device.page_lost_at = now
    for name, value in report.status.items():
        setattr(device, name, value)
    device.last_seen_at = now
    device.save(update_fields=["last_sequence", "last_seen_at", "page_lost_at", *report.status])
    acknowledged = list(_count_batches(device, report.batches, now))
    waiting = Wish.objects.filter(device=device, done_at=None)
    # A screenshot is done when it is here, whatever the device says.
    waiting.filter(pk__in=report.carried_out, kind=WishKind.SYNC).update(done_at=now)
    return Answer(acknowledged, list(waiting.order_by("asked_at")))


@transaction.atomic
def store_screenshot(*, signed: SignedHeaders, wish: UUID, picture: Picture) -> None:
    """The picture that was asked for takes the place of an older one. Raises `NotSigned`; `NoSuchWish`."""
    device = _locked(signed)
    wishes = Wish.objects.filter(pk=wish, device=device, kind=WishKind.SCREENSHOT, done_at=None)
    if not wishes.update(done_at=timezone.now()):
        raise NoSuchWish
    device.save(update_fields=["last_sequence"])
    columns = {
        "taken_at": timezone.now(), "media_type": picture.media_type, "content": picture.content,
        "width": picture.width, "height": picture.height,
    }  # fmt: skip
    Screenshot.objects.update_or_create(device=device, defaults=columns)


def _locked(signed: SignedHeaders) -> Device:
    """Of two requests with one sequence the second waits here, and then reads that it is too late."""
    device = Device.objects.select_for_update().filter(key_hash=signed.key_hash, struck_off_at=None).first()
    if device is None or signed.sequence <= device.last_sequence:
        raise NotSigned
    device.last_sequence = signed.sequence
    return device


def _count_batches(device: Device, batches: Iterable[Batch], now: datetime) -> Iterator[UUID]:
    """Ids of those that are here now, until the first that is too much for this hour."""
    for batch in batches:
        rows = 1 + len(batch.rows) + len(batch.signs)
        is_here = CountBatch.objects.filter(device=device, batch=batch.id).exists()
        if not is_here and not throttling.is_within(
            f"device rows {device.pk}", at_most=ROWS_AN_HOUR, seconds=_HOUR_SECONDS, tries=rows
        ):
            return
        _count_once(device, batch, now)
        yield batch.id


def _count_once(device: Device, batch: Batch, now: datetime) -> None:
    counted = [row for row in batch.rows if row.may_be_counted]
    signs = [row for row in batch.signs if row.may_be_counted]
    _stored, is_new = CountBatch.objects.get_or_create(
        device=device,
        batch=batch.id,
        defaults={
            "kind": batch.kind, "rows": len(counted) + len(signs),
            "refused": len(batch.rows) - len(counted) + len(batch.signs) - len(signs), "received_at": now,
        },
    )  # fmt: skip
    if is_new:
        _add(device, batch.kind, _hour(batch.begins_at, now), counted)
        _add_signs(signs, now)


def _add(device: Device, kind: BatchKind, hour: datetime, rows: Iterable[CountRow]) -> None:
    sums: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        sums[row.language, row.what, row.key] += row.count
    with connection.cursor() as cursor:
        for (language, what, key), count in sorted(sums.items()):
            begin = (device.pk, device.place, hour, language)
            if kind is BatchKind.COUNTS:
                cursor.execute(_ADD_COUNTS, [*begin, what, key, count])
            else:
                cursor.execute(_ADD_PLAYED, [*begin, key, count])


def _add_signs(rows: Iterable[SignRow], now: datetime) -> None:
    """Of no device. In one order, so that of two devices at the same moment one waits for the other."""
    sums: Counter[tuple[date, str, str]] = Counter()
    for row in rows:
        sums[_month(row.month, now), row.country, row.sign] += row.count
    with connection.cursor() as cursor:
        for (month, country, sign), count in sorted(sums.items()):
            cursor.execute(_ADD_SIGNS, [month, country, sign, count, MOST_OF_A_SIGN])


def _month(month: date, now: datetime) -> date:
    """What a device with a wrong clock counted is not lost: it counts for the month it came."""
    day = timezone.localtime(now).date()
    return month if timezone.localdate(now - EARLIEST) <= month <= day else day.replace(day=1)


def _hour(begins_at: datetime, now: datetime) -> datetime:
    """The full hour. What a device with a wrong clock counted is not lost: it counts for the hour it came."""
    believable = now - EARLIEST <= begins_at <= now + timedelta(days=1)
    moment = (begins_at if believable else now).astimezone(UTC)
    return moment.replace(minute=0, second=0, microsecond=0)
