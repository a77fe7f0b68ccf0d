"""Rows of observations: each sealed at its desk; what was sent, signed; and what editors made of it."""

from __future__ import annotations

import uuid

from django.db import models

from amanjol.casework.desk.own_rows import OwnRow
from amanjol.programme.observations.kinds import LONGEST_REASON


class Observation(OwnRow):
    """Codes and who stands behind them, sealed. `is_sent` stands inside the seal, too."""

    is_sent = models.BooleanField(default=False, editable=False)


class SentObservation(models.Model):
    """What was sent, signed by the organisation and by the node (`signed.py`): codes, no case and no person.

    `signed` is emptied when it is taken back, and the database lets nobody give it back (migration 0002).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    signed = models.BinaryField(editable=False)
    sent_on = models.DateField(editable=False)
    recalled_on = models.DateField(null=True, editable=False)

    class Meta:
        indexes = (models.Index(fields=["organisation", "sent_on"], name="observations_sent_of"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(recalled_on=None) | models.Q(signed=b""),
                name="observations_recalled_is_empty",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Outcome(models.TextChoices):
    TAKEN_UP = "taken-up"
    PUT_ASIDE = "put-aside"


class Taking(models.Model):
    """What an editor did with one: a warning was begun, or it was put aside with a reason. The newest number counts.

    The database takes the next number alone, of what was not taken back, and each warning once (migration 0003).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    observation = models.ForeignKey(SentObservation, models.PROTECT, related_name="takings", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    outcome = models.CharField(max_length=10, choices=Outcome, editable=False)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True, editable=False)
    warning = models.UUIDField(null=True, editable=False)
    by = models.UUIDField(editable=False)
    taken_on = models.DateField(editable=False)

    class Meta:
        ordering = ("observation", "number")
        constraints = (
            models.UniqueConstraint(fields=["observation", "number"], name="observations_taking_once"),
            models.UniqueConstraint(fields=["warning"], name="observations_warning_once"),
            models.CheckConstraint(
                condition=models.Q(outcome=Outcome.TAKEN_UP, reason="", warning__isnull=False)
                | (models.Q(outcome=Outcome.PUT_ASIDE, warning=None) & ~models.Q(reason="")),
                name="observations_taking_whole",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
