"""Needs for a lawyer: as whoever asks keeps them, beneath the case, and as the coordinator has them."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from amanjol.casework.cases.models import RowOfCase
from amanjol.casework.desk.own_rows import OwnRow
from amanjol.foundation.letters.models import PARTY
from amanjol.foundation.seals.epochs import Organisation


class EitherSide(OwnRow):
    """A need as one of the two sides keeps it. `need` is its random id on both; `partner` is the other side.

    `state` and `answer_by` (until somebody has answered) are for lists and the day while locked, and no act believes
    them.
    """

    need = models.UUIDField(editable=False)
    partner_node = models.CharField(max_length=PARTY, editable=False)
    partner = models.CharField(max_length=PARTY, editable=False)
    state = models.CharField(max_length=20, editable=False)
    answer_by = models.DateTimeField(null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True

    @property
    def code(self) -> str:
        """What both sides call it on the telephone: six signs of its random id."""
        return str(self.need)[:6].upper()

    @property
    def with_partner(self) -> Organisation:
        return Organisation(self.partner_node, self.partner)


class Need(EitherSide):
    """As the coordinator has it, from the letter on; `partner` is who asks."""

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "partner_node", "partner", "need"), name="legal_aid_need_once"
            ),
        )


class SentNeed(EitherSide):
    """As whoever asks has it, for whoever opens their letters: `partner` is the coordinator. What the coordinator
    answered is sealed in it; what they were told lies in the case (`CaseNeed`).
    """

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation", "need"), name="legal_aid_sent_need_once"),
        )


class CaseNeed(RowOfCase):
    """What a case keeps of a need: each version that was told, who asked, and why it was withdrawn."""

    POINTS = ("case_id", "sent_id")

    sent = models.OneToOneField(SentNeed, models.CASCADE, related_name="in_case", editable=False)

    class Meta:
        indexes = (models.Index("case", name="legal_aid_need_of_case"),)
