"""Tasks of a case: one line for a new one, one press when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from amanjol.casework.cases.guards import case_for, case_to_change, with_keys
from amanjol.casework.cases.tasks import actions
from amanjol.casework.cases.tasks.forms import DoneForm, TaskForm
from amanjol.casework.cases.tasks.people import askable
from amanjol.casework.cases.tasks.queries import tasks_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.tasks.queries import OpenedTask
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_POST
@with_keys
def write(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    form = TaskForm(request.POST, members=askable(keyring.member, row))
    if form.is_valid():
        actions.write_task(keyring=keyring, case=row, plan=form.plan)
        return redirect(_tasks_of(pk))
    return render(request, "cases/form.html", {"case": row, "form": form, "title": _("New task")})


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def change(request: HttpRequest, keyring: Keyring, pk: UUID, task: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    now = _task(row, task, keyring)
    plan = actions.Plan(now.record.text, now.row.member, now.row.due_on)
    typed = request.POST if request.method == "POST" else None
    form = TaskForm.of(plan, askable(keyring.member, row), typed)
    if form.is_valid():
        actions.change_task(keyring=keyring, case=row, task=task, plan=form.plan)
        return redirect(_tasks_of(pk))
    return render(request, "cases/task.html", {"case": row, "form": form, "task": now, "done": DoneForm()})


@sensitive_post_parameters()
@require_POST
@with_keys
def done(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, form = case_for(keyring, pk), DoneForm(request.POST)
    if "task" in form.errors:
        raise Http404
    if not form.is_valid():
        return render(request, "cases/form.html", {"case": row, "form": form, "title": _("Task")})
    task, outcome = form.task_id, form.cleaned_data["outcome"]
    try:
        actions.end_task(keyring=keyring, case=row, task=task, outcome=outcome)
    except actions.NoSuchTask:
        raise Http404 from None
    return redirect("web:home") if "from-today" in request.POST else redirect(_tasks_of(pk))


@require_POST
@with_keys
def again(request: HttpRequest, keyring: Keyring, pk: UUID, task: UUID) -> HttpResponse:  # noqa: ARG001  as all views
    try:
        actions.take_up_again(keyring=keyring, case=case_for(keyring, pk), task=task)
    except actions.NoSuchTask:
        raise Http404 from None
    return redirect(_tasks_of(pk))


def _task(row: Case, task: UUID, keyring: Keyring) -> OpenedTask:
    of_case = tasks_of(row, keyring, timezone.localdate())
    chosen = next((entry for entry in (*of_case.to_do, *of_case.done) if entry.row.pk == task), None)
    if chosen is None:
        raise Http404
    return chosen


def _tasks_of(pk: UUID) -> str:
    """Where the tasks stand on the page of the case: who wrote one sees it."""
    return f"{reverse('cases:case', args=[pk])}#tasks"
