"""What is typed about a mandate."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line, own
from amanjol.casework.desk.sums import CURRENCIES, LARGEST
from amanjol.casework.legal_aid.mandates import words
from amanjol.casework.legal_aid.mandates.listing import Which
from amanjol.casework.legal_aid.mandates.records import (
    MOST_MINUTES,
    Apart,
    Closed,
    ClosingOutcome,
    ContactAnswer,
    ContactAnswered,
    ContactAsked,
    Contacted,
    ContactMade,
    ContactOutcome,
    CourtLevel,
    Extended,
    ExtensionReason,
    HandedOver,
    HandOverReason,
    HearingOutcome,
    HearingWritten,
    InterpreterThere,
    Risk,
    StepOutcome,
    StepWritten,
    SumKind,
    SumStage,
    SumWritten,
)
from amanjol.casework.legal_aid.mandates.showing import next_step, procedure_of
from amanjol.casework.legal_aid.mandates.standing import A_YEAR, Refusal
from amanjol.casework.legal_aid.register.words import PROCEEDINGS, spoken
from amanjol.casework.standards.legal_procedures.procedure_files import all_steps
from amanjol.foundation.web.versions import VersionedForm
from amanjol.foundation.web.whole_numbers import WholeNumberField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.http import QueryDict

    from amanjol.casework.legal_aid.mandates.records import Act
    from amanjol.casework.legal_aid.mandates.standing import Standing
    from amanjol.casework.standards.legal_procedures.procedures import Procedure

NUMBERS: Final = "advocate-numbers"
"""The list on the page out of which a number of the register is chosen."""
_YEARS: Final = 5


def _choices(choices: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(str(choice), label) for choice, label in choices.items()]


def _choice(
    label: Any, choices: Mapping[Any, Any], missing: Any, *, radio: bool = False
) -> forms.ChoiceField:
    options = _choices(choices) if radio else [("", "—"), *_choices(choices)]
    widget = forms.RadioSelect if radio else forms.Select
    return forms.ChoiceField(label=label, choices=options, widget=widget, error_messages=own(missing))


def _day(label: Any, help_text: Any = "", *, required: bool = True, missing: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=help_text, required=required, widget=widget, error_messages=own(missing)
    )


def _minutes() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Minutes spent"),
        required=False,
        min_value=0,
        max_value=MOST_MINUTES,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


def _number(label: Any, help_text: Any = "", missing: Any = "") -> Any:
    return line(label, help_text, missing=missing, list=NUMBERS)


class DaysForm(forms.Form):
    """Days that no calendar of a mandate has are a slip of the pen."""

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        today = timezone.localdate()
        furthest = timedelta(days=366 * _YEARS)
        for name, field in self.fields.items():
            value = typed.get(name)
            if not isinstance(field, forms.DateField) or value is None:
                continue
            if not today - 10 * furthest <= value <= today + furthest:
                self.add_error(name, _("Choose a day within the next five years, or an earlier one."))
        return typed


class BeginForm(DaysForm):
    """A mandate that came about outside of Amanjol, or by telephone."""

    advocate = _number(
        _("Advocate, by the number of the register"),
        _("Type a part of the number or the name, and choose from the list."),
        missing=_("Choose the advocate."),
    )
    deputy = _number(_("Deputy, by the number"), _("Who acts while the advocate is away. Can stay empty."))
    procedure = forms.ChoiceField(
        label=_("Procedure"),
        error_messages={"required": _("Choose the procedure."), "invalid_choice": _("Choose the procedure.")},
    )
    begins_on = _day(_("Acts since"), missing=_("Choose the first day."))
    ends_on = _day(
        _("Last day"), _("Empty: twelve months from the first day. In month eleven the list asks what becomes of it."),
        required=False,
    )  # fmt: skip

    def __init__(
        self, *typed: Any, procedures: Mapping[str, Procedure], acting: str = "", **options: Any
    ) -> None:
        super().__init__(*typed, **options)
        if acting:  # whoever accepted the need, and nobody else
            self.initial.update(advocate=acting, begins_on=timezone.localdate())
            self.fields["advocate"].disabled = True
        names = ((key, procedure.name) for key, procedure in procedures.items())
        named = [(key, name.in_language(spoken())) for key, name in names if name is not None]
        self.fields["procedure"].choices = [("", "—"), *named]  # type: ignore[attr-defined]  # a choice field has them


class ActForm(VersionedForm, DaysForm):
    """One act: what it would write is `act`; `of` shows what stands there, or an empty one for a new item."""

    def act(self, item: int, /) -> Act:
        """What was typed, which has to be valid, under that item."""
        raise NotImplementedError

    @classmethod
    def of(cls, now: Standing, item: int | None, typed: QueryDict | None, /) -> ActForm:
        """LookupError for an item that is none of its kind."""
        raise NotImplementedError


class StepForm(ActForm):
    step = forms.ChoiceField(label=_("Step"), error_messages=own(_("Choose the step.")))
    outcome = _choice(_("How far this is"), words.STEP_OUTCOMES, _("Choose how the step is."), radio=True)
    on = _day(_("On"), _("The day on which it was, or is to be."), missing=_("Choose the day."))
    minutes = _minutes()
    next_on = _day(_("Goes on"), _("If there is a day already."), required=False)

    def __init__(self, *typed: Any, first: Iterable[str] = (), **options: Any) -> None:
        super().__init__(*typed, **options)
        steps = all_steps()
        usual = [key for key in first if key in steps]
        others = [key for key in steps if key not in usual]
        groups = [
            (label, [(key, words.step_name(key)) for key in keys])
            for label, keys in ((_("Of this procedure"), usual), (_("Others"), others))
            if keys
        ]
        self.fields["step"].choices = [("", "—"), *groups]  # type: ignore[attr-defined]  # a choice field has them

    def act(self, item: int, /) -> StepWritten:
        typed = self.cleaned_data
        return StepWritten(
            item,
            typed["step"],
            typed["on"],
            StepOutcome(typed["outcome"]),
            typed["minutes"] or 0,
            typed["next_on"],
        )

    @classmethod
    def of(cls, now: Standing, item: int | None, typed: QueryDict | None, /) -> StepForm:
        first = _procedure_keys(now)
        if item is None:
            proposed = {"step": next_step(now), "on": timezone.localdate()}
            return cls(typed, first=first, initial=proposed, stored=dict.fromkeys(proposed, ""))
        step = now.steps[item]
        initial = {
            "step": step.step, "outcome": step.outcome.value, "on": step.on, "minutes": step.minutes or None,
            "next_on": step.next_on,
        }  # fmt: skip
        return cls(typed, first=first, initial=initial)


class HearingForm(ActForm):
    on = _day(_("On"), missing=_("Choose the day."))
    level = _choice(_("Court"), words.LEVELS, _("Choose the court."))
    outcome = _choice(
        _("How far this is"), words.HEARING_OUTCOMES, _("Choose how the hearing is."), radio=True
    )
    apart = _choice(
        _("How the person is kept apart from the accused"), words.APART, _("Choose how they are kept apart."),
        radio=True,
    )  # fmt: skip
    interpreter = _choice(
        _("Interpreter"), words.INTERPRETERS, _("Choose about the interpreter."), radio=True
    )
    minutes = _minutes()
    next_on = _day(_("Next hearing"), _("If there is a day already."), required=False)

    def act(self, item: int, /) -> HearingWritten:
        typed = self.cleaned_data
        return HearingWritten(
            item, typed["on"], CourtLevel(typed["level"]), InterpreterThere(typed["interpreter"]),
            Apart(typed["apart"]), HearingOutcome(typed["outcome"]), typed["minutes"] or 0, typed["next_on"],
        )  # fmt: skip

    @classmethod
    def of(cls, now: Standing, item: int | None, typed: QueryDict | None, /) -> HearingForm:
        if item is None:
            return cls(typed)
        of = now.hearings[item]
        initial = {
            "on": of.on, "level": of.level.value, "outcome": of.outcome.value, "apart": of.apart.value,
            "interpreter": of.interpreter.value, "minutes": of.minutes or None, "next_on": of.next_on,
        }  # fmt: skip
        return cls(typed, initial=initial)


class SumForm(ActForm):
    kind = _choice(_("What the sum is for"), words.SUM_KINDS, _("Choose what the sum is for."), radio=True)
    stage = _choice(_("How far it is"), words.SUM_STAGES, _("Choose how far it is."), radio=True)
    amount = WholeNumberField(
        label=_("Sum"),
        help_text=_("In whole units. To take a sum back that was wrong, write 0 over it."),
        min_value=0,
        max_value=LARGEST,
        error_messages=own(_("Write the sum.")),
    )
    currency = _choice(_("Currency"), {code: code for code in CURRENCIES}, _("Choose the currency."))
    on = _day(_("On"), missing=_("Choose the day."))

    def act(self, item: int, /) -> SumWritten:
        typed = self.cleaned_data
        return SumWritten(
            item,
            typed["on"],
            SumKind(typed["kind"]),
            SumStage(typed["stage"]),
            typed["amount"],
            typed["currency"],
        )

    @classmethod
    def of(cls, now: Standing, item: int | None, typed: QueryDict | None, /) -> SumForm:
        if item is None:
            return cls(typed, **_today_at_first())
        of = now.sums[item]
        initial = {
            "kind": of.kind.value, "stage": of.stage.value, "amount": of.amount, "currency": of.currency, "on": of.on,
        }  # fmt: skip
        return cls(typed, initial=initial)


class ContactAskForm(ActForm):
    whom = _choice(_("Whom the advocate wishes to reach"), words.CONTACTED, _("Choose whom."), radio=True)
    risks = forms.MultipleChoiceField(
        label=_("What the person says could come of it"),
        help_text=_("Ask this first, alone, with the interpreter whom the person wishes."),
        choices=_choices(words.RISKS),
        widget=forms.CheckboxSelectMultiple,
        error_messages=own(words.REFUSALS[Refusal.NO_RISK]),
    )
    on = _day(_("The day of asking"), missing=_("Choose the day."))

    def act(self, item: int, /) -> ContactAsked:
        typed = self.cleaned_data
        return ContactAsked(
            item, typed["on"], Contacted(typed["whom"]), tuple(Risk(risk) for risk in typed["risks"])
        )

    @classmethod
    def of(cls, _now: Standing, _item: int | None, typed: QueryDict | None, /) -> ContactAskForm:
        return cls(typed, **_today_at_first())


class ContactAnswerForm(ActForm):
    answer = _choice(_("What the person says"), words.ANSWERS, _("Choose the answer."), radio=True)
    on = _day(_("Answered on"), missing=_("Choose the day."))

    def act(self, item: int, /) -> ContactAnswered:
        return ContactAnswered(item, self.cleaned_data["on"], ContactAnswer(self.cleaned_data["answer"]))

    @classmethod
    def of(cls, now: Standing, item: int | None, typed: QueryDict | None, /) -> ContactAnswerForm:
        answered = now.contacts[item or 0].answered
        if answered is None:
            return cls(typed, **_today_at_first())
        return cls(typed, initial={"answer": answered.answer.value, "on": answered.on})


class ContactMadeForm(ActForm):
    outcome = _choice(_("What came of it"), words.CONTACT_OUTCOMES, _("Choose what came of it."), radio=True)
    on = _day(_("Made on"), missing=_("Choose the day."))

    def act(self, item: int, /) -> ContactMade:
        return ContactMade(item, self.cleaned_data["on"], ContactOutcome(self.cleaned_data["outcome"]))

    @classmethod
    def of(cls, now: Standing, item: int | None, typed: QueryDict | None, /) -> ContactMadeForm:
        now.contacts[item or 0]
        return cls(typed, **_today_at_first())


class ExtendForm(ActForm):
    ends_on = _day(_("New last day"), missing=_("Choose the new last day."))
    reason = _choice(_("Why"), words.EXTENSION_REASONS, _("Choose why."), radio=True)

    def act(self, _item: int, /) -> Extended:
        return Extended(self.cleaned_data["ends_on"], ExtensionReason(self.cleaned_data["reason"]))

    @classmethod
    def of(cls, now: Standing, _item: int | None, typed: QueryDict | None, /) -> ExtendForm:
        proposed = max(now.ends_on, timezone.localdate()) + A_YEAR
        return cls(typed, initial={"ends_on": proposed}, stored={"ends_on": now.ends_on})


class HandOverForm(ActForm):
    advocate = _number(
        _("To whom, by the number of the register"),
        _("Type a part of the number or the name, and choose from the list."),
        missing=_("Choose the advocate."),
    )
    deputy = _number(_("Deputy, by the number"), _("Who acts while the advocate is away. Can stay empty."))
    on = _day(_("From which day"), missing=_("Choose the day."))
    reason = _choice(_("Why"), words.HAND_OVER_REASONS, _("Choose why."), radio=True)

    def act(self, _item: int, /) -> HandedOver:
        typed = self.cleaned_data
        return HandedOver(typed["on"], typed["advocate"], HandOverReason(typed["reason"]), typed["deputy"])

    @classmethod
    def of(cls, now: Standing, _item: int | None, typed: QueryDict | None, /) -> HandOverForm:
        stored = {"advocate": now.now.advocate, "deputy": now.now.deputy}
        return cls(typed, stored=stored)


class CloseForm(ActForm):
    outcome = _choice(_("What came of it"), words.CLOSING_OUTCOMES, _("Choose what came of it."), radio=True)
    on = _day(_("Last day of work"), missing=_("Choose the day."))

    def act(self, _item: int, /) -> Closed:
        return Closed(self.cleaned_data["on"], ClosingOutcome(self.cleaned_data["outcome"]))

    @classmethod
    def of(cls, _now: Standing, _item: int | None, typed: QueryDict | None, /) -> CloseForm:
        return cls(typed)


class MandateFiltersForm(forms.Form):
    """What the list is narrowed to in this session."""

    WHICH: ClassVar = {
        Which.RUNNING: _("those that run"),
        Which.ASKING: _("ending within 30 days, or over"),
        Which.CLOSED: _("closed ones"),
        Which.ALL: _("all"),
    }

    which = forms.ChoiceField(label=_("Which"), choices=_choices(WHICH))
    proceeding = forms.ChoiceField(
        label=_("Kind of case"), required=False, choices=[("", _("any")), *_choices(PROCEEDINGS)]
    )


def _today_at_first() -> dict[str, Any]:
    """Today is proposed, and nothing stands there yet."""
    return {"initial": {"on": timezone.localdate()}, "stored": {"on": ""}}


def _procedure_keys(now: Standing) -> tuple[str, ...]:
    procedure = procedure_of(now)
    return procedure.keys if procedure else ()
