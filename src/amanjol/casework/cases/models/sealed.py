"""What every sealed row has."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from amanjol.casework.desk.points import LOOSE


def loose(name: str) -> models.Index:
    """Of the few rows, and in the end of none, that are to be sealed anew."""
    return models.Index("organisation", name=name, condition=models.Q(schema=LOOSE))


def _text(value: uuid.UUID | str | int | None) -> str | None:
    return None if value is None else str(value)


class Sealed(models.Model):
    """A row with a key of its own, `wrapped_key`, under which `sealed` is sealed.

    `schema` is the version of what is inside; it is bound into the seal. `POINTS` names the columns that point at
    other rows or give the row its place: they stand inside the seal too and are compared whenever it is opened.
    """

    POINTS: ClassVar[tuple[str, ...]] = ()

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
    def points(self) -> dict[str, str | None]:
        """What the row says in clear of the others that it belongs to."""
        return {name: _text(getattr(self, name)) for name in self.POINTS}


class SealedRow(Sealed):
    """A row whose `wrapped_key` opens with the epoch numbered `epoch`.

    Where `epoch` is empty, the key comes from `Named` instead: of a person itself, of a case through the person's.
    """

    epoch = models.PositiveIntegerField(null=True, editable=False)

    class Meta:
        abstract = True
