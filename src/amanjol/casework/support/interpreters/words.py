"""What is said of interpreters and of their use in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.support.interpreters.records import Purpose, Sex, State

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from amanjol.casework.support.interpreters.records import Profile

SEXES: Final = {Sex.WOMAN: gettext_lazy("Woman"), Sex.MAN: gettext_lazy("Man")}
PURPOSES: Final = {
    Purpose.TALK: gettext_lazy("A talk"),
    Purpose.CONSENT: gettext_lazy("A consent read out"),
    Purpose.SESSION: gettext_lazy("A session"),
    Purpose.CONFERENCE: gettext_lazy("A case conference"),
    Purpose.OTHER: gettext_lazy("Something else"),
}
STATES: Final = {
    State.BOOKED: gettext_lazy("booked"),
    State.USED: gettext_lazy("interpreted"),
    State.CALLED_OFF: gettext_lazy("called off"),
}


def languages_in_words(codes: Iterable[str]) -> str:
    here = get_language() or "en"
    return ", ".join(world_names.language_name(code, here) for code in codes)


def lines_of(profile: Profile) -> list[tuple[str, str]]:
    """What it is, and what stands there: for what was there earlier, beside what stands there now."""
    return [
        (_("Name"), profile.name),
        (_("Languages"), languages_in_words(profile.languages)),
        (_("Sex"), str(SEXES[profile.sex])),
        (_("Where"), profile.places),
        (_("By telephone or video"), _("Yes") if profile.is_remote else _("No")),
        (_("How to reach them"), profile.reach),
        (_("Where they come from"), profile.comes_from),
        (_("Confidentiality signed on"), _day(profile.signed_on)),
        (_("It holds until"), _day(profile.until)),
    ]


def _day(day: date | None) -> str:
    return date_format(day, "d.m.Y") if day else ""


def label(name: str) -> str | None:
    """Of a field of a use in a case."""
    return {"state": _("How it stands"), "says": _("Note")}.get(name)


def value(name: str, written: Any) -> str:
    return str(STATES[State(written)]) if name == "state" and written else str(written or "")
