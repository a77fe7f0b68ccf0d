"""Plans: those made so far, one of them with its pictures, what would help, the files that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.casework.desk.guards import with_keys_at
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.allocation.assigning import TooLarge
from amanjol.casework.legal_aid.needs.words import URGENCIES
from amanjol.casework.legal_aid.offers.words import CONDITIONS
from amanjol.casework.legal_aid.planning import actions, helping, queries
from amanjol.casework.legal_aid.planning.forms import TRAININGS, WhatIfForm
from amanjol.casework.legal_aid.planning.showing import URGENCY_OF, Shown
from amanjol.casework.legal_aid.roads.words import in_hours
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.casework.legal_aid.planning.helping import Reopened
    from amanjol.casework.legal_aid.planning.queries import OpenedPlan
    from amanjol.casework.legal_aid.planning.records import PlanRecord, Trainings
    from amanjol.foundation.organisations.keys.keyring import Keyring

AT_ONCE: Final = 60
MOST_LEFT: Final = 60
with_keys = with_keys_at("legal_aid:plans", rules.can_coordinate, of_record=False)


@require_safe
@with_keys
def plans(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    of_all = queries.opened(keyring)
    planned = actions.planned_now(keyring)
    inputs = planned.weighed.problem.digest()
    names = names_of({of.record.by for of in of_all}, keyring.member.organisation)
    context = {
        "planned": planned,
        "free": sum(len(lawyer.loads) for lawyer in planned.weighed.problem.lawyers),
        "lines": [(of, names.get(of.record.by, ""), of.record.inputs == inputs) for of in of_all],
    }
    return render(request, "legal_aid/planning/plans.html", context)


@require_POST
@with_keys
def make(request: HttpRequest, keyring: Keyring) -> HttpResponse:
    try:
        row = actions.make_plan(keyring)
    except actions.NothingToPlan:
        says = _("There is nothing to plan: no need waits, or the register is empty.")
    except actions.TooMany:
        says = _("There are too many plans: erase some of them first.")
    except TooLarge:
        says = _("These are too many needs and advocates to plan at once. Nothing is saved.")
    else:
        return redirect("legal_aid:plan", pk=row.pk)
    messages.error(request, says)
    return no_act(redirect("legal_aid:plans"))


@require_safe
@with_keys
def plan(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """The plan, and the answer to what was asked of it."""
    opened = _opened(keyring, pk)
    files = queries.files_of(keyring, opened)
    reopened = helping.reopened(files)
    planned = actions.planned_now(keyring)
    display = Shown(reopened, files.pairs, planned.facts)
    learnt = helping.learnt(reopened.problem)
    form = WhatIfForm(
        request.GET if "advocate" in request.GET else None,
        advocates=sorted(((of, display.name(of)) for of in reopened.advocates), key=lambda of: of[1]),
        learnt=learnt,
    )
    left = display.left(learnt)
    context = {
        "opened": opened,
        "by": names_of({opened.record.by}, keyring.member.organisation).get(opened.record.by, ""),
        "is_current": planned.weighed.problem.digest() == opened.record.inputs,
        "served": [
            (str(URGENCIES[URGENCY_OF[urgency]]), amount, of_all, of_all - amount)
            for urgency, amount, of_all in opened.record.served
        ],
        "page": Paginator(display.pairs(), AT_ONCE).get_page(request.GET.get("page")),
        "left": left[:MOST_LEFT],
        "more_left": max(len(left) - MOST_LEFT, 0),
        "crowds": display.crowds(),
        "slots": display.slots(),
        "places": display.places(),
        "form": form,
        "answer": _answer(form, reopened, display),
        "rankings": _rankings(opened.record, learnt, display),
    }
    return render(request, "legal_aid/planning/plan.html", context)


@require_POST
@with_keys
@repeatable
def trainings(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Rank some more; the page asks again until all are ranked."""
    opened = _opened(keyring, pk)
    condition = request.POST.get("condition", "")
    try:
        record = actions.rank_trainings(keyring=keyring, plan=pk, condition=condition)
    except helping.NotLearnt:
        raise Http404 from None
    if not request.headers.get("HX-Request"):
        return redirect("legal_aid:plan", pk=pk)
    planned = actions.planned_now(keyring)
    reopened = helping.reopened(queries.files_of(keyring, opened))
    display = Shown(reopened, (), planned.facts)
    [ranking] = _rankings(record, [condition], display)
    context = {"opened": opened, "ranking": ranking}
    return render(request, "legal_aid/planning/ranking.html", context)


@require_safe
@with_keys
def table(_request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """What the plan was made from, with random ids alone, as `amanjol legal-aid certify` reads it."""
    opened = _opened(keyring, pk)
    content = queries.files_of(keyring, opened).table
    return _file(content, f"amanjol-plan-{opened.row.code}.csv", "text/csv; charset=utf-8")


@require_safe
@with_keys
def claim(_request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = _opened(keyring, pk)
    content = queries.files_of(keyring, opened).claim
    return _file(content, f"amanjol-plan-{opened.row.code}.json", "application/json")


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def erase(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = _opened(keyring, pk)
    if request.method == "POST":
        actions.erase_plan(keyring=keyring, plan=pk, today=timezone.localdate())
        messages.success(request, _("The plan is erased."))
        return redirect("legal_aid:plans")
    return render(request, "legal_aid/planning/erase.html", {"opened": opened})


def _opened(keyring: Keyring, pk: UUID) -> OpenedPlan:
    opened = queries.opened_plan(keyring, pk)
    if opened is None:
        raise Http404
    return opened


def _file(content: str, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _answer(form: WhatIfForm, plan: Reopened, display: Shown) -> dict[str, Any] | None:
    if not form.is_bound or not form.is_valid():
        return None
    answer = helping.changed(
        plan, form.cleaned_data["advocate"], form.kind, condition=form.condition, places=form.many
    )
    return {
        "name": display.name(form.cleaned_data["advocate"]),
        "change": dict(form.fields["change"].choices)[form.cleaned_data["change"]],  # type: ignore[attr-defined]  # a choice field has them
        "places": form.many if not form.condition else 0,
        "more": answer.gain.more,
        "spared": in_hours(answer.gain.cost),
        "served": [display.needs[pk] for pk in answer.served],
        "left": [display.needs[pk] for pk in answer.left],
    }


def _rankings(record: PlanRecord, learnt: list[str], display: Shown) -> list[dict[str, Any]]:
    ranked: dict[str, Trainings] = {of.condition: of for of in record.trainings}
    return [
        {
            "condition": condition,
            "words": str(TRAININGS.get(condition, CONDITIONS[condition])),
            "of": ranked.get(condition),
            "best": [
                (display.name(gained.advocate), gained.more, in_hours(gained.spared))
                for gained in (ranked[condition].best if condition in ranked else ())
            ],
            "spared": _spared_together(ranked.get(condition)),
            "percent": _percent(ranked.get(condition)),
        }
        for condition in learnt
    ]


def _spared_together(trainings: Trainings | None) -> str:
    return in_hours(trainings.together[1]) if trainings is not None and trainings.together else ""


def _percent(trainings: Trainings | None) -> int:
    if trainings is None:
        return 0
    in_all = trainings.tried + trainings.ahead
    return 100 * trainings.tried // in_all if in_all else 100
