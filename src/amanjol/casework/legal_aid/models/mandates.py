"""Mandates of advocates, for who holds keys. What is said of them is sealed."""

from __future__ import annotations

import uuid

from django.db import models

from amanjol.casework.desk.own_rows import OwnRow


class MandateState(models.TextChoices):
    RUNNING = "running"
    CLOSED = "closed"


class Mandate(OwnRow):
    """That an advocate acts for somebody, a year at a time. In clear stand whether it runs and its last day, which
    stand inside the seal, too.

    Readers and notes go with it in the database, past row security, so other keys say `DO_NOTHING`, and it refuses.
    """

    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    state = models.CharField(max_length=10, choices=MandateState)
    ends_on = models.DateField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=MandateState.values), name="legal_aid_mandate_state"
            ),
        )
        indexes = (models.Index("organisation", "state", "ends_on", name="legal_aid_mandate_by_end"),)


class MandateReader(models.Model):
    """The key of a mandate, sealed to the advocate or the deputy who has an account (1,169 bytes).

    A claim: who may open it stands inside the seal of the mandate, and that the key comes from who coordinates says
    `voucher` (32 bytes, `turns/vouching.py`). `comparison`: the number of the vouching key that stood there when it was
    made; 0 and no voucher where there was none. It goes with the person's key.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    mandate = models.ForeignKey(Mandate, models.DB_CASCADE, related_name="readers", editable=False)
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    wrapped = models.BinaryField(editable=False)
    comparison = models.PositiveIntegerField(default=0, editable=False)
    voucher = models.BinaryField(default=b"", editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("mandate", "key"), name="legal_aid_mandate_reader_once"),
        )

    def __str__(self) -> str:
        return str(self.id)


class MandateNotes(models.Model):
    """What an advocate or a deputy notes of a mandate for themselves: sealed under their own key, all of it at once.

    `for_colleague` are those that they chose to show the other of the two, sealed to the key `colleague`. Row security
    shows a row to these two alone. It goes with the key of whoever wrote it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    mandate = models.ForeignKey(Mandate, models.DB_CASCADE, related_name="notes", editable=False)
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField(editable=False)
    colleague = models.ForeignKey(
        "accounts.PersonKey", models.DB_SET_NULL, null=True, related_name="+", editable=False
    )
    for_colleague = models.BinaryField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("mandate", "key"), name="legal_aid_mandate_notes_once"),
        )

    def __str__(self) -> str:
        return str(self.id)
