"""An advocate's own duty, on their page: no key is needed, and no name stands there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.desk.guards import for_those_who
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.my_work.panels import Panel
from amanjol.casework.legal_aid.register.accounts import own_advocate
from amanjol.casework.legal_aid.register.words import district_names
from amanjol.casework.legal_aid.rota import actions, queries
from amanjol.casework.legal_aid.rota.forms import AwayForm, DutyForm, NotNowForm
from amanjol.casework.legal_aid.rota.views import overlap_in_words
from amanjol.casework.legal_aid.rota.week import in_words
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.legal_aid.models import DutySlot, DutySwap
    from amanjol.casework.legal_aid.my_work.panels import MyWork
    from amanjol.foundation.organisations.models import Member

MOST: int = 40  # of one's own duty on the page


@dataclass(frozen=True, slots=True)
class OwnSlot:
    """`swap`: the question to another advocate, or their no. `is_asked`: it waits."""

    slot: DutySlot
    hours: str
    where: str
    swap: DutySwap | None
    is_asked: bool


def duty(work: MyWork) -> Panel | None:
    """Own hours from now on, whether they can be asked now, and when they are away."""
    if work.advocate is None:
        return None
    now, organisation = timezone.now(), work.member.organisation_id
    slots = queries.slots_of(organisation).filter(advocate=work.advocate, ends_at__gt=now)[:MOST]
    absences = queries.absences_of(organisation).filter(advocate=work.advocate, ends_at__gt=now)[:MOST]
    places = district_names(slot.district for slot in slots if slot.district)
    swaps = {swap.slot_id: swap for swap in queries.swaps_of(organisation).filter(asker__member=work.member)}
    asked = set(queries.asked(organisation).filter(asker__member=work.member).values_list("slot", flat=True))
    context = {
        "is_away": work.advocate in queries.away(organisation, now),
        "is_on_duty": work.advocate in queries.available(organisation, now),
        "slots": [
            OwnSlot(slot, in_words(slot), places.get(slot.district, ""), swaps.get(slot.pk), slot.pk in asked)
            for slot in slots
        ],
        "absences": [
            (absence, in_words(queries.Hours(absence.begins_at, absence.ends_at))) for absence in absences
        ],
        "not_now": NotNowForm(),
    }
    return Panel("legal_aid/rota/own.html", context)


def of_own(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Given the member and the advocate whose duty they keep; who keeps none finds nothing."""

    @for_those_who(rules.can_be_asked)
    @wraps(view)
    def guarded(request: HttpRequest, member: Member, *args: Any, **kwargs: Any) -> HttpResponse:
        advocate = own_advocate(member)
        if advocate is None:
            raise Http404
        return view(request, member, advocate, *args, **kwargs)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@of_own
def plan_own(request: HttpRequest, member: Member, advocate: UUID) -> HttpResponse:
    form = DutyForm(
        request.POST if request.method == "POST" else None, advocates=None, districts=district_names()
    )
    if form.is_valid():
        typed = form.cleaned_data
        try:
            actions.plan(
                by=member, advocate=advocate, hours=form.hours, kind=typed["kind"], district=typed["district"]
            )
        except actions.Overlap as overlap:
            form.add_error(None, overlap_in_words(overlap))
        else:
            return redirect("legal_aid:my_work")
    return render(request, "legal_aid/rota/plan.html", {"form": form, "back": "legal_aid:my_work"})


@require_http_methods(["GET", "HEAD", "POST"])
@of_own
def away_own(request: HttpRequest, member: Member, advocate: UUID) -> HttpResponse:
    form = AwayForm(request.POST if request.method == "POST" else None, advocates=None)
    if form.is_valid():
        actions.go_away(by=member, advocate=advocate, hours=form.hours)
        return redirect("legal_aid:my_work")
    return render(request, "legal_aid/rota/away.html", {"form": form, "back": "legal_aid:my_work"})


@require_POST
@of_own
def not_now(request: HttpRequest, member: Member, advocate: UUID) -> HttpResponse:
    form = NotNowForm(request.POST)
    if not form.is_valid():
        raise Http404
    now = timezone.now()
    until = now + timedelta(hours=form.cleaned_data["hours"])
    actions.go_away(by=member, advocate=advocate, hours=queries.Hours(now, until))
    return redirect("legal_aid:my_work")


@require_POST
@of_own
def take_away_own(request: HttpRequest, member: Member, _advocate: UUID, pk: UUID) -> HttpResponse:
    try:
        actions.take_away(by=member, slot=pk)
    except actions.Gone:
        messages.error(request, _("It is not there any more."))
        return no_act(redirect("legal_aid:my_work"))
    return redirect("legal_aid:my_work")


@require_POST
@of_own
def back_own(request: HttpRequest, member: Member, _advocate: UUID, pk: UUID) -> HttpResponse:
    try:
        actions.come_back(by=member, absence=pk)
    except actions.Gone:
        messages.error(request, _("It is not there any more."))
        return no_act(redirect("legal_aid:my_work"))
    return redirect("legal_aid:my_work")
