"""Fields of what staff type. Texts come out in Unicode normal form NFC, as sealed documents want them."""

from __future__ import annotations

import unicodedata
from typing import Any, Final

from django import forms

LONGEST_TEXT: Final = 10_000  # signs of one note
LONGEST_LINE: Final = 300
# Marks of direction, which no language here needs: they can make a name look like another.
_DIRECTION: Final = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class Text(forms.CharField):
    """No browser cuts what is pasted into it: what is too long is refused aloud, and stays whole."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def to_python(self, value: Any) -> str:
        seen = str(super().to_python(value)).translate(_DIRECTION).strip()
        return unicodedata.normalize("NFC", seen)


def line(label: Any, help_text: Any = "", *, required: bool = False, **attributes: str) -> Text:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attributes})
    return Text(label=label, help_text=help_text, required=required, max_length=LONGEST_LINE, widget=widget)


def text(label: Any, help_text: Any = "", *, required: bool = False, rows: int = 4) -> Text:
    widget = forms.Textarea(attrs={"rows": rows})
    return Text(label=label, help_text=help_text, required=required, max_length=LONGEST_TEXT, widget=widget)


def day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=False, widget=widget)
