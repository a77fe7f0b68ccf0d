"""Plans of many needs at once. All that they say is sealed."""

from __future__ import annotations

from django.db import models

from amanjol.casework.desk.own_rows import OwnRow


class LawyerPlan(OwnRow):
    """One run. `files` is what it was made from and what it claims, sealed under the same key in a place of its own."""

    files = models.BinaryField()
