"""Devices and groups, as far as a member sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q

from amanjol.public.devices import rules
from amanjol.public.devices.models import Alert, Device, DeviceGroup, Enrolment, Screenshot, Wish

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.models import Member


def visible_to(member: Member) -> QuerySet[Device]:
    """Devices that are not struck off, with their groups and open alerts, by airport and name."""
    devices = Device.objects.filter(struck_off_at=None).select_related("group")
    return _of(member, devices).prefetch_related(
        Prefetch("alerts", Alert.objects.filter(closed_at=None), to_attr="open_alerts")
    )


def has_device_at(organisation: UUID, place: str) -> bool:
    return Device.objects.filter(organisation=organisation, place=place, struck_off_at=None).exists()


def groups_visible_to(member: Member) -> QuerySet[DeviceGroup]:
    """With `devices_now`, the number of devices in each."""
    now = Count("devices", filter=Q(devices__struck_off_at=None))
    return _of(member, DeviceGroup.objects.annotate(devices_now=now))


def _of[M: (Device, DeviceGroup)](member: Member, rows: QuerySet[M]) -> QuerySet[M]:
    if rules.sees_all(member):
        return rows
    return rows.filter(organisation=member.organisation_id) if rules.can_read_fleet(member) else rows.none()


def with_open_alerts(member: Member) -> QuerySet[Device]:
    """Devices that need somebody: their number stands beside the menu's entry."""
    return visible_to(member).filter(alerts__closed_at=None, alerts__isnull=False).distinct()


def alerts_of(device: Device) -> QuerySet[Alert]:
    return device.alerts.order_by("-opened_at")


def screenshot_of(device: Device) -> Screenshot | None:
    return Screenshot.objects.filter(device=device).first()


def screenshot_facts_of(device: Device) -> Screenshot | None:
    """When it was taken and how large it is, without the picture."""
    return Screenshot.objects.filter(device=device).defer("content").first()


def wishes_of(device: Device) -> list[Wish]:
    """What waits to be carried out."""
    return list(Wish.objects.filter(device=device, done_at=None).order_by("asked_at"))


def public_key_of(key_hash: str) -> bytes | None:
    """Of a device that is enrolled and not struck off."""
    keys = Device.objects.filter(key_hash=key_hash, struck_off_at=None)
    key = keys.values_list("public_key", flat=True).first()
    return bytes(key) if key is not None else None


def enrolment_by_key(key_hash: str) -> Enrolment | None:
    return Enrolment.objects.filter(key_hash=key_hash).first()


def device_id_by_key(key_hash: str) -> UUID | None:
    return Device.objects.filter(key_hash=key_hash, struck_off_at=None).values_list("pk", flat=True).first()
