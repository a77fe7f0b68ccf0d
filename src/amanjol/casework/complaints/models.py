"""Who receives complaints, and what came. Rows are claims: `witnesses.py` says which of them are believed."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Receiver(models.Model):
    """A member whom a supervisor named in advance. Everybody may read it, since a stranger seals to it.

    `mark` is a word of this house, under a key that lies in no database, of whom and of which key was named, in which
    role and by which name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    member = models.ForeignKey("organisations.Member", models.DO_NOTHING, related_name="+", editable=False)
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    mark = models.BinaryField(editable=False)
    named_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "member"], name="complaints_named_once"),
        )

    def __str__(self) -> str:
        return str(self.id)


class SecondOrganisation(models.Model):
    """To whom an organisation sends what its own receivers may not read. Everybody may read it; `mark` as above.

    `second` is of this node; else `partner_node`, `partner` and its signing `key` (32 bytes) name one of another. There
    `mark` is emptied when the key is believed no more, or another took its place.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.OneToOneField(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    second = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, null=True, related_name="+", editable=False
    )
    partner_node = models.CharField(max_length=64, default="", editable=False)
    partner = models.CharField(max_length=64, default="", editable=False)
    key = models.BinaryField(null=True, editable=False)
    mark = models.BinaryField(editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(second=models.F("organisation")), name="complaints_second_is_another"
            ),
            models.CheckConstraint(
                condition=models.Q(second__isnull=False, partner_node="", partner="", key__isnull=True)
                | models.Q(second__isnull=True, key__isnull=False),
                name="complaints_second_here_or_there",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class State(models.TextChoices):
    WAITING = "waiting", _("Not opened yet")
    OPEN = "open", _("Being looked into")
    ANSWERED = "answered", _("An answer was given")
    DONE = "done", _("Finished")


class Complaint(models.Model):
    """What somebody complains about, for the organisation whose receivers may read it.

    A change replaces the row and all of its seals, so that no earlier key opens it. `mark` binds what stands in clear
    to what is sealed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    received_on = models.DateField(editable=False)
    due_on = models.DateField(editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, editable=False)
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField(editable=False)
    mark = models.BinaryField(editable=False)

    class Meta:
        indexes = (models.Index("organisation", "state", "due_on", name="complaints_list"),)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def code(self) -> str:
        """What it is called in talk: six signs of its random id."""
        return str(self.pk)[:6].upper()


class Seal(models.Model):
    """The key of a complaint for one receiver (1,169 bytes). Without one: a supervisor who sees that it is overdue.

    Row security shows it to that person's session alone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    complaint = models.ForeignKey(Complaint, models.DB_CASCADE, related_name="seals", editable=False)
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    sealed = models.BinaryField(null=True, editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["complaint", "key"], name="complaints_sealed_once"),)

    def __str__(self) -> str:
        return str(self.id)


class Letterbox(models.Model):
    """Where somebody who wrote down a code reads the answer. What lies in it opens with the code alone.

    `name` is a keyed hash of the code. Nothing in clear says of which complaint it is. Of one that was sent to another
    node it has no `organisation`: no session sees it. That node, `answered_by`, sends what is sealed into it; `number`
    is that of the newest, and after `kept_until` it goes by itself.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, null=True, related_name="+", editable=False
    )
    name = models.CharField(max_length=64, unique=True, editable=False)
    answered_by = models.CharField(max_length=64, default="", editable=False)
    number = models.PositiveIntegerField(default=0, editable=False)
    kept_until = models.DateField(null=True, editable=False)
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField(editable=False)

    def __str__(self) -> str:
        return str(self.id)
