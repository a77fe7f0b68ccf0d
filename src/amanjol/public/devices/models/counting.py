"""How often something was shown: sums of an hour or more. Nothing of a visitor, no order, no exact time.

Which signs checks raised is summed by month, over all devices: no row says which device, airport or language.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from amanjol.public.devices.kinds import BatchKind, What
from amanjol.public.devices.models.fleet import Device


class CountBatch(models.Model):
    """That a batch has come: the device sends it until it hears so, and it is counted once."""

    device = models.ForeignKey(Device, models.PROTECT, related_name="+")
    batch = models.UUIDField()
    kind = models.CharField(max_length=10, choices=BatchKind)
    rows = models.PositiveIntegerField()
    refused = models.PositiveIntegerField(default=0)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["device", "batch"], name="devices_batch_counted_once"),
        )

    def __str__(self) -> str:
        return str(self.batch)


class Count(models.Model):
    """`hour` is where the hours of the batch begin (UTC); `place` is where the device stood when it came."""

    device = models.ForeignKey(Device, models.PROTECT, related_name="+")
    place = models.CharField(max_length=3)
    hour = models.DateTimeField()
    language = models.CharField(max_length=10)
    what = models.CharField(max_length=10, choices=What)
    key = models.CharField(max_length=120)
    count = models.PositiveBigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["device", "place", "hour", "language", "what", "key"], name="devices_count_once"
            ),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="devices_count_from_one"),
        )
        indexes = (models.Index(fields=["hour"], name="devices_count_hour"),)

    def __str__(self) -> str:
        return f"{self.place} {self.hour:%Y-%m-%d %H} {self.key}: {self.count}"


class Played(models.Model):
    """Proof of play: how often a screen showed an item."""

    device = models.ForeignKey(Device, models.PROTECT, related_name="+")
    place = models.CharField(max_length=3)
    hour = models.DateTimeField()
    language = models.CharField(max_length=10)
    item = models.CharField(max_length=120)
    count = models.PositiveBigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["device", "place", "hour", "language", "item"], name="devices_played_once"
            ),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="devices_played_from_one"),
        )
        indexes = (models.Index(fields=["hour"], name="devices_played_hour"),)

    def __str__(self) -> str:
        return f"{self.place} {self.hour:%Y-%m-%d %H} {self.item}: {self.count}"


class SignCount(models.Model):
    """How often checks of an offer raised a sign. `country` is where one goes, `general` where one did not say."""

    month = models.DateField()
    country = models.CharField(max_length=7)
    sign = models.CharField(max_length=60)
    count = models.PositiveBigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["month", "country", "sign"], name="devices_sign_once"),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="devices_sign_from_one"),
            models.CheckConstraint(condition=models.Q(month__day=1), name="devices_sign_of_whole_month"),
        )

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.country} {self.sign}: {self.count}"
