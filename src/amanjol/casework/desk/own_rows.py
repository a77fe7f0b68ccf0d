"""What every row of a room has that is sealed under a key of its own."""

from __future__ import annotations

import uuid

from django.db import models


class OwnRow(models.Model):
    """All that is said is sealed under a key of the row's own, which the epoch numbered `epoch` opens."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    epoch = models.PositiveIntegerField(editable=False)
    wrapped_key = models.BinaryField()
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)

    @property
    def code(self) -> str:
        """What it is called where nobody may read a name: six signs of its random id."""
        return str(self.pk)[:6].upper()
