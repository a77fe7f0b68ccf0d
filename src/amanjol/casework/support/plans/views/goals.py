"""A goal and its services: writing them, changing them, and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases.guards import case_for, case_to_change
from amanjol.casework.cases.tasks.people import askable
from amanjol.casework.support.plans import actions, showing
from amanjol.casework.support.plans.forms import GoalEndForm, GoalForm, ServiceForm, StateForm
from amanjol.casework.support.plans.queries import plan_of
from amanjol.casework.support.plans.records import GoalState, State
from amanjol.casework.support.plans.views.plan import with_keys

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.plans.queries import OpenedGoal, OpenedService
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def new_goal(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, form = case_for(keyring, pk), GoalForm(request.POST or None)
    if form.is_valid():
        goal = actions.write_goal(keyring=keyring, case=row, goal=form.goal)
        return redirect(_place_of(pk, goal.pk))
    return render(request, "support/plans/goal.html", {"case": row, "form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def goal(request: HttpRequest, keyring: Keyring, pk: UUID, goal: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    now = _goal(keyring, row, goal)
    form = GoalForm.of(now, request.POST if request.method == "POST" else None)
    if form.is_valid():
        is_changed = actions.change_goal(keyring=keyring, case=row, pk=goal, goal=form.goal)
        return _back(request, _place_of(pk, goal), is_changed=is_changed)
    return render(request, "support/plans/goal.html", _context(keyring, row, now) | {"form": form})


@sensitive_post_parameters()
@require_POST
@with_keys
def end_goal(request: HttpRequest, keyring: Keyring, pk: UUID, goal: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    now = _goal(keyring, row, goal)
    form = GoalEndForm.of(now, request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        is_changed = actions.move_goal(
            keyring=keyring, case=row, pk=goal, state=GoalState(typed["state"]), says=typed["says"],
            on=typed["happened_on"],
        )  # fmt: skip
        return _back(request, _place_of(pk, goal), is_changed=is_changed)
    context = _context(keyring, row, now) | {"form": GoalForm.of(now), "end_form": form}
    return render(request, "support/plans/goal.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def new_service(request: HttpRequest, keyring: Keyring, pk: UUID, goal: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    now = _goal(keyring, row, goal)
    form = ServiceForm(request.POST or None, members=askable(keyring.member, row))
    if form.is_valid():
        actions.write_service(keyring=keyring, case=row, goal=goal, service=form.service)
        return redirect(_place_of(pk, goal))
    return render(request, "support/plans/service.html", {"case": row, "goal": now, "form": form})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def service(request: HttpRequest, keyring: Keyring, pk: UUID, service: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    of_goal, now = _service(keyring, row, service)
    typed = request.POST if request.method == "POST" else None
    form = ServiceForm.of(now, askable(keyring.member, row), typed)
    if form.is_valid():
        is_changed = actions.change_service(keyring=keyring, case=row, pk=service, service=form.service)
        return _back(request, _place_of(pk, of_goal.row.pk), is_changed=is_changed)
    context = {"state_form": StateForm.of(now), "form": form}
    return render(request, "support/plans/service.html", _of_service(keyring, row, of_goal, now) | context)


@sensitive_post_parameters()
@require_POST
@with_keys
def move_service(request: HttpRequest, keyring: Keyring, pk: UUID, service: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    of_goal, now = _service(keyring, row, service)
    form = StateForm.of(now, request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        is_changed = actions.move_service(
            keyring=keyring, case=row, pk=service, state=State(typed["state"]), result=typed["result"],
            on=typed["happened_on"],
        )  # fmt: skip
        return _back(request, _place_of(pk, of_goal.row.pk), is_changed=is_changed)
    context = {"state_form": form, "form": ServiceForm.of(now, askable(keyring.member, row))}
    return render(request, "support/plans/service.html", _of_service(keyring, row, of_goal, now) | context)


def _goal(keyring: Keyring, row: Case, pk: UUID) -> OpenedGoal:
    opened = plan_of(row, keyring, timezone.localdate()).goal(pk)
    if opened is None:
        raise Http404
    return opened


def _service(keyring: Keyring, row: Case, pk: UUID) -> tuple[OpenedGoal, OpenedService]:
    plan = plan_of(row, keyring, timezone.localdate())
    for of_goal in plan.goals:
        for of_service in of_goal.services:
            if of_service.row.pk == pk:
                return of_goal, of_service
    raise Http404


def _context(keyring: Keyring, row: Case, now: OpenedGoal) -> dict[str, object]:
    return {
        "case": row,
        "goal": now,
        "end_form": GoalEndForm.of(now),
        "earlier": showing.earlier_of_goal(now, keyring),
    }


def _of_service(keyring: Keyring, row: Case, goal: OpenedGoal, now: OpenedService) -> dict[str, object]:
    earlier = showing.earlier_of_service(now, keyring)
    return {"case": row, "goal": goal, "service": showing.service_shown(now), "earlier": earlier}


def _back(request: HttpRequest, where: str, *, is_changed: bool) -> HttpResponse:
    if not is_changed:
        messages.info(request, _("Nothing was different, so nothing was changed."))
    return redirect(where)


def _place_of(pk: UUID, goal: UUID) -> str:
    """Where the goal stands on the page of the plan: who wrote it sees it."""
    return f"{reverse('support:plan', args=[pk])}#goal-{goal}"
