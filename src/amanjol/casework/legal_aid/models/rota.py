"""Hours of duty of advocates, and when they cannot be asked. Whose name it is stands sealed in the register."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from amanjol.casework.legal_aid.models.register import Advocate, AdvocateAccount


class Duty(models.TextChoices):
    TELEPHONE = "telephone", _("By telephone")
    VISIT = "visit", _("Comes to the person")


class _Hours(models.Model):
    """From `begins_at` until just before `ends_at`, of one advocate."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    advocate = models.ForeignKey(Advocate, models.CASCADE, related_name="+", editable=False)
    begins_at = models.DateTimeField(editable=False)
    ends_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.id)


class DutySlot(_Hours):
    """Those of one advocate never overlap: the database refuses it. `district` is empty for the whole country."""

    kind = models.CharField(max_length=20, choices=Duty, editable=False)
    district = models.CharField(max_length=60, blank=True, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("begins_at")), name="legal_aid_duty_ends_later"
            ),
        )


class Absence(_Hours):
    """Leave, or not now: whoever is away is not asked, whatever their duty."""

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("begins_at")), name="legal_aid_away_ends_later"
            ),
        )


class DutySwap(models.Model):
    """An advocate asks another to take `slot`, and takes `in_return` for it, or nothing. Both have an account.

    The row goes with the hours and with either account. Nothing moves by it: whoever takes the hours looks anew.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    slot = models.OneToOneField(DutySlot, models.CASCADE, related_name="swap", editable=False)
    in_return = models.ForeignKey(DutySlot, models.CASCADE, null=True, related_name="+", editable=False)
    asker = models.ForeignKey(AdvocateAccount, models.CASCADE, related_name="+", editable=False)
    asked = models.ForeignKey(AdvocateAccount, models.CASCADE, related_name="+", editable=False)
    is_declined = models.BooleanField(default=False, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(asker=models.F("asked")), name="legal_aid_swap_of_two_advocates"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
