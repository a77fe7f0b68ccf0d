"""What staff read of states, occasions and earlier values of outcomes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.standards.afterwards.instruments import Occasion, OutcomeState, core_outcomes
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

STATES: Final[Mapping[OutcomeState, Any]] = {
    OutcomeState.BETTER: pgettext_lazy("an outcome", "Better"),
    OutcomeState.SAME: pgettext_lazy("an outcome", "The same"),
    OutcomeState.WORSE: pgettext_lazy("an outcome", "Worse"),
    OutcomeState.UNSAID: pgettext_lazy("an outcome", "They do not want to say"),
    OutcomeState.NOT_ASKED: pgettext_lazy("an outcome", "Not asked"),
}
OCCASIONS: Final[Mapping[Occasion, Any]] = {
    Occasion.START: pgettext_lazy("outcomes are asked", "At the start"),
    Occasion.REVIEW: pgettext_lazy("outcomes are asked", "In between"),
    Occasion.CLOSURE: pgettext_lazy("outcomes are asked", "At closing"),
    Occasion.FOLLOW_UP: pgettext_lazy("outcomes are asked", "Afterwards"),
}
_PLAIN: Final[Mapping[str, Any]] = {
    "on": pgettext_lazy("outcomes are asked", "Asked on"),
    "occasion": _("When in the help"),
    "language": _("In which language"),
}


def language() -> str:
    """That of the page."""
    return get_language() or "en"


def label_of(name: str) -> str | None:
    """None for an outcome that no instrument has any more."""
    if name in _PLAIN:
        return str(_PLAIN[name])
    key = name.partition("/")[0]
    outcomes = {outcome.key: outcome.title.in_language(language()) for outcome in core_outcomes().outcomes}
    return outcomes.get(key)


def earlier_value(name: str, value: Any) -> str:
    """SealBroken for what none of our records holds."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SealBroken
    try:
        return _in_words(name, value)
    except ValueError:
        raise SealBroken from None


def _in_words(name: str, value: str) -> str:
    if name == "on":
        return date_format(date.fromisoformat(value), "d.m.Y")
    if name == "occasion":
        return str(OCCASIONS[Occasion(value)])
    if name == "language":
        return world_names.language_name(value, language())
    return str(STATES[OutcomeState(value)]) if name.endswith("/state") else value
