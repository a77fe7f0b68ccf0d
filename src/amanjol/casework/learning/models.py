"""Cohorts, learners and who issues certificates, sealed. `privacy.py` lists what stands in clear."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class SealedRow(models.Model):
    """A row with a key of its own, `wrapped_key`, under which `sealed` is sealed; the epoch numbered `epoch` opens it.

    `POINTS` names the columns that stand inside the seal too, and are compared whenever it is opened.
    """

    POINTS: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    wrapped_key = models.BinaryField()
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)

    @property
    def code(self) -> str:
        """What it is called where nobody may read a name: six signs of its random id."""
        return str(self.pk)[:6].upper()

    @property
    def points(self) -> dict[str, str | None]:
        """What the row says in clear, as texts."""
        values = {name: getattr(self, name) for name in self.POINTS}
        return {name: None if value is None else str(value) for name, value in values.items()}


class Cohort(SealedRow):
    """People who go through one course together.

    Which course and its days stand in clear, since the desk works while locked, and inside the seal too: whoever
    moves a day in the database alone breaks it. `follow_up_on` is the day from which the test is asked once more;
    empty once nobody is to be asked any more.
    """

    POINTS = ("course", "begins_on", "ends_on", "follow_up_on")

    epoch = models.PositiveIntegerField(editable=False)
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


class Learner(SealedRow):
    """Somebody who learns in a cohort.

    Where `epoch` is empty, only named members open it: the key comes from `Named`; `wrapped_key` lies beneath a key of
    whoever restricted it, with which they can name others when nobody named has a key any more.
    """

    POINTS = ("cohort_id",)

    epoch = models.PositiveIntegerField(null=True, editable=False)
    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="learners", editable=False)

    @property
    def is_restricted(self) -> bool:
        return self.epoch is None


class Issuer(SealedRow):
    """How the organisation's training is named on certificates, and the key that signs them. All of it is sealed."""

    epoch = models.PositiveIntegerField(editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation",), name="learning_one_issuer"),)


class Named(models.Model):
    """One member who may open a restricted learner: the learner's key, sealed to the member's own (1,169 bytes).

    Goes with the member's key (docs/decisions/0019), so the other keys say `DO_NOTHING`, and the database refuses. It
    goes with the learner, too, past row security, which hides the learner from who is not named: migration 0002.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    learner = models.ForeignKey(
        Learner, models.DO_NOTHING, db_constraint=False, related_name="named", editable=False
    )
    member = models.ForeignKey("organisations.Member", models.DO_NOTHING, related_name="+", editable=False)
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    sealed = models.BinaryField(editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("learner", "member"), name="learning_named_once"),)

    def __str__(self) -> str:
        return str(self.id)
