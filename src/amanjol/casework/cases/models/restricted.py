"""People whom only the named open."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.models.case import Person
from amanjol.casework.cases.models.sealed import SealedRow, loose


class Purpose(models.TextChoices):
    """What somebody is named for: to work, or to open it alone when a life is in danger."""

    WORK = "work", _("Works on it")
    EMERGENCY = "emergency", _("May open it in danger to life")


class Named(models.Model):
    """One member who may open a restricted person: that person's key, sealed to the member's own (1,169 bytes).

    Goes with the member's key (docs/decisions/0019), so the other keys say `DO_NOTHING`, and the database refuses.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    person = models.ForeignKey(Person, models.DO_NOTHING, related_name="named", editable=False)
    member = models.ForeignKey("organisations.Member", models.DO_NOTHING, related_name="+", editable=False)
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    purpose = models.CharField(max_length=10, choices=Purpose, editable=False)
    sealed = models.BinaryField(editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "member"), name="cases_named_once"),)

    def __str__(self) -> str:
        return str(self.id)


class OnPaper(models.Model):
    """The key of a restricted person, sealed to the recovery set of the organisation (1,169 bytes).

    Row security shows it to the named, who have that key, and to colleagues only when nobody is named any more.
    Goes with the set.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    person = models.OneToOneField(Person, models.DO_NOTHING, related_name="on_paper", editable=False)
    papers = models.ForeignKey(
        "organisations.RecoverySet", models.DB_CASCADE, related_name="+", editable=False
    )
    sealed = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return str(self.id)


class Opening(SealedRow):
    """A restricted person, opened alone because a life was in danger; `sealed` holds the reason.

    `was_right` is the answer of a second member, `escalated_at` when nobody had answered in time or the answer
    was no.
    """

    POINTS = ("person_id", "member_id")

    person = models.ForeignKey(Person, models.CASCADE, related_name="openings", editable=False)
    member = models.ForeignKey("organisations.Member", models.PROTECT, related_name="+", editable=False)
    opened_at = models.DateTimeField(editable=False)
    answered_by = models.ForeignKey(
        "organisations.Member", models.PROTECT, null=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, editable=False)
    was_right = models.BooleanField(null=True, editable=False)
    escalated_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        indexes = (loose("cases_opening_loose"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answered_by=None) | ~models.Q(answered_by=models.F("member")),
                name="cases_opening_answered_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_by=None, answered_at=None, was_right=None)
                | models.Q(answered_by__isnull=False, answered_at__isnull=False, was_right__isnull=False),
                name="cases_opening_answered_whole",
            ),
        )


class Newcomer(models.Model):
    """Somebody just written down, whom the next request of this supervisor compares with restricted people."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", editable=False)
    member = models.ForeignKey("organisations.Member", models.CASCADE, related_name="+", editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "member"), name="cases_newcomer_once"),)

    def __str__(self) -> str:
        return str(self.id)
