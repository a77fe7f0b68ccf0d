"""Whether somebody wants letters."""

from __future__ import annotations

from django import forms


class LettersForm(forms.Form):
    wanted = forms.BooleanField(required=False)
