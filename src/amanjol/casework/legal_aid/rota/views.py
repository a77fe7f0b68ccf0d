"""The coordinator's rota: a week, who is on duty now, planning, handing over, leave."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.legal_aid.register.words import district_names
from amanjol.casework.legal_aid.rota import actions, queries
from amanjol.casework.legal_aid.rota.forms import AwayForm, DutyForm, HandOverForm
from amanjol.casework.legal_aid.rota.week import in_words, monday_of, week
from amanjol.foundation.once.answers import no_act

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys = with_keys_at("legal_aid:rota", rules.can_coordinate, of_record=False)


def overlap_in_words(overlap: actions.Overlap) -> str:
    """One sentence."""
    if overlap.slot is None:
        return _("They are on duty at these hours already. Nothing is saved.")
    return _("They are on duty already: %(hours)s. Nothing is saved.") % {"hours": in_words(overlap.slot)}


def names_of(keyring: Keyring) -> dict[UUID, str]:
    """Of every advocate of the register, by name. SealBroken."""
    opened = register.opened(keyring, timezone.localdate())
    return {advocate.row.pk: f"{advocate.says.name} · {advocate.row.number}" for advocate in opened}


@require_safe
@with_keys
def rota(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    monday = monday_of(_asked(request.GET.get("week", "")))
    names, organisation = names_of(keyring), keyring.member.organisation_id
    now = timezone.now()
    absences = queries.absences_of(organisation).filter(ends_at__gt=now)
    context = {
        "days": week(organisation, monday, names),
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "before": (monday - timedelta(days=7)).isoformat(),
        "after": (monday + timedelta(days=7)).isoformat(),
        "on_duty": [(slot, names.get(slot.advocate_id, "")) for slot in queries.on_duty(organisation, now)],
        "absences": [
            (
                absence,
                names.get(absence.advocate_id, ""),
                in_words(queries.Hours(absence.begins_at, absence.ends_at)),
            )
            for absence in absences
        ],
        "has_any": bool(names),
    }
    return render(request, "legal_aid/rota/week.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def plan(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    form = DutyForm(
        request.POST if request.method == "POST" else None,
        advocates=list(names_of(keyring).items()),
        districts=district_names(),
    )
    if form.is_valid():
        typed = form.cleaned_data
        try:
            actions.plan(
                by=keyring.member, advocate=typed["advocate"], hours=form.hours, kind=typed["kind"],
                district=typed["district"],
            )  # fmt: skip
        except actions.Overlap as overlap:
            form.add_error(None, overlap_in_words(overlap))
        else:
            return redirect("legal_aid:rota")
    return render(request, "legal_aid/rota/plan.html", {"form": form, "back": "legal_aid:rota"})


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def away(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    form = AwayForm(
        request.POST if request.method == "POST" else None, advocates=list(names_of(keyring).items())
    )
    if form.is_valid():
        actions.go_away(by=keyring.member, advocate=form.cleaned_data["advocate"], hours=form.hours)
        return redirect("legal_aid:rota")
    return render(request, "legal_aid/rota/away.html", {"form": form, "back": "legal_aid:rota"})


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def slot(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """One duty: who takes it, after both were asked by telephone; taking it away."""
    row = queries.slots_of(keyring.member.organisation_id).filter(pk=pk).first()
    if row is None:
        raise Http404
    names = names_of(keyring)
    others = [(other, name) for other, name in names.items() if other != row.advocate_id]
    form = HandOverForm(
        request.POST if request.method == "POST" else None, advocates=others, initial={"of": row.advocate_id}
    )
    if form.is_valid():
        typed = form.cleaned_data
        try:
            actions.hand_over(by=keyring.member, slot=pk, of=typed["of"], to=typed["to"])
        except actions.Overlap as overlap:
            form.add_error(None, overlap_in_words(overlap))
        except actions.Gone:
            form.add_error(None, _("Meanwhile somebody else took it. Nothing is saved: look at it again."))
        else:
            return redirect("legal_aid:rota")
    context = {"slot": row, "name": names.get(row.advocate_id, ""), "hours": in_words(row), "form": form}
    return render(request, "legal_aid/rota/slot.html", context)


@require_POST
@with_keys
def take_away(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    try:
        actions.take_away(by=keyring.member, slot=pk)
    except actions.Gone:
        messages.error(request, _("It is not there any more."))
        return no_act(redirect("legal_aid:rota"))
    return redirect("legal_aid:rota")


@require_POST
@with_keys
def back(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    try:
        actions.come_back(by=keyring.member, absence=pk)
    except actions.Gone:
        messages.error(request, _("It is not there any more."))
        return no_act(redirect("legal_aid:rota"))
    return redirect("legal_aid:rota")


def _asked(typed: str) -> date:
    """A day of the week that is shown; today for anything else."""
    today = timezone.localdate()
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return today
    return day if abs(day - today) <= timedelta(days=400) else today
