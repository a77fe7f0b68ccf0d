"""What was put out, and how often it was seen by a day. A view is no person, and two days are never added."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class PublicationKind(models.TextChoices):
    POST = "post", _("Post")
    FILM = "film", _("Film")
    PAGE = "page", _("Page")
    POSTER = "poster", _("Poster")


class Publication(models.Model):
    """`place` is where it stands: a channel, a site, a broadcaster. A film has captions in some languages and questions
    for the talk after it, a line each; `without_survivor` is the word of who entered it that no survivor speaks in it.

    Where one speaks, `permit` is the id of the permit that lets her (`films`), `channel` the one through which it
    stands, `is_altered` whether face and voice are, `copy` the id under which whoever calls it back finds the film.
    """

    is_gone = False  # whether nothing permits it any more: see films.marked

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    campaign = models.ForeignKey("outreach.Campaign", models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=PublicationKind)
    title = models.CharField(max_length=200)
    place = models.CharField(max_length=200)
    link = models.URLField(max_length=500, blank=True)
    published_on = models.DateField()
    captions = ArrayField(models.CharField(max_length=10), default=list, blank=True)
    questions = models.TextField(blank=True)
    without_survivor = models.BooleanField(default=False)
    permit = models.UUIDField(null=True, editable=False)
    channel = models.CharField(max_length=10, blank=True)
    is_altered = models.BooleanField(default=True)
    who_deletes = models.CharField(max_length=200, blank=True)
    copy = models.UUIDField(null=True, editable=False)

    class Meta:
        ordering = ("-published_on", "title", "id")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(kind=PublicationKind.FILM)
                | (
                    models.Q(captions__len__gte=1)
                    & ~models.Q(questions="")
                    & (models.Q(without_survivor=True) | models.Q(permit__isnull=False))
                ),
                name="outreach_film_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(permit=None, copy=None, channel="", who_deletes="")
                | (
                    models.Q(kind=PublicationKind.FILM, without_survivor=False)
                    & models.Q(permit__isnull=False, copy__isnull=False)
                    & ~models.Q(channel="")
                    & ~models.Q(who_deletes="")
                ),
                name="outreach_film_permitted",
            ),
            models.CheckConstraint(
                condition=models.Q(link="") | models.Q(link__startswith="https://"),
                name="outreach_publication_link_https",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Snapshot(models.Model):
    """What stood there on one day, since it was published. What the place does not count is None, and not 0."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    publication = models.ForeignKey(Publication, models.CASCADE, related_name="snapshots", editable=False)
    captured_on = models.DateField()
    views = models.PositiveBigIntegerField(null=True)
    likes = models.PositiveBigIntegerField(null=True)
    comments = models.PositiveBigIntegerField(null=True)

    class Meta:
        ordering = ("captured_on",)
        constraints = (
            models.UniqueConstraint(fields=["publication", "captured_on"], name="outreach_snapshot_once"),
            models.CheckConstraint(
                condition=~models.Q(views=None, likes=None, comments=None), name="outreach_snapshot_counts"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
