"""The keys of an organisation as they lie in the database: nothing here opens by itself (docs/keys.md).

Each table is bound to the organisation by row security. What is sealed to a person's key refers to that key
with `DB_CASCADE`, so that it is gone when the key is, and so does what is sealed to a recovery set; beside that
Django allows no `PROTECT`, so their other keys say `DO_NOTHING`, and the database refuses.
"""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone


class Epoch(models.Model):
    """One set of keys of an organisation. The highest number is the current one.

    `public` is 1,216 bytes. `link` opens the epoch before, while something
    is still wrapped under that; `by_recovery_set` is for two sheets of paper, to which `attestation` (32 bytes)
    says that a holder sealed it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="epochs", editable=False
    )
    number = models.PositiveIntegerField(editable=False)
    public = models.BinaryField(editable=False)
    link = models.BinaryField(null=True, editable=False)
    by_recovery_set = models.BinaryField(null=True, editable=False)
    attestation = models.BinaryField(null=True, editable=False)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "number"], name="organisations_epoch_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="organisations_epoch_from_1"),
        )

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.number}"


class Intake(models.Model):
    """Where everybody seals to, officers of other organisations and kiosks too: the current public half in clear.

    The one table of keys that row security lets everybody read; only the organisation writes it. Each holder's
    request compares it with the epoch: whoever swaps it would read what is sent until then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.OneToOneField(
        "organisations.Organisation", models.PROTECT, related_name="intake", editable=False
    )
    number = models.PositiveIntegerField(editable=False)
    public = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.number}"


class Holding(models.Model):
    """What one member has of one epoch: a grant (1,169 bytes) until they accept it, then a kept copy (61).

    `voucher` is a holder's word, under the epoch, that the key is this member's.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    epoch = models.ForeignKey(Epoch, models.DO_NOTHING, related_name="holdings", editable=False)
    member = models.ForeignKey(
        "organisations.Member", models.DO_NOTHING, related_name="holdings", editable=False
    )
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    granted = models.BinaryField(null=True, editable=False)
    kept = models.BinaryField(null=True, editable=False)
    voucher = models.BinaryField(editable=False)
    given_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["epoch", "member"], name="organisations_holding_once"),
            models.CheckConstraint(
                condition=models.Q(granted__isnull=True, kept__isnull=False)
                | models.Q(granted__isnull=False, kept__isnull=True),
                name="organisations_granted_or_kept",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Regrant(models.Model):
    """An epoch given again to who lost their key: two halves by two holders (`seals.regrants`).

    After the first approval there are `first_half` and `pad`, after the second both halves and a voucher.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    epoch = models.ForeignKey(Epoch, models.DO_NOTHING, related_name="regrants", editable=False)
    member = models.ForeignKey(
        "organisations.Member", models.DO_NOTHING, related_name="regrants", editable=False
    )
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    first_by = models.UUIDField(editable=False)
    first_half = models.BinaryField(editable=False)
    pad = models.BinaryField(null=True, editable=False)
    second_by = models.UUIDField(null=True, editable=False)
    second_half = models.BinaryField(null=True, editable=False)
    voucher = models.BinaryField(null=True, editable=False)
    first_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["epoch", "member"], name="organisations_regrant_once"),
            models.CheckConstraint(
                condition=models.Q(second_by__isnull=True) | ~models.Q(second_by=models.F("first_by")),
                name="organisations_regrant_by_two",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class RecoverySet(models.Model):
    """The public half of a key whose private half is on three sheets of paper and nowhere else.

    `kept_at` is set when two sheets were typed back, `used_at` when two opened the keys. `voucher` is a holder's
    word, under the current epoch, that this public half is that of the sheets. `witness`, 61 bytes, is what the
    sheets know an epoch by, under the current one; sheets from before there was one have none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    public = models.BinaryField(editable=False)
    voucher = models.BinaryField(null=True, editable=False)
    witness = models.BinaryField(null=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    kept_at = models.DateTimeField(null=True, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    def __str__(self) -> str:
        return str(self.id)
