"""In what the person of a case takes part. Which learner that is stands inside the seal alone."""

from __future__ import annotations

from django.db import models

from amanjol.casework.cases.models import RowOfCase


class CaseParticipation(RowOfCase):
    """One course, by the random id of the learner; see `learning.taking_part.records.Participation`."""

    class Meta:
        indexes = (models.Index("case", name="support_participation_of_case"),)
