"""What somebody had typed, with the words that stood beside it: to be shown again when the form is not at hand."""

from __future__ import annotations

import inspect
import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from django.http import QueryDict

    type Namer = Callable[[str], forms.Field | None]
    type FormClass = type[forms.Form]

_CODE: Final = re.compile(r"[A-Za-z0-9_:.=-]*")
_namers: list[Namer] = []


@dataclass(frozen=True, slots=True)
class SentText:
    """`label` is empty where nobody knows what stood beside it."""

    label: str
    text: str


def register_namer(field_named: Namer) -> None:
    """`field_named(name)` is asked for fields that no class of forms has, such as those of a standard."""
    if field_named not in _namers:
        _namers.append(field_named)


def secret_names(typed: QueryDict, view: Callable[..., Any]) -> set[str]:
    """Fields whose values no page gives back: passphrases, and words of sheets and codes."""
    form = _form_of(set(typed), view)
    fields = form.base_fields if form is not None else {}
    return {name for name in typed if name in fields and _is_secret(fields[name])}


def _is_secret(field: forms.Field) -> bool:
    return getattr(field, "is_secret", False) or isinstance(field.widget, forms.PasswordInput)


def sent_texts(typed: QueryDict, view: Callable[..., Any]) -> list[SentText]:
    """What was typed or chosen, in words; never a passphrase, and no code that only programs read."""
    form = _form_of(set(typed), view)
    texts = [_sent(name, values, form) for name, values in typed.lists()]
    return [text for text in texts if text is not None]


def _sent(name: str, values: list[str], form: FormClass | None) -> SentText | None:
    field = form.base_fields.get(name) if form is not None else None
    field = field or _named(name)
    if field is not None and (field.widget.is_hidden or _is_secret(field)):
        return None
    words = [word for value in values if (word := _in_words(value, field))]
    label = str(field.label or "") if field is not None else ""
    if not words or (not label and all(_CODE.fullmatch(word) for word in words)):
        return None
    return SentText(label, ", ".join(words))


def _in_words(value: str, field: forms.Field | None) -> str:
    if isinstance(field, forms.BooleanField):
        return _("Yes") if value else ""
    if isinstance(field, forms.ChoiceField):
        return str(dict(_flat(field.choices)).get(value, value)) if value else ""
    if isinstance(field, forms.DateField):
        return _day(value, field)
    return value.strip()


def _day(value: str, field: forms.DateField) -> str:
    try:
        on = field.to_python(value)
    except forms.ValidationError:
        return value.strip()
    return date_format(on, "d.m.Y") if on is not None else ""


def _flat(choices: Any) -> Iterator[tuple[str, Any]]:
    for value, words in choices:
        if isinstance(words, list | tuple):
            yield from _flat(words)
        else:
            yield str(value), words


def _named(name: str) -> forms.Field | None:
    return next((field for field_named in _namers if (field := field_named(name)) is not None), None)


def _form_of(names: set[str], view: Callable[..., Any]) -> FormClass | None:
    """The class of forms that was most likely sent: one of those that the view's own file knows, else any of ours."""
    module = vars(sys.modules[inspect.unwrap(view).__module__])
    near = [form for form in module.values() if isinstance(form, type) and issubclass(form, forms.Form)]
    return _best(names, near) or _best(names, _all_below(forms.Form))


def _best(names: set[str], classes: Iterable[FormClass]) -> FormClass | None:
    """With most of these fields; of two with as many, the one that has fewest besides."""
    fitting = [form for form in classes if names & getattr(form, "base_fields", {}).keys()]
    return max(fitting, key=lambda form: _fit(names, form.base_fields.keys()), default=None)


def _fit(names: set[str], fields: Iterable[str]) -> tuple[int, int]:
    fields = set(fields)
    return len(names & fields), -len(fields - names)


def _all_below(form: FormClass) -> Iterator[FormClass]:
    for below in form.__subclasses__():
        yield below
        yield from _all_below(below)
