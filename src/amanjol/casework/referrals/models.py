"""What referrals keep. Rows are claims: what counts is inside the seal."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from amanjol.foundation.letters.models import PARTY


class Agreement(models.Model):
    """One agreement with a partner, as one side keeps it. `agreement` is its id on both sides.

    The record is sealed under a key of its own, which is wrapped under the epoch of that number.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    agreement = models.UUIDField(default=uuid.uuid4, editable=False)
    partner_node = models.CharField(max_length=PARTY, editable=False)
    partner = models.CharField(max_length=PARTY, editable=False)
    epoch = models.PositiveIntegerField(editable=False)
    wrapped_key = models.BinaryField(editable=False)
    schema = models.PositiveIntegerField(editable=False)
    sealed = models.BinaryField(editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "agreement"], name="referrals_agreement_once"),
        )

    def __str__(self) -> str:
        return str(self.id)
