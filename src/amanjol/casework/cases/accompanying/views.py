"""The page on which somebody makes an accompaniment a case, after reading what changes by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import sealing
from amanjol.casework.cases.accompanying import actions
from amanjol.casework.cases.guards import case_to_change, with_keys
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def make_case(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    if sealing.open_case(row, keyring).accompanies is None:
        messages.info(request, _("This is a case already."))
        return no_act(redirect("cases:case", pk=pk))
    if request.method == "POST":
        actions.make_case(keyring=keyring, case=row)
        messages.success(request, _("It is a case now."))
        return redirect("cases:case", pk=pk)
    context = {
        "case": row,
        "form": forms.Form(),
        "title": _("Make it a case"),
        "button": _("Make it a case"),
        "remark": _(
            "Plan, files, tasks and all that was written stay. From then on the page asks about signs of trafficking, "
            "has the stages of help, and decisions can be written down. The consultation ends and leads here."
        ),
    }
    return render(request, "cases/form.html", context)
