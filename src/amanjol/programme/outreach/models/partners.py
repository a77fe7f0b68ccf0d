"""Partners of the programme, and what each said may be shown of it in which country."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import models

if TYPE_CHECKING:
    from datetime import date

LONGEST_WORD: Final = timedelta(366)
"""How long a partner's word holds before it is asked again: laws about who may be named change."""


class Partner(models.Model):
    """A body that works with the programme. `donor` is who pays for its part; `logo` is a picture (PNG), or empty."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    name = models.CharField(max_length=200)
    donor = models.CharField(max_length=200, blank=True)
    logo = models.BinaryField(null=True, editable=False)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=["organisation", "name"], name="outreach_partner_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="outreach_partner_named"),
        )

    def __str__(self) -> str:
        return self.name


class PartnerWord(models.Model):
    """What may be shown of a partner on what is about one country. Without a word that holds: nothing.

    `ended_on` is the day on which what it was given for became another: the name, who pays or the logo.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    partner = models.ForeignKey(Partner, models.CASCADE, related_name="words", editable=False)
    country = models.CharField(max_length=2, editable=False)
    name_may = models.BooleanField()
    logo_may = models.BooleanField()
    donor_may = models.BooleanField()
    said_on = models.DateField()
    said_how = models.CharField(max_length=300)
    holds_until = models.DateField()
    ended_on = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ("country",)
        constraints = (
            models.UniqueConstraint(fields=["partner", "country"], name="outreach_word_once"),
            models.CheckConstraint(
                condition=models.Q(name_may=True) | models.Q(logo_may=False, donor_may=False),
                name="outreach_word_name_first",  # a logo says the name, and so does who pays
            ),
            models.CheckConstraint(
                condition=models.Q(holds_until__gt=models.F("said_on"))
                & models.Q(holds_until__lte=models.F("said_on") + LONGEST_WORD),
                name="outreach_word_ends",
            ),
            models.CheckConstraint(condition=~models.Q(said_how=""), name="outreach_word_has_proof"),
        )

    def __str__(self) -> str:
        return f"{self.partner_id} {self.country}"

    def holds(self, today: date) -> bool:
        return self.ended_on is None and self.holds_until >= today
