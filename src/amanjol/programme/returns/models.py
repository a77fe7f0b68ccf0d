"""Rows of returns: what the own organisation counted and handed in, and what arrived of partners. All numbers are
inside the seal.
"""

from __future__ import annotations

import uuid
from typing import Self

from django.db import models
from django.utils import timezone

from amanjol.casework.desk.own_rows import OwnRow
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


class OwnReturn(OwnRow):
    """A row of returns has the only id that a row of the same quarter, and partner, can have: one that is made anew,
    where it was taken away, is an older copy by the journal, which is asked by the id.
    """

    year = models.PositiveSmallIntegerField(editable=False)
    quarter = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        abstract = True

    @classmethod
    def new(cls, organisation: uuid.UUID, **beside: str | int) -> Self:
        """Not saved. `beside` is what stands in clear."""
        names = ("partner_node", "partner", "year", "quarter")
        place = "/".join(str(beside[name]) for name in names if name in beside)
        return cls(id=uuid.uuid5(organisation, f"return/{place}"), organisation_id=organisation, **beside)


class CountedQuarter(OwnReturn):
    """A quarter of the own organisation, once it was printed or handed in. `handed_on` is the last day of the latter,
    for what is due while locked.
    """

    handed_on = models.DateField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "year", "quarter"], name="returns_quarter_once"),
        )


class ArrivedReturn(OwnReturn):
    """The return of one partner and quarter, at the programme. `name` is what the card of the partner called it when
    the newest revision was opened, `source` its name in the results once it was taken over.
    """

    partner_node = models.CharField(max_length=PARTY, editable=False)
    partner = models.CharField(max_length=PARTY, editable=False)
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
