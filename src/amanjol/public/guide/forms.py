"""What people type on our pages of the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.directory.dialling import Outcome
from amanjol.public.guide.models import TranslationState
from amanjol.public.guide.taking_down import Reason
from amanjol.public.guide.translation.checks import problems_of, tidy

if TYPE_CHECKING:
    from amanjol.public.guide.translation.sheets import Sheet


class DiallingForm(forms.Form):
    outcome = forms.ChoiceField(
        choices=Outcome.choices,
        error_messages={"required": _("Say what happened before you save.")},
    )


class SheetForm(forms.Form):
    """The texts of a translation by their places. A draft may lack some and be faulty; what is finished not."""

    state = forms.ChoiceField(
        choices=[choice for choice in TranslationState.choices if choice[0] != TranslationState.ORIGINAL],
        label=_("Who read it"),
    )

    def __init__(self, sheet: Sheet, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheet, self.language = sheet, language
        self.finished = "finish" in self.data
        for row in sheet.rows:
            self.fields[row.place.path] = forms.CharField(required=False, strip=False)

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, tidied, by place."""
        return {
            row.place.path: tidy(self.cleaned_data.get(row.place.path, ""), row.place, self.language)
            for row in self.sheet.rows
        }

    def clean(self) -> dict[str, Any]:
        if not self.finished:
            return self.cleaned_data
        texts = self.texts
        for row in self.sheet.rows:
            place, text = row.place, texts[row.place.path]
            if not text and place.text:
                self.add_error(place.path, _("Write the translation."))
            for problem in problems_of(place, text, self.language) if text else ():
                self.add_error(place.path, problem)
        return self.cleaned_data


class TranslatedFileForm(forms.Form):
    file = forms.FileField(
        label=_("Spreadsheet (.xlsx)"), error_messages={"required": _("Choose the file that came back.")}
    )


class ImportForm(forms.Form):
    state = SheetForm.base_fields["state"]


class DeclineForm(forms.Form):
    reason = forms.CharField(
        max_length=300, error_messages={"required": _("Say in one sentence why you decline.")}
    )


class TakeDownForm(forms.Form):
    reason = forms.ChoiceField(
        choices=Reason.choices,
        widget=forms.RadioSelect,
        label=_("Why"),
        error_messages={"required": _("Say why the page goes.")},
    )
    words = forms.CharField(
        max_length=300,
        label=_("In one sentence, for who repairs it"),
        error_messages={"required": _("Write one sentence: whoever repairs the page needs it.")},
    )
    everywhere = forms.BooleanField(required=False, label=_("In every language"))
