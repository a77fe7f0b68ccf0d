"""One case at one look, and the short acts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.cases import beneath, merged, queries, rules, sealing
from amanjol.casework.cases.actions import working
from amanjol.casework.cases.forms import (
    AssignForm,
    DeterminationForm,
    NoteForm,
    PersonForm,
    PlanForm,
    RiskForm,
    TextForm,
)
from amanjol.casework.cases.guards import case_for, case_to_change, person_to_change, reading, with_keys
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import ItemKind, Status
from amanjol.casework.cases.record_parts.demands import VERBS as OF_DEMANDS
from amanjol.casework.cases.record_parts.demands import Demand, is_untold
from amanjol.casework.cases.record_parts.papers import VERBS as OF_PAPERS
from amanjol.casework.cases.views.saving import written
from amanjol.casework.cases.views.showing import shown_case
from amanjol.casework.desk.attachments import OpenedCase
from amanjol.casework.desk.timeline import by_day, lookups_shown, timeline_of
from amanjol.foundation.organisations.queries import colleagues_of, members_of
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.texts import CaseText
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


@require_safe
@reading
def case(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    person, record = working.read_case(keyring=keyring, case=row)
    beneath.look_into(row)
    works = rules.can_work(keyring.member)
    opened = OpenedCase(
        keyring, row, person, record, Items(row, record, keyring), works, works and row.status == Status.OPEN
    )
    discreet = is_discreet(request)
    context = shown_case(opened, discreet=discreet)
    team = [colleague for colleague, _may_take_off in context["team"]]
    context |= {
        "note_form": NoteForm(auto_id="note_%s"),
        "discreet": discreet,
        "assign": _assign_form(keyring, team),
    }
    return render(request, "cases/case.html", context)


@require_safe
@reading
def access(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Who opened what and when, to be read together with the person."""
    row = case_for(keyring, pk)
    person = sealing.open_person(row.person, keyring)
    written = Items(row, sealing.open_case(row, keyring), keyring)
    untold = is_untold(written.of(Demand)) or written.are_fewer_than_recorded([ItemKind.DEMAND])
    not_named = OF_DEMANDS | OF_PAPERS if untold else ()
    entries = timeline_of(keyring.member.organisation, merged.timeline(keyring, row), not_named=not_named)
    context = {
        "case": row,
        "person": person,
        "entries": by_day(entries),
        "lookups": lookups_shown(keyring.member.organisation, queries.lookups(row)),
        "may_work": rules.can_work(keyring.member),
    }
    return render(request, "cases/access.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def plan(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    now = sealing.open_case(row, keyring)
    initial = {"next_step": now.next_step, "next_step_on": row.next_step_on, "waits": now.waits}
    form = PlanForm(request.POST or None, initial=initial)
    return written(
        request, row, form, _("Next step"),
        lambda typed: working.plan_next_step(
            keyring=keyring, case=row, text=typed["next_step"], on=typed["next_step_on"], waits=typed["waits"]
        ),
    )  # fmt: skip


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def risk(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, form = case_for(keyring, pk), RiskForm(request.POST or None)
    return written(
        request, row, form, _("How great is the danger?"),
        lambda _typed: working.assess_risk(
            keyring=keyring, case=row, risk=form.risk(keyring.person, timezone.localdate())
        ),
    )  # fmt: skip


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def case_text(request: HttpRequest, keyring: Keyring, pk: UUID, of: CaseText) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    initial = {of.field: getattr(sealing.open_case(row, keyring), of.field)}
    form = TextForm(request.POST or None, initial=initial, case_text=of)
    return written(
        request, row, form, str(of.title),
        lambda typed: working.write_text(keyring=keyring, case=row, text=of, words=typed[of.field]),
    )  # fmt: skip


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def person(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    person = person_to_change(request, keyring, row)
    typed = request.POST if request.method == "POST" else None
    form = PersonForm.of(sealing.open_person(person, keyring), typed)
    return written(
        request, row, form, _("Who it is, and how to reach them"),
        lambda _typed: working.change_person(keyring=keyring, person=person, contents=form.record),
    )  # fmt: skip


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def determine(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    form = DeterminationForm(request.POST or None, language=get_language() or "en")
    return written(
        request, row, form, _("A decision about the person"),
        lambda _typed: working.determine(keyring=keyring, case=row, determination=form.determination),
    )  # fmt: skip


@require_POST
@with_keys
def reopen(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    working.reopen_case(keyring=keyring, case=row)
    messages.success(request, _("The case is open again. Plan the next step."))
    return redirect("cases:case", pk=pk)


@require_POST
@with_keys
def assign(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    form = _assign_form(keyring, queries.assigned_to(row), request)
    if not form.is_valid():
        raise Http404
    chosen = members_of(keyring.member.organisation).filter(pk=form.cleaned_data["member"]).get()
    try:
        working.assign(case=row, member=chosen, by=keyring.member, agreed=form.cleaned_data["agreed"])
    except working.Full:
        context = {"case": row, "member": chosen, "has": queries.open_count(chosen), "form": form}
        return render(request, "cases/assign_full.html", context)
    return redirect("cases:case", pk=pk)


@require_POST
@with_keys
def unassign(request: HttpRequest, keyring: Keyring, pk: UUID, member: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)  # two who take off the last two wait for each other
    team = queries.assigned_to(row)
    chosen = next((colleague for colleague in team if colleague.pk == member), None)
    if chosen is None:
        raise Http404
    if not rules.can_assign(keyring.member, chosen):
        raise PermissionDenied
    is_last = len(team) == 1 and row.status == Status.OPEN
    if is_last and not request.POST.get("agreed"):
        context = {"case": row, "member": chosen, "assign": _assign_form(keyring, team)}
        return render(request, "cases/unassign_last.html", context)
    working.unassign(case=row, member=chosen, by=keyring.member)
    return redirect("cases:case", pk=pk)


def _assign_form(keyring: Keyring, team: Iterable[Member], request: HttpRequest | None = None) -> AssignForm:
    """Of those who are not on the case yet."""
    there = {member.pk for member in team}
    members = [
        member
        for member in colleagues_of(keyring.member.organisation)
        if member.pk not in there and rules.can_assign(keyring.member, member)
    ]
    return AssignForm(request.POST if request else None, members=members, auto_id="assign_%s")
