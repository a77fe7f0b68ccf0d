"""Circles as they lie in the database: nothing here opens by itself, and no row is a witness (docs/believed.md).

A circle has a chain of keys, as an organisation has epochs. That somebody is in it is a voucher under its newest key;
their wrap hangs on the voucher and on their person key, with either of which the database itself deletes it.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone

from amanjol.foundation.organisations.kinds import CirclePurpose


class Circle(models.Model):
    """A few members for whom something is sealed that nobody else opens. What it is for is bound into its keys."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, editable=False)
    purpose = models.CharField(max_length=30, choices=CirclePurpose, editable=False)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return str(self.id)


class CircleKey(models.Model):
    """One key of a circle; the highest number is the current one. `public` (1,216 bytes) is what others seal to.

    `link` opens the key before. `voucher` is the word of who holds the organisation's epoch that this public half is
    the circle's. `by_recovery_set` is for the sheets of paper whose row is `papers`, and `papers_voucher` a word
    under this key that their public half is theirs.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, editable=False)
    circle = models.ForeignKey(Circle, models.PROTECT, related_name="keys", editable=False)
    number = models.PositiveIntegerField(editable=False)
    public = models.BinaryField(editable=False)
    link = models.BinaryField(null=True, editable=False)
    voucher = models.BinaryField(null=True, editable=False)
    papers = models.UUIDField(null=True, editable=False)
    papers_voucher = models.BinaryField(null=True, editable=False)
    by_recovery_set = models.BinaryField(null=True, editable=False)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["circle", "number"], name="organisations_circle_key_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="organisations_circle_key_from_1"),
        )

    def __str__(self) -> str:
        return f"{self.circle_id} {self.number}"


class CircleVoucher(models.Model):
    """The word of somebody who compared six words that a public key is this member's. `mark` is 32 bytes, and
    empty once they left.

    Under a key of a circle, by a member of it: then this member is in the circle. Under an epoch of the organisation,
    by a holder: then a member of a circle who holds that epoch, too, may take them in.

    `key` is empty once the member has left or lost their key: so the circle knows that it needs a new one, and nobody
    who takes a key away has to see this row. `accepted_at` is a claim of theirs, for the pages.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    circle_key = models.ForeignKey(
        CircleKey, models.DO_NOTHING, null=True, related_name="vouchers", editable=False
    )
    epoch = models.ForeignKey(
        "organisations.Epoch", models.DO_NOTHING, null=True, related_name="+", editable=False
    )
    member = models.ForeignKey("organisations.Member", models.DO_NOTHING, related_name="+", editable=False)
    key = models.ForeignKey(
        "accounts.PersonKey", models.DB_SET_NULL, null=True, related_name="+", editable=False
    )
    mark = models.BinaryField(editable=False)
    given_at = models.DateTimeField(default=timezone.now, editable=False)
    accepted_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["circle_key", "member"], name="organisations_in_circle_once"),
            models.UniqueConstraint(fields=["epoch", "member"], name="organisations_vouched_once"),
            models.CheckConstraint(
                condition=models.Q(circle_key__isnull=True, epoch__isnull=False)
                | models.Q(circle_key__isnull=False, epoch__isnull=True),
                name="organisations_vouched_under_one",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class CircleHolding(models.Model):
    """What a member has of one key of a circle: a grant (1,169 bytes) until they accept it, then a kept copy (61).

    Row security shows it to the member's own session alone; whoever gives it may add it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    voucher = models.OneToOneField(CircleVoucher, models.DB_CASCADE, related_name="+", editable=False)
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    granted = models.BinaryField(null=True, editable=False)
    kept = models.BinaryField(null=True, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(granted__isnull=True, kept__isnull=False)
                | models.Q(granted__isnull=False, kept__isnull=True),
                name="organisations_circle_granted_or_kept",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
