"""The story of a case on its way to everybody: sealed beneath the case; the permit that goes out; copies of it."""

from __future__ import annotations

import uuid

from django.db import models

from amanjol.casework.cases.models import Case, RowOfCase


class Story(RowOfCase):
    """Texts, alias, traits, readings and approvals, sealed; also which permit came of it, and on which consent.

    It goes with its case alone, and the database takes it along: who connects as `amanjol_app` takes none away and
    gives none to another case, so that no permit is left of which nobody says whose it is (migration).
    """

    # The constraint is that of migration 0018, on delete cascade.
    case = models.ForeignKey(Case, models.DO_NOTHING, related_name="+", editable=False, db_constraint=False)


class StoryPermit(models.Model):
    """What may be published, signed by the organisation and by the node (`stories.permits`): no case, no person.

    Everybody reads what is in force, so it holds what is published anyway. `signed` is emptied when it is recalled, and
    the database lets nobody give it back (migration). `valid_until` stands inside the signature, too. `recalled_at` is
    a day: an hour would lie beside that of what was done in a case.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    signed = models.BinaryField(editable=False)
    valid_until = models.DateField(editable=False)
    recalled_at = models.DateField(null=True, editable=False)

    class Meta:
        indexes = (models.Index(fields=["organisation", "valid_until"], name="support_permit_of"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(recalled_at=None) | models.Q(signed=b""),
                name="support_permit_recalled_is_empty",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class StoryCopy(models.Model):
    """Where a permitted story went: one batch of mails, one printed run, one page that somebody filled by hand.

    `organisation` wrote it down; whoever made the permit reads it, too, and both say that it is gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    permit = models.ForeignKey(StoryPermit, models.PROTECT, related_name="+", editable=False)
    where = models.CharField(max_length=200, editable=False)
    who_deletes = models.CharField(max_length=200, editable=False)
    count = models.PositiveIntegerField(editable=False)
    noted_on = models.DateField(editable=False)
    deleted_on = models.DateField(null=True, editable=False)

    class Meta:
        ordering = ("noted_on", "id")
        indexes = (models.Index(fields=["permit"], name="support_copy_of_permit"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(count__gte=1) & ~models.Q(where="") & ~models.Q(who_deletes=""),
                name="support_copy_says_where_and_who",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
