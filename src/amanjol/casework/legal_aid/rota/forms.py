"""Hours of duty, leave, and to whom duty is handed over. Days and hours are those of the node."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import own
from amanjol.casework.legal_aid.models import Duty
from amanjol.casework.legal_aid.rota.queries import Hours, midnight

if TYPE_CHECKING:
    from collections.abc import Iterable

FURTHEST: Final = timedelta(days=366)
MOST_WEEKS: Final = 12


def _day(label: Any, missing: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=own(missing))


def _time(label: Any, help_text: Any = "") -> forms.TimeField:
    says = _("Write the hour, as 18:00.")
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(
        label=label, help_text=help_text, widget=widget, error_messages={"required": says, "invalid": says}
    )


class _OfAdvocate(forms.Form):
    """`advocate` is asked of the coordinator alone: `advocates` are names by the id of the row; None for one's own."""

    advocate = forms.TypedChoiceField(
        label=_("Advocate"), coerce=UUID, empty_value=None, error_messages=own(_("Choose the advocate."))
    )

    def __init__(self, *args: Any, advocates: Iterable[tuple[UUID, str]] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if advocates is None:
            del self.fields["advocate"]
        else:
            named = [("", _("Choose …")), *((str(pk), name) for pk, name in advocates)]
            self.fields["advocate"].choices = named  # type: ignore[attr-defined]  # a choice field has them


def _near(day: date) -> date:
    if not timezone.localdate() - timedelta(days=7) <= day <= timezone.localdate() + FURTHEST:
        raise forms.ValidationError(_("Choose a day of this week or of the year that comes."))
    return day


class DutyForm(_OfAdvocate):
    on = _day(_("Day"), _("Choose the day."))
    begins = _time(_("From"))
    ends = _time(
        _("Until"), _("An earlier hour than it begins is of the next day; the same hour, a whole day.")
    )
    kind = forms.ChoiceField(label=_("Kind of duty"), choices=Duty)
    district = forms.ChoiceField(label=_("Where"), required=False)
    weeks = forms.IntegerField(
        label=_("For how many weeks, on this day of the week"), min_value=1, max_value=MOST_WEEKS, initial=1
    )

    def __init__(self, *args: Any, districts: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["district"].choices = [("", _("the whole country")), *districts.items()]  # type: ignore[attr-defined]  # a choice field has them

    def clean_on(self) -> date:
        return _near(self.cleaned_data["on"])

    @property
    def hours(self) -> list[Hours]:
        """Of each week. Those past midnight end on the next day."""
        typed = self.cleaned_data
        first: date = typed["on"]
        begins, ends = typed["begins"], typed["ends"]
        later = timedelta(days=0 if ends > begins else 1)
        days = [first + timedelta(weeks=week) for week in range(typed["weeks"])]
        return [Hours(_at(day, begins), _at(day + later, ends)) for day in days]


class AwayForm(_OfAdvocate):
    """Leave by days, both included."""

    first = _day(_("Away from"), _("Choose the first day."))
    last = _day(_("Until, this day included"), _("Choose the last day."))

    def clean_first(self) -> date:
        return _near(self.cleaned_data["first"])

    def clean_last(self) -> date:
        return _near(self.cleaned_data["last"])

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        first, last = typed.get("first"), typed.get("last")
        if first and last and last < first:
            self.add_error("last", _("It ends before it begins."))
        return typed

    @property
    def hours(self) -> Hours:
        typed = self.cleaned_data
        return Hours(midnight(typed["first"]), midnight(typed["last"] + timedelta(days=1)))


class NotNowForm(forms.Form):
    """From this moment for so many hours."""

    hours = forms.TypedChoiceField(
        label=_("Do not ask me for"),
        coerce=int,
        choices=((2, _("2 hours")), (8, _("8 hours")), (24, _("a day")), (72, _("three days"))),
    )


class HandOverForm(forms.Form):
    """`of` is whose it was on the page."""

    of = forms.UUIDField(widget=forms.HiddenInput)
    to = forms.TypedChoiceField(
        label=_("Who takes it"), coerce=UUID, empty_value=None, error_messages=own(_("Choose the advocate."))
    )

    def __init__(self, *args: Any, advocates: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [("", _("Choose …")), *((str(pk), name) for pk, name in advocates)]
        self.fields["to"].choices = named  # type: ignore[attr-defined]  # a choice field has them


class AskSwapForm(forms.Form):
    """`advocates`: names by the id of the row, and their coming hours in words by the id of each."""

    to = forms.TypedChoiceField(
        label=_("Whom you ask"),
        coerce=UUID,
        empty_value=None,
        error_messages={
            "required": _("Choose the advocate."),
            "invalid_choice": _("This advocate has no account here any more. Choose anew."),
        },
    )
    in_return = forms.TypedChoiceField(
        label=_("Which of their hours you take for it"), required=False, coerce=UUID, empty_value=None,
        error_messages={"invalid_choice": _("These hours are not there any more. Choose anew.")},
    )  # fmt: skip

    def __init__(
        self, *args: Any, advocates: Iterable[tuple[UUID, str, dict[UUID, str]]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        there = list(advocates)
        self._hours = {pk: set(hours) for pk, _name, hours in there}
        self.fields["to"].choices = [("", _("Choose …")), *((str(pk), name) for pk, name, _of in there)]  # type: ignore[attr-defined]  # a choice field has them
        self.fields["in_return"].choices = [  # type: ignore[attr-defined]  # as above
            ("", _("none in return")),
            *(
                (name, [(str(pk), words) for pk, words in hours.items()])
                for _pk, name, hours in there
                if hours
            ),
        ]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        to, in_return = typed.get("to"), typed.get("in_return")
        if to and in_return and in_return not in self._hours[to]:
            self.add_error("in_return", _("These hours are another's. Choose hours of whom you ask."))
        return typed


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
