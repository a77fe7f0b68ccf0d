"""People and their cases. What is sealed stands in `records`; these rows hold little else.

In clear: random ids, the organisation, status, the month of opening, the day of review, the day of the next step,
who is assigned or named, and under which epoch a key is wrapped. `privacy.py` lists them.

A person is open to everybody who holds the keys of the organisation, or *restricted* to named members, with all
their cases. `epoch` is empty in the rows of a restricted person, and row security shows them to the named alone.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.points import LOOSE


class Status(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


def _loose(name: str) -> models.Index:
    """Of the few rows, and in the end of none, that are to be sealed anew."""
    return models.Index("organisation", name=name, condition=models.Q(schema=LOOSE))


def _text(pk: uuid.UUID | None) -> str | None:
    return None if pk is None else str(pk)


class SealedRow(models.Model):
    """A row with a key of its own: `wrapped_key` opens with the epoch numbered `epoch`, and `sealed` with that key.

    Where `epoch` is empty, the key comes from `Named` instead: of a person itself, of a case through the person's.
    `schema` is the version of what is inside; it is bound into the seal. `POINTS` names the columns that point at
    other rows: their ids stand inside the seal too and are compared whenever it is opened (`sealing`).
    """

    POINTS: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    epoch = models.PositiveIntegerField(null=True, editable=False)
    wrapped_key = models.BinaryField()
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)

    @property
    def points(self) -> dict[str, str | None]:
        """What the row says in clear of the others that it belongs to."""
        return {name: _text(getattr(self, name)) for name in self.POINTS}


class Person(SealedRow):
    """Somebody who is helped: one row, however many cases."""

    @property
    def is_restricted(self) -> bool:
        return self.epoch is None


class Group(SealedRow):
    """One event with many people, each of whom has a case of their own."""


class Case(SealedRow):
    """`retention_on` is the day on which somebody looks whether it must still be kept; nothing is deleted silently."""

    POINTS = ("person_id", "group_id")

    person = models.ForeignKey(Person, models.PROTECT, related_name="cases", editable=False)
    group = models.ForeignKey(Group, models.PROTECT, null=True, related_name="cases", editable=False)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    opened_month = models.DateField(editable=False)
    retention_on = models.DateField()
    next_step_on = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index("organisation", "status", "next_step_on", name="cases_work_list"),
            _loose("cases_case_loose"),
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

    @property
    def code(self) -> str:
        """What a case is called where nobody may read a name: six signs of its random id."""
        return str(self.id)[:6].upper()


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


class ExactNumber(models.Model):
    """A document's or a telephone's number of a person, as a keyed hash of 8 bytes; see `seals.exact_ids`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    person = models.ForeignKey(Person, models.CASCADE, related_name="exact_numbers", editable=False)
    index_version = models.PositiveIntegerField(editable=False)
    token = models.BinaryField()

    class Meta:
        indexes = (models.Index("organisation", "token", name="cases_exact_number"),)

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
        indexes = (_loose("cases_merge_loose"),)


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
        indexes = (_loose("cases_opening_loose"),)
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


class LawyerNote(models.Model):
    """That something was written in a case for one lawyer alone; `LawyerSeal` holds what.

    `key` is empty when the lawyer has lost the key to which it was sealed, or left: then nobody can open it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="lawyer_notes", editable=False)
    member = models.ForeignKey("organisations.Member", models.DO_NOTHING, related_name="+", editable=False)
    key = models.ForeignKey(
        "accounts.PersonKey", models.DB_SET_NULL, null=True, related_name="+", editable=False
    )
    written_on = models.DateField(default=timezone.localdate, editable=False)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def code(self) -> str:
        """That of the case, which the lawyer does not see otherwise."""
        return Case(pk=self.case_id).code


class LawyerSeal(models.Model):
    """What is for one lawyer alone, sealed to their key, with which it goes. Row security shows it to them alone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    note = models.OneToOneField(LawyerNote, models.DB_CASCADE, related_name="+", editable=False)
    member = models.ForeignKey("organisations.Member", models.DO_NOTHING, related_name="+", editable=False)
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return str(self.id)


class Desk(models.Model):
    """What an organisation has set for its desk. `ceiling`: so many open cases one member should have at most."""

    organisation = models.OneToOneField(
        "organisations.Organisation", models.PROTECT, primary_key=True, related_name="+", editable=False
    )
    ceiling = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ceiling=None) | models.Q(ceiling__gte=1),
                name="cases_ceiling_of_one_at_least",
            ),
        )

    def __str__(self) -> str:
        return str(self.organisation_id)


class OwnClock(models.Model):
    """So many days a stage of help should take at most: the organisation's own aim, beside what the country says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    stage = models.CharField(max_length=40, editable=False)
    days = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation", "stage"), name="cases_own_clock_once"),
            models.CheckConstraint(
                condition=models.Q(days__range=(1, 365)), name="cases_own_clock_of_a_year_at_most"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Erased(models.Model):
    """A line of the erasure ledger: the random id of a case, person or group that was erased, and the day.

    Replayed after every restore. The application may add lines, and neither change nor delete one.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField(editable=False)
    erased_on = models.DateField(editable=False)

    def __str__(self) -> str:
        return str(self.id)


class ComparedList(models.Model):
    """A practitioner's signature: every weight of a list of indicators was compared with its source. About no survivor.

    `digest` is that of all that decides a result (hex), so that whatever is changed later voids it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    member = models.ForeignKey("organisations.Member", models.PROTECT, related_name="+", editable=False)
    name = models.CharField(max_length=120, editable=False)
    list = models.CharField(max_length=60, editable=False)
    edition = models.CharField(max_length=60, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    signed_on = models.DateField(editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member", "list", "digest"), name="cases_compared_once"),
        )

    def __str__(self) -> str:
        return str(self.id)
