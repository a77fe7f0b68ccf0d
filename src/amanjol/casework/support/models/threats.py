"""A threat to somebody who helps, and who may open it. It hangs on no case: who opens that may be the threat."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from amanjol.casework.desk.own_rows import PointedRow


class Threat(PointedRow):
    """`sealed` lies under a key of its own, which each `ThreatReceiver` has sealed to theirs; no epoch opens it.

    Of who wrote it without keys `epoch` says to which keys of the organisation `wrapped_key` was sealed, until a
    receiver takes it in. `is_answered` stands in clear, since the first page must say what waits while locked, and
    inside, too.
    """

    POINTS: ClassVar[tuple[str, ...]] = ("is_answered",)

    epoch = models.PositiveIntegerField(null=True, editable=False)
    wrapped_key = models.BinaryField(default=b"")
    is_answered = models.BooleanField(default=False)

    class Meta:
        indexes = (
            models.Index(
                "organisation", condition=models.Q(is_answered=False), name="support_threat_unanswered"
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(epoch=None) | models.Q(is_answered=False),
                name="support_threat_answered_is_taken_in",
            ),
        )


class ThreatReceiver(models.Model):
    """One member who may open a threat: its key, sealed to the member's own; empty until it was taken in.

    Goes with the member's key (docs/decisions/0019), so the other keys say `DO_NOTHING`, and the database refuses. It
    goes with the threat, too, past row security, which hides the threat from who is no receiver (migration).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.DO_NOTHING, related_name="+", editable=False
    )
    threat = models.ForeignKey(
        Threat, models.DO_NOTHING, db_constraint=False, related_name="receivers", editable=False
    )
    member = models.ForeignKey("organisations.Member", models.DO_NOTHING, related_name="+", editable=False)
    key = models.ForeignKey("accounts.PersonKey", models.DB_CASCADE, related_name="+", editable=False)
    sealed = models.BinaryField(editable=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("threat", "member"), name="support_receiver_once"),)

    def __str__(self) -> str:
        return str(self.id)
