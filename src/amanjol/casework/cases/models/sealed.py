"""What every sealed row has."""

from __future__ import annotations

from django.db import models

from amanjol.casework.desk.own_rows import PointedRow
from amanjol.casework.desk.points import LOOSE


def loose(name: str) -> models.Index:
    """Of the few rows, and in the end of none, that are to be sealed anew."""
    return models.Index("organisation", name=name, condition=models.Q(schema=LOOSE))


class SealedRow(PointedRow):
    """A row whose `wrapped_key` opens with the epoch numbered `epoch`.

    Where `epoch` is empty, the key comes from `Named` instead: of a person itself, of a case through the person's.
    """

    epoch = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        abstract = True
