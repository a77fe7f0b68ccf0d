"""One part of the details as a form, made of the fields of the standard that may be asked today."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.details import world_names
from amanjol.casework.cases.details.parts import AskedField
from amanjol.casework.desk.fields import LONGEST_LINE, LONGEST_TEXT, Text, day
from amanjol.casework.standards.htcds import values as field_values
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.htcds.values import LARGEST_NUMBER, STATELESS
from amanjol.foundation.web.choices import Pairs
from amanjol.foundation.web.versions import VersionedForm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from django.http import QueryDict


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

    def __init__(self, *, label: str, choices: Pairs) -> None:
        fields = [forms.ChoiceField(choices=choices, required=False) for _ in range(AT_MOST)]
        numbered = [forms.Select({"aria-label": f"{label} {i + 1}"}, choices) for i in range(AT_MOST)]
        super().__init__(
            fields, label=label, required=False, require_all_fields=False, widget=Selects(numbered)
        )

    def compress(self, data_list: list[str]) -> list[str]:
        return [code for code in data_list if code]


class DetailsForm(VersionedForm):
    """All fields may be empty. `values` are what is filled in, as documents of the standard hold it."""

    def __init__(self, *args: Any, asked_fields: Sequence[AskedField], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._asked_fields = asked_fields
        language = get_language() or "en"
        for asked_field in asked_fields:
            self.fields[asked_field.field.name] = MAKERS[asked_field.field.kind](asked_field, language)

    def clean(self) -> dict[str, Any] | None:
        typed = super().clean() or {}
        self.values: dict[str, Any] = {}
        for asked_field in self._asked_fields:
            answer = typed.get(asked_field.field.name)
            if answer is None or answer in ("", []):
                continue
            value = _plain(asked_field, answer)
            try:
                field_values.check(asked_field.field, value)
            except field_values.ValueRefused:
                self.add_error(asked_field.field.name, SENTENCES[asked_field.field.kind])
            self.values[asked_field.field.name] = value
        return typed

    @classmethod
    def of(
        cls, values: Mapping[str, Any], asked_fields: Sequence[AskedField], typed: QueryDict | None = None
    ) -> DetailsForm:
        return cls(typed, initial=dict(values), asked_fields=asked_fields)


def field_named(name: str) -> forms.Field | None:
    """One that may be asked somewhere, with all of its codes."""
    for field in packaged_standard().fields:
        if field.name == name:
            return MAKERS[field.kind](AskedField(field, field.codes), get_language() or "en")
    return None


def _plain(asked_field: AskedField, answer: Any) -> Any:
    if isinstance(answer, date):
        return answer.isoformat()
    return field_values.in_order(asked_field.field, answer) if isinstance(answer, list) else answer


def _line(kind: type[Text] = Line, **attributes: str) -> Callable[[AskedField, str], forms.Field]:
    widget = {"autocomplete": "off", **attributes}
    return lambda asked_field, language: kind(
        label=asked_field.label(language), required=False, max_length=LONGEST_LINE,
        widget=forms.TextInput(attrs=widget),
    )  # fmt: skip


def _long_text(asked_field: AskedField, language: str) -> forms.Field:
    return Lines(
        label=asked_field.label(language), required=False, max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip


def _number(asked_field: AskedField, language: str) -> forms.Field:
    return forms.IntegerField(
        label=asked_field.label(language), required=False, min_value=0, max_value=LARGEST_NUMBER,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip


def _choice(asked_field: AskedField, choices: Iterable[tuple[str, str]], language: str) -> forms.Field:
    label = asked_field.label(language)
    return forms.ChoiceField(label=label, required=False, choices=Pairs((NOTHING, *choices)))


def _codes(asked_field: AskedField, language: str) -> list[tuple[str, str]]:
    return [(code.code, code.label.in_language(language)) for code in asked_field.codes]


def _choices(asked_field: AskedField, language: str) -> forms.Field:
    return forms.MultipleChoiceField(
        label=asked_field.label(language), required=False, choices=Pairs(_codes(asked_field, language)),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip


def _countries(asked_field: AskedField, language: str) -> forms.Field:
    stateless = (STATELESS, world_names.country_name(STATELESS, language))
    choices = Pairs((NOTHING, *world_names.countries(language), stateless))
    return Countries(label=asked_field.label(language), choices=choices)


NOTHING: Final = ("", "—")
MAKERS: Final[dict[str, Callable[[AskedField, str], forms.Field]]] = {
    "text": _line(),
    "long-text": _long_text,
    "date": lambda asked_field, language: day(asked_field.label(language)),
    "number": _number,
    "choice": lambda asked_field, language: _choice(asked_field, _codes(asked_field, language), language),
    "choices": _choices,
    "country": lambda asked_field, language: _choice(asked_field, world_names.countries(language), language),
    "countries": _countries,
    "language": lambda asked_field, language: _choice(asked_field, world_names.languages(language), language),
    "phone": _line(Phone, inputmode="tel"),
    "email": _line(inputmode="email"),
    "coordinate": _line(Degrees, inputmode="decimal"),
}
