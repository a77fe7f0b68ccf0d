"""How a release stands, and what IATI asks about an activity: words that rows hold. Plain, without a row."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Held back: the attack tells of a few people, or was not settled. Each step is one that the database takes."""

    EXAMINED = "examined", pgettext_lazy("a release", "being attacked")
    HELD_BACK = "held-back", pgettext_lazy("a release", "held back")
    WAITING = "waiting", pgettext_lazy("a release", "waits for a second person")
    APPROVED = "approved", pgettext_lazy("a release", "approved")
    WITHDRAWN = "withdrawn", pgettext_lazy("a release", "withdrawn")


PUBLIC: Final = (State.APPROVED, State.WITHDRAWN)
"""Who read one that was withdrawn has it: the attack knows both."""

BROUGHT: Final = (State.EXAMINED, State.HELD_BACK, State.WAITING)
"""Nobody was given it yet, so it can be thrown away."""


class ReporterKind(models.TextChoices):
    """Of IATI's list `OrganisationType`; its codes are `ORGANISATION_TYPES`."""

    GOVERNMENT = "government", pgettext_lazy("an organisation", "Government")
    LOCAL_GOVERNMENT = "local-government", pgettext_lazy("an organisation", "Local government")
    PUBLIC = "public", pgettext_lazy("an organisation", "Other public sector")
    INTERNATIONAL_NGO = "international-ngo", pgettext_lazy("an organisation", "International NGO")
    NATIONAL_NGO = "national-ngo", pgettext_lazy("an organisation", "National NGO")
    REGIONAL_NGO = "regional-ngo", pgettext_lazy("an organisation", "Regional NGO")
    PARTNER_NGO = "partner-ngo", pgettext_lazy("an organisation", "NGO based in a partner country")
    PARTNERSHIP = "partnership", pgettext_lazy("an organisation", "Public private partnership")
    MULTILATERAL = "multilateral", pgettext_lazy("an organisation", "Multilateral")
    FOUNDATION = "foundation", pgettext_lazy("an organisation", "Foundation")
    PRIVATE = "private", pgettext_lazy("an organisation", "Private sector")
    ACADEMIC = "academic", pgettext_lazy("an organisation", "Academic, training and research")
    OTHER = "other", pgettext_lazy("an organisation", "Other")


ORGANISATION_TYPES: Final = MappingProxyType(
    {
        ReporterKind.GOVERNMENT: "10",
        ReporterKind.LOCAL_GOVERNMENT: "11",
        ReporterKind.PUBLIC: "15",
        ReporterKind.INTERNATIONAL_NGO: "21",
        ReporterKind.NATIONAL_NGO: "22",
        ReporterKind.REGIONAL_NGO: "23",
        ReporterKind.PARTNER_NGO: "24",
        ReporterKind.PARTNERSHIP: "30",
        ReporterKind.MULTILATERAL: "40",
        ReporterKind.FOUNDATION: "60",
        ReporterKind.PRIVATE: "70",
        ReporterKind.ACADEMIC: "80",
        ReporterKind.OTHER: "90",
    }
)


class ActivityState(models.TextChoices):
    """Of IATI's list `ActivityStatus`; its codes are `ACTIVITY_STATUSES`. What is only planned has no figures."""

    UNDER_WAY = "under-way", pgettext_lazy("an activity", "under way")
    FINALISED = "finalised", pgettext_lazy("an activity", "finished, accounts still open")
    CLOSED = "closed", pgettext_lazy("an activity", "closed")
    CANCELLED = "cancelled", pgettext_lazy("an activity", "cancelled")
    SUSPENDED = "suspended", pgettext_lazy("an activity", "suspended")


ACTIVITY_STATUSES: Final = MappingProxyType(
    {
        ActivityState.UNDER_WAY: "2",
        ActivityState.FINALISED: "3",
        ActivityState.CLOSED: "4",
        ActivityState.CANCELLED: "5",
        ActivityState.SUSPENDED: "6",
    }
)
