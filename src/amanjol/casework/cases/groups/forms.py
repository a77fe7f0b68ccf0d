"""What is typed about a group: the facts that all share, each person, three minutes with each, what is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.records import GroupRecord, Wages
from amanjol.casework.desk.fields import line, text
from amanjol.casework.desk.sums import CURRENCIES
from amanjol.casework.standards.interview.triage import packaged_form, triage_script
from amanjol.casework.standards.screening.answers import ANSWER_WORDS, Answer
from amanjol.foundation.web.versions import VersionedForm
from amanjol.foundation.web.whole_numbers import WholeNumberField

if TYPE_CHECKING:
    from django.http import QueryDict

    from amanjol.casework.standards.interview.state import State

GIVEN: Final = (Answer.YES, Answer.NO, Answer.UNKNOWN, Answer.SKIPPED)
_MOST: Final = 10**9
_LONGEST: Final = 600  # months


class GroupForm(VersionedForm):
    title = line(_("What you call it"), _("For example the farm or the building site."), required=True)
    happened = text(_("What happened"), _("How you came to know, and when."))
    employer = line(_("Employer"), _("Name of the firm or the person, as it is known."))
    address = line(_("Where"), _("Address or a description."))
    work = line(_("What work"))
    led_by = line(
        _("Who gave the orders"), _("This person may be among the group: talk with everybody alone.")
    )
    since_until = line(_("From when until when"))

    @property
    def record(self) -> GroupRecord:
        return GroupRecord(**self.cleaned_data)

    @classmethod
    def of(cls, record: GroupRecord, typed: QueryDict | None = None) -> GroupForm:
        return cls(typed, initial=record.as_data())


class ThreeMinutesForm(VersionedForm):
    """Each question of the triage, under its key. What was not asked is left empty."""

    def __init__(self, *args: Any, state: State | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language, script = get_language() or "en", triage_script()
        choices = [(given.value, ANSWER_WORDS[given].in_language(language)) for given in GIVEN]
        answers = state.answers if state else {}
        for asked in packaged_form().questions:
            question = script.question(asked.question)
            self.fields[question.key] = forms.ChoiceField(
                label=question.ask.in_language(language),
                choices=choices,
                widget=forms.RadioSelect,
                required=False,
                initial=answers.get(question.key),
            )

    @property
    def answers(self) -> dict[str, Answer]:
        return {key: Answer(value) for key, value in self.cleaned_data.items() if value}


class WagesForm(VersionedForm):
    promised = WholeNumberField(label=_("Promised a month"), min_value=0, max_value=_MOST)
    months = forms.IntegerField(label=_("Months worked"), min_value=0, max_value=_LONGEST)
    paid = WholeNumberField(label=_("Paid in all"), min_value=0, max_value=_MOST)
    currency = forms.ChoiceField(
        label=_("Currency"), choices=[("", "—"), *((code, code) for code in CURRENCIES)]
    )
    joins = forms.BooleanField(
        label=_("Wishes to be named in the claim of the whole group"),
        help_text=_("The employer will read this name. Help does not depend on it."),
        required=False,
    )

    def __init__(self, *typed: Any, in_group: bool, **options: Any) -> None:
        """Of somebody in no group there is no claim to be named in; what they once said of one stays."""
        super().__init__(*typed, **options)
        if not in_group:
            del self.fields["joins"]

    @property
    def wages(self) -> Wages:
        return Wages(**{"joins": bool(self.initial.get("joins"))} | self.cleaned_data)

    @classmethod
    def of(cls, wages: Wages | None, typed: QueryDict | None = None, *, in_group: bool) -> WagesForm:
        if wages is None:
            return cls(typed, in_group=in_group)
        return cls(
            typed,
            in_group=in_group,
            initial={
                "promised": wages.promised,
                "months": wages.months,
                "paid": wages.paid,
                "currency": wages.currency,
                "joins": wages.joins,
            },
        )
