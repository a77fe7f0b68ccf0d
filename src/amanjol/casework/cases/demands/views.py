"""A legal demand for the file of a case: written down as what it is, and what became of it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import sealing
from amanjol.casework.cases.demands import actions as demanding
from amanjol.casework.cases.demands.forms import DemandForm
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.record_parts.demands import Demand
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def demand(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, form = case_for(keyring, pk), DemandForm(request.POST or None)
    if form.is_valid():
        demanding.record_demand(keyring=keyring, case=row, demand=_typed(form, keyring))
        return redirect("cases:case", pk=pk)
    return render(request, "cases/demand.html", {"case": row, "form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def change_demand(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    """The newest entry to be written on; those before are shown beneath."""
    row = case_for(keyring, pk)
    known = sealing.open_case(row, keyring).demands[number - 1 : number] if number else ()
    if not known:
        raise Http404
    form = DemandForm(request.POST) if request.method == "POST" else DemandForm.of(known[0][-1])
    if form.is_valid():
        demanding.change_demand(keyring=keyring, case=row, number=number, demand=_typed(form, keyring))
        return redirect("cases:case", pk=pk)
    names = names_of({each.by for each in known[0]}, keyring.member.organisation)
    entries = [(each, names.get(each.by, "")) for each in reversed(known[0])]
    return render(request, "cases/demand.html", {"case": row, "form": form, "entries": entries})


def _typed(form: DemandForm, keyring: Keyring) -> Demand:
    return form.demand(keyring.person, datetime.now(UTC).replace(microsecond=0))
