"""What was answered of somebody's right to a lawyer, beneath the case."""

from __future__ import annotations

from django.db import models

from amanjol.casework.cases.models import RowOfCase


class RightAnswer(RowOfCase):
    """One time that somebody asked: what was said, which rules stood there, what came of it. It is never changed."""

    class Meta:
        indexes = (models.Index("case", name="legal_aid_right_of_case"),)
