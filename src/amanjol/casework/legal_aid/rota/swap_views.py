"""Two advocates agree on a swap of duty, each on their own page. No key is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.legal_aid.models import DutySlot
from amanjol.casework.legal_aid.my_work.panels import Panel
from amanjol.casework.legal_aid.register.accounts import keepers
from amanjol.casework.legal_aid.register.words import district_names
from amanjol.casework.legal_aid.rota import queries, swapping
from amanjol.casework.legal_aid.rota.actions import Overlap
from amanjol.casework.legal_aid.rota.forms import AskSwapForm
from amanjol.casework.legal_aid.rota.own import MOST, of_own
from amanjol.casework.legal_aid.rota.week import in_words
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.legal_aid.my_work.panels import MyWork
    from amanjol.foundation.organisations.models import Member, Organisation


def swaps(work: MyWork) -> Panel | None:
    """What other advocates ask of this one."""
    if work.advocate is None:
        return None
    rows = list(queries.asked(work.member.organisation_id).filter(asked__member=work.member))
    places = district_names(row.slot.district for row in rows if row.slot.district)
    asked = [
        (
            row,
            in_words(row.slot),
            places.get(row.slot.district, ""),
            in_words(row.in_return) if row.in_return else "",
        )
        for row in rows
    ]
    return Panel("legal_aid/rota/swaps.html", {"asked": asked}) if asked else None


@require_http_methods(["GET", "HEAD", "POST"])
@of_own
def ask(request: HttpRequest, member: Member, advocate: UUID, pk: UUID) -> HttpResponse:
    """Whom, and for which of their hours; or the hours fall away, which those that have begun can do alone. What was
    handed over meanwhile is said in one sentence.
    """
    now = timezone.now()
    own = queries.slots_of(member.organisation_id).filter(advocate=advocate, ends_at__gt=now)
    slot = own.filter(pk=pk).first()
    is_to_come = slot is not None and slot.begins_at > now
    if not is_to_come and request.method == "POST":
        return _refused(request, swapping.Changed())
    if slot is None:
        raise Http404
    others = _others(member.organisation, advocate) if is_to_come else []
    form = AskSwapForm(request.POST if request.method == "POST" else None, advocates=others)
    if form.is_valid():
        typed = form.cleaned_data
        try:
            swapping.ask(by=member, slot=pk, to=typed["to"], in_return=typed["in_return"])
        except (swapping.Refused, Overlap) as refused:
            form.add_error(None, _in_words(refused))
        else:
            return redirect("legal_aid:my_work")
    context = {
        "slot": slot,
        "hours": in_words(slot),
        "form": form if others else None,
        "is_to_come": is_to_come,
    }
    return render(request, "legal_aid/rota/ask_swap.html", context)


@require_POST
@of_own
def take(request: HttpRequest, member: Member, _advocate: UUID, pk: UUID) -> HttpResponse:
    return _acted(request, lambda: swapping.take(by=member, swap=pk))


@require_POST
@of_own
def decline(request: HttpRequest, member: Member, _advocate: UUID, pk: UUID) -> HttpResponse:
    return _acted(request, lambda: swapping.decline(by=member, swap=pk))


@require_POST
@of_own
def withdraw(request: HttpRequest, member: Member, _advocate: UUID, pk: UUID) -> HttpResponse:
    return _acted(request, lambda: swapping.withdraw(by=member, swap=pk))


def _acted(request: HttpRequest, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except (swapping.Refused, Overlap) as refused:
        return _refused(request, refused)
    messages.success(request, _("Saved."))
    return redirect("legal_aid:my_work")


def _refused(request: HttpRequest, refused: swapping.Refused | Overlap) -> HttpResponse:
    messages.error(request, _in_words(refused))
    return no_act(redirect("legal_aid:my_work"))


def _in_words(refused: swapping.Refused | Overlap) -> str:
    """One sentence."""
    match refused:
        case Overlap() if refused.slot is None:
            return _("One of you is on duty at these hours already. Nothing has changed.")
        case Overlap(slot=DutySlot() as slot):
            says = _("One of you is on duty at these hours already: %(hours)s. Nothing has changed.")
            return says % {"hours": in_words(slot)}
        case swapping.Away():
            return _("One of you is away at these hours. Nothing has changed.")
        case swapping.AskedAlready():
            return _("Somebody is asked to take these hours already. Take that question back first.")
        case _:
            return _("Meanwhile the hours or the question changed. Nothing is saved: look at it again.")


def _others(organisation: Organisation, advocate: UUID) -> list[tuple[UUID, str, dict[UUID, str]]]:
    """Advocates with an account besides this one: row of the register, name, and their coming hours in words."""
    hours: dict[UUID, dict[UUID, str]] = {}
    for slot in queries.slots_of(organisation.pk).filter(begins_at__gt=timezone.now()):
        of_advocate = hours.setdefault(slot.advocate_id, {})
        if len(of_advocate) < MOST:
            of_advocate[slot.pk] = in_words(slot)
    return [
        (row, account.member.account.name, hours.get(row, {}))
        for row, account in keepers(organisation).items()
        if row != advocate
    ]
