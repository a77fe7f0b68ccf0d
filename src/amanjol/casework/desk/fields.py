"""Fields of what staff type. Texts come out in Unicode normal form NFC, as sealed documents want them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Final, Protocol

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import days

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

LONGEST_TEXT: Final = 10_000  # signs of one note
LONGEST_LINE: Final = 300
# Marks of direction, which no language here needs: they can make a name look like another.
_DIRECTION: Final = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


class Text(forms.CharField):
    """What is typed, without signs that turn it round, and each letter in one form."""

    def to_python(self, value: Any) -> str:
        seen = str(super().to_python(value)).translate(_DIRECTION).strip()
        return unicodedata.normalize("NFC", seen)


def line(
    label: Any,
    help_text: Any = "",
    *,
    required: bool = False,
    missing: Any = "",
    longest: int = LONGEST_LINE,
    **attributes: str,
) -> Text:
    """`missing` is what is said where nothing was typed, in the words of this form; it must be filled in then."""
    widget = forms.TextInput(attrs={"autocomplete": "off", **attributes})
    return Text(
        label=label, help_text=help_text, required=required or bool(missing), max_length=longest,
        widget=widget, error_messages=own(missing),
    )  # fmt: skip


def text(
    label: Any, help_text: Any = "", *, required: bool = False, missing: Any = "", rows: int = 4
) -> Text:
    """As `line`, of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return Text(
        label=label, help_text=help_text, required=required or bool(missing), max_length=LONGEST_TEXT,
        widget=widget, error_messages=own(missing),
    )  # fmt: skip


def one_of(
    label: Any, help_text: Any = "", *, missing: Any, choices: Iterable[tuple[str, Any]] = ()
) -> forms.ChoiceField:
    """All choices are shown, one is taken. `missing` is what is said where none was, in the words of this form."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=list(choices),
        widget=forms.RadioSelect,
        error_messages=own(missing),
    )


def own(missing: Any) -> dict[str, Any] | None:
    """For a field whose sentence is its own; else it is the general one, with the field's name."""
    return {"required": missing} if missing else None


def day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=False, widget=widget)


class HasCode(Protocol):
    """A row that is called by six signs of its random id."""

    @property
    def code(self) -> str: ...


class ErasingForm(forms.Form):
    """`code` is typed by hand, so that nobody erases the wrong one."""

    code = line(_("Type the code"), _("Six signs, as in the title of this page."), required=True)

    def __init__(self, *args: Any, row: HasCode, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._code = row.code

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if code.upper() != self._code:
            raise forms.ValidationError(_("That is not the code of this page."))
        return code


class DatedForm(forms.Form):
    """What is typed now and may have happened on another day; its field comes last. `initial` may have that day."""

    happened_on = forms.DateField(
        label=_("It happened on"),
        help_text=_("Another day than today, for example if it comes from paper."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today, field = timezone.localdate(), self.fields.pop("happened_on")
        field.initial = today
        field.widget.attrs |= {"min": days.earliest(today).isoformat(), "max": today.isoformat()}
        self.fields["happened_on"] = field

    def clean_happened_on(self) -> date | None:
        """None for today, on which it is entered."""
        return days.apart(self.typed_day(), timezone.localdate())

    def typed_day(self) -> date | None:
        """None where the field is empty. ValidationError."""
        happened_on: date | None = self.cleaned_data["happened_on"]
        if happened_on is not None and not days.is_possible(happened_on, timezone.localdate()):
            raise forms.ValidationError(_("Choose today or an earlier day, not more than 100 years ago."))
        return happened_on
