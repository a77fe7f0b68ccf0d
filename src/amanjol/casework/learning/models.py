"""Cohorts, learners, who issues certificates, employers and how somebody earns, sealed.

`privacy.py` lists what stands in clear.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models

from amanjol.casework.desk.own_rows import OwnRow, PointedRow

if TYPE_CHECKING:
    from django.db.models import Manager


class Cohort(PointedRow, OwnRow):
    """People who go through one course together.

    Which course and its days stand in clear, since the desk works while locked, and inside the seal too: whoever
    moves a day in the database alone breaks it. `follow_up_on` is the day from which the test is asked once more;
    empty once nobody is to be asked any more.
    """

    POINTS = ("course", "begins_on", "ends_on", "follow_up_on")

    course = models.CharField(max_length=60, editable=False)
    begins_on = models.DateField()
    ends_on = models.DateField()
    follow_up_on = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index("organisation", "ends_on", name="learning_cohort_list"),
            models.Index(
                "organisation",
                "follow_up_on",
                condition=models.Q(follow_up_on__isnull=False),
                name="learning_cohort_to_ask",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("begins_on")), name="learning_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=models.Q(follow_up_on=None) | models.Q(follow_up_on__gt=models.F("ends_on")),
                name="learning_asked_after_the_end",
            ),
        )


class Restrictable(PointedRow):
    """A row that can be left to named members alone.

    Where `epoch` is empty, only they open it: the key comes from its rows `named`; `wrapped_key` lies beneath a key of
    whoever restricted it, with which they can name others when nobody named has a key any more. `KIND` is what the
    journal calls it, and the column by which a row of who is named points at it.
    """

    KIND: ClassVar[str]

    named: Manager[Any]
    epoch = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_restricted(self) -> bool:
        return self.epoch is None


class Learner(Restrictable):
    """Somebody who learns in a cohort."""

    KIND = "learner"
    POINTS = ("cohort_id",)

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="learners", editable=False)


class Livelihood(Restrictable):
    """How somebody earns: work with an employer, a family business with its grant. It points at no learner.

    `ask_on` stands in clear and inside the seal, since the list must say while locked whom to ask how it goes.
    """

    KIND = "livelihood"
    POINTS = ("ask_on",)

    ask_on = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(
                "organisation",
                "ask_on",
                condition=models.Q(ask_on__isnull=False),
                name="learning_livelihood_to_ask",
            ),
        )


class Employer(PointedRow, OwnRow):
    """Who agreed to take people on. Empty `review_on`: nobody has looked yet. `is_open`: they still take people on.

    Both stand in clear, since the desk works while locked, and inside the seal.
    """

    POINTS = ("review_on", "is_open")

    review_on = models.DateField(null=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        indexes = (models.Index("organisation", "review_on", name="learning_employer_list"),)


class Issuer(PointedRow, OwnRow):
    """How the organisation's training is named on certificates, and the key that signs them. All of it is sealed."""

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation",), name="learning_one_issuer"),)


class NamedMember(models.Model):
    """One member who may open a restricted row: its key, sealed to the member's own (1,169 bytes).

    Goes with the member's key (docs/decisions/0019), so the other keys say `DO_NOTHING`, and the database refuses. It
    goes with the row, too, past row security, which hides the row from who is not named: migrations 0002 and 0006.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    member = models.ForeignKey("organisations.Member", models.DO_NOTHING, related_name="+", editable=False)
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    sealed = models.BinaryField(editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class Named(NamedMember):
    """Who may open a restricted learner."""

    learner = models.ForeignKey(
        Learner, models.DO_NOTHING, db_constraint=False, related_name="named", editable=False
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("learner", "member"), name="learning_named_once"),)


class NamedForLivelihood(NamedMember):
    """Who may open how a restricted person earns."""

    livelihood = models.ForeignKey(
        Livelihood, models.DO_NOTHING, db_constraint=False, related_name="named", editable=False
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("livelihood", "member"), name="learning_named_for_livelihood_once"
            ),
        )
