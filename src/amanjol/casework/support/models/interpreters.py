"""Interpreters, sealed for who holds the keys; and that one interprets in a case, sealed beneath the case."""

from __future__ import annotations

import uuid

from django.db import models

from amanjol.casework.cases.models import RowOfCase


class Interpreter(models.Model):
    """Somebody who interprets and needs no account: all that is said of them is sealed under a key of their own, which
    the epoch numbered `epoch` opens.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    epoch = models.PositiveIntegerField(editable=False)
    wrapped_key = models.BinaryField()
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField()

    class Meta:
        indexes = (models.Index("organisation", name="support_interpreter_of"),)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def code(self) -> str:
        """What it is called where nobody may read a name: six signs of its random id."""
        return str(self.pk)[:6].upper()


class Interpreting(RowOfCase):
    """One interpreter in one case: what was asked before, when, for what, and whether they came."""

    class Meta:
        indexes = (models.Index("case", name="support_interpreting_of_case"),)
