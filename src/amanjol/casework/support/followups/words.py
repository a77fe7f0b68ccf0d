"""What staff read of wishes, steps, closings and earlier values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.forms import LEVELS
from amanjol.casework.support.followups.records import Held, Reason, StepState, Wellbeing, Wish
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Mapping

WISHES: Final[Mapping[Wish, Any]] = {
    Wish.TRY_AGAIN: _("Try again on another day"),
    Wish.ASK_SOMEBODY: _("Ask somebody whom they name"),
    Wish.MESSAGE: _("Leave a message in the way they say"),
    Wish.LEAVE_ME: _("Leave them alone from then on"),
    Wish.NEVER: _("Do not contact them at all"),
}
STATES: Final[Mapping[StepState, Any]] = {
    StepState.PLANNED: pgettext_lazy("follow-up", "Planned"),
    StepState.REACHED: pgettext_lazy("follow-up", "Reached"),
    StepState.NOT_REACHED: pgettext_lazy("follow-up", "Not reached"),
    StepState.DROPPED: pgettext_lazy("follow-up", "Dropped"),
}
WELL: Final[Mapping[Wellbeing, Any]] = {
    Wellbeing.WELL: pgettext_lazy("how somebody is", "Well"),
    Wellbeing.MIXED: pgettext_lazy("how somebody is", "Good and bad"),
    Wellbeing.BADLY: pgettext_lazy("how somebody is", "Badly"),
    Wellbeing.IN_DANGER: pgettext_lazy("how somebody is", "In danger"),
    Wellbeing.UNSAID: pgettext_lazy("how somebody is", "They do not want to say"),
}
REASONS: Final[Mapping[Reason, Any]] = {
    Reason.NO_NEED: _("They need no more help from us"),
    Reason.OWN_WISH: _("They want to end it"),
    Reason.MOVED: _("They moved away"),
    Reason.ELSEWHERE: _("Another organisation goes on helping"),
    Reason.NO_CONTACT: _("There is no contact any more"),
    Reason.DIED: _("They died"),
    Reason.MISTAKE: _("It was opened by mistake"),
    Reason.OTHER: _("Another reason, as written below"),
}
HELD: Final[Mapping[Held, Any]] = {
    Held.NOTHING: _("Nothing is kept here for them"),
    Held.GIVEN_BACK: _("All of it was given back"),
    Held.STILL_HERE: _("Something is still here"),
}
LEVEL_WORDS: Final = dict(LEVELS)
LABELS: Final[Mapping[str, Any]] = {
    "wish": _("If they do not answer"),
    "whom": _("Whom to ask"),
    "says": _("In their own words"),
    "reason": _("Reason"),
    "danger": _("Danger of being exploited again"),
    "danger_says": _("What speaks for it, and what protects"),
    "contacts": _("Whom to call"),
    "trusted": _("Somebody they trust"),
    "held": _("What was kept for them"),
    "held_says": _("What it is, and how they get it"),
}
_CODED: Final[Mapping[str, Mapping[Any, Any]]] = {
    "wish": WISHES,
    "reason": REASONS,
    "held": HELD,
    "danger": LEVEL_WORDS,
}


def months_in_words(months: int) -> str:
    if not months:
        return gettext("On another day")
    return ngettext("After %(number)s month", "After %(number)s months", months) % {"number": months}


def earlier_value(name: str, value: Any) -> str:
    """SealBroken for what none of our records holds."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise SealBroken
    coded = _CODED.get(name)
    if coded is None:
        return value
    if value not in coded:
        raise SealBroken
    return str(coded[value])
