from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from amanjol.public.devices.kinds import AlertKind, WishKind
from amanjol.public.devices.models.fleet import Device


class Wish(models.Model):
    """What a manager wants of a device: told with every answer until the device says it is done."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    device = models.ForeignKey(Device, models.CASCADE, related_name="wishes", editable=False)
    kind = models.CharField(max_length=12, choices=WishKind, editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    done_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["device", "kind"], condition=models.Q(done_at=None), name="devices_wish_waits_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Screenshot(models.Model):
    """The newest of a device. Shows pictures and clips or the maintenance page, never a visit."""

    device = models.OneToOneField(Device, models.CASCADE, primary_key=True, related_name="screenshot")
    taken_at = models.DateTimeField(default=timezone.now)
    media_type = models.CharField(max_length=20)
    content = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(media_type__in=["image/png", "image/webp"]), name="devices_screenshot_type"
            ),
        )

    def __str__(self) -> str:
        return f"{self.device_id} {self.taken_at:%Y-%m-%d %H:%M}"


class Alert(models.Model):
    """A device needs somebody. One of a kind is open; `told_at` is when the e-mail went out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    device = models.ForeignKey(Device, models.CASCADE, related_name="alerts", editable=False)
    kind = models.CharField(max_length=10, choices=AlertKind, editable=False)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-opened_at"]
        constraints = (
            models.UniqueConstraint(
                fields=["device", "kind"], condition=models.Q(closed_at=None), name="devices_alert_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | models.Q(closed_at__gte=models.F("opened_at")),
                name="devices_alert_closed_after",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.opened_at:%Y-%m-%d %H:%M}"
