"""What is typed when outcomes are asked: for each a state and the person's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import DatedForm, Text, own
from amanjol.casework.standards.afterwards.instruments import Occasion, OutcomeState, core_outcomes
from amanjol.casework.standards.papers.access import in_language
from amanjol.casework.support.outcomes import words
from amanjol.casework.support.outcomes.actions import Answers
from amanjol.casework.support.outcomes.records import OutcomeAnswer
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from django.forms import BoundField
    from django.http import QueryDict

    from amanjol.casework.support.outcomes.records import AskingRecord

LONGEST: Final = 1_000
"""Signs of what somebody says of one outcome."""


@dataclass(frozen=True, slots=True)
class OutcomeFields:
    """One outcome on the page: what is read out, and where the answer goes."""

    title: str
    asks: str
    state: BoundField
    words: BoundField


class AskingForm(VersionedForm, DatedForm):
    """One time of asking, new or to be corrected."""

    occasion = forms.ChoiceField(
        label=_("When in the help"),
        choices=[(occasion.value, label) for occasion, label in words.OCCASIONS.items()],
        error_messages=own(_("Choose when in the help you ask.")),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("In which language"), error_messages=own(_("Choose the language.")))

    def __init__(self, *typed: Any, **options: Any) -> None:
        super().__init__(*typed, **options)
        instrument = core_outcomes()
        languages = list(instrument.read_in.items())
        self.fields["language"].choices = languages  # type: ignore[attr-defined]  # a choice field has them
        for outcome in instrument.outcomes:
            title = outcome.title.in_language(words.language())
            self.fields[f"{outcome.key}_state"] = forms.ChoiceField(
                label=title, choices=[(state.value, label) for state, label in words.STATES.items()],
                required=False, initial=OutcomeState.NOT_ASKED.value, widget=forms.RadioSelect,
            )  # fmt: skip
            self.fields[f"{outcome.key}_words"] = Text(
                label=_("In their own words"), required=False, max_length=LONGEST,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def outcomes(self, spoken: str) -> list[OutcomeFields]:
        """`spoken` is the language in which the questions stand on the page."""
        return [
            OutcomeFields(
                outcome.title.in_language(words.language()),
                in_language(outcome.asks, spoken),
                self[f"{outcome.key}_state"],
                self[f"{outcome.key}_words"],
            )
            for outcome in core_outcomes().outcomes
        ]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        states = {typed.get(f"{key}_state") or OutcomeState.NOT_ASKED for key in core_outcomes().keys}
        if not self.errors and states == {OutcomeState.NOT_ASKED}:
            self.add_error(None, _("Nothing is answered yet. “They do not want to say” is an answer, too."))
        return typed

    @property
    def answers(self) -> Answers:
        typed = self.cleaned_data
        answers = {
            key: OutcomeAnswer(
                OutcomeState(typed[f"{key}_state"] or OutcomeState.NOT_ASKED), typed[f"{key}_words"]
            )
            for key in core_outcomes().keys
        }
        return Answers(Occasion(typed["occasion"]), typed["language"], answers, typed["happened_on"])

    @classmethod
    def of(cls, record: AskingRecord, typed: QueryDict | None = None) -> AskingForm:
        initial: dict[str, Any] = {
            "occasion": record.occasion.value,
            "language": record.language,
            "happened_on": record.on,
        }
        for key, answer in record.answers.items():
            initial |= {f"{key}_state": answer.state.value, f"{key}_words": answer.words}
        return cls(typed, initial=initial)
