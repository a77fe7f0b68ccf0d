"""What reaches an organisation, sealed. `privacy.py` lists what stands in clear."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.own_rows import OwnRow, code_of


class State(models.TextChoices):
    WAITING = "waiting", _("New")
    RECEIVED = "received", _("Received")
    DONE = "done", _("Done")


class Report(OwnRow):
    """What an officer saw, for one organisation. It is `is_inbound` until a holder of the keys admits it under a
    key that nobody else knows.

    Whether it became a case is sealed, as all the rest.
    """

    is_inbound = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    sent_on = models.DateField(editable=False)

    class Meta:
        indexes = (models.Index("organisation", "state", "sent_on", name="intake_report_list"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=State.WAITING) | models.Q(is_inbound=False),
                name="intake_received_is_admitted",
            ),
        )


class Sending(models.Model):
    """What the sender's own organisation keeps of a report, under the same id: who sent it, to whom and when."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    member = models.ForeignKey("organisations.Member", models.PROTECT, related_name="+", editable=False)
    recipient = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    sent_on = models.DateField(editable=False)

    def __str__(self) -> str:
        return str(self.id)

    @property
    def code(self) -> str:
        """Both sides call a report the same."""
        return code_of(self.pk)


class Receipt(models.Model):
    """That somebody has opened the report of this id. The recipient writes it, only the sender reads it."""

    id = models.UUIDField(primary_key=True, editable=False)

    def __str__(self) -> str:
        return str(self.id)


class Progress(models.TextChoices):
    OPEN = "open", _("Open")
    DONE = "done", _("Done")


class Consultation(OwnRow):
    """Somebody asked for advice. `next_on` is the day to call back; whether it became a case is sealed."""

    month = models.DateField(editable=False)
    state = models.CharField(max_length=10, choices=Progress, default=Progress.OPEN)
    next_on = models.DateField(null=True)

    class Meta:
        indexes = (models.Index("organisation", "state", "next_on", name="intake_consultation_list"),)
        constraints = (
            models.CheckConstraint(condition=models.Q(month__day=1), name="intake_only_the_month_of_asking"),
            models.CheckConstraint(
                condition=models.Q(state=Progress.OPEN) | models.Q(next_on=None),
                name="intake_done_has_no_next_day",
            ),
        )
