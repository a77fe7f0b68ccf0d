"""Days that people type: how they may be written, and that what has happened was not tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date

# Never 05/06/2026, which is two days: Django would take it for the American one.
DAY_FORMATS: Final = ["%Y-%m-%d", "%d.%m.%Y"]


def take_days(form: forms.BaseForm) -> None:
    """Every day of a form is typed as our pages write it, or as computers do, whatever language is spoken."""
    for field in form.fields.values():
        if isinstance(field, forms.DateField):
            field.input_formats = DAY_FORMATS
            field.error_messages["invalid"] = _(
                "Write a day of the calendar, such as 2026-12-31 or 31.12.2026."
            )


def refuse_future_day(day: date) -> None:
    """A validator. By the clock of the node. ValidationError."""
    if day > timezone.localdate():
        raise ValidationError(_("This day has not come yet: write today's or an earlier one."), code="future")


def refuse_future_month(month: str) -> None:
    """A validator of a month such as `2026-03`. ValidationError."""
    if month > timezone.localdate().isoformat()[:7]:
        raise ValidationError(_("This month has not come yet: write this or an earlier one."), code="future")
