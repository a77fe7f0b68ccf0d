"""The plan of a case: what cannot wait, goals with their services, and when it was gone through with the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.cases import sealing
from amanjol.casework.cases.details import wording
from amanjol.casework.cases.details.parts import SUPPORT_PLANS
from amanjol.casework.cases.guards import case_for, case_to_change, reading, with_keys_on
from amanjol.casework.cases.models import Status
from amanjol.casework.desk import rules
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.casework.standards.plans.first import packaged_first
from amanjol.casework.support.plans import actions, showing
from amanjol.casework.support.plans.documents import documents_of
from amanjol.casework.support.plans.forms import TogetherForm
from amanjol.casework.support.plans.queries import plan_of
from amanjol.casework.support.plans.records import First
from amanjol.casework.support.plans.taking_over import plans_in_details
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.keys.keyring import Keyring

with_keys = with_keys_on("support:plan")
"""As on the pages of a case; where it is closed or full, the page of the plan says so."""


@require_safe
@reading
def plan(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_for(keyring, pk)
    person, record = sealing.open_person(row.person, keyring), sealing.open_case(row, keyring)
    of_case = plan_of(row, keyring, timezone.localdate())
    may_work, discreet = rules.can_work(keyring.member), is_discreet(request)
    goals = [goal for goal in of_case.goals if not (discreet and showing.is_delicate(goal))]
    left = plans_in_details(row, keyring)
    fields = [packaged_standard().section(SUPPORT_PLANS.section).field(name) for name in SUPPORT_PLANS.fields]
    care, unasked = showing.care_of(of_case, record), showing.not_asked_yet(of_case)
    context = {
        "case": row,
        "is_accompaniment": record.accompanies is not None,
        "person": person,
        "plan": of_case,
        "first": packaged_first(),
        "unasked": [of for of in unasked if care is None or of is not First.CARE],
        "care": None if discreet else care,
        "safety_plan": record.safety_plan,
        "discreet": discreet,
        "is_hidden": len(goals) < len(of_case.goals),
        "goals": showing.goals_shown([goal for goal in goals if goal.is_open]),
        "ended": showing.goals_shown([goal for goal in goals if not goal.is_open]),
        "together": showing.together_shown(of_case, keyring),
        "in_details": [wording.lines(entry.values, fields) for entry in left],
        "documents": documents_of(goals, person.form),
        "earlier": showing.earlier_of_plan(of_case, row, person, record, keyring),
        "may_work": may_work,
        "may_write": may_work and row.status == Status.OPEN,
    }
    return render(request, "support/plans/plan.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def together(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row = case_to_change(request, keyring, pk)
    of_case = plan_of(row, keyring, timezone.localdate())
    if of_case.row is None or of_case.record is None:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = TogetherForm.of(of_case.row, of_case.record, typed)
    if form.is_valid():
        said = form.cleaned_data
        actions.go_through(
            keyring=keyring, case=row, language=said["language"], agrees=said["agrees"] == "yes",
            says=said["says"], on=said["happened_on"], review_on=said["review_on"],
        )  # fmt: skip
        messages.success(request, _("Saved."))
        return redirect("support:plan", pk=pk)
    context = {"case": row, "form": form, "goals": showing.goals_shown(of_case.open_goals)}
    return render(request, "support/plans/together.html", context)
