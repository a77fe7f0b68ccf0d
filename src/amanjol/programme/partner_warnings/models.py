"""What partners told, as it was vouched for on this node, and what editors did with it."""

from __future__ import annotations

import uuid
from typing import Final

from django.db import models

LONGEST_REASON: Final = 300


class FromPartner(models.Model):
    """A letter about a warning, or about its end, signed by who opened it and by the node (`signed.py`).

    Nobody changes or deletes one (migration 0002). A row that is not signed for itself is not shown.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    signed = models.BinaryField(editable=False)
    came_on = models.DateField(editable=False)

    class Meta:
        indexes = (models.Index(fields=["came_on"], name="partner_warnings_came_on"),)

    def __str__(self) -> str:
        return str(self.id)


class Outcome(models.TextChoices):
    TAKEN_OVER = "taken-over"
    PUT_ASIDE = "put-aside"


class PartnerTaking(models.Model):
    """What an editor did with one: a draft was begun, or it was put aside with a reason. The newest number counts.

    The database takes the next number alone, and each draft once (migration 0002).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    told = models.ForeignKey(FromPartner, models.PROTECT, related_name="takings", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    outcome = models.CharField(max_length=10, choices=Outcome, editable=False)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True, editable=False)
    warning = models.UUIDField(null=True, editable=False)
    by = models.UUIDField(editable=False)
    taken_on = models.DateField(editable=False)

    class Meta:
        ordering = ("told", "number")
        constraints = (
            models.UniqueConstraint(fields=["told", "number"], name="partner_warnings_taking_once"),
            models.UniqueConstraint(fields=["warning"], name="partner_warnings_draft_once"),
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.TAKEN_OVER, reason="", warning__isnull=False)
                | (models.Q(outcome=Outcome.PUT_ASIDE, warning=None) & ~models.Q(reason="")),
                name="partner_warnings_taking_whole",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
