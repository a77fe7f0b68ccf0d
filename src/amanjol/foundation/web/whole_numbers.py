"""Whole numbers as people write sums: with blanks between thousands, and never with a comma or a dot.

A number field of a browser drops a comma that is typed, so that 12 500,50 arrives as 1250050; and nobody can tell
whether 12.500 is twelve or twelve thousand.

Also called: money input, thousand separator.
"""

from __future__ import annotations

import re
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_BLANK: Final = "[ \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}]"
# 12 500 50 may be som and tiyin, 300 400 500 one sum: what stands between blanks but at the beginning has three digits.
_WHOLE: Final = re.compile(f"[0-9]+|[0-9]{{1,3}}(?:{_BLANK}[0-9]{{3}})+")


class WholeNumberField(forms.IntegerField):
    """Digits, and blanks between thousands."""

    widget = forms.TextInput

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs |= {"inputmode": "numeric", "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:
        typed = "" if value in self.empty_values else str(value).strip()
        if not typed:
            return None
        if _WHOLE.fullmatch(typed) is None:
            raise ValidationError(
                _("“%(label)s”: write a whole number, without a comma or a dot, such as 12 500."),
                code="not-whole",
                params={"label": self.label},
            )
        number: int | None = super().to_python(re.sub(_BLANK, "", typed))
        return number
