"""A legal demand for the file of a case: written down as what it is, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import sealing
from amanjol.casework.cases.demands import actions as demanding
from amanjol.casework.cases.demands.forms import DemandForm
from amanjol.casework.cases.guards import case_for, case_to_change, with_keys
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.record_parts.demands import Demand
from amanjol.casework.cases.record_parts.papers import OfficialPaper, today_of
from amanjol.casework.standards.people.given import GivenConsent
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

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
    row = case_to_change(request, keyring, pk)
    written = Items(row, sealing.open_case(row, keyring), keyring)
    history = [demand for demand in written.of(Demand) if demand.number == number]
    if not history:
        raise Http404
    form = DemandForm.of(history[-1], request.POST if request.method == "POST" else None)
    if form.is_valid():
        demanding.change_demand(keyring=keyring, case=row, number=number, demand=_typed(form, keyring))
        return redirect("cases:case", pk=pk)
    names = names_of({demand.by for demand in history}, keyring.member.organisation)
    entries = [(demand, names.get(demand.by, "")) for demand in reversed(history)]
    papers = [paper for paper in written.of(OfficialPaper) if paper.demand == number]
    person, today = sealing.open_person(row.person, keyring), timezone.localdate()
    context = {
        "case": row,
        "form": form,
        "entries": entries,
        "papers": today_of(papers, written.of(GivenConsent), person.form, today),
    }
    return render(request, "cases/demand.html", context)


def _typed(form: DemandForm, keyring: Keyring) -> Demand:
    return form.demand(keyring.person, present_moment())
