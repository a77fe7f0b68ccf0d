from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    NGO = "ngo", _("Non-governmental organisation")
    SHELTER = "shelter", _("Shelter")
    STATE_BODY = "state-body", _("State body")
    LEGAL_AID = "legal-aid", _("Legal aid")
    INTERNATIONAL = "international", _("International organisation")
    NODE_OPERATOR = "node-operator", _("Operator of this node")


class CirclePurpose(models.TextChoices):
    """What a circle is for. Who may be in it has the permission `circles.` and this word (`roles.py`)."""

    PSYCHOLOGIST = "psychologist", _("Psychological help")
    DOCTOR = "doctor", _("Medical help")
    LAWYER = "lawyer", _("Legal help")
    RECEIVER = "receiver", _("Letters from partners")

    @property
    def permission(self) -> str:
        return f"circles.{self.value}"

    @property
    def is_of_help(self) -> bool:
        """Whether somebody is helped in such a circle, whom the organisation asks it to take on."""
        return self is not CirclePurpose.RECEIVER
