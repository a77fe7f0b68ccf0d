"""What came of wages that were owed. All of it is sealed beneath the case."""

from __future__ import annotations

from django.db import models

from amanjol.casework.cases.models import RowOfCase


class CaseWages(RowOfCase):
    """One for each case: every payment and every decision stands inside the seal, so that no number of rows tells how
    often somebody was paid.
    """

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case",), name="support_wages_once_a_case"),)
