"""What somebody has to do in a case, by a day."""

from __future__ import annotations

from django.db import models

from amanjol.casework.cases.models.case import RowOfCase


class Task(RowOfCase):
    """One thing to be done. Who, by when and whether it is done in clear: the desk works while locked.

    They stand inside the seal too, so that nobody who can write rows moves a day or ends a task unnoticed.
    `member` is empty where it is for whoever works on the case.
    """

    POINTS = ("case_id", "member_id", "due_on", "is_done")

    member = models.ForeignKey("organisations.Member", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(
                "organisation", "member", "due_on", condition=models.Q(is_done=False), name="cases_task_to_do"
            ),
            models.Index("case", name="cases_task_of_case"),
        )
