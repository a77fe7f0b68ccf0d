"""What is counted, and how finely: words that rows hold. Plain, without a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(models.TextChoices):
    """What an indicator counts. Two kinds are never added: the database refuses to (`results_total`)."""

    PEOPLE = "people", _("People")
    ORGANISATIONS = "organisations", _("Organisations")
    ATTENDANCES = "attendances", _("Attendances")
    VIEWS = "views", _("Views")
    SERVICES = "services", _("Services")
    MONEY = "money", _("Money")


ADDED_OVER_TIME: Final = frozenset({Kind.ATTENDANCES, Kind.SERVICES, Kind.MONEY})
"""What happened once in one period and in no other. People, organisations and views come again."""


class Length(models.TextChoices):
    MONTH = "month", _("Month")
    QUARTER = "quarter", _("Quarter")
    HALF_YEAR = "half-year", _("Half-year")
    YEAR = "year", _("Year")


MONTHS: Final[Mapping[Length, int]] = {
    Length.MONTH: 1,
    Length.QUARTER: 3,
    Length.HALF_YEAR: 6,
    Length.YEAR: 12,
}


class Dimension(models.TextChoices):
    """By what people are told apart, each by itself: crossed, they would soon name somebody."""

    SEX = "sex", _("Sex")
    AGE = "age", _("Age")


PARTS: Final[Mapping[Dimension, Mapping[str, object]]] = {
    Dimension.SEX: {
        "female": _("Women and girls"),
        "male": _("Men and boys"),
        "unsaid": _("Other or not written down"),
    },
    Dimension.AGE: {
        "child": _("Children, up to 17"),
        "adult": _("18 and older"),
        "unknown": _("Age not written down"),
    },
}
FEW: Final = 10
"""A part of fewer people tells of them: it is not written down (published figures: n >= 10)."""


class Decision(models.TextChoices):
    """Of a second person. Empty as long as it waits for one."""

    WAITING = "", _("waits for a second person")
    APPROVED = "approved", _("approved")
    SENT_BACK = "sent-back", _("sent back")


class NoNumber(models.TextChoices):
    """What a source says of a period where it gives no number."""

    FEW = "few", _("reported: few people, no number handed on")
    NOTHING = "nothing", _("nothing happened in this period")
