"""One part of the details as a form, made of the fields of the standard that may be asked today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.desk.fields import LONGEST_LINE, LONGEST_TEXT, Text, day
from amanjol.casework.standards.htcds import values as field_values
from amanjol.casework.standards.htcds.values import LARGEST_NUMBER, STATELESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from amanjol.casework.cases.details.parts import Asked

UNCLEAN: Final = _("There is a sign in it that cannot be kept. Type it again.")
SENTENCES: Final = {
    "text": UNCLEAN,
    "long-text": UNCLEAN,
    "phone": _("Write the number in digits, at most 15."),
    "email": _("That is no e-mail address."),
    "coordinate": _("Write degrees, for example 43.238."),
}
AT_MOST: Final = 3  # citizenships


class Line(Text):
    """One line, whatever was pasted into it."""

    def to_python(self, value: Any) -> str:
        return " ".join(super().to_python(value).split())


class Lines(Text):
    def to_python(self, value: Any) -> str:
        lines = super().to_python(value).replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        return lines.strip()


class Phone(Line):
    def to_python(self, value: Any) -> str:
        return "".join(sign for sign in super().to_python(value) if sign not in " -()")


class Degrees(Line):
    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace(",", ".")


class Selects(forms.MultiWidget):
    use_fieldset = True

    def decompress(self, value: list[str] | None) -> list[str]:
        return [*(value or ())][:AT_MOST]


class Countries(forms.MultiValueField):
    """Up to three, each chosen from a list."""

    def __init__(self, *, label: str, choices: list[tuple[str, str]]) -> None:
        each = [forms.ChoiceField(choices=choices, required=False) for _ in range(AT_MOST)]
        numbered = [forms.Select({"aria-label": f"{label} {i + 1}"}, choices) for i in range(AT_MOST)]
        super().__init__(
            each, label=label, required=False, require_all_fields=False, widget=Selects(numbered)
        )

    def compress(self, data_list: list[str]) -> list[str]:
        return [code for code in data_list if code]


class DetailsForm(forms.Form):
    """All fields may be empty. `values` are what is filled in, as documents of the standard hold it."""

    def __init__(self, *args: Any, asked: Sequence[Asked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked = asked
        language = get_language() or "en"
        for one in asked:
            self.fields[one.field.name] = MAKERS[one.field.kind](one, language)

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean() or {}
        self.values: dict[str, Any] = {}
        for one in self._asked:
            found = typed.get(one.field.name)
            if found is None or found in ("", []):
                continue
            value = _plain(one, found)
            try:
                field_values.check(one.field, value)
            except field_values.ValueRefused:
                self.add_error(one.field.name, SENTENCES[one.field.kind])
            self.values[one.field.name] = value
        return typed

    @classmethod
    def of(cls, known: Mapping[str, Any], asked: Sequence[Asked]) -> DetailsForm:
        return cls(initial=dict(known), asked=asked)


def _plain(one: Asked, found: Any) -> Any:
    if isinstance(found, date):
        return found.isoformat()
    return field_values.in_order(one.field, found) if isinstance(found, list) else found


def _line(kind: type[Text] = Line, **attributes: str) -> Callable[[Asked, str], forms.Field]:
    widget = {"autocomplete": "off", **attributes}
    return lambda one, language: kind(
        label=one.field.label.in_language(language), required=False, max_length=LONGEST_LINE,
        widget=forms.TextInput(attrs=widget),
    )  # fmt: skip


def _long_text(one: Asked, language: str) -> forms.Field:
    return Lines(
        label=one.field.label.in_language(language), required=False, max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


def _number(one: Asked, language: str) -> forms.Field:
    return forms.IntegerField(
        label=one.field.label.in_language(language), required=False, min_value=0, max_value=LARGEST_NUMBER,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


def _choice(one: Asked, choices: Iterable[tuple[str, str]], language: str) -> forms.Field:
    label = one.field.label.in_language(language)
    return forms.ChoiceField(label=label, required=False, choices=[NOTHING, *choices])


def _codes(one: Asked, language: str) -> list[tuple[str, str]]:
    return [(code.code, code.label.in_language(language)) for code in one.codes]


def _choices(one: Asked, language: str) -> forms.Field:
    return forms.MultipleChoiceField(
        label=one.field.label.in_language(language), required=False, choices=_codes(one, language),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


def _countries(one: Asked, language: str) -> forms.Field:
    stateless = (STATELESS, world_names.country_name(STATELESS, language))
    choices = [NOTHING, *world_names.countries(language), stateless]
    return Countries(label=one.field.label.in_language(language), choices=choices)


NOTHING: Final = ("", "—")
MAKERS: Final[dict[str, Callable[[Asked, str], forms.Field]]] = {
    "text": _line(),
    "long-text": _long_text,
    "date": lambda one, language: day(one.field.label.in_language(language)),
    "number": _number,
    "choice": lambda one, language: _choice(one, _codes(one, language), language),
    "choices": _choices,
    "country": lambda one, language: _choice(one, world_names.countries(language), language),
    "countries": _countries,
    "language": lambda one, language: _choice(one, world_names.languages(language), language),
    "phone": _line(Phone, inputmode="tel"),
    "email": _line(inputmode="email"),
    "coordinate": _line(Degrees, inputmode="decimal"),
}
