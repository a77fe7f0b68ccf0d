"""The person's own copy of the plan: only after a question, in their language, naming nobody who works here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import sealing
from amanjol.casework.cases.guards import case_for
from amanjol.casework.desk import printing
from amanjol.casework.standards.papers.access import CYRILLIC, in_language, packaged_paper
from amanjol.casework.standards.plans.paper import (
    PaperGoal,
    PaperService,
    PlanCopy,
    document_of,
    packaged_plan_paper,
    words_of,
)
from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.forms import PlanPaperForm
from amanjol.casework.support.plans.queries import plan_of
from amanjol.casework.support.plans.views.plan import with_keys
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.support.plans.queries import OpenedGoal, OpenedPlan, OpenedService
    from amanjol.foundation.organisations.keys.keyring import Keyring


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
@repeatable
def paper(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, words = case_for(keyring, pk), packaged_plan_paper()
    of_case = plan_of(row, keyring, timezone.localdate())
    if not of_case.open_goals:
        raise Http404
    form = PlanPaperForm(
        request.POST or None, goals=of_case.open_goals, initial={"language": _language_of(of_case)}
    )
    unread = [name for language, name in words.printed_in.items() if not words.is_read(language)]
    context = {"case": row, "form": form, "unread": unread, "plan": of_case}
    if request.method == "POST" and form.data.get("is_safe") in {"no", "not-sure"}:
        return render(request, "support/plans/paper_ask.html", context | {"is_kept_here": True})
    if not form.is_valid():
        return render(request, "support/plans/paper_ask.html", context)
    language = form.cleaned_data["language"]
    of = sealing.open_person(row.person, keyring).name if form.cleaned_data["with_name"] else ""
    sheet = words_of(_copy(of_case, form.cleaned_data["goals"], language, of), language)
    response, context["failed"] = None, ""
    if printing.is_for_printer(request):
        # Before it is written down: while the paper is set, nobody waits for the journal.
        response, context["failed"] = printing.paper_or_reason(document_of(sheet, language))
    actions.note_printed(keyring=keyring, case=row)
    if response is not None:
        return response
    context |= {
        "words": sheet,
        "tag": "uz-Cyrl" if language == CYRILLIC else language,
        "is_read": words.is_read(language),
        "sent": printing.sent_with(request, form),
    }
    return render(request, "support/plans/paper.html", context)


def _language_of(plan: OpenedPlan) -> str:
    """That in which it was gone through, where the paper is printed in it."""
    newest = plan.record.newest if plan.record is not None else None
    spoken = newest.language if newest is not None else ""
    return spoken if spoken in packaged_plan_paper().printed_in else get_language() or "en"


def _copy(plan: OpenedPlan, chosen: list[str], language: str, of: str) -> PlanCopy:
    newest = plan.record.newest if plan.record is not None else None
    goals = [_goal(goal, language) for goal in plan.open_goals if str(goal.row.pk) in chosen]
    return PlanCopy(
        tuple(goals),
        newest.on if newest is not None else None,
        plan.row.review_on if plan.row is not None else None,
        of,
    )


def _goal(goal: OpenedGoal, language: str) -> PaperGoal:
    return PaperGoal(goal.record.words, tuple(_service(service, language) for service in goal.services))


def _service(service: OpenedService, language: str) -> PaperService:
    """Of who works here the role stands for the name."""
    member, record = service.row.member, service.record
    role = in_language(packaged_paper().of_role(member.role if member is not None else ""), language)
    return PaperService(record.what, record.outside or role, service.row.due_on, record.state.value)
