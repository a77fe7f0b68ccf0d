"""A conference about a case, sealed beneath it; and what a colleague who does not see the case reads of it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from amanjol.casework.cases.models import RowOfCase


class Conference(RowOfCase):
    """`on` and whether it is over stand in clear, since the desk must say what is due while locked; inside, too."""

    POINTS = ("case_id", "on", "is_over")

    on = models.DateField()
    is_over = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index("case", name="support_conference_of_case"),)


class ConferenceGuest(models.Model):
    """One colleague's paper of one conference: what they may hear and what was decided, sealed to their own key.

    It opens nothing of the case. `until` is its last day, which stands inside the seal, too. Goes with the member's key
    (docs/decisions/0019), so the other keys say `DO_NOTHING`, and with the conference, past row security (migration).
    """

    POINTS: ClassVar[tuple[str, ...]] = ("conference_id", "member_id", "until")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    conference = models.ForeignKey(
        Conference, models.DO_NOTHING, db_constraint=False, related_name="guests", editable=False
    )
    member = models.ForeignKey("organisations.Member", models.DO_NOTHING, related_name="+", editable=False)
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    until = models.DateField()
    wrapped_key = models.BinaryField()
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("conference", "member"), name="support_guest_once"),)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def points(self) -> dict[str, str | None]:
        return {name: str(getattr(self, name)) for name in self.POINTS}
