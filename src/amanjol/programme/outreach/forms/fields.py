"""Fields that several forms here share: days that have been, two languages of one text, countries."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import days
from amanjol.casework.desk.fields import own
from amanjol.foundation.web.versions import VersionedForm
from amanjol.programme.outreach import places
from amanjol.programme.results import punished


def chosen_day(label: Any, missing: Any = "", help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, help_text=help_text, widget=widget, required=bool(missing), error_messages=own(missing)
    )


class PastDay(forms.DateField):
    """Today or an earlier day."""

    def __init__(self, *, label: Any, missing: Any, help_text: Any = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages=own(missing) or {},
        )

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not days.is_possible(day, timezone.localdate()):
            raise forms.ValidationError(_("Choose today or an earlier day, not more than 100 years ago."))
        return day


class CountriesField(forms.MultipleChoiceField):
    def __init__(self, *, label: Any, missing: Any, help_text: Any = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            choices=places.choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages=own(missing) or {},
        )


class TwoLanguagesForm(VersionedForm):
    """A text in English, in Russian, or in both: `PAIR` are the names of its two fields."""

    PAIR: tuple[str, str] = ("text_en", "text_ru")
    MUST_SAY = True

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        english, russian = self.PAIR
        if self.MUST_SAY and not (self.cleaned_data.get(english) or self.cleaned_data.get(russian)):
            self.add_error(english, _("Write it in English or in Russian, better in both."))
        punished.check(self, self.PAIR)
        return cleaned
