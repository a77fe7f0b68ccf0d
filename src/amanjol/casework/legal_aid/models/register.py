"""Advocates of the register, for who holds keys: what is said of them is sealed. Which of them have an account."""

from __future__ import annotations

import uuid

from django.db import models

from amanjol.casework.desk.own_rows import OwnRow


class Advocate(OwnRow):
    """An advocate of the state's register. `number` is that of the register and stands inside the seal, too."""

    number = models.CharField(max_length=300, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("organisation", "number"), name="legal_aid_advocate_once"),
        )


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
