"""Warnings, the days that were asked for after the first, and copies that people posted by hand.

What may never happen to warnings is refused by the database too (migrations 0002 to 0005): an approval by who wrote or
within the hour of translators and desks, a change of what was approved, days that one person alone added; a copy that
is gone here and still stands where it was posted.
"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from amanjol.public.warnings.kinds import LONGEST_PLACE, MOST_ADVICE, MOST_DAYS, Place, Sureness

if TYPE_CHECKING:
    from datetime import date


class Stage(models.TextChoices):
    """Where a warning is in its life; readers see `STANDING`, and for a while `WRONG`."""

    WAITING = "waiting"
    SENT_BACK = "sent-back"
    STANDING = "standing"
    OVER = "over"
    WITHDRAWN = "withdrawn"
    WRONG = "wrong"


def _account() -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )


class PublicWarning(models.Model):
    """One warning. Everything but free text is a key of the catalogue (`content/warnings/`), empty where not chosen.

    `authors` are the accounts of all who wrote a part of it. `begins_on` and `ends_on`, its first and last day, are set
    when a second person approves; until then `days` says how long it is to hold. `texts` and `right_texts`, what is
    right where it was wrong, are free text by language. `translators_until`, none where free text lacks no language, is
    when it goes on without those that it lacks, and `desks_until`, none where nobody answers people, when desks have
    had it for an hour, unless somebody said why it goes on at once (`at_once_words`). `changed_at`: other than desks
    have read it before. `source` and `contact` are keys of the guide and the directory.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(max_length=40)
    country = models.CharField(max_length=2, blank=True)
    region = models.SlugField(max_length=40, blank=True)
    trade = models.SlugField(max_length=40, blank=True)
    channel = models.SlugField(max_length=40, blank=True)
    month = models.CharField(max_length=7, blank=True)
    advice = ArrayField(models.SlugField(max_length=40))
    sureness = models.CharField(max_length=10, choices=Sureness)
    source = models.SlugField(max_length=80, blank=True)
    contact = models.SlugField(max_length=80, blank=True)
    texts = models.JSONField(default=dict, blank=True)
    days = models.PositiveSmallIntegerField()
    authors = ArrayField(models.UUIDField(), editable=False)
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)
    translators_until = models.DateTimeField(null=True, editable=False)
    desks_until = models.DateTimeField(null=True, editable=False)
    at_once_by = _account()
    at_once_words = models.CharField(max_length=300, blank=True, editable=False)
    sent_back_by = _account()
    sent_back_words = models.CharField(max_length=300, blank=True, editable=False)
    approved_by = _account()
    approved_at = models.DateTimeField(null=True, editable=False)
    begins_on = models.DateField(null=True, editable=False)
    ends_on = models.DateField(null=True, editable=False)
    ended_by = _account()
    ended_at = models.DateTimeField(null=True, editable=False)
    right_texts = models.JSONField(default=dict, editable=False)
    wrong_until = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ("-written_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(days__gte=1, days__lte=MOST_DAYS), name="warnings_days_few"
            ),
            models.CheckConstraint(
                condition=models.Q(advice__len__gte=1, advice__len__lte=MOST_ADVICE), name="warnings_says_what_to_do"
            ),
            models.CheckConstraint(
                condition=models.Q(sureness=Sureness.SEVERAL, source="")
                | (models.Q(sureness__in=[Sureness.OFFICIAL, Sureness.REPORT]) & ~models.Q(source="")),
                name="warnings_source_where_there_is_one",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None, approved_at=None, begins_on=None, ends_on=None, ended_at=None)
                | models.Q(
                    approved_by__isnull=False, approved_at__isnull=False, begins_on__isnull=False,
                    ends_on__gte=models.F("begins_on"),
                ),
                name="warnings_approved_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_by=None, wrong_until=None)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="warnings_ended_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(at_once_by=None, at_once_words="")
                | (models.Q(at_once_by__isnull=False) & ~models.Q(at_once_words="")),
                name="warnings_at_once_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(sent_back_by=None, sent_back_words="")
                | (models.Q(sent_back_by__isnull=False, approved_at=None) & ~models.Q(sent_back_words="")),
                name="warnings_sent_back_whole",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def stage(self) -> Stage:
        today = timezone.localdate()
        if self.ended_at is not None:
            return Stage.WRONG if self.wrong_until else Stage.WITHDRAWN
        if self.approved_at is not None:
            return Stage.STANDING if self.ends_on and self.ends_on >= today else Stage.OVER
        return Stage.SENT_BACK if self.sent_back_by_id else Stage.WAITING

    def would_end_on(self) -> date:
        """The last day of one that is approved today."""
        return timezone.localdate() + timedelta(days=self.days - 1)


class Dropped(models.Model):
    """That a warning which desks could read was thrown away and never comes out: `id` was its own."""

    id = models.UUIDField(primary_key=True, editable=False)
    kind = models.SlugField(max_length=40, editable=False)
    country = models.CharField(max_length=2, blank=True, editable=False)
    region = models.SlugField(max_length=40, blank=True, editable=False)
    dropped_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("-dropped_at", "id")

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Prolonging(models.Model):
    """More days for a warning that stands, asked for by one person; it holds them once another has agreed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    warning = models.ForeignKey(PublicWarning, models.CASCADE, related_name="prolongings")
    until = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    agreed_by = _account()
    agreed_at = models.DateTimeField(null=True, editable=False)
    dropped_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ("asked_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["warning"],
                condition=models.Q(agreed_at=None, dropped_at=None),
                name="warnings_one_asks",
            ),
            models.CheckConstraint(
                condition=models.Q(agreed_by=None, agreed_at=None)
                | (
                    models.Q(agreed_by__isnull=False, agreed_at__isnull=False, dropped_at=None)
                    & ~models.Q(agreed_by=models.F("asked_by"))
                ),
                name="warnings_prolonged_by_another",
            ),
        )

    def __str__(self) -> str:
        return f"{self.warning_id} {self.until}"


class Copy(models.Model):
    """A warning that somebody posted by hand in a channel or a group, until somebody has taken it down there.

    `language` is of the reader's menu. `says_end`: what was posted says that the warning was wrong or holds no longer,
    and so it may stay. `takes_down` is a post of an organisation rather than a name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    warning = models.ForeignKey(PublicWarning, models.CASCADE, related_name="copies", editable=False)
    language = models.CharField(max_length=10)
    place = models.CharField(max_length=10, choices=Place)
    name = models.CharField(max_length=LONGEST_PLACE)
    link = models.URLField(max_length=500, blank=True)
    posted_on = models.DateField()
    takes_down = models.CharField(max_length=LONGEST_PLACE)
    says_end = models.BooleanField(default=False)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    noted_at = models.DateTimeField(default=timezone.now, editable=False)
    taken_down_on = models.DateField(null=True, editable=False)
    taken_down_by = _account()

    class Meta:
        ordering = ("posted_on", "noted_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(link="") | models.Q(link__startswith="https://"),
                name="warnings_copy_https",
            ),
            models.CheckConstraint(
                condition=~models.Q(takes_down="") & ~models.Q(name=""), name="warnings_copy_has_somebody"
            ),
            models.CheckConstraint(
                condition=models.Q(taken_down_on=None, taken_down_by=None)
                | models.Q(taken_down_on__gte=models.F("posted_on"), taken_down_by__isnull=False),
                name="warnings_copy_taken_down_whole",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class CopyCorrection(models.Model):
    """Where a copy is in other words, since somebody had typed them wrong. The newest holds, and all of them stay."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    copy = models.ForeignKey(Copy, models.CASCADE, related_name="corrections", editable=False)
    name = models.CharField(max_length=LONGEST_PLACE)
    link = models.URLField(max_length=500, blank=True)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False
    )
    corrected_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("corrected_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(link="") | models.Q(link__startswith="https://"),
                name="warnings_correction_https",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="warnings_correction_has_name"),
        )

    def __str__(self) -> str:
        return str(self.id)
