from __future__ import annotations

import uuid
from datetime import timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from amanjol.public.screens.kinds import (
    LONGEST_NOTICE_DAYS,
    LONGEST_SECONDS,
    PRIORITIES,
    SHORTEST_SECONDS,
    ItemKind,
    Rank,
)


class Playlist(models.Model):
    """Items in their order. Screens show `shown`, the items and languages as they were last published, until the next
    time: what is being changed is seen by nobody. None: never published. No languages: as each device is set.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=40, unique=True, editable=False)
    name = models.CharField(_("Name of the playlist"), max_length=80, unique=True)
    languages = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    shown = models.JSONField(null=True, editable=False)
    shown_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(shown__isnull=True, shown_at=None)
                | models.Q(shown__isnull=False, shown_at__isnull=False),
                name="screens_playlist_shown_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(slug__regex="^[a-z0-9]+(-[a-z0-9]+)*$"), name="screens_playlist_slug"
            ),
        )

    def __str__(self) -> str:
        return self.name


class PlaylistItem(models.Model):
    """A poster or clip by the name of its file, a page by its key. A clip lasts as long as it lasts."""

    playlist = models.ForeignKey(Playlist, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ItemKind)
    name = models.CharField(max_length=120)
    seconds = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=["playlist", "position"],
                name="screens_item_position",
                deferrable=models.Deferrable.DEFERRED,  # two change places in one transaction
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="screens_item_named"),
            models.CheckConstraint(
                condition=models.Q(kind=ItemKind.CLIP, seconds=None)
                | (
                    ~models.Q(kind=ItemKind.CLIP)
                    & models.Q(
                        seconds__isnull=False, seconds__gte=SHORTEST_SECONDS, seconds__lte=LONGEST_SECONDS
                    )
                ),
                name="screens_item_seconds",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Where(models.Model):
    """Airports and groups of devices; neither is everywhere."""

    places = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    groups = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        abstract = True


class Schedule(Where):
    """When a playlist is due, by the clock of each place. Without hours it is the whole day.

    Hours that end before they begin go past midnight; the day is then the one on which they began.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    playlist = models.ForeignKey(Playlist, models.CASCADE, related_name="schedules")
    begins_on = models.DateField(_("From"))
    ends_on = models.DateField(_("To"), null=True, blank=True)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list)  # 1 is Monday
    from_hour = models.TimeField(null=True, blank=True)
    to_hour = models.TimeField(null=True, blank=True)
    rank = models.CharField(max_length=10, choices=Rank, default=Rank.USUAL)

    class Meta:
        ordering = ("begins_on", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("begins_on")),
                name="screens_schedule_ends_after",
            ),
            models.CheckConstraint(
                condition=models.Q(from_hour=None, to_hour=None)
                | (
                    models.Q(from_hour__isnull=False, to_hour__isnull=False)
                    & ~models.Q(from_hour=models.F("to_hour"))
                ),
                name="screens_schedule_hours_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(weekdays__len__gte=1, weekdays__contained_by=list(range(1, 8))),
                name="screens_schedule_weekdays",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def priority(self) -> int:
        return PRIORITIES[Rank(self.rank)]


class Notice(Where):
    """Words that take over whole screens for a time. A draft until it was sent; `texts` are title and text by language.

    `page` is the key of a page of the guide whose code is shown beside it, or empty.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    texts = models.JSONField(default=dict)
    page = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField(auto_now_add=True, editable=False)
    sent_at = models.DateTimeField(null=True, editable=False)
    stopped_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("-made_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("begins_at"))
                & models.Q(ends_at__lte=models.F("begins_at") + timedelta(days=LONGEST_NOTICE_DAYS)),
                name="screens_notice_ends_soon",
            ),
            models.CheckConstraint(
                condition=models.Q(stopped_at=None) | models.Q(sent_at__isnull=False),
                name="screens_notice_sent_before_stopped",
            ),
            models.CheckConstraint(condition=~models.Q(texts={}), name="screens_notice_says_something"),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def titles(self) -> dict[str, str]:
        return {language: text["title"] for language, text in self.texts.items()}
