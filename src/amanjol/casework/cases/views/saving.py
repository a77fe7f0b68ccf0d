"""Saving a form of a case, and going back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from amanjol.foundation.seals import canonical

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case


def written(
    request: HttpRequest,
    row: Case,
    form: forms.Form,
    title: str,
    act: Callable[[dict[str, Any]], bool | None],
    **context: Any,
) -> HttpResponse:
    """Do it and go back to the case; else the form again, with what was typed and why it was not done.

    Where the act gives False, all of it stood there already, and the page says so.
    """
    if form.is_valid():
        try:
            is_changed = act(form.cleaned_data)
        except canonical.TooLarge:
            form.add_error(None, _("This case can hold no more. Write it in a new case of this person."))
        else:
            if is_changed is False:
                messages.info(request, _("Nothing was different, so nothing was changed."))
            else:
                messages.success(request, _("Saved."))
            return redirect("cases:case", pk=row.pk)
    return render(request, "cases/form.html", {"case": row, "form": form, "title": title} | context)
