"""Whole numbers as people write sums: with blanks between thousands, and never with a comma or a dot.

A number field of a browser drops a comma that is typed, so that 12 500,50 arrives as 1250050; and nobody can tell
whether 12.500 is twelve or twelve thousand, or whether 12 500 50 ends with coins.

Also called: money input, thousand separator.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class WholeNumberField(forms.IntegerField):
    """Digits, with blanks before each three of them or none; of other scripts none, though Python knows them."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        groups = [] if value in self.empty_values else str(value).split()
        if not groups:
            return None
        digits = "".join(groups)
        if not (digits.isascii() and digits.isdecimal()) or any(len(group) != 3 for group in groups[1:]):
            raise ValidationError(
                _("“%(label)s”: write a whole number, without a comma or a dot, such as 12 500."),
                code="not-whole",
                params={"label": self.label},
            )
        number: int | None = super().to_python(digits)
        return number
