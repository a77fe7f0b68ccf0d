"""What crosses between nodes, as it lies in the database: bytes, ids and clocks. Rows are claims (docs/letters.md).

A letter is sealed where it was written and opened where it is read. What lies here meanwhile tells to which node and
organisation something goes, or from which node it came, when, and whether it has arrived: not from whom, about whom
or what it says.
"""

from __future__ import annotations

import uuid
from typing import Final

from django.db import models
from django.utils import timezone

PARTY: Final = 64  # letters of a node's or an organisation's id, as a card has it


class Reason(models.TextChoices):
    """Why an organisation begins its next signing key."""

    CHANGE = "change"
    THEFT = "theft"


class SigningKey(models.Model):
    """One key with which an organisation signs letters, recalls and cards; that with the highest number signs today.

    Nobody takes one away (see `keep_signing_keys`). `reason` says why it took the place of the one before; empty for
    the first. `wrapped_seed` (61 bytes) opens with the epoch of that number: who holds it signs in the organisation's
    name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    number = models.PositiveIntegerField(editable=False)
    public = models.BinaryField(editable=False)
    epoch = models.PositiveIntegerField(editable=False)
    wrapped_seed = models.BinaryField(editable=False)
    reason = models.CharField(max_length=10, choices=Reason, default="", editable=False)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "number"], name="letters_signing_key_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="letters_signing_key_from_1"),
        )

    def __str__(self) -> str:
        return str(self.id)


class InboxKey(models.Model):
    """A key of a circle that receives letters, by the id (12 bytes) under which others seal to it.

    After `closes_at` nobody seals to it any more, and nothing of it is opened.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    circle = models.ForeignKey("organisations.Circle", models.DO_NOTHING, related_name="+", editable=False)
    number = models.PositiveIntegerField(editable=False)
    key_id = models.BinaryField(editable=False)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    closes_at = models.DateTimeField(editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["circle", "number"], name="letters_inbox_key_once"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("begun_at")), name="letters_inbox_closes_later"
            ),
        )
        indexes = (models.Index(fields=["key_id"], name="letters_inbox_by_key"),)

    def __str__(self) -> str:
        return str(self.id)


class Card(models.Model):
    """A card of an organisation, of this node or of another, as it was signed: public, and only as true as its key.

    `node` and `organisation` are what stands in it. Whose keys are believed stands in `Belief`, for each organisation
    of this node apart. Nobody changes or deletes one, and a row that is no card keeps no place from one that is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    node = models.CharField(max_length=PARTY, editable=False)
    organisation = models.CharField(max_length=PARTY, editable=False)
    serial = models.PositiveIntegerField(editable=False)
    data = models.BinaryField(editable=False)
    heard_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        indexes = (models.Index(fields=["node", "organisation", "serial"], name="letters_card_of"),)

    def __str__(self) -> str:
        return str(self.id)


class Belief(models.Model):
    """That a signing key (32 bytes) is a partner's: two members have compared its six words with somebody there.

    Each left a `mark` (32 bytes), a word under the organisation's own signing key, without which the row says nothing.
    `carried` (36 bytes) is a word of the newest own key that marks of earlier ones still count here.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    partner_node = models.CharField(max_length=PARTY, editable=False)
    partner = models.CharField(max_length=PARTY, editable=False)
    key = models.BinaryField(editable=False)
    first_by = models.ForeignKey("organisations.Member", models.DO_NOTHING, related_name="+", editable=False)
    first_mark = models.BinaryField(editable=False)
    first_at = models.DateTimeField(default=timezone.now, editable=False)
    second_by = models.ForeignKey(
        "organisations.Member", models.DO_NOTHING, null=True, related_name="+", editable=False
    )
    second_mark = models.BinaryField(null=True, editable=False)
    second_at = models.DateTimeField(null=True, editable=False)
    carried = models.BinaryField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "partner_node", "partner", "key"], name="letters_believed_once"
            ),
            models.CheckConstraint(
                condition=models.Q(second_by__isnull=True) | ~models.Q(second_by=models.F("first_by")),
                name="letters_believed_by_two",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Outgoing(models.Model):
    """A letter, or a message, as it goes to another node: its bytes are ready, and whoever brings them opens nothing.

    One that nobody signs has no `organisation`: it is the node's, and no session sees it.

    `id` is that on the envelope. `sequence` counts the letters to one organisation; a recall has none. `next_try_at` is
    empty once it was received, expired, or is gone. `sealed` is emptied 35 days after the receipt, or when the letter
    is taken back.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, null=True, related_name="+", editable=False
    )
    to_node = models.CharField(max_length=PARTY, editable=False)
    to_organisation = models.CharField(max_length=PARTY, editable=False)
    sequence = models.PositiveBigIntegerField(null=True, editable=False)
    sealed = models.BinaryField(null=True, editable=False)
    digest = models.BinaryField(editable=False)
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(null=True, editable=False)
    next_try_at = models.DateTimeField(null=True, default=timezone.now, editable=False)
    tries = models.PositiveIntegerField(default=0, editable=False)
    received_at = models.DateTimeField(null=True, editable=False)
    gone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "to_node", "to_organisation", "sequence"],
                name="letters_sequence_once",
            ),
            models.CheckConstraint(
                condition=models.Q(sealed__isnull=False, gone_at__isnull=True)
                | models.Q(sealed__isnull=True, gone_at__isnull=False),
                name="letters_sent_or_gone",
            ),
        )
        indexes = (
            models.Index(
                fields=["next_try_at"], name="letters_due", condition=models.Q(next_try_at__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Incoming(models.Model):
    """A letter as it arrived. Row security shows it to who is in the circle of that inbox, and to nobody else.

    Who wrote it is known only inside: whoever carries letters can lay others beside one, under the same `letter`, but
    with another `digest`. `sealed` is emptied when it was opened, turned out to be no letter, or was taken back.
    `held` says why a true letter waits (`Reason` of `seals.letters.letter`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    from_node = models.CharField(max_length=PARTY, editable=False)
    letter = models.UUIDField(editable=False)
    key_id = models.BinaryField(editable=False)
    digest = models.BinaryField(editable=False)
    sealed = models.BinaryField(null=True, editable=False)
    arrived_at = models.DateTimeField(default=timezone.now, editable=False)
    held = models.CharField(max_length=20, default="", editable=False)
    gone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "from_node", "letter", "digest"], name="letters_arrived_once"
            ),
        )
        indexes = (
            models.Index(
                fields=["organisation", "from_node", "arrived_at"], name="letters_incoming_of_a_day"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class OpenedLetter(models.Model):
    """That a letter of this writer was opened here: once, whatever comes again.

    Of what nobody signed `issuer` is empty.

    `kept` is what the package that its kind belongs to keeps of it, sealed by that package; `gone_at` says that this
    was dropped. It lies here so that a worker, who opens nothing, can drop it when the letter is taken back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    issuer_node = models.CharField(max_length=PARTY, editable=False)
    issuer = models.CharField(max_length=PARTY, editable=False)
    letter = models.UUIDField(editable=False)
    sequence = models.PositiveBigIntegerField(editable=False)
    kept = models.BinaryField(null=True, editable=False)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    gone_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "issuer_node", "issuer", "letter"], name="letters_opened_once"
            ),
            models.CheckConstraint(
                condition=models.Q(kept__isnull=True) | models.Q(gone_at__isnull=True),
                name="letters_kept_or_gone",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class SentFile(models.Model):
    """A file that goes with a letter of ours. It lies sealed under the id of this row until the other node has had all
    of it for 35 days, the letter has expired, or is taken back: then the row goes, too.

    `address` (32 bytes) is that of `manifest`, which names its pieces.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    letter = models.ForeignKey(Outgoing, models.CASCADE, related_name="files", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    address = models.BinaryField(editable=False)
    manifest = models.BinaryField(editable=False)
    received_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["letter", "number"], name="letters_sent_file_once"),)
        indexes = (models.Index(fields=["address"], name="letters_sent_file_by_address"),)

    def __str__(self) -> str:
        return str(self.id)


class ArrivingFile(models.Model):
    """A file of which an opened letter speaks: asked for by the address of its manifest, and lying sealed under the id
    of this row once it `arrived_at`. `size` (bytes) is that of the sealed file.

    `next_try_at` is empty once the other node was told that it is here. The row goes when the letter is taken back.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    opened = models.ForeignKey(OpenedLetter, models.CASCADE, related_name="files", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    address = models.BinaryField(editable=False)
    size = models.PositiveIntegerField(editable=False)
    expires_at = models.DateTimeField(editable=False)
    next_try_at = models.DateTimeField(null=True, default=timezone.now, editable=False)
    tries = models.PositiveIntegerField(default=0, editable=False)
    arrived_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["opened", "number"], name="letters_arriving_file_once"),
        )
        indexes = (
            models.Index(
                fields=["next_try_at"], name="letters_file_due", condition=models.Q(next_try_at__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Recalled(models.Model):
    """That its writer has taken this letter back: heard once, kept for ever, also for what comes after it.

    `key` (32 bytes) is the public half of the one that signed it: it counts for who believes that key, and for nobody
    else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    issuer_node = models.CharField(max_length=PARTY, editable=False)
    issuer = models.CharField(max_length=PARTY, editable=False)
    letter = models.UUIDField(editable=False)
    key = models.BinaryField(editable=False)
    heard_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["issuer_node", "issuer", "letter", "key"], name="letters_recalled_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
