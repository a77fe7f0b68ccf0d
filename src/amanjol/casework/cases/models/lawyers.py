"""What is written for one lawyer alone."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from amanjol.casework.cases.models.case import Case


class LawyerNote(models.Model):
    """That something was written in a case for its lawyers alone; `LawyerSeal` holds what.

    For a circle of lawyers, or for one lawyer who is in none. `key` of one lawyer is empty when they have lost the key
    to which it was sealed, or left: then nobody can open it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="lawyer_notes", editable=False)
    circle = models.ForeignKey(
        "organisations.Circle", models.DO_NOTHING, null=True, related_name="+", editable=False
    )
    member = models.ForeignKey(
        "organisations.Member", models.DO_NOTHING, null=True, related_name="+", editable=False
    )
    key = models.ForeignKey(
        "accounts.PersonKey", models.DB_SET_NULL, null=True, related_name="+", editable=False
    )
    written_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(circle__isnull=True, member__isnull=False)
                | models.Q(circle__isnull=False, member__isnull=True, key__isnull=True),
                name="cases_note_for_a_circle_or_a_lawyer",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def code(self) -> str:
        """That of the case, which the lawyer does not see otherwise."""
        return Case(pk=self.case_id).code


class LawyerSeal(models.Model):
    """What is for lawyers alone. Row security shows it to them alone.

    Sealed to the key of one lawyer, with which it goes; or to the circle of the note, under its key of this `number`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    note = models.OneToOneField(LawyerNote, models.DB_CASCADE, related_name="+", editable=False)
    member = models.ForeignKey(
        "organisations.Member", models.DO_NOTHING, null=True, related_name="+", editable=False
    )
    key = models.ForeignKey(
        "accounts.PersonKey", models.DB_CASCADE, null=True, related_name="+", editable=False
    )
    number = models.PositiveIntegerField(null=True, editable=False)
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return str(self.id)
