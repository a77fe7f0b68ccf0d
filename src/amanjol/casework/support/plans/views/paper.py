"""The person's own copy of the plan: only after a question, in their language, naming nobody who works here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import sealing
from amanjol.casework.cases.guards import case_for
from amanjol.casework.standards.papers.access import CYRILLIC, in_language, packaged_paper
from amanjol.casework.standards.plans.paper import packaged_plan_paper
from amanjol.casework.support.plans import actions
from amanjol.casework.support.plans.forms import PlanPaperForm
from amanjol.casework.support.plans.queries import plan_of
from amanjol.casework.support.plans.views.plan import with_keys
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.support.plans.queries import OpenedGoal, OpenedPlan, OpenedService
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class PaperService:
    """`who` is a role, or a name outside as it was typed."""

    what: str
    who: str
    due_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class PaperGoal:
    words: str
    services: list[PaperService]


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
    actions.note_printed(keyring=keyring, case=row)
    language = form.cleaned_data["language"]
    chosen = [goal for goal in of_case.open_goals if str(goal.row.pk) in form.cleaned_data["goals"]]
    name = sealing.open_person(row.person, keyring).name if form.cleaned_data["with_name"] else ""
    context |= _fixed_words(of_case, language) | {
        "of": name,
        "goals": [_goal(goal, language) for goal in chosen],
        "tag": "uz-Cyrl" if language == CYRILLIC else language,
        "is_read": words.is_read(language),
    }
    return render(request, "support/plans/paper.html", context)


def _language_of(plan: OpenedPlan) -> str:
    """That in which it was gone through, where the paper is printed in it."""
    newest = plan.record.newest if plan.record is not None else None
    spoken = newest.language if newest is not None else ""
    return spoken if spoken in packaged_plan_paper().printed_in else get_language() or "en"


def _fixed_words(plan: OpenedPlan, language: str) -> dict[str, str]:
    words = packaged_plan_paper()
    names = ("title", "mine", "want", "what", "who", "until", "how_far")
    fixed = {name: in_language(getattr(words, name), language) for name in names}
    newest = plan.record.newest if plan.record is not None else None
    gone_on = newest.on if newest is not None else None
    review_on = plan.row.review_on if plan.row is not None else None
    return fixed | {
        "keep": in_language(packaged_paper().keep, language),
        "name": in_language(packaged_paper().name, language),
        "together": in_language(words.together.fill(day=_day(gone_on)), language) if gone_on else "",
        "review": in_language(words.review.fill(day=_day(review_on)), language) if review_on else "",
    }


def _goal(goal: OpenedGoal, language: str) -> PaperGoal:
    return PaperGoal(goal.record.words, [_service(service, language) for service in goal.services])


def _service(service: OpenedService, language: str) -> PaperService:
    member = service.row.member
    role = in_language(packaged_paper().of_role(member.role if member is not None else ""), language)
    state = in_language(packaged_plan_paper().of_state(service.record.state.value), language)
    return PaperService(service.record.what, service.record.outside or role, service.row.due_on, state)


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
