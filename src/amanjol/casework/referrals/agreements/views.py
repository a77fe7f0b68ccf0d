"""Agreements with partners: the list, one of them, offering, answering, ending."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.referrals import partners
from amanjol.casework.referrals.agreements import actions, queries
from amanjol.casework.referrals.agreements.forms import NamedForm, OfferForm
from amanjol.casework.referrals.agreements.words import STATES
from amanjol.casework.referrals.words import purposes_in_words
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.letters.letter import InboxClosed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.referrals.agreements.queries import OpenedAgreement
    from amanjol.casework.referrals.models import Agreement
    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys = with_keys_at("referrals:agreements", of_record=False)
with_keys_on = with_keys_at("referrals:agreement")


@dataclass(frozen=True, slots=True)
class Line:
    opened: OpenedAgreement
    state: str
    purposes: str
    is_in_force: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class StepShown:
    state: str
    at: datetime
    who: str


@require_safe
@with_keys
def agreements(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    lines = [_line(entry) for entry in queries.opened(keyring)]
    with_one = {(line.opened.row.partner_node, line.opened.row.partner) for line in lines if not line.is_over}
    context = {
        "lines": lines,
        "without": [
            trusted
            for trusted in partners.believed(keyring)
            if (trusted.partner.node, trusted.partner.organisation) not in with_one
        ],
        "may_offer": keyring.member.may(actions.MAY),
    }
    return render(request, "referrals/agreements/list.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def offer(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """To the partner whose words two of us have compared; `pk` is of that belief."""
    _supervise(keyring)
    trusted = next((trusted for trusted in partners.believed(keyring) if trusted.row.pk == pk), None)
    if trusted is None:
        raise Http404
    form = OfferForm(request.POST or None)
    if form.is_valid():
        try:
            row = actions.offer(keyring=keyring, partner=trusted.partner, terms=form.terms, named=form.named)
        except (partners.NotAPartner, InboxClosed):
            form.add_error(None, _no_way())
        else:
            messages.success(request, _("The offer is on its way. The answer arrives among the letters."))
            return redirect("referrals:agreement", pk=row.pk)
    return render(request, "referrals/agreements/offer.html", {"form": form, "trusted": trusted})


@require_safe
@with_keys_on
def agreement(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = queries.opened_row(_row(keyring, pk), keyring)
    names = names_of({step.by for step in opened.record.steps if step.by}, keyring.member.organisation)
    steps = [
        StepShown(str(STATES[step.state]), step.at, names.get(step.by, "") if step.by else opened.record.name)
        for step in reversed(opened.record.steps)
    ]
    context = {"line": _line(opened), "steps": steps, "may_act": keyring.member.may(actions.MAY)}
    return render(request, "referrals/agreements/agreement.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def accept(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Accept a partner's offer, or decline it."""
    _supervise(keyring)
    opened = queries.opened_row(_row(keyring, pk), keyring)
    if request.method == "POST" and "decline" in request.POST:
        return _acted(request, pk, lambda: actions.answer(keyring=keyring, agreement=pk, named=None))
    form = NamedForm(request.POST or None)
    if form.is_valid():
        named = form.named
        return _acted(request, pk, lambda: actions.answer(keyring=keyring, agreement=pk, named=named))
    if not opened.record.waits_for_us or opened.is_older:
        messages.info(request, _("This is answered already."))
        return no_act(redirect("referrals:agreement", pk=pk))
    return render(request, "referrals/agreements/accept.html", {"form": form, "line": _line(opened)})


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys_on
def end(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    _supervise(keyring)
    opened = queries.opened_row(_row(keyring, pk), keyring)
    if request.method == "POST":
        return _acted(request, pk, lambda: actions.end(keyring=keyring, agreement=pk))
    return render(request, "referrals/agreements/end.html", {"line": _line(opened)})


def _acted(request: HttpRequest, pk: UUID, act: Callable[[], None]) -> HttpResponse:
    """To the page of the agreement; where nothing could be done, with the reason."""
    try:
        act()
    except actions.AnotherState:
        messages.info(request, _("Meanwhile this was answered or ended."))
        return no_act(redirect("referrals:agreement", pk=pk))
    except (partners.NotAPartner, InboxClosed):
        messages.error(request, _no_way())
        return no_act(redirect("referrals:agreement", pk=pk))
    return redirect("referrals:agreement", pk=pk)


def _no_way() -> str:
    return _(
        "No letter can go there now: compare the words of this partner again, or ask for their newest card."
    )


def _supervise(keyring: Keyring) -> None:
    if not keyring.member.may(actions.MAY):
        raise PermissionDenied


def _row(keyring: Keyring, pk: UUID) -> Agreement:
    row = queries.visible_to(keyring.member).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def _line(opened: OpenedAgreement) -> Line:
    record, today = opened.record, timezone.localdate()
    is_over = record.terms.until < today or record.state.value in {"declined", "ended"}
    purposes = purposes_in_words(record.terms.purposes)
    return Line(opened, str(STATES[record.state]), purposes, opened.is_in_force(today), is_over)
