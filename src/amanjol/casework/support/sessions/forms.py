"""What is typed: whom a circle is asked to take on, and what who is in it writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import days
from amanjol.casework.desk.fields import line, own, text
from amanjol.casework.support.sessions.actions.asking import Asking
from amanjol.casework.support.sessions.limit import packaged_limit
from amanjol.casework.support.sessions.records import (
    LONGEST_SESSION,
    Basis,
    DangerKind,
    Facts,
    Kind,
    Outcome,
    Standing,
    TonightStep,
    Way,
    WhyNot,
)
from amanjol.casework.support.sessions.words import (
    AT_DECLINING,
    AT_ENDING,
    BASES,
    DANGERS,
    KINDS,
    KINDS_OF,
    OUTCOMES,
    STEPS,
    WAYS,
    WHY_NOT,
)
from amanjol.foundation.accounts.forms import WordsField, why_not_the_words
from amanjol.foundation.seals import words
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from django.http import QueryDict

    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.support.sessions.inside import SaidSession
    from amanjol.casework.support.sessions.records import AskingRecord
    from amanjol.foundation.organisations.kinds import CirclePurpose

_USUAL: Final = 50  # minutes


def _choice(label: Any, choices: Iterable[tuple[Any, Any]], missing: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=list(choices), widget=forms.RadioSelect, error_messages=own(missing)
    )


class AskingForm(VersionedForm):
    """What the circle is told. It begins with what is known of the person, and tells no more than stands here."""

    name = line(
        _("What the circle calls them"),
        _("As they want to be called. Their case is not told."),
        missing=_("Write what they want to be called."),
    )
    how = line(_("How to reach them"), _("For example through whom, by what."))
    when = line(_("When"), _("For example only after 18:00."))
    never = line(_("Never"), _("For example never call at home, never say who you are."))
    telephone = line(_("Telephone"), inputmode="tel")
    language = line(_("Languages"), _("In which they speak best, and whether an interpreter is needed."))
    asks = text(
        _("What is asked of the circle"),
        _("What they want help with, in their words. No more than the circle needs."),
        rows=3,
    )
    basis = _choice(
        _("Why the circle may know"),
        [(basis.value, says) for basis, says in BASES.items()],
        _("Say why the circle may know of them."),
    )

    @property
    def asking(self) -> Asking:
        typed = self.cleaned_data
        fields = ("name", "how", "when", "never", "telephone", "language", "asks")
        return Asking(**{field: typed[field] for field in fields}, basis=Basis(typed["basis"]))

    @classmethod
    def of(cls, asking: AskingRecord, typed: QueryDict | None = None) -> AskingForm:
        return cls(typed, initial={name: getattr(asking, name) for name in cls.base_fields})


class AskCircleForm(AskingForm):
    """As `AskingForm`, with the circle that is asked."""

    circle = forms.ChoiceField(
        label=_("Who is asked"), widget=forms.RadioSelect, error_messages=own(_("Choose who is asked."))
    )
    field_order = ("circle",)

    def __init__(self, *typed: Any, circles: Iterable[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*typed, **options)
        choices = [(str(pk), name) for pk, name in circles]
        self.fields["circle"].choices = choices  # type: ignore[attr-defined]  # a choice field has them
        if len(choices) == 1:
            self.fields["circle"].initial = choices[0][0]

    @property
    def circle_id(self) -> UUID:
        return UUID(self.cleaned_data["circle"])

    @classmethod
    def for_person(
        cls, person: PersonRecord, circles: Iterable[tuple[UUID, str]], typed: QueryDict | None = None
    ) -> AskCircleForm:
        contact = person.contact
        initial = {
            "name": person.name, "how": contact.how, "when": contact.when, "never": contact.never,
            "telephone": contact.telephone,
        }  # fmt: skip
        return cls(typed, circles=circles, initial=initial)


class CompareForm(forms.Form):
    """The six words as who asked reads them. This page does not show them."""

    typed = WordsField(_("The six words that your colleague reads"), rows=2)

    def clean_typed(self) -> str:
        """As `keypairs.fingerprint` writes them."""
        try:
            return words.write(words.read(self.cleaned_data["typed"]))
        except words.MalformedWords as problem:
            raise forms.ValidationError(why_not_the_words(problem)) from None


class AnswerForm(forms.Form):
    """A code says why; empty where somebody is taken on."""

    standing = forms.ChoiceField(choices=[(standing.value, standing.value) for standing in Standing])
    why = forms.ChoiceField(
        choices=[("", "—"), *((why.value, says) for why, says in WHY_NOT.items())], required=False
    )

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        is_taken_on = typed.get("standing") == Standing.TAKEN_ON
        if not is_taken_on and not typed.get("why") and "why" not in self.errors:
            self.add_error("why", _("Choose why: who works on the case sees this line and no other word."))
        if is_taken_on:
            typed["why"] = ""
        return typed

    @property
    def chosen_standing(self) -> Standing:
        return Standing(self.cleaned_data["standing"])

    @property
    def why_not(self) -> WhyNot | None:
        why = self.cleaned_data["why"]
        return WhyNot(why) if why else None


def declining() -> list[tuple[str, Any]]:
    return [(why.value, WHY_NOT[why]) for why in AT_DECLINING]


def ending() -> list[tuple[str, Any]]:
    return [(why.value, WHY_NOT[why]) for why in AT_ENDING]


class LimitHeardForm(forms.Form):
    """`language` is that of the text which stood on the page."""

    language = forms.ChoiceField(widget=forms.HiddenInput)
    is_heard = forms.BooleanField(
        label=_("They heard it, and could ask"),
        error_messages=own(_("Read it out first, and let them ask.")),
    )

    def __init__(self, *typed: Any, **options: Any) -> None:
        super().__init__(*typed, **options)
        self.fields["language"].choices = list(packaged_limit().read_in.items())  # type: ignore[attr-defined]  # as above


class SessionForm(VersionedForm):
    """`purpose` says which kinds of session there are. The first four fields are seen by who works on the case."""

    on = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=own(_("Choose the day.")),
    )  # fmt: skip
    outcome = _choice(
        _("Did it take place?"),
        [(outcome.value, says) for outcome, says in OUTCOMES.items()],
        _("Say whether it took place."),
    )
    kind = forms.ChoiceField(label=_("Kind"))
    way = forms.ChoiceField(label=_("How"), choices=[(way.value, says) for way, says in WAYS.items()])
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=0, max_value=LONGEST_SESSION,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    said = text(
        _("What was said"),
        _("For the circle alone. Nobody who works on the case opens it, the supervisor neither."),
        rows=10,
    )

    def __init__(self, *typed: Any, purpose: CirclePurpose, also: Kind | None = None, **options: Any) -> None:
        super().__init__(*typed, **options)
        kinds = [*KINDS_OF[purpose], *([also] if also and also not in KINDS_OF[purpose] else [])]
        self.fields["kind"].choices = [(kind.value, KINDS[kind]) for kind in kinds]  # type: ignore[attr-defined]  # as above
        today = timezone.localdate()
        self.fields["on"].widget.attrs |= {"min": days.earliest(today).isoformat(), "max": today.isoformat()}

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if not days.is_possible(on, timezone.localdate()):
            raise forms.ValidationError(_("Choose today or an earlier day, not more than 100 years ago."))
        return on

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        took_place = typed.get("outcome") == Outcome.TOOK_PLACE
        if took_place and not typed.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", _("Write how many minutes it took."))
        return typed

    @property
    def facts(self) -> Facts:
        """Of what did not take place no minutes count."""
        typed = self.cleaned_data
        outcome = Outcome(typed["outcome"])
        minutes = typed["minutes"] if outcome is Outcome.TOOK_PLACE else 0
        return Facts(typed["on"], minutes, Kind(typed["kind"]), Way(typed["way"]), outcome)

    @property
    def text(self) -> str:
        return str(self.cleaned_data["said"])

    @classmethod
    def new(cls, purpose: CirclePurpose, *, is_first: bool, typed: QueryDict | None = None) -> SessionForm:
        kind = KINDS_OF[purpose][0 if is_first else 1]
        initial = {"on": timezone.localdate(), "minutes": _USUAL, "kind": kind, "way": Way.IN_PERSON}
        return cls(typed, purpose=purpose, initial=initial)

    @classmethod
    def of(cls, session: SaidSession, purpose: CirclePurpose, typed: QueryDict | None = None) -> SessionForm:
        facts = session.opened.facts
        initial = {
            "on": facts.on, "minutes": facts.minutes or None, "kind": facts.kind, "way": facts.way,
            "outcome": facts.outcome, "said": session.words.text,
        }  # fmt: skip
        return cls(typed, purpose=purpose, also=facts.kind, initial=initial)


class DangerForm(forms.Form):
    """Two codes, and nothing that could be typed."""

    danger = _choice(
        _("What is the danger?"),
        [(danger.value, says) for danger, says in DANGERS.items()],
        _("Choose what the danger is."),
    )
    step = _choice(
        _("What has to be done tonight?"),
        [(step.value, says) for step, says in STEPS.items()],
        _("Choose what has to be done tonight."),
    )

    @property
    def danger_kind(self) -> DangerKind:
        return DangerKind(self.cleaned_data["danger"])

    @property
    def tonight_step(self) -> TonightStep:
        return TonightStep(self.cleaned_data["step"])
