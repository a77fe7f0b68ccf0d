"""What is typed when an agreement is offered, and when one is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import line, own
from amanjol.casework.referrals.agreements.records import LONGEST_HOURS, LONGEST_YEARS, Contact, Named, Terms
from amanjol.casework.referrals.words import PURPOSES
from amanjol.casework.standards.referring.codes import Purpose

if TYPE_CHECKING:
    from datetime import date

    from django.utils.functional import _StrPromise

HOURS: Final = {"today": 4, "this_week": 24, "planned": 72}
"""What stands there at first: the programme's own, in `standards/referring`."""


class NamedForm(forms.Form):
    """Whom one side names."""

    person = line(
        _("Who answers"),
        _("A colleague with a name, not a mailbox: for the hour in which something goes wrong."),
        missing=_("Write who answers."),
    )
    person_reach = line(
        _("How to reach them"),
        _("A telephone that is answered, also in the evening."),
        missing=_("Write how to reach them."),
    )
    deputy = line(_("Who stands in for them"), missing=_("Write who stands in for them."))
    deputy_reach = line(_("How to reach the deputy"), missing=_("Write how to reach the deputy."))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        person, deputy = self.cleaned_data.get("person", ""), self.cleaned_data.get("deputy", "")
        if person and person.casefold() == deputy.casefold():
            self.add_error("deputy", _("A deputy is somebody else."))
        return cleaned

    @property
    def named(self) -> Named:
        typed = self.cleaned_data
        return Named(
            Contact(typed["person"], typed["person_reach"]), Contact(typed["deputy"], typed["deputy_reach"])
        )


class OfferForm(NamedForm):
    """The terms first, then whom our side names."""

    purposes = forms.MultipleChoiceField(
        label=_("For what people are referred"),
        choices=[(purpose.value, PURPOSES[purpose]) for purpose in Purpose],
        widget=forms.CheckboxSelectMultiple,
        error_messages=own(_("Tick at least one.")),
    )
    until = forms.DateField(
        label=_("It holds until"),
        help_text=_("Three years at most. It does not renew itself."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=own(_("Choose the last day.")),
    )

    field_order = ("purposes", "today", "this_week", "planned", "until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels: dict[str, _StrPromise] = {
            "today": _("Hours to an answer, if it cannot wait until tomorrow"),
            "this_week": _("Hours to an answer, if it has to be this week"),
            "planned": _("Hours to an answer, if it is planned"),
        }
        for name, label in labels.items():
            self.fields[name] = forms.IntegerField(
                label=label, min_value=1, max_value=LONGEST_HOURS, initial=HOURS[name]
            )
        self.order_fields(self.field_order)

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        today = timezone.localdate()
        if until <= today:
            raise forms.ValidationError(_("That day is over."))
        if until > latest(today):
            raise forms.ValidationError(_("Choose a day within three years."))
        return until

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        hours = [self.cleaned_data.get(name) for name in HOURS]
        if None not in hours and hours != sorted(hours, key=int):  # type: ignore[arg-type]  # none of them is None
            self.add_error("today", _("What is more urgent is answered no later than the rest."))
        return cleaned

    @property
    def terms(self) -> Terms:
        typed = self.cleaned_data
        purposes = tuple(purpose for purpose in Purpose if purpose.value in typed["purposes"])
        return Terms(purposes, typed["today"], typed["this_week"], typed["planned"], typed["until"])


def latest(today: date) -> date:
    """The last day until which an agreement may hold: the 28th where that year has no 29th of February."""
    day = min(today.day, 28) if today.month == 2 else today.day
    return today.replace(year=today.year + LONGEST_YEARS, day=day)
