"""Houses: the list, one of them tonight, how it is described, what happened there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.desk import rules as desk_rules
from amanjol.casework.desk.showing import note_listed
from amanjol.casework.support.shelter import queries, rules
from amanjol.casework.support.shelter.actions import houses as acts
from amanjol.casework.support.shelter.actions import incidents
from amanjol.casework.support.shelter.forms import HouseForm, IncidentForm
from amanjol.casework.support.shelter.guards import (
    describing_houses,
    house_for,
    house_to_change,
    in_houses,
    of_houses,
    writing_in_houses,
)
from amanjol.casework.support.shelter.tonight import passed_in, tonight
from amanjol.foundation.organisations.keys.actions.recording import note_broken_seal
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_safe
@in_houses
def houses(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    """Of one house, its page at once."""
    opened = queries.houses_of(keyring)
    is_missing = queries.is_house_missing(keyring.member, len(opened))
    if len(opened) == 1 and not is_missing:
        return redirect("support:house", pk=opened[0].row.pk)
    context = {
        "houses": tonight(opened, keyring),
        "is_missing": is_missing,
        "may_describe": rules.can_describe_houses(keyring.member),
    }
    return render(request, "support/shelter/houses.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@of_houses(rules.can_describe_houses, "support:houses", about=())
def new_house(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    form = HouseForm.of(None, request.POST if request.method == "POST" else None)
    if form.is_valid():
        return redirect("support:house", pk=acts.add_house(keyring=keyring, plan=form.plan).pk)
    return render(request, "support/shelter/house_form.html", {"form": form})


@require_safe
@in_houses
def house(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = queries.open_house(house_for(keyring, pk), keyring)
    acts.note_opened(keyring=keyring, house=opened)
    (picture,) = tonight([opened], keyring)
    passed = passed_in(opened, keyring)
    context = {
        "picture": picture,
        "facts": opened.record.now,
        "passed": passed,
        "incidents": queries.incidents_of(opened, keyring),
        "discreet": is_discreet(request),
        "today": timezone.localdate(),
        "may_work": desk_rules.can_work(keyring.member),
        "may_describe": rules.can_describe_houses(keyring.member),
        "may_be_elsewhere": queries.houses_visible_to(keyring.member).count() > 1,
    }
    response = render(request, "support/shelter/house.html", context)
    people = {guest.case.person_id for guest in picture.guests if guest.case is not None}
    people |= {line.case.person_id for line in passed if line.case is not None}
    note_listed(by=keyring.member, where="house", people=people)
    if picture.broken:
        note_broken_seal(by=keyring.member, page="support:house")
    return response


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@describing_houses
def change_house(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = queries.open_house(house_to_change(request, keyring, pk), keyring)
    form = HouseForm.of(opened.record.now, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            acts.change_house(keyring=keyring, house=pk, plan=form.plan)
        except acts.StillInBed as error:
            form.refuse(error.beds)
        else:
            return redirect("support:house", pk=pk)
    context = {"form": form, "house": opened.row, "earlier": opened.record.facts[-2::-1]}
    return render(request, "support/shelter/house_form.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@writing_in_houses
def house_incident(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, form = house_for(keyring, pk), IncidentForm(request.POST or None)
    if form.is_valid():
        incidents.write_of_house(keyring=keyring, house=row.pk, incident=form.incident)
        return redirect("support:house", pk=pk)
    return render(request, "support/shelter/incident.html", {"form": form, "house": row})
