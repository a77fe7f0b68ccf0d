"""What somebody consents to, typed by the worker: who may not consent is refused with the sentence that says why."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line
from amanjol.casework.standards.people.consent import (
    ASSENT_WORDS,
    GIVER_WORDS,
    GUARDIAN_WORDS,
    Assent,
    CannotConsent,
    Consent,
    Giver,
    GuardianState,
)
from amanjol.casework.standards.people.forms import CHILDREN, Form
from amanjol.casework.standards.people.given import FOR_WORDS, MANNER_WORDS, ConsentFor, GivenConsent, Manner

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from enum import StrEnum

    from amanjol.casework.standards.sentences import Sentence


def past_day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, widget=widget, initial=timezone.localdate)


def not_to_come(on: date) -> date:
    if on > timezone.localdate():
        raise forms.ValidationError(_("That day has not come yet."))
    return on


class ConsentForm(forms.Form):
    """`given` is the consent. Of a child also how the guardian stands and what the child says."""

    purpose = forms.ChoiceField(label=_("What for"))
    about = line(_("What exactly"), _("For example who is told what, or which support. Name nobody else."))
    giver = forms.ChoiceField(label=_("Who gives it"))
    guardian = forms.ChoiceField(label=_("The guardian"))
    assent = forms.ChoiceField(label=_("What the child says to it"))
    manner = forms.ChoiceField(label=_("How it was given"))
    given_on = past_day(_("When"))

    def __init__(
        self, *args: Any, form: Form, purposes: Iterable[ConsentFor], by: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._form, self._by = form, by
        chosen = {
            "purpose": _in_words(FOR_WORDS, purposes),
            "giver": _in_words(GIVER_WORDS, Giver),
            "guardian": _in_words(GUARDIAN_WORDS, GuardianState),
            "assent": _in_words(
                ASSENT_WORDS, [assent for assent in Assent if assent is not Assent.NOT_NEEDED]
            ),
            "manner": _in_words(MANNER_WORDS, Manner),
        }
        for name, choices in chosen.items():
            self.fields[name].choices = [("", "—"), *choices]  # type: ignore[attr-defined]  # a choice field has them
        if form not in CHILDREN:
            del self.fields["guardian"], self.fields["assent"]

    def clean_given_on(self) -> date:
        return not_to_come(self.cleaned_data["given_on"])

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean()
        if not self.errors:
            try:
                self.given = self._given(self.cleaned_data)
            except CannotConsent as refused:
                self.add_error(None, refused.sentence.in_language(get_language() or "en"))
        return typed

    def _given(self, typed: dict[str, Any]) -> GivenConsent:
        consent = Consent(
            self._form,
            Giver(typed["giver"]),
            typed["given_on"],
            GuardianState(typed.get("guardian", GuardianState.NONE)),
            Assent(typed.get("assent", Assent.NOT_NEEDED)),
        )
        purpose, manner = ConsentFor(typed["purpose"]), Manner(typed["manner"])
        return GivenConsent(secrets.token_hex(8), consent, purpose, manner, self._by, typed["about"])


class WithdrawForm(forms.Form):
    consent = forms.CharField(max_length=40, widget=forms.HiddenInput)
    withdrawn_on = past_day(_("Withdrawn on"))

    def clean_withdrawn_on(self) -> date:
        return not_to_come(self.cleaned_data["withdrawn_on"])


def _in_words[Choice: StrEnum](
    words: Mapping[Choice, Sentence], choices: Iterable[Choice]
) -> list[tuple[str, str]]:
    language = get_language() or "en"
    return [(choice.value, words[choice].in_language(language)) for choice in choices]
