"""What is typed about an interpreter, and what is asked before one interprets in a case."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, Self

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.desk.fields import day, line, own
from amanjol.casework.support.interpreters.actions import Booking, Description
from amanjol.casework.support.interpreters.records import Purpose, Sex, State
from amanjol.casework.support.interpreters.words import PURPOSES, SEXES, languages_in_words
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from django.http import QueryDict

    from amanjol.casework.support.interpreters.records import Profile

LONGEST: Final = timedelta(days=3 * 366)
"""So long a signature holds at most: then it is read and signed again."""
FARTHEST: Final = timedelta(days=366)
ASKED: Final = ("same_village", "same_family", "same_community", "knows_somebody")
NO: Final = "no"
_ANSWERS: Final = ((NO, _("No")), ("yes", _("Yes")), ("unknown", _("Nobody knows")))


class InterpreterForm(VersionedForm):
    name = line(_("Name"), missing=_("Write the name."))
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=own(_("Tick at least one language.")),
    )
    sex = forms.ChoiceField(
        label=_("Sex"),
        help_text=_("Many speak of violence to a woman only."),
        choices=[(sex.value, words) for sex, words in SEXES.items()],
        widget=forms.RadioSelect,
        error_messages=own(_("Choose one.")),
    )
    places = line(_("Where"), _("Towns to which they come."))
    is_remote = forms.BooleanField(label=_("Also by telephone or video"), required=False)
    reach = line(_("How to reach them"))
    comes_from = line(
        _("Where they come from"),
        _("Village, family, community, as they say themselves. It is compared before each case."),
    )
    signed_on = day(
        _("Confidentiality signed on"), _("Without a signature that holds, nobody can choose them.")
    )
    until = day(_("It holds until"), _("At most three years: then it is read and signed again."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["languages"].choices = world_names.languages(get_language() or "en")  # type: ignore[attr-defined]  # a choice field has them

    @classmethod
    def of(cls, profile: Profile, typed: QueryDict | None = None) -> Self:
        return cls(typed, initial={name: getattr(profile, name) for name in cls.base_fields})

    def clean_signed_on(self) -> date | None:
        signed_on: date | None = self.cleaned_data["signed_on"]
        if signed_on is not None and signed_on > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet."))
        return signed_on

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        signed_on, until = self.cleaned_data.get("signed_on"), self.cleaned_data.get("until")
        if self.errors.keys() & {"signed_on", "until"}:
            return cleaned
        if (signed_on is None) is not (until is None):
            self.add_error("until" if signed_on else "signed_on", _("Both days belong together."))
        elif signed_on and until and not signed_on <= until <= signed_on + LONGEST:
            self.add_error("until", _("Choose a day within three years of the signature."))
        return cleaned

    @property
    def description(self) -> Description:
        typed = self.cleaned_data
        return Description(
            **typed | {"languages": tuple(sorted(typed["languages"])), "sex": Sex(typed["sex"])}
        )


class BookingForm(forms.Form):
    """What is asked for this case, before anybody is told of it."""

    language = forms.ChoiceField(label=_("Language"))
    purpose = forms.ChoiceField(
        label=_("For what"),
        choices=[(purpose.value, words) for purpose, words in PURPOSES.items()],
    )
    on = forms.DateField(
        label=_("When"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=own(_("Choose the day.")),
    )
    accepts = forms.ChoiceField(
        label=_("The person accepts this interpreter"),
        help_text=_("Ask first, with the name and the sex. A no needs no reason."),
        choices=(("yes", _("Yes")), (NO, _("No")), ("unknown", _("Not asked"))),
        widget=forms.RadioSelect,
    )
    same_village = forms.ChoiceField(label=_("From the same village or street"))
    same_family = forms.ChoiceField(label=_("Of the same or a related family"))
    same_community = forms.ChoiceField(
        label=_("Of one community in which people know each other"),
        help_text=_("A mosque, a church, a market, a dormitory, a workplace."),
    )
    knows_somebody = forms.ChoiceField(
        label=_("Knows somebody who is named in the case"),
        help_text=_(
            "Recruiter, employer, relative. Never read the interpreter their names: ask whom they know there."
        ),
    )
    says = line(_("Note"))

    def __init__(self, *args: Any, languages: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [(code, languages_in_words([code])) for code in languages]  # type: ignore[attr-defined]  # a choice field has them
        self.fields["on"].initial = timezone.localdate()
        for name in ASKED:
            field = self.fields[name]
            field.widget = forms.RadioSelect()
            field.choices = _ANSWERS  # type: ignore[attr-defined]  # as above
            field.error_messages |= own(_("Ask, then answer.")) or {}
        self.fields["accepts"].error_messages |= own(_("Ask, then answer.")) or {}

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        today = timezone.localdate()
        if not today - FARTHEST <= on <= today + FARTHEST:
            raise forms.ValidationError(_("Choose a day within a year."))
        return on

    @property
    def booking(self) -> Booking:
        typed = self.cleaned_data
        has_conflict = typed["accepts"] != "yes" or any(typed[name] != NO for name in ASKED)
        return Booking(typed["language"], Purpose(typed["purpose"]), typed["on"], has_conflict, typed["says"])


class StateForm(forms.Form):
    state = forms.ChoiceField(
        choices=[(state.value, state.value) for state in (State.USED, State.CALLED_OFF)]
    )
    says = line(_("Note"))
