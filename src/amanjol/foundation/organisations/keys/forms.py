from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.foundation.accounts.forms import WordsField, why_not_the_words
from amanjol.foundation.seals import recovery_sets, words


class ComparedForm(forms.Form):
    """Says which six words were on the page when the two people compared them."""

    compared = forms.CharField(widget=forms.HiddenInput, max_length=60)
    are_same = forms.BooleanField()

    def __init__(self, *args: Any, says: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["are_same"].label = says
        self.fields["are_same"].error_messages["required"] = _("Compare the words first.")


class SheetField(WordsField):
    """All words of one sheet."""

    def clean(self, value: Any) -> str:
        typed: str = super().clean(value)
        try:
            recovery_sets.read_share(typed)
        except words.MalformedWords as problem:
            raise forms.ValidationError(why_not_the_words(problem)) from None
        return typed


class SheetsForm(forms.Form):
    """Two of three sheets, in any order and in either script."""

    one = SheetField(_("One sheet, all 23 words"), rows=4)
    other = SheetField(_("Another sheet, all 23 words"), rows=4)
