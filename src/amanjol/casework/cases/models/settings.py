"""What an organisation sets and signs for its desk, and what it has erased. About no survivor."""

from __future__ import annotations

import uuid

from django.db import models


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
    """A line of the erasure ledger: the random id of a case, person or group that was erased, the day, and why.

    `reason` is a code, of `ErasureNotice`; empty in lines of before there was one. Replayed after every restore. The
    application may add lines, and neither change nor delete one.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation_id = models.UUIDField(editable=False)
    erased_on = models.DateField(editable=False)
    reason = models.CharField(max_length=20, default="", editable=False)

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
