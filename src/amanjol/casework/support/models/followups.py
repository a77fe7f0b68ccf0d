"""What comes after the help in a case: how it was closed, what the person wants later, when they are asked again."""

from __future__ import annotations

from django.db import models

from amanjol.casework.cases.models import RowOfCase


class FollowUp(RowOfCase):
    """One for each case. `due_on` is the next day on which the person is asked how they are, in clear as a task's is.

    It is empty for who wants to be left alone: no row of theirs has a day.
    """

    POINTS = ("case_id", "due_on")

    due_on = models.DateField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case",), name="support_one_followup_a_case"),)
        indexes = (
            models.Index(
                "organisation",
                "due_on",
                condition=models.Q(due_on__isnull=False),
                name="support_followup_due",
            ),
        )
