"""Rows that wait for somebody: changes for a second person, translators' files for who sent them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ProposalKind(models.TextChoices):
    CONTACT = "contact", _("Contact")
    SOURCE = "source", _("Source")
    STANDING = "standing", _("Legal standing")


class Outcome(models.TextChoices):
    WAITING = "waiting", _("Waits for a second person")
    APPROVED = "approved", _("Approved")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Proposal(models.Model):
    """A change of a contact, source or standing that waits for a second person: readers see the old until then.

    `before` and `values` hold the changed columns only; `before` is empty for a contact or standing that is new.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=ProposalKind.choices)
    key = models.SlugField(_("key"), max_length=80)
    before = models.JSONField(_("before"), default=dict)
    values = models.JSONField(_("values"))
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("proposed at"), default=timezone.now, editable=False)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.WAITING)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(_("decided at"), null=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], condition=models.Q(outcome="waiting"), name="proposal_one_waits"
            ),
            models.CheckConstraint(
                name="proposal_decided_by_another",
                condition=~models.Q(outcome="approved")
                | (models.Q(decided_by__isnull=False) & ~models.Q(decided_by=models.F("proposed_by"))),
            ),
            models.CheckConstraint(
                name="proposal_decided_whole",
                condition=models.Q(outcome="waiting", decided_by=None, decided_at=None)
                | (
                    ~models.Q(outcome="waiting")
                    & models.Q(decided_by__isnull=False, decided_at__isnull=False)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.outcome}"


class FileKind(models.TextChoices):
    PICTURE = "picture", _("Picture")
    FILE = "file", _("Clip or captions")


class ApprovedFile(models.Model):
    """A picture, a clip or captions, by its id in the editor's library, at whose very bytes a second person has looked.

    `sha256` is in hexadecimal digits; empty for what was there before anybody was asked. Nobody is named where it was
    packaged with the node.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=FileKind.choices, editable=False)
    object_id = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    approved_at = models.DateTimeField(_("approved at"), default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="approved_file_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"


class TranslatorFile(models.Model):
    """The rows of a translator's or native reader's spreadsheet between its preview and its saving; a day at most."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    language = models.CharField(_("language"), max_length=10)
    sheet = models.CharField(_("sheet"), max_length=100)
    rows = models.JSONField(_("rows"))
    readings = models.JSONField(null=True)  # of a native reader's list; null for a translator's file
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"{self.language} {self.id}"
