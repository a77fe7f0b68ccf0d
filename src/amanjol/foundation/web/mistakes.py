"""What is said of a field that cannot be taken as it is: always with the name of the field.

A form's own sentence (`error_messages` of a field, or a `ValidationError` of `clean`) stays as it is; what Django would
say without naming the field is said here. Also called: validation messages, form errors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.forms.utils import ErrorList

_VALIDATORS: Final = (
    validators.MaxLengthValidator,
    validators.MinLengthValidator,
    validators.MaxValueValidator,
    validators.MinValueValidator,
    validators.EmailValidator,
    validators.URLValidator,
    validators.ProhibitNullCharactersValidator,
)
_LIMITS: Final = {"max_length", "max_value", "min_value"}
_GROUPED: Final = 10_000


def naming(errors: ErrorList, field: forms.Field, label: Any) -> ErrorList:
    """The same errors, each of them a sentence with the name of the field in it."""
    named: ErrorList = errors.copy()
    named.field_id = errors.field_id  # type: ignore[attr-defined]  # Django's stubs lack it
    named.data = [_named(error, field, str(label)) for error in errors.data]
    return named


def _named(error: Any, field: forms.Field, label: str) -> Any:
    if not isinstance(error, ValidationError) or not _is_general(error, field):
        return error
    return ValidationError(_sentence(error, field, label), code=error.code)


def _is_general(error: ValidationError, field: forms.Field) -> bool:
    """Whether nobody here wrote it."""
    said = [getattr(kind, "default_error_messages", {}).get(error.code) for kind in type(field).__mro__]
    said += [validator.message for validator in _VALIDATORS]
    return any(error.message is sentence for sentence in said)


def _sentence(error: ValidationError, field: forms.Field, label: str) -> str:
    if error.code == "required":
        return _missing(field) % {"label": label}
    if error.code in _LIMITS:
        return _of_limit(error, label)
    if error.code == "invalid" and isinstance(field, forms.DateField):
        return _("“%(label)s”: there is no such day.") % {"label": label}
    if error.code == "invalid" and isinstance(field, forms.IntegerField):
        return _("“%(label)s”: write it in figures.") % {"label": label}
    if error.code == "invalid_choice":
        return _("“%(label)s”: choose something that is offered.") % {"label": label}
    return _("“%(label)s”: %(says)s") % {"label": label, "says": error.messages[0]}


def _missing(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        return _("Tick “%(label)s”.")
    if isinstance(field, forms.MultipleChoiceField):
        return _("Tick at least one: “%(label)s”.")
    if isinstance(field, forms.ChoiceField):
        return _("Choose an answer: “%(label)s”.")
    if isinstance(field, (forms.DateField, forms.DateTimeField)):
        return _("Choose a day: “%(label)s”.")
    return _("Fill in “%(label)s”.")


def _of_limit(error: ValidationError, label: str) -> str:
    params = error.params or {}
    limit = params["limit_value"]
    # Years have four figures, and nobody writes them in groups.
    said = {"label": label, "limit": _number(limit) if limit >= _GROUPED else str(limit)}
    if error.code == "max_value":
        return _("“%(label)s”: %(limit)s at most.") % said
    if error.code == "min_value":
        return _("“%(label)s”: %(limit)s at least.") % said
    return _(
        "“%(label)s” is too long: %(length)s signs, and there is room for %(limit)s. All of it is still there: "
        "shorten it, or write it in two parts."
    ) % (said | {"length": _number(params["show_value"]), "limit": _number(limit)})


def _number(number: int) -> str:
    return number_format(number, force_grouping=True)
