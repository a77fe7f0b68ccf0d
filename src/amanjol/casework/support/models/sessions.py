"""Clients of circles and their sessions. Who works on the case sees when and how long; what was said the circle has.

A client has a key of the bridge: case and circle tell each other under it what both may know. The case has it inside
its seal, the circle was given it sealed to itself.
"""

from __future__ import annotations

import uuid

from django.db import models

from amanjol.casework.cases.models import RowOfCase


class CircleClient(RowOfCase):
    """That a circle of psychologists, doctors or lawyers was asked to take somebody on.

    Row security shows it to whom the case is shown, and to who is in the circle. What is sealed beneath it holds
    the key of the bridge. `offered` is the same key for the circle, under the circle's key of this `number`;
    `voucher` a word under the organisation's epoch of the number `epoch` that the case offered it. `accepted` is the
    key as the circle has kept it, under its own key of the number `accepted_number`: from then on it believes
    nothing else. `moved` says under the key before that another took its place, which is then the one in `offered`.

    Under the key of the bridge: `asking`, what the case tells the circle, and `answer`, what the circle says back.
    """

    POINTS = ("case_id", "circle_id")

    circle = models.ForeignKey("organisations.Circle", models.PROTECT, related_name="+", editable=False)
    number = models.PositiveIntegerField(editable=False)
    offered = models.BinaryField(editable=False)
    epoch = models.PositiveIntegerField(editable=False)
    voucher = models.BinaryField(editable=False)
    moved = models.BinaryField(null=True, editable=False)
    asking = models.BinaryField(editable=False)
    answer = models.BinaryField(null=True, editable=False)
    accepted_number = models.PositiveIntegerField(null=True, editable=False)
    accepted = models.BinaryField(null=True, editable=False)

    class Meta:
        indexes = (
            models.Index("case", name="support_client_of_case"),
            models.Index("circle", name="support_client_of_circle"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(accepted__isnull=True, accepted_number__isnull=True)
                | models.Q(accepted__isnull=False, accepted_number__isnull=False),
                name="support_client_accepted_under_a_key",
            ),
        )


class CircleSession(models.Model):
    """One session. `facts` are sealed under the key of the bridge: day, minutes, kind, whether it took place.

    `words` are what was said, under a key that the circle's key of this `number` opens, and nothing else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    client = models.ForeignKey(CircleClient, models.CASCADE, related_name="sessions", editable=False)
    facts = models.BinaryField(editable=False)
    number = models.PositiveIntegerField(editable=False)
    wrapped_key = models.BinaryField(editable=False)
    words = models.BinaryField(editable=False)

    class Meta:
        indexes = (models.Index("client", name="support_session_of_client"),)

    def __str__(self) -> str:
        return str(self.id)


class CircleDanger(models.Model):
    """One coded line out of a circle: danger to life or to a child, under the key of the bridge.

    `is_open` stands inside, too: nobody who works on the case has taken it up yet. The desk says so while locked.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("organisations.Organisation", models.DO_NOTHING, editable=False)
    client = models.ForeignKey(CircleClient, models.CASCADE, related_name="dangers", editable=False)
    is_open = models.BooleanField(default=True)
    sealed = models.BinaryField(editable=False)

    class Meta:
        indexes = (models.Index("client", name="support_danger_of_client"),)

    def __str__(self) -> str:
        return str(self.id)
