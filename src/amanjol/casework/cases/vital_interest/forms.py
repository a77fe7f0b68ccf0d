"""What is typed about care that could not wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.record_parts.vital_interest import Care, WhyNobody
from amanjol.casework.cases.tasks.people import CANNOT_OPEN
from amanjol.casework.cases.vital_interest.actions import Beginning
from amanjol.casework.desk.fields import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.foundation.organisations.models import Member

CARE_WORDS: Final = {
    Care.BED: _("A bed for the night"),
    Care.DOCTOR: _("A doctor"),
    Care.SAFETY: _("A place out of reach of whoever does harm"),
}
WHY_WORDS: Final = {
    WhyNobody.CHILD: _("A child, and nobody is here who may consent for the child"),
    WhyNobody.CANNOT_ANSWER: _("The person cannot answer now"),
}
SAYS: Final = _("In a sentence or two.")


class BeginForm(forms.Form):
    care = forms.MultipleChoiceField(
        label=_("What cannot wait"),
        choices=[(care.value, words) for care, words in CARE_WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    why = forms.ChoiceField(label=_("Why nobody can consent"), widget=forms.RadioSelect)
    says = text(_("What you saw"), SAYS, required=True, rows=3)
    second = forms.ChoiceField(
        label=_("Which colleague records it, too"),
        help_text=_("Call them now. Care does not wait for their answer."),
        error_messages={"invalid_choice": CANNOT_OPEN},
    )

    def __init__(
        self, *typed: Any, reasons: Iterable[WhyNobody], colleagues: Iterable[Member], **options: Any
    ) -> None:
        super().__init__(*typed, **options)
        self._colleagues = {str(member.pk): member for member in colleagues}
        names = [(key, member.account.name) for key, member in self._colleagues.items()]
        whys = [(why.value, WHY_WORDS[why]) for why in reasons]
        for name, choices in {"second": [("", "—"), *names], "why": whys}.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field has them
        if len(whys) == 1:
            self.fields["why"].initial = whys[0][0]

    @property
    def beginning(self) -> Beginning:
        typed = self.cleaned_data
        care = tuple(Care(value) for value in typed["care"])
        return Beginning(care, WhyNobody(typed["why"]), typed["says"], self._colleagues[typed["second"]])


class AnswerForm(forms.Form):
    agrees = forms.ChoiceField(
        label=_("Could it wait?"),
        choices=[("yes", _("No. I record it, too")), ("no", _("I see it otherwise"))],
        widget=forms.RadioSelect,
    )
    says = text(_("What you saw or heard yourself"), SAYS, required=True, rows=3)


class AskedForm(forms.Form):
    says = text(_("Who was asked, and what they answered"), SAYS, required=True, rows=3)


class EndForm(forms.Form):
    says = text(
        _("How it ended"),
        _("For example: who consented, or that the person answers now."),
        required=True,
        rows=3,
    )
