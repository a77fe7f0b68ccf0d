"""What staff read of states, of what cannot wait and of earlier values."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.plans.first import packaged_first
from amanjol.casework.support.plans.records import First, GoalState, State
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

SECTION: Final = "support-plan"
STATES: Final[Mapping[State, Any]] = {
    State.PLANNED: pgettext_lazy("a service", "Planned"),
    State.BEGUN: pgettext_lazy("a service", "Begun"),
    State.DONE: pgettext_lazy("a service", "Done"),
    State.NOT_POSSIBLE: pgettext_lazy("a service", "Not possible"),
}
GOAL_STATES: Final[Mapping[GoalState, Any]] = {
    GoalState.OPEN: pgettext_lazy("a goal", "Still wanted"),
    GoalState.REACHED: pgettext_lazy("a goal", "Reached"),
    GoalState.GIVEN_UP: pgettext_lazy("a goal", "Given up"),
}
OF_GOAL: Final[Mapping[str, Any]] = {
    "words": _("What the person wants, in their own words"),
    "need": _("What is needed"),
    "first": _("Why it cannot wait"),
    "told_on": _("Day of the violence"),
    "state": _("What became of it"),
    "says": _("What is said of that"),
}
OF_SERVICE: Final[Mapping[str, Any]] = {
    "what": _("What is done"),
    "who": _("Who does it"),
    "due_on": _("By when"),
    "kind": _("Kind of help"),
    "cost": _("What it costs"),
    "state": _("How the service goes"),
    "result": _("What came of it"),
}
OF_PLAN: Final[Mapping[str, Any]] = {"review_on": _("Looked at together again on")}
_DAYS: Final = frozenset({"told_on", "due_on", "review_on"})


def language() -> str:
    """That of the page."""
    return get_language() or "en"


def kinds() -> list[tuple[str, str]]:
    """The nine of HTCDS, with their words."""
    field = packaged_standard().section(SECTION).field("spl_Type")
    return [(code.code, code.label.in_language(language())) for code in field.codes]


def kind_in_words(code: str) -> str:
    """The code itself, where another edition of the standard had it."""
    return dict(kinds()).get(code, code)


def first_in_words(first: First) -> str:
    return packaged_first().need(first.value).title.in_language(language())


def earlier_value(name: str, value: Any) -> str:
    """Of a goal, a service or a plan. SealBroken for what none of our records holds."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SealBroken
    try:
        return _in_words(name, value)
    except ValueError:
        raise SealBroken from None


def _in_words(name: str, value: str) -> str:
    if name in _DAYS:
        return date_format(date.fromisoformat(value), "d.m.Y")
    if name == "first":
        return first_in_words(First(value))
    if name == "kind":
        return kind_in_words(value)
    if name == "state":
        return str(STATES[State(value)] if value in set(State) else GOAL_STATES[GoalState(value)])
    return value
