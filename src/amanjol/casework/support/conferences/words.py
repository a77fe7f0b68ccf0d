"""What is said of conferences and of what is told of a person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.earlier_words import in_words
from amanjol.casework.standards.people.consent_texts import packaged_texts
from amanjol.casework.support.conferences.records import State
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.standards.people.terms import FieldGroup, Recipient

STATES: Final = {
    State.PLANNED: _("planned"),
    State.HELD: _("held"),
    State.CALLED_OFF: _("called off"),
}
OF_PLAN: Final[dict[str, Any]] = {
    "on": _("Day"),
    "time": _("Time"),
    "place": _("Where"),
    "about": _("What it is about"),
}


def earlier_value(name: str, value: Any) -> str:
    """SealBroken for what none of our records holds."""
    try:
        if name == "on" and value is not None:
            return date_format(date.fromisoformat(value), "d.m.Y")
    except (TypeError, ValueError):
        raise SealBroken from None
    return in_words(value)


def groups_in_words(groups: Iterable[FieldGroup]) -> list[str]:
    """As the form of a consent calls them."""
    here = get_language() or "en"
    titles = {text.key: text.title.in_language(here) for text in packaged_texts().groups}
    return [titles[group.value] for group in groups]


def recipient_in_words(recipient: Recipient) -> str:
    if not recipient.country:
        return recipient.name
    return f"{recipient.name} ({world_names.country_name(recipient.country, get_language() or 'en')})"
