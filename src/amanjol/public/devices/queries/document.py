"""The document `fleet`, which is signed with the packs: where each device stands and how it is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.public.devices.airports import zone_of
from amanjol.public.devices.models import Device, DeviceGroup
from amanjol.public.devices.place_languages import shares_at, weights_of
from amanjol.public.devices.queries.places import stored_shares

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = 1


def fleet_document() -> dict[str, Any]:
    """Public: no personal data, no secret. Empty groups and settings are in it too."""
    stored = stored_shares()
    devices = Device.objects.filter(struck_off_at=None).select_related("group").order_by("pk")
    return {
        "version": VERSION,
        "groups": {group.slug: group.settings for group in DeviceGroup.objects.order_by("slug")},
        "devices": {str(device.pk): _device(device, stored) for device in devices},
    }


def _device(device: Device, stored: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """What the place brings comes with each device, so that it goes on with what it was last told."""
    weights = weights_of(shares_at(device.place, stored.get(device.place, {})))
    return {
        "place": device.place,
        "group": device.group.slug if device.group else "",
        "name": device.name,
        "settings": {"time_zone": zone_of(device.place), "language_weights": weights, **device.settings},
    }
