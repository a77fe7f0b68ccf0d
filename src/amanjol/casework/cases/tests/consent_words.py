"""What a page sends of a consent once its words were read out, made as the page makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from amanjol.casework.cases.consents.forms import AskForm, words_as_sent
from amanjol.casework.standards.people.forms import Form
from amanjol.casework.standards.people.given import ConsentFor

if TYPE_CHECKING:
    from collections.abc import Mapping

HOME = "TM"
ASKED = {"purpose": "support", "about": "Ночлег", "language": "tk"}
TOLD: dict[str, Any] = {
    "purpose": "sharing", "whom": "outside", "name": "Юрист Лейла", "country": HOME, "groups": ["name", "papers"],
}  # fmt: skip
ANSWERED = {"giver": "self", "manner": "spoken", "given_on": "2026-11-24", "answer": "yes"}


def ask_form(
    typed: Mapping[str, Any], form: Form = Form.ADULT, organisations: Mapping[str, str] | None = None
) -> AskForm:
    others = organisations or {}
    return AskForm(typed, form=form, purposes=list(ConsentFor), by="-", home=HOME, organisations=others)


def read_aloud(
    typed: Mapping[str, Any], form: Form = Form.ADULT, organisations: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """With the words that are read out for it, and what is answered where nothing is."""
    asked = ask_form(typed, form, organisations)
    assert asked.is_valid(), asked.errors
    return {**ANSWERED, **typed, "words": words_as_sent(asked.questions), "is_read": "on"}
