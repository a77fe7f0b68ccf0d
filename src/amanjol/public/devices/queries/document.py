"""The document `fleet`, which is signed with the packs: where each device stands and how it is set."""

from __future__ import annotations

from typing import Any

from amanjol.public.devices.airports import zone_of
from amanjol.public.devices.models import Device, DeviceGroup

VERSION = 1


def fleet_document() -> dict[str, Any]:
    """Public: no personal data, no secret. Empty groups and settings are in it too."""
    devices = Device.objects.filter(struck_off_at=None).select_related("group").order_by("pk")
    return {
        "version": VERSION,
        "groups": {group.slug: group.settings for group in DeviceGroup.objects.order_by("slug")},
        "devices": {str(device.pk): _device(device) for device in devices},
    }


def _device(device: Device) -> dict[str, Any]:
    return {
        "place": device.place,
        "group": device.group.slug if device.group else "",
        "name": device.name,
        "settings": {"time_zone": zone_of(device.place), **device.settings},
    }
