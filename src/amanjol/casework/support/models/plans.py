"""The support plan of a case, its goals and the services that lead there. Their words are sealed beneath the case."""

from __future__ import annotations

from django.db import models

from amanjol.casework.cases.models import RowOfCase


class Plan(RowOfCase):
    """One for each case. `review_on` is the day on which it is looked at together again, in clear as a task's day is.

    Its seal says which goals and services there are and which version of each is the newest.
    """

    POINTS = ("case_id", "review_on")

    review_on = models.DateField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case",), name="support_one_plan_a_case"),)


class Goal(RowOfCase):
    """What the person wants, in their own words."""

    class Meta:
        indexes = (models.Index("case", name="support_goal_of_case"),)


class Service(RowOfCase):
    """Something that is done for a goal. Who, by when and whether it is over stand in clear: the desk works while locked.

    They stand inside the seal, too. `member` is empty where somebody outside does it, or whoever works on the case.
    `is_over`: it is done, or it was not possible.
    """

    POINTS = ("case_id", "member_id", "due_on", "is_over")

    member = models.ForeignKey("organisations.Member", models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    is_over = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(
                "organisation",
                "member",
                "due_on",
                condition=models.Q(is_over=False),
                name="support_service_due",
            ),
            models.Index("case", name="support_service_of_case"),
        )
