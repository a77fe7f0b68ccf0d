"""What staff read of decisions about wages, of how they came, and of earlier values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.template.defaultfilters import floatformat
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.earlier_words import in_words
from amanjol.casework.support.wages.records import Decision, Way
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

DECISIONS: Final[Mapping[Decision, Any]] = {
    Decision.CLAIMS: _("Claims the wages"),
    Decision.UNDECIDED: _("Has not decided"),
    Decision.CHOSE_NOT: _("Chose not to claim"),
}
WAYS: Final[Mapping[Way, Any]] = {
    Way.EMPLOYER: _("The employer paid"),
    Way.COURT: _("Through a court or enforcement"),
    Way.SETTLEMENT: _("By a settlement"),
    Way.OTHER: _("In another way"),
}
OF_PAYMENT: Final[Mapping[str, Any]] = {
    "amount": _("How much"),
    "currency": _("Currency"),
    "on": _("In their hands on"),
    "way": _("How the money came"),
    "says": _("Beside it"),
    "is_struck": _("It did not come after all"),
}


def money(amount: int, currency: str) -> str:
    return f"{floatformat(amount, '-2g')}\N{NO-BREAK SPACE}{currency}"


def earlier_value(name: str, value: Any) -> str:
    """SealBroken for what none of our records holds."""
    try:
        if name == "on" and value is not None:
            return date_format(date.fromisoformat(value), "d.m.Y")
        if name == "way" and value is not None:
            return str(WAYS[Way(value)])
    except (TypeError, ValueError):
        raise SealBroken from None
    return in_words(value)
