"""Pages of the coordinator: the list of needs, one of them, what becomes of it, erasing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.desk import narrowing
from amanjol.casework.desk.fields import ErasingForm
from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.erasing import ErasePage, erase_page
from amanjol.casework.legal_aid.guards import need_for
from amanjol.casework.legal_aid.needs import actions, listing, queries
from amanjol.casework.legal_aid.needs.forms import NeedFiltersForm, ProgressForm
from amanjol.casework.legal_aid.needs.partners import NotAPartner
from amanjol.casework.legal_aid.needs.showing import need_shown
from amanjol.casework.legal_aid.needs.views_of_case import no_way
from amanjol.casework.legal_aid.needs.words import district_name
from amanjol.casework.legal_aid.offers.taking_in import take_in
from amanjol.casework.legal_aid.right.words import said
from amanjol.casework.standards.entitlement.rights import FIRST
from amanjol.casework.standards.legal_needs.states import State, may_follow
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.canonical import TooLarge
from amanjol.foundation.seals.letters.letter import InboxClosed
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.foundation.organisations.keys.keyring import Keyring

_SAID_HERE = (State.TAKEN_UP, State.NOBODY, State.CLOSED)
list_with_keys = with_keys_at("legal_aid:needs", rules.can_coordinate, of_record=False)
with_keys = with_keys_at("legal_aid:need", rules.can_coordinate)


@require_http_methods(["GET", "HEAD", "POST"])
@list_with_keys
def needs(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """What is sent here are the filters, which this session keeps."""
    take_in(keyring)
    now, of_all = timezone.now(), queries.opened(keyring)
    districts = {need.says.district: district_name(need.says.country, need.says.district) for need in of_all}
    districts.pop("", None)
    in_order = dict(sorted(districts.items(), key=lambda entry: entry[1]))
    if request.method == "POST":
        form = NeedFiltersForm(request.POST, districts=in_order)
        if form.is_valid():
            narrowing.narrow(request, listing.NAME, form.filters)
        return redirect("legal_aid:needs")
    filters = narrowing.narrowed(request, listing.NAME, listing.Filters)
    fitting = [need for need in of_all if filters.fits(need, now)]
    context = {
        "form": NeedFiltersForm(initial=filters.as_data(), districts=in_order),
        "lines": [(need.row.pk, need_shown(need, {}, now)) for need in fitting],
        "is_narrowed": filters != listing.Filters(),
        "amount": len(fitting),
        "of": len(of_all),
        "discreet": is_discreet(request),
    }
    return render(request, "legal_aid/needs/list.html", context)


@require_safe
@with_keys
def need(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    take_in(keyring)
    return _page(request, keyring, need_for(keyring, pk), None)


@sensitive_post_parameters()
@require_http_methods(["POST"])
@with_keys
def progress(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = queries.opened_need(keyring, pk, is_locked=True)
    if opened is None:
        raise Http404
    form = _form(opened, request)
    if not form.is_valid():
        return _page(request, keyring, opened, form)
    try:
        actions.record_progress(keyring=keyring, need=pk, progress=form.progress)
    except actions.AnotherState:
        messages.error(
            request, _("Meanwhile it has gone on, so nothing was sent. This is how it stands now.")
        )
    except (NotAPartner, InboxClosed):
        messages.error(request, no_way())
    except TooLarge:
        messages.error(request, _("This need can hold no more. Close it, and have it asked anew."))
    else:
        messages.success(request, _("Whoever asked is told."))
        return redirect("legal_aid:need", pk=pk)
    return no_act(redirect("legal_aid:need", pk=pk))


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def erase_need(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = need_for(keyring, pk)
    form = ErasingForm(request.POST or None, row=opened.row)
    if form.is_valid():
        try:
            actions.erase_need(keyring=keyring, need=pk, today=timezone.localdate())
        except actions.AnotherState:
            messages.error(request, _("It goes on. Close it first."))
            return no_act(redirect("legal_aid:need", pk=pk))
        messages.success(request, _("The need is erased."))
        return redirect("legal_aid:needs")
    title = _("Erase need %(code)s") % {"code": opened.row.code}
    says = _("What was told goes with its key, also from what a backup brings back.")
    back = reverse("legal_aid:need", args=[pk])
    return erase_page(request, form, ErasePage(title, back, _("Need for a lawyer"), says))


def _states(opened: OpenedNeed) -> list[State]:
    """Who is asked, or has accepted, is taken back on the page of the offer alone."""
    states = [state for state in _SAID_HERE if may_follow(state, opened.state)]
    with_lawyer = opened.state in {State.OFFERED, State.ACCEPTED}
    return [state for state in states if not (with_lawyer and state is State.TAKEN_UP)]


def _form(opened: OpenedNeed, request: HttpRequest | None = None) -> ProgressForm:
    typed = request.POST if request is not None else None
    return ProgressForm(typed, states=_states(opened), acts=opened.record.acts)


def _page(
    request: HttpRequest, keyring: Keyring, opened: OpenedNeed, form: ProgressForm | None
) -> HttpResponse:
    names = names_of({step.by for step in opened.record.steps if step.by}, keyring.member.organisation)
    states = _states(opened) if not opened.is_older else []
    context = {
        "row": opened.row,
        "need": need_shown(opened, names, timezone.now()),
        "form": form or _form(opened),
        "may_take_up": State.TAKEN_UP in states,
        "may_say_nobody": State.NOBODY in states,
        "may_close": State.CLOSED in states,
        "is_over": not opened.record.is_open,
        "discreet": is_discreet(request),
        "first": [said(sentence) for sentence in FIRST] if opened.says.against else [],
    }
    return render(request, "legal_aid/needs/need.html", context)
