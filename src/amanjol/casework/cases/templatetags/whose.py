"""Whose page it is: the name of the person on every page below a case, beside the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from amanjol.casework.cases.naming import name_shown

if TYPE_CHECKING:
    from django.template.context import RequestContext

    from amanjol.casework.cases.models import Case

register = template.Library()


@register.inclusion_tag("cases/whose.html", takes_context=True)
def whose(context: RequestContext, case: Case, code: str = "") -> dict[str, Any]:
    """Beside a way back; with the `code` of the case where that leads elsewhere."""
    return {"name": name_shown(context["request"], case), "code": code}


@register.inclusion_tag("cases/back_to_case.html", takes_context=True)
def back_to_case(context: RequestContext, case: Case, is_accompaniment: bool = False) -> dict[str, Any]:
    """The way back to the case, and whose it is."""
    name = name_shown(context["request"], case)
    return {"case": case, "name": name, "is_accompaniment": is_accompaniment}
