from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.forms import BaseForm
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.template.context import Context

register = template.Library()


@register.simple_tag(takes_context=True)
def mistake_first(context: Context) -> str:
    """For the title of a page: it begins by saying that a form on it was not taken, as a screen reader hears it first.

    Asked by class and not by `isinstance`, which would open what is read only when needed.
    """
    values: list[Any] = list(context.flatten().values())
    forms = [form for form in values if issubclass(type(form), BaseForm) and form.is_bound]
    return f"{_('Error')}: " if any(form.errors for form in forms) else ""
