from __future__ import annotations

import uuid
from typing import Final

from django.db import models

NODE_CHAIN = "node"
DANGERS: Final = ("session.danger-passed-on", "session.danger-taken-up")
"""Verbs of support (`sessions/dangers.py`), which counts them among all others for every first page of a supervisor."""


class Entry(models.Model):
    """One thing that was done.

    `sequence`, `at` (UTC), `previous_hash` and `hash` are written by a database trigger, whatever is sent.
    `details` holds ids and codes only, never a name or a sentence.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(null=True, editable=False)
    sequence = models.BigIntegerField(editable=False)
    at = models.DateTimeField(editable=False)
    actor_id = models.UUIDField(null=True, editable=False)
    verb = models.CharField(max_length=60, editable=False)
    subject_type = models.CharField(max_length=60, editable=False)
    subject_id = models.CharField(max_length=60, editable=False)
    details = models.JSONField(default=dict, editable=False)
    previous_hash = models.BinaryField(editable=False)
    hash = models.BinaryField(editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organisation_id", "sequence"], nulls_distinct=False, name="journal_entry_once"
            ),
        )
        indexes = (
            models.Index(fields=["subject_type", "subject_id"], name="journal_entry_subject"),
            models.Index(fields=["actor_id", "at"], name="journal_entry_actor"),
            models.Index(
                fields=["organisation_id", "subject_id"],
                condition=models.Q(verb__in=DANGERS),
                name="journal_entry_dangers",
            ),
        )

    def __str__(self) -> str:
        return f"{self.chain} {self.sequence}: {self.verb}"

    @property
    def chain(self) -> str:
        return str(self.organisation_id) if self.organisation_id else NODE_CHAIN


class Subject(models.Model):
    """One of the many things that an entry is about: of a list, each whose name it showed. Only added, in one go.

    Their digest stands in the entry's details, so that none can be added, altered or taken away unseen.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation_id = models.UUIDField(editable=False)
    entry = models.ForeignKey(
        Entry, models.DO_NOTHING, related_name="subjects", db_constraint=False, editable=False
    )
    kind = models.CharField(max_length=60, editable=False)
    subject_id = models.UUIDField(editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("entry", "kind", "subject_id"), name="journal_subject_once"),
        )
        indexes = (models.Index(fields=["subject_id", "kind"], name="journal_subject_of"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_id}"


class Head(models.Model):
    """The last entry of each chain. The web server may neither read nor write it: a cut tail shows."""

    chain = models.CharField(max_length=36, primary_key=True)
    sequence = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        db_table = "journal_head"

    def __str__(self) -> str:
        return f"{self.chain} {self.sequence}"
