"""Mandates of advocates, for who holds keys. What is said of them is sealed."""

from __future__ import annotations

from django.db import models

from amanjol.casework.legal_aid.models.sealed import OwnRow


class MandateState(models.TextChoices):
    RUNNING = "running"
    CLOSED = "closed"


class Mandate(OwnRow):
    """That an advocate acts for somebody, a year at a time. In clear stand whether it runs and its last day, which
    stand inside the seal, too.
    """

    state = models.CharField(max_length=10, choices=MandateState)
    ends_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=MandateState.values), name="legal_aid_mandate_state"
            ),
        )
        indexes = (models.Index("organisation", "state", "ends_on", name="legal_aid_mandate_by_end"),)
