"""Mandates of advocates, for who holds keys. What is said of them is sealed."""

from __future__ import annotations

import uuid

from django.db import models


class MandateState(models.TextChoices):
    RUNNING = "running"
    CLOSED = "closed"


class Mandate(models.Model):
    """That an advocate acts for somebody, a year at a time: sealed under a key of its own, which the epoch numbered
    `epoch` opens. In clear stand whether it runs and its last day, which stand inside the seal, too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    state = models.CharField(max_length=10, choices=MandateState)
    ends_on = models.DateField()
    epoch = models.PositiveIntegerField(editable=False)
    wrapped_key = models.BinaryField()
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=MandateState.values), name="legal_aid_mandate_state"
            ),
        )
        indexes = (models.Index("organisation", "state", "ends_on", name="legal_aid_mandate_by_end"),)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def code(self) -> str:
        """What it is called where nobody is named: six signs of its random id."""
        return str(self.pk)[:6].upper()
