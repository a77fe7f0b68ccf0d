"""Campaigns and events. Who came is a number; there is no place for a name."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal


class EventKind(models.TextChoices):
    LESSON = "lesson", _("Lesson")
    FILM = "film", _("Film and talk after it")
    MEETING = "meeting", _("Meeting")
    EXHIBITION = "exhibition", _("Exhibition")
    STREET = "street", _("In the street, at a market or a station")
    BROADCAST = "broadcast", _("On the air")


class Planned(models.Model):
    """What a campaign and an event share. `cost` is in whole units of `currency` (ISO 4217), with two places; both or
    neither. `partners` are ids of the organisation's own.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    aim = models.CharField(max_length=300, blank=True)
    audience = models.CharField(max_length=300, blank=True)
    partners = ArrayField(models.UUIDField(), default=list, blank=True)
    cost: models.DecimalField[Decimal | None, Decimal | None] = models.DecimalField(
        max_digits=12, decimal_places=2, null=True
    )
    currency = models.CharField(max_length=3, blank=True)

    class Meta:
        abstract = True


class Campaign(Planned):
    """`day` is the key of the day that it is for (`days.yaml`), or empty."""

    name = models.CharField(max_length=200)
    begins_on = models.DateField()
    ends_on = models.DateField()
    day = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("-begins_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("begins_on")), name="outreach_campaign_ends_after"
            ),
            models.CheckConstraint(
                condition=models.Q(cost=None, currency="") | (models.Q(cost__gte=0) & ~models.Q(currency="")),
                name="outreach_campaign_cost_whole",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Event(Planned):
    """On one day, or from `on` to `until`. `attendance` is how many came, counted by who held it."""

    campaign = models.ForeignKey(Campaign, models.SET_NULL, null=True, related_name="events")
    kind = models.CharField(max_length=20, choices=EventKind)
    title = models.CharField(max_length=200)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    attendance = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("on", "title", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("on")),
                name="outreach_event_ends_after",
            ),
            models.CheckConstraint(
                condition=models.Q(cost=None, currency="") | (models.Q(cost__gte=0) & ~models.Q(currency="")),
                name="outreach_event_cost_whole",
            ),
        )

    def __str__(self) -> str:
        return self.title

    def took_place(self, today: date) -> bool:
        """Its first day has passed, or people came."""
        return self.on < today or bool(self.attendance)


class Feed(models.Model):
    """Whoever knows its address reads days and events as a calendar. `name` is a hash of the address's secret part."""

    organisation = models.OneToOneField(
        "organisations.Organisation", models.PROTECT, primary_key=True, related_name="+", editable=False
    )
    name = models.CharField(max_length=64, unique=True, editable=False)
    begun_on = models.DateField(editable=False)

    def __str__(self) -> str:
        return str(self.pk)
