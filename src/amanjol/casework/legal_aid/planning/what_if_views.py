"""What if: changes from lists, before and after on a copy of a plan; what trainings buy, kept with the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from amanjol.casework.legal_aid.planning import actions, changing, helping, queries
from amanjol.casework.legal_aid.planning.changing import Change
from amanjol.casework.legal_aid.planning.comparing import before_and_after
from amanjol.casework.legal_aid.planning.forms import WhatIfForm
from amanjol.casework.legal_aid.planning.showing import Shown
from amanjol.casework.legal_aid.planning.views import opened_or_404, with_keys
from amanjol.casework.legal_aid.planning.words import CHANGES
from amanjol.casework.legal_aid.roads.words import in_hours
from amanjol.foundation.web.repeating import repeatable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse, QueryDict

    from amanjol.casework.legal_aid.planning.records import GainedTogether, PlanRecord, Trainings
    from amanjol.foundation.organisations.keys.keyring import Keyring


@require_safe
@with_keys
def what_if(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Each `with` of the address is a change; the form adds one. Of a plan that is of now more may be asked."""
    opened = opened_or_404(keyring, pk)
    planned = actions.planned_now(keyring)
    plan = helping.reopened(queries.files_of(keyring, opened))
    display = Shown(plan, (), planned.facts)
    learnt = helping.learnt(plan.problem)
    is_current = planned.weighed.problem.digest() == opened.record.inputs
    if is_current:  # the same, with each part of the cost and each condition by itself
        plan = replace(plan, problem=planned.weighed.problem)
    choices: dict[str, Any] = {
        "advocates": sorted(((of, display.name(of)) for of in plan.advocates), key=lambda of: of[1]),
        "possible": changing.possible(plan.problem),
    }
    form = WhatIfForm(request.GET if "advocate" in request.GET else None, **choices)
    added = [form.chosen] if form.is_bound and form.is_valid() else []
    try:
        chosen = changing.together([*_chosen(request.GET), *added])
        anew = () if is_current else changing.asked_anew(plan, chosen)
        changes = [change for change in chosen if change not in anew]
        compared = changing.compared(plan, changes) if changes else None
    except changing.NoChange:
        raise Http404 from None
    unserved = (opened.record.crowded, opened.record.without)
    context = {
        "opened": opened,
        "is_current": is_current,
        "changes": _lines(changes, display),
        "anew": _lines(anew, display),
        "form": form if form.errors else WhatIfForm(**choices),
        "answer": before_and_after(compared, display, planned.facts, unserved) if compared else None,
        "rankings": _rankings(opened.record, learnt, display),
    }
    return render(request, "legal_aid/planning/what_if.html", context)


@require_POST
@with_keys
@repeatable
def trainings(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Rank some more; the page asks again until all are ranked."""
    opened = opened_or_404(keyring, pk)
    condition = request.POST.get("condition", "")
    try:
        record = actions.rank_trainings(keyring=keyring, plan=pk, condition=condition)
    except helping.NotLearnt:
        raise Http404 from None
    if not request.headers.get("HX-Request"):
        return redirect("legal_aid:what_if", pk=pk)
    planned = actions.planned_now(keyring)
    plan = helping.reopened(queries.files_of(keyring, opened))
    [ranking] = _rankings(record, [condition], Shown(plan, (), planned.facts))
    context = {"opened": opened, "ranking": ranking}
    return render(request, "legal_aid/planning/ranking.html", context)


def _chosen(asked: QueryDict) -> list[Change]:
    """NoChange."""
    return [Change.of_text(text) for text in asked.getlist("with")[: changing.MOST_CHANGES]]


def _lines(changes: Sequence[Change], display: Shown) -> list[dict[str, Any]]:
    return [
        {
            "text": str(change),
            "name": display.name(change.advocate),
            "words": CHANGES[change.what],
            "places": change.places,
            "without": _address([of for of in changes if of != change]),
        }
        for change in changes
    ]


def _address(changes: Iterable[Change]) -> str:
    return urlencode([("with", str(change)) for change in changes])


def _rankings(record: PlanRecord, learnt: Sequence[str], display: Shown) -> list[dict[str, Any]]:
    of_condition: dict[str, Trainings] = {of.condition: of for of in record.trainings}
    return [_ranking(condition, of_condition.get(condition), display) for condition in learnt]


def _ranking(condition: str, of: Trainings | None, display: Shown) -> dict[str, Any]:
    sets = of.sets if of is not None else ()
    most = max((gained.most_more for gained in sets), default=0)
    return {
        "condition": condition,
        "words": CHANGES[condition],
        "of": of,
        "best": [
            (display.name(gained.advocate), gained.more, in_hours(gained.spared))
            for gained in (of.best if of is not None else ())
        ],
        "spared": in_hours(of.together[1]) if of is not None and of.together else "",
        "sets": [_set(many, gained, condition, display) for many, gained in enumerate(sets, 1)],
        "scale": max(most, 1),
        "percent": _percent(of),
    }


def _set(many: int, gained: GainedTogether, condition: str, display: Shown) -> dict[str, Any]:
    return {
        "many": many,
        "more": gained.more,
        "most_more": gained.most_more,
        "is_best": gained.worth == gained.most_worth,
        "spared": in_hours(gained.spared),
        "names": [display.name(pk) for pk in gained.advocates],
        "address": _address(Change(pk, condition) for pk in gained.advocates),
    }


def _percent(of: Trainings | None) -> int:
    if of is None:
        return 0
    in_all = of.tried + of.ahead
    return 100 * of.tried // in_all if in_all else 100
