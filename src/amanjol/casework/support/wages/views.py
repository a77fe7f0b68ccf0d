"""Of wages that were owed: what the person decided, what came, and correcting what was written of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases.guards import case_for, case_to_change, with_keys
from amanjol.casework.support.wages import actions, showing
from amanjol.casework.support.wages.forms import DecisionForm, ReceivedForm, decision_of
from amanjol.casework.support.wages.queries import wages_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse, QueryDict

    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def decision(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    record = wages_of(row, keyring).record
    form = DecisionForm.of(record.decision, _typed(request))
    if form.is_valid():
        is_changed = actions.decide(keyring=keyring, case=row, **decision_of(form))
        return _back(request, pk, is_changed=is_changed)
    context = {
        "case": row,
        "form": form,
        "title": _("What the person decided about the wages"),
        "decisions": showing.decisions_shown(record),
    }
    return render(request, "support/wages/form.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def came(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    form = ReceivedForm(_typed(request), corrects=False)
    if form.is_valid():
        actions.note_received(keyring=keyring, case=row, received=form.received)
        return _back(request, pk)
    context = {"case": row, "form": form, "title": _("Wages that came")}
    return render(request, "support/wages/form.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def payment(request: HttpRequest, keyring: Keyring, pk: UUID, number: int) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    now = wages_of(row, keyring).record.payment(number)
    if now is None:
        raise Http404
    form = ReceivedForm.of(now, _typed(request))
    if form.is_valid():
        is_changed = actions.correct(keyring=keyring, case=row, number=number, received=form.received)
        return _back(request, pk, is_changed=is_changed)
    context = {
        "case": row,
        "form": form,
        "title": _("Correct what was written"),
        "earlier": showing.earlier_of_payment(now, keyring),
    }
    return render(request, "support/wages/form.html", context)


def _typed(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _back(request: HttpRequest, pk: UUID, *, is_changed: bool = True) -> HttpResponse:
    if is_changed:
        messages.success(request, _("Saved."))
    else:
        messages.info(request, _("Nothing was different, so nothing was changed."))
    return redirect("cases:case", pk=pk)
