"""People, cases, and what is written in a case; who works on it, who was merged with whom."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.models.sealed import SealedRow, loose
from amanjol.casework.desk.own_rows import PointedRow


class Status(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


_DIGEST_BYTES = 8


class Person(SealedRow):
    """Somebody who is helped: one row, however many cases.

    `sheet` names the sheet that holds what questions are about, or one that is gone; a restricted person has none.
    `digest` is the database's own, of what is sealed: it tells whether the sheet was written from this very row.
    """

    sheet = models.UUIDField(null=True, editable=False)
    digest = models.GeneratedField(
        expression=Substr(models.Func("sealed", function="sha256"), 1, _DIGEST_BYTES),
        output_field=models.BinaryField(),
        db_persist=True,
    )

    class Meta:
        indexes = (
            # All that a question compares with the sheets, so that it reads no row for that.
            models.Index(
                "organisation", "sheet", "id", include=("digest", "epoch"), name="cases_person_sheet"
            ),
            # They are few, and every question opens those whom the member may open.
            models.Index("organisation", condition=models.Q(epoch=None), name="cases_person_restricted"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(epoch__isnull=False) | models.Q(sheet=None),
                name="cases_restricted_in_no_sheet",
            ),
        )

    @property
    def is_restricted(self) -> bool:
        return self.epoch is None


class Group(SealedRow):
    """One event with many people, each of whom has a case of their own."""


class Case(SealedRow):
    """`retention_on` is the day on which somebody looks whether it must still be kept; nothing is deleted silently.

    Days and status stand in clear, since the desk works while locked, and inside the seal, too: who moves a day or
    closes a case in the database alone breaks it.
    """

    POINTS = ("person_id", "group_id", "status", "next_step_on", "retention_on")

    tables_with_rows: frozenset[str] | None = None
    """Which tables of `RowOfCase` hold anything of it; None where nobody asked (`beneath.look_into`)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="cases", editable=False)
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="cases", editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    opened_month = models.DateField(editable=False)
    retention_on = models.DateField()
    next_step_on = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index("organisation", "status", "next_step_on", name="cases_work_list"),
            loose("cases_case_loose"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(opened_month__day=1), name="cases_only_the_month_of_opening"
            ),
            models.CheckConstraint(
                condition=models.Q(status=Status.OPEN) | models.Q(next_step_on=None),
                name="cases_closed_has_no_next_step",
            ),
        )


class Assignment(models.Model):
    """Who works on a case."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    case = models.ForeignKey(Case, models.CASCADE, related_name="assignments", editable=False)
    member = models.ForeignKey("organisations.Member", models.PROTECT, related_name="+", editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("case", "member"), name="cases_assigned_once"),)

    def __str__(self) -> str:
        return str(self.id)


class Merge(SealedRow):
    """Two people written down as one. `sealed` holds both as they were, and which rows of the other were moved.

    The row of the other is gone and comes back with its id, `merged`, when the two are parted.
    """

    POINTS = ("person_id", "merged")

    person = models.ForeignKey(Person, models.PROTECT, related_name="merges", editable=False)
    merged = models.UUIDField(unique=True, editable=False)

    class Meta:
        indexes = (loose("cases_merge_loose"),)


class RowOfCase(PointedRow):
    """A row whose key opens with the key of its case: whoever opens the case opens it, and nobody else.

    A package keeps what grows with a case in such a table of its own, which its migration binds (`row_security`). The
    rows go along when the case is restricted, merged, erased or comes under another epoch: see `beneath`.
    """

    POINTS: ClassVar[tuple[str, ...]] = ("case_id",)

    case = models.ForeignKey(Case, models.CASCADE, related_name="+", editable=False)

    class Meta:
        abstract = True


class RowOfPerson(PointedRow):
    """As `RowOfCase`, of a person: whoever opens the person opens it, in each of their cases."""

    POINTS: ClassVar[tuple[str, ...]] = ("person_id",)

    person = models.ForeignKey(Person, models.CASCADE, related_name="+", editable=False)

    class Meta:
        abstract = True


class PersonChange(RowOfPerson):
    """What was known of a person before somebody changed it; see `earlier`. It is never changed.

    `of` is the id of the person who was changed: it stays when two are made one, so that they can be parted. `number`
    counts from 1 for each; how many there are stands sealed in the person.
    """

    POINTS = ("person_id", "of", "number")

    of = models.UUIDField(editable=False)
    number = models.PositiveIntegerField(editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("of", "number"), name="cases_person_change_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="cases_person_change_from_one"),
        )


class ItemKind(models.TextChoices):
    """What is written in a case again and again, each beside those before; see `items`."""

    NOTE = "note"
    RISK = "risk"
    DETERMINATION = "determination"
    DEMAND = "demand"
    CONSENT = "consent"
    REVIEW = "review"
    CHANGE = "change"
    PAPER = "paper"
    VITAL_INTEREST = "vital-interest"


class CaseItem(RowOfCase):
    """One thing that was written in a case. It is never changed; `number` counts from 1 in each case and kind.

    How many there are stands sealed in the case, so that none is taken away, and none put in, unnoticed.
    """

    POINTS = ("case_id", "kind", "number")

    kind = models.CharField(max_length=20, choices=ItemKind, editable=False)
    number = models.PositiveIntegerField(editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case", "kind", "number"), name="cases_item_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="cases_item_from_one"),
        )
