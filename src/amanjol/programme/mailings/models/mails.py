"""One mail to a list: its texts, and a row for each address while it is on its way."""

from __future__ import annotations

import builtins  # `list` is a field below
import uuid
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from amanjol.programme.mailings.grounds import LONGEST
from amanjol.programme.mailings.models.lists import LANGUAGES


class MailingState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("a mailing", "Draft")
    SENDING = "sending", pgettext_lazy("a mailing", "On its way")
    STOPPED = "stopped", pgettext_lazy("a mailing", "Stopped")
    WITHDRAWN = "withdrawn", pgettext_lazy("a mailing", "Withdrawn")
    DONE = "done", pgettext_lazy("a mailing", "Sent")


class Halt(models.TextChoices):
    """Why it stands still."""

    BY_HAND = "by-hand", _("Somebody stopped it.")
    SERVER = "server", _("The mail server refuses what this node sends. Ask who runs it, then go on.")
    REFUSALS = "refusals", _("The mail server refused many addresses one after the other.")
    ALTERED = (
        "altered",
        _(
            "It is not what was approved: the texts, the sender or a name of the list is another. Nothing more is"
            " sent."
        ),
    )
    ENDED = "ended", _("It had ended before, and its row said otherwise. Nothing more is sent.")
    GONE = (
        "gone",
        _(
            "What it tells was called back, hidden or withdrawn: it stopped by itself, and nothing more is sent."
        ),
    )
    CORRECTED = (
        "corrected",
        _(
            "A figure in it was corrected. Let it go on as it stands, since each mail leads to the page with the"
            " correction, or withdraw it."
        ),
    )
    RESTORED = (
        "restored",
        _(
            "This node was brought back from a backup: who left since is on the list again, and who got the mail since"
            " would get it twice. Let it go on, or withdraw it."
        ),
    )


class DeliveryState(models.TextChoices):
    """`taken`: handed to the mail server now; after a kill nobody knows whether it took it, and it is sent again."""

    WAITING = "waiting"
    TAKEN = "taken"
    SENT = "sent"
    REFUSED = "refused"


def _member(*, null: bool = False) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        "organisations.Member", models.PROTECT, related_name="+", null=null, editable=False
    )


class Mailing(models.Model):
    """`digest` is a SHA-256 of the texts that go out, `mark` the server's word that they were approved
    (`witnesses.py`). `rests_on` is what may end beneath it (`grounds.py`), under that mark, too; `noted_en` and
    `noted_ru` say of how many mails that was told. The four counts are written when it ends, and the rows of addresses
    go then.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    list = models.ForeignKey("mailings.MailingList", models.PROTECT, related_name="mailings", editable=False)
    state = models.CharField(max_length=10, choices=MailingState, default=MailingState.DRAFT)
    halt = models.CharField(max_length=10, choices=Halt, blank=True, editable=False)
    written_by = _member()
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    approved_by = _member(null=True)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    mark = models.CharField(max_length=64, blank=True, editable=False)
    rests_on = ArrayField(models.CharField(max_length=LONGEST), default=builtins.list, editable=False)
    begun_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    is_counted = models.BooleanField(default=False, editable=False)
    sent_en = models.PositiveIntegerField(default=0, editable=False)
    sent_ru = models.PositiveIntegerField(default=0, editable=False)
    refused = models.PositiveIntegerField(default=0, editable=False)
    not_sent = models.PositiveIntegerField(default=0, editable=False)
    noted_en = models.PositiveIntegerField(default=0, editable=False)
    noted_ru = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("-written_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("written_by")),
                name="mailings_second_person",
            ),
            models.CheckConstraint(
                condition=Q(state=MailingState.DRAFT, begun_at__isnull=True)
                | (
                    ~Q(state=MailingState.DRAFT)
                    & Q(begun_at__isnull=False, approved_by__isnull=False)
                    & ~Q(digest="")
                    & ~Q(mark="")
                ),
                name="mailings_approved_before_it_goes",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class EndedMailing(models.Model):
    """A mailing that was withdrawn or went to the end, by its id. A trigger of `Mailing` adds it.

    The application adds rows and neither changes nor deletes one: whoever turns a mailing back sends nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    mailing = models.UUIDField(editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organisation", "mailing"], name="mailings_mailing_ends_once"),
        )

    def __str__(self) -> str:
        return str(self.id)


class MailText(models.Model):
    """What one language reads. `html` is a whole document."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="texts", editable=False)
    language = models.CharField(max_length=2, choices=LANGUAGES)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()

    class Meta:
        ordering = ("language",)
        constraints = (
            models.UniqueConstraint(fields=["mailing", "language"], name="mailings_text_once"),
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(text="") & ~Q(html=""), name="mailings_text_says"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class Delivery(models.Model):
    """One mailing to one address. `due_at`: not sooner, since the mail server asked to wait."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    mailing = models.ForeignKey(Mailing, models.CASCADE, related_name="deliveries", editable=False)
    subscriber = models.ForeignKey("mailings.Subscriber", models.CASCADE, related_name="+", editable=False)
    language = models.CharField(max_length=2, choices=LANGUAGES, editable=False)
    state = models.CharField(max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    due_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["mailing", "subscriber"], name="mailings_delivery_once"),
        )
        indexes = (
            models.Index(
                fields=["mailing", "id"],
                condition=Q(state=DeliveryState.WAITING),
                name="mailings_delivery_waiting",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
