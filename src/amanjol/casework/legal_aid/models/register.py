"""Advocates of the register, for who holds keys: what is said of them is sealed. Which of them have an account."""

from __future__ import annotations

import uuid

from django.db import models


class Advocate(models.Model):
    """An advocate of the state's register: all that is said of them is sealed under a key of their own, which the epoch
    numbered `epoch` opens. `number` is that of the register and stands inside the seal, too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    number = models.CharField(max_length=300, editable=False)
    epoch = models.PositiveIntegerField(editable=False)
    wrapped_key = models.BinaryField()
    schema = models.PositiveSmallIntegerField(editable=False)
    sealed = models.BinaryField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation", "number"), name="legal_aid_advocate_once"),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def code(self) -> str:
        """What it is called where nobody may read a name: six signs of its random id."""
        return str(self.pk)[:6].upper()


class AdvocateAccount(models.Model):
    """Which member keeps the duty of which advocate. It opens nothing, and nothing is sealed by it: whose account an
    advocate has, for that, stands inside the seal of `Advocate`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="+", editable=False
    )
    advocate = models.OneToOneField(Advocate, models.CASCADE, related_name="account", editable=False)
    member = models.OneToOneField("organisations.Member", models.PROTECT, related_name="+", editable=False)

    def __str__(self) -> str:
        return str(self.id)
