"""For who works on the case: ask a circle, say anew how to reach her, end it, take up a danger that was passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases import sealing
from amanjol.casework.cases.guards import case_for, case_to_change, with_keys
from amanjol.casework.cases.models import Status
from amanjol.casework.support.sessions.actions import asking
from amanjol.casework.support.sessions.choosing import choosable
from amanjol.casework.support.sessions.forms import AskCircleForm, AskingForm
from amanjol.casework.support.sessions.queries import NoSuchClient, clients_of
from amanjol.casework.support.sessions.showing import client_shown
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.sessions.queries import ClientOfCase
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def ask(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    there = choosable(keyring)
    person = sealing.open_person(row.person, keyring)
    form = AskCircleForm.for_person(person, there.circles, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            client = asking.ask(keyring=keyring, case=row, circle=form.circle_id, asking=form.asking)
        except asking.AskedAlready:
            form.add_error("circle", _("They were asked already, and it is not over."))
        except asking.NotCompared:
            form.add_error("circle", _("The circle has a new key. Compare its six words first."))
        else:
            return redirect("support:client_of_case", pk=pk, client=client.pk)
    return render(request, "support/sessions/ask.html", {"case": row, "form": form, "there": there})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def client(request: HttpRequest, keyring: Keyring, pk: UUID, client: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    there = _client(row, client, keyring)
    form = AskingForm.of(there.exchange.asking, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            is_changed = asking.tell_anew(keyring=keyring, case=row, client=client, asking=form.asking)
        except asking.Over:
            messages.error(request, _("This has ended. Ask the circle anew."))
        else:
            says = _("The circle knows it.") if is_changed else _("The circle knows it so already.")
            messages.success(request, says)
        return redirect("support:client_of_case", pk=pk, client=client)
    context = {
        "case": row,
        "shown": client_shown(there),
        "form": form,
        "discreet": is_discreet(request),
        "may_write": row.status == Status.OPEN and not there.exchange.is_over,
    }
    return render(request, "support/sessions/client_of_case.html", context)


@require_POST
@with_keys
def end(request: HttpRequest, keyring: Keyring, pk: UUID, client: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    try:
        asking.end(keyring=keyring, case=row, client=client)
    except NoSuchClient:
        raise Http404 from None
    messages.success(request, _("The circle reads that it has ended. What was said stays with it."))
    return redirect(f"{reverse('cases:case', args=[pk])}#clients")


@require_POST
@with_keys
def take_up(request: HttpRequest, keyring: Keyring, pk: UUID, danger: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    reopens = "reopens" in request.POST
    try:
        is_first = asking.take_up(keyring=keyring, case=row, danger=danger, reopens=reopens)
    except NoSuchClient:
        raise Http404 from None
    if not is_first:
        messages.info(request, _("It is taken up already. The case says by whom."))
        return no_act(redirect("cases:case", pk=pk))
    messages.success(request, _("You act on it. It stands as the danger of the case."))
    if reopens:
        messages.success(request, _("The case is open again. Plan the next step."))
    return redirect("cases:case", pk=pk)


def _client(row: Case, pk: UUID, keyring: Keyring) -> ClientOfCase:
    try:
        return clients_of(row, keyring).client(pk)
    except NoSuchClient:
        raise Http404 from None
