"""Fields that several forms here share."""

from __future__ import annotations

from typing import Any, Final
from unicodedata import category

from django import forms
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk.fields import Text, own
from amanjol.foundation.printing.letters import printed
from amanjol.programme.newsletter.models import LONGEST_REASON, LONGEST_TEXT, LONGEST_TITLE

LONGEST_PLACE: Final = 150
REASON: Final = _("Write the reason in a sentence.")


class Line(Text):
    """One line, whatever was sent: a title becomes the subject of an e-mail."""

    def to_python(self, value: Any) -> str:
        return " ".join(
            "".join(sign if sign.isprintable() else " " for sign in super().to_python(value)).split()
        )


class Words(Text):
    """Several lines as they come out of every rendition: without signs that are not seen. Of what is no letter in any
    script it says so.
    """

    def to_python(self, value: Any) -> str:
        seen = printed(super().to_python(value)).strip()
        if wrong := sorted({sign for sign in seen if category(sign) in {"Cn", "Co", "Cs"}}):
            says = _("A sign in it is no letter: %(signs)s. Delete it.")
            raise forms.ValidationError(
                says % {"signs": ", ".join(f"U+{ord(sign):04X}" for sign in wrong[:5])}
            )
        return seen


def title(label: Any, help_text: Any = "", *, missing: Any = "") -> Line:
    return Line(
        label=label, help_text=help_text, max_length=LONGEST_TITLE, required=bool(missing),
        error_messages=own(missing), widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


def short_line(label: Any, help_text: Any = "", *, missing: Any) -> Line:
    return Line(
        label=label, help_text=help_text, max_length=LONGEST_PLACE, error_messages=own(missing),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip


def words(label: Any, help_text: Any = "") -> Words:
    return Words(
        label=label, help_text=help_text, max_length=LONGEST_TEXT, required=False,
        widget=forms.Textarea(attrs={"rows": 7}),
    )  # fmt: skip


def reason(label: Any, help_text: Any = "", *, missing: Any = REASON) -> Text:
    return Text(
        label=label, help_text=help_text, max_length=LONGEST_REASON, required=bool(missing),
        error_messages=own(missing), widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
