"""Offers of a need to advocates, by telephone or to their account."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone

from amanjol.casework.desk.own_rows import OwnRow
from amanjol.casework.legal_aid.models.needs import Need


class Offer(OwnRow):
    """One advocate asked for one need. `state` stands inside the seal, too; `advocate` is the id in the register.

    Of one need one advocate at a time is told the names or has accepted, whoever writes.
    """

    need = models.ForeignKey(Need, models.CASCADE, related_name="+", editable=False)
    advocate = models.UUIDField(editable=False)
    state = models.CharField(max_length=20, editable=False)
    deadline = models.DateTimeField(editable=False)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("need",),
                condition=Q(state__in=("named", "accepted")),
                name="legal_aid_offer_one_lawyer",
            ),
            models.UniqueConstraint(
                fields=("need", "advocate"),
                condition=Q(state__in=("queued", "asked", "named", "accepted")),
                name="legal_aid_offer_asked_once",
            ),
        )
