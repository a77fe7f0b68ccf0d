"""What everybody may read, without signing in: copies that hold nothing but what was agreed to.

Row security shows strangers these two tables and none besides. What is not agreed to is not in a copy, and so no page
can show it by mistake.
"""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models


class OpenRecommendation(models.Model):
    """`shown` is as `opening.Shown` writes it: without a day, where the addressee did not agree to days. `partner` only
    where it is named; `made_in` is the first of the month, by which they are ordered. `mark` is the server's word
    that a second person approved it (`witnesses.py`); no earlier `edition` is put back (0006).
    """

    recommendation = models.OneToOneField(
        "outreach.Recommendation", models.CASCADE, primary_key=True, related_name="+", editable=False
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    countries = ArrayField(models.CharField(max_length=2), editable=False)
    made_in = models.DateField(editable=False)
    partner = models.UUIDField(null=True, editable=False)
    shown = models.JSONField(editable=False)
    edition = models.PositiveIntegerField(default=0, editable=False)
    mark = models.CharField(default="", max_length=64, editable=False)

    class Meta:
        ordering = ("-made_in", "recommendation_id")

    def __str__(self) -> str:
        return str(self.pk)


class OpenPartner(models.Model):
    """A partner as it agreed to be shown on what is about one country, until a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    partner = models.ForeignKey("outreach.Partner", models.CASCADE, related_name="+", editable=False)
    country = models.CharField(max_length=2, editable=False)
    name = models.CharField(max_length=200, editable=False)
    donor = models.CharField(max_length=200, blank=True, editable=False)
    logo = models.BinaryField(null=True, editable=False)
    holds_until = models.DateField(editable=False)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=["partner", "country"], name="outreach_open_partner_once"),
        )

    def __str__(self) -> str:
        return str(self.id)
