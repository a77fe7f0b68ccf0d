"""Times at which outcomes were asked in a case. What was said is sealed beneath the case."""

from __future__ import annotations

from django.db import models

from amanjol.casework.cases.models import RowOfCase


class Asking(RowOfCase):
    """One time that the outcomes of an instrument were asked, with all that was answered."""

    class Meta:
        indexes = (models.Index("case", name="support_asking_of_case"),)
