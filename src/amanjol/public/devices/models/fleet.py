from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from amanjol.public.devices.kinds import DeviceKind
from amanjol.public.devices.models.status import Status


class DeviceGroup(models.Model):
    """Devices that are set alike, wherever they stand. Of one organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    settings = models.JSONField(default=dict)

    class Meta:
        ordering = ["name", "slug"]
        constraints = (
            models.UniqueConstraint(fields=["organisation", "name"], name="devices_group_name_once"),
            models.CheckConstraint(
                condition=models.Q(slug__regex="^[a-z0-9]+(-[a-z0-9]+)*$"), name="devices_group_slug"
            ),
        )

    def __str__(self) -> str:
        return self.name


class Device(Status):
    """A kiosk or a screen. `key_hash` (SHA-256, base64url) is how it names itself, `public_key` checks it.

    Struck off, it stays: its counts count, and its key is refused for ever. `settings` go before the group's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    kind = models.CharField(max_length=10, choices=DeviceKind, editable=False)
    name = models.CharField(max_length=80)
    place = models.CharField(max_length=3)
    group = models.ForeignKey(DeviceGroup, models.PROTECT, null=True, blank=True, related_name="devices")
    settings = models.JSONField(default=dict)
    public_key = models.BinaryField(max_length=32, editable=False)
    key_hash = models.CharField(max_length=43, unique=True, editable=False)
    last_sequence = models.BigIntegerField(editable=False)
    enrolled_at = models.DateTimeField(default=timezone.now, editable=False)
    struck_off_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["place", "name", "id"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(place__regex="^[A-Z]{3}$"), name="devices_place_is_iata"
            ),
            models.CheckConstraint(
                condition=models.Q(last_sequence__gte=1), name="devices_sequence_from_one"
            ),
            models.UniqueConstraint(
                fields=["place", "name"],
                condition=models.Q(struck_off_at=None),
                name="devices_name_once_a_place",
            ),
        )

    def __str__(self) -> str:
        return f"{self.place} · {self.name}"


class PlaceSettings(models.Model):
    """An airport as somebody set it, for every device there. One without a row is as usual in its country.

    `language_shares` are words of `LanguageShare` by language.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    place = models.CharField(max_length=3, unique=True)
    language_shares = models.JSONField(default=dict)

    class Meta:
        ordering = ["place"]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(place__regex="^[A-Z]{3}$"), name="devices_set_place_is_iata"
            ),
        )

    def __str__(self) -> str:
        return self.place


class Enrolment(models.Model):
    """A key that waits for somebody to type its code. The code is kept as a keyed hash, and made anew from `salt`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key_hash = models.CharField(max_length=43, unique=True, editable=False)
    public_key = models.BinaryField(max_length=32, editable=False)
    kind = models.CharField(max_length=10, choices=DeviceKind, editable=False)
    program = models.CharField(max_length=40, editable=False)
    last_sequence = models.BigIntegerField(editable=False)
    salt = models.CharField(max_length=32, editable=False)
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    expires_at = models.DateTimeField(db_index=True, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)
    used_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(used_at=None, used_by=None)
                | models.Q(used_at__isnull=False, used_by__isnull=False),
                name="devices_enrolment_used_whole",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
