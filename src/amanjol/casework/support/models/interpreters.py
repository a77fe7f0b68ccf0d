"""Interpreters, sealed for who holds the keys; and that one interprets in a case, sealed beneath the case."""

from __future__ import annotations

from django.db import models

from amanjol.casework.cases.models import RowOfCase
from amanjol.casework.desk.own_rows import OwnRow


class Interpreter(OwnRow):
    """Somebody who interprets and needs no account: all that is said of them is sealed under a key of their own, which
    the epoch numbered `epoch` opens.
    """

    class Meta:
        indexes = (models.Index("organisation", name="support_interpreter_of"),)


class Interpreting(RowOfCase):
    """One interpreter in one case: what was asked before, when, for what, and whether they came."""

    class Meta:
        indexes = (models.Index("case", name="support_interpreting_of_case"),)
