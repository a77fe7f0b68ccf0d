"""What every row of a room has that is sealed under a key of its own."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class KeyedRow(models.Model):
    """All that is said is sealed in `sealed` under a key of the row's own: `wrapped_key`, opened by what its heirs say.

    `schema` is the version of what is inside; it is bound into the seal.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
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
        return code_of(self.pk)


class OwnRow(KeyedRow):
    """The epoch numbered `epoch` opens the key."""

    epoch = models.PositiveIntegerField(editable=False)

    class Meta:
        abstract = True


class PointedRow(KeyedRow):
    """`POINTS` names the columns that point at other rows or give the row its place: they stand inside the seal too,
    as texts, and are compared whenever it is opened.
    """

    POINTS: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    @property
    def points(self) -> dict[str, str | None]:
        """What the row says in clear, as texts."""
        values = {name: getattr(self, name) for name in self.POINTS}
        return {name: None if value is None else str(value) for name, value in values.items()}


def code_of(pk: uuid.UUID) -> str:
    return str(pk)[:6].upper()
