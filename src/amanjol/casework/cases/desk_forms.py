"""What a supervisor sets for the desk of the organisation."""

from __future__ import annotations

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

MOST: Final = 1000  # open cases of one member


class DeskForm(forms.Form):
    ceiling = forms.IntegerField(
        label=_("How many open cases one person should have at most"),
        help_text=_("Empty: no ceiling. Beyond it a case is given only to who knows and agrees."),
        required=False, min_value=1, max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": "1"}),
    )  # fmt: skip
