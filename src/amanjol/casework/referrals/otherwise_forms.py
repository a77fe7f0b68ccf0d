"""What is typed of a referral to a partner without Amanjol, which no letter reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.details.wording import language
from amanjol.casework.desk.fields import line, own
from amanjol.casework.referrals.actions.asking import Outside
from amanjol.casework.referrals.forms import (
    NO,
    AnswerForm,
    ArrivalForm,
    IdentityForm,
    InquiryForm,
    OutcomeForm,
    PrepareForm,
    RemainsForm,
    StepForm,
    offer,
    show_when,
)
from amanjol.casework.referrals.records import Third, Way
from amanjol.casework.referrals.returning.going import next_report
from amanjol.casework.referrals.returning.letter_forms import ReturnHereForm, ReturnReportForm
from amanjol.casework.referrals.words import WAYS, by_letter
from amanjol.casework.standards.people.terms import folded
from amanjol.casework.standards.referring.bodies import Answer, Arrival, Outcome, StateChange, TakenBack
from amanjol.casework.standards.referring.returning import ReturnHere, ReturnReport
from amanjol.casework.standards.referring.states import STATE_WORDS, next_states
from amanjol.casework.standards.referring.voluntary_return import REPORT_MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amanjol.casework.referrals.forms import LetterForm
    from amanjol.casework.referrals.queries import OpenedReferral
    from amanjol.casework.standards.referring.bodies import Body


class OtherwiseForm(InquiryForm):
    """As `InquiryForm`, with the partner's name, where they are, and how they are reached."""

    name = line(
        _("The organisation that is asked"),
        _("Its name as it is read out for the consent. Nobody's who works there."),
        missing=_("Write the name of the organisation."),
    )
    country = forms.ChoiceField(label=_("In which country"))
    way = forms.ChoiceField(
        label=_("How they are reached"), widget=forms.RadioSelect, error_messages=own(_("Choose one."))
    )
    third_name = line(
        _("Who passes it on"), _("Only where it goes through another organisation, which learns it as well.")
    )
    third_country = forms.ChoiceField(label=_("In which country that is"), required=False)
    field_order = ("name", "country", "way", "third_name", "third_country")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["partner"]
        countries = list(world_names.countries(language()))
        offer(self, "country", [(NO, "—"), *countries])
        offer(self, "third_country", [(NO, "—"), *countries])
        offer(self, "way", [(way.value, str(words)) for way, words in WAYS.items()])
        show_when(self, "way", {"third_name": [Way.THIRD], "third_country": [Way.THIRD]})

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        typed = self.cleaned_data
        if typed.get("way") != Way.THIRD:
            return cleaned
        if not typed.get("third_name"):
            self.add_error("third_name", _("Write who passes it on."))
        elif folded(typed["third_name"]) == folded(typed.get("name", "")):
            self.add_error("third_name", _("Whoever passes it on is another organisation."))
        if not typed.get("third_country"):
            self.add_error("third_country", _("Choose in which country they are."))
        return cleaned

    @property
    def outside(self) -> Outside:
        typed = self.cleaned_data
        way = Way(typed["way"])
        third = Third(typed["third_name"], typed["third_country"]) if way is Way.THIRD else None
        return Outside(typed["name"], typed["country"], way, third)


class PrepareOtherwiseForm(PrepareForm):
    on_paper = forms.BooleanField(
        label=_("An agreement with this partner is there on paper, signed by both sides"), required=False
    )


def only_by_code(form: IdentityForm) -> None:
    """For who goes there alone: no name can be chosen."""
    field = form.fields["how"]
    if isinstance(field, forms.ChoiceField):
        field.choices = [("code", _("Under a code word: nothing that leads to the person is told"))]
    form.initial["how"] = "code"


class SaidAnswerForm(AnswerForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = _("Their answer")
        self.fields["contact"].label = _("Whom you ask for there")


class SaidRemainsForm(RemainsForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remains"].label = _("What remains there")


class SaidReturnHereForm(ReturnHereForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assessed_on"].label = _("On which day they assessed the danger")
        self.fields["contact"].label = _("Whom you ask for there")


def _report(opened: OpenedReferral, typed: Any) -> ReturnReportForm:
    owed = next_report(opened, agreed=True)
    return ReturnReportForm(typed, months=owed.months if owed is not None else REPORT_MONTHS[-1])


def _step(opened: OpenedReferral, typed: Any) -> StepForm:
    states = [state for state in next_states(opened.standing.state, opened.partners_side) if by_letter(state)]
    return StepForm(typed, states=states, words=STATE_WORDS)


def _outcome(opened: OpenedReferral, typed: Any) -> OutcomeForm:
    return OutcomeForm(typed, purposes=opened.inquiry.purposes if opened.inquiry is not None else ())


SAID: Final[Mapping[str, tuple[type[Body], Any, Callable[[OpenedReferral, Any], LetterForm]]]] = {
    "answer": (Answer, _("What they answer"), lambda _opened, typed: SaidAnswerForm(typed)),
    "arrival": (Arrival, _("Arrival"), lambda _opened, typed: ArrivalForm(typed)),
    "step": (StateChange, _("How the help goes on there"), _step),
    "outcome": (Outcome, _("What came of the help"), _outcome),
    "return-here": (
        ReturnHere,
        _("The danger there, and who waits"),
        lambda opened, typed: SaidReturnHereForm(typed, state=opened.record.country if opened.record else ""),
    ),
    "report": (
        ReturnReport,
        _("Report after the return"),
        _report,
    ),
    "remains": (TakenBack, _("What they say remains"), lambda _opened, typed: SaidRemainsForm(typed)),
}
"""What a partner may say, by the last part of the address: its kind, its title, its form."""
