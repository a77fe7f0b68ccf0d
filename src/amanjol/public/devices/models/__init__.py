"""Rows of the fleet."""

from amanjol.public.devices.models.counting import Count, CountBatch, Played, SignCount
from amanjol.public.devices.models.fleet import Device, DeviceGroup, Enrolment, PlaceSettings
from amanjol.public.devices.models.watching import Alert, Screenshot, Wish

__all__ = [
    "Alert",
    "Count",
    "CountBatch",
    "Device",
    "DeviceGroup",
    "Enrolment",
    "PlaceSettings",
    "Played",
    "Screenshot",
    "SignCount",
    "Wish",
]
