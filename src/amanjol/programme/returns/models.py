"""Rows of returns: what the own organisation counted and handed in, and what arrived of partners. All numbers are
inside the seal.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from amanjol.casework.legal_aid.models.sealed import OwnRow
from amanjol.foundation.letters.models import PARTY
from amanjol.foundation.seals.epochs import Organisation
from amanjol.programme.results.models import LONGEST_SOURCE


class State(models.TextChoices):
    """For lists while locked; no act believes it."""

    NEW = "new"
    OPENED = "opened"
    TAKEN_OVER = "taken-over"
    APPROVED = "approved"
    SENT_BACK = "sent-back"


class CountedQuarter(OwnRow):
    """A quarter of the own organisation, once it was printed or handed in. `handed_on` is the last day of the latter,
    for what is due while locked.
    """

    year = models.PositiveSmallIntegerField(editable=False)
    quarter = models.PositiveSmallIntegerField(editable=False)
    handed_on = models.DateField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "year", "quarter"], name="returns_quarter_once"),
        )


class ArrivedReturn(OwnRow):
    """The return of one partner and quarter, at the programme. `name` is what the card of the partner called it when
    the newest revision was opened, `source` its name in the results once it was taken over.
    """

    partner_node = models.CharField(max_length=PARTY, editable=False)
    partner = models.CharField(max_length=PARTY, editable=False)
    year = models.PositiveSmallIntegerField(editable=False)
    quarter = models.PositiveSmallIntegerField(editable=False)
    name = models.CharField(max_length=LONGEST_SOURCE, editable=False)
    source = models.CharField(max_length=LONGEST_SOURCE, editable=False, blank=True)
    state = models.CharField(max_length=12, choices=State, default=State.NEW, editable=False)
    arrived_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "partner_node", "partner", "year", "quarter"],
                name="returns_arrived_once",
            ),
        )

    @property
    def of_partner(self) -> Organisation:
        return Organisation(self.partner_node, self.partner)
