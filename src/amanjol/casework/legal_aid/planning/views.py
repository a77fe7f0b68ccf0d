"""Plans: those made so far, one of them with its pictures, the files that prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
from amanjol.casework.legal_aid.planning import actions, helping, queries
from amanjol.casework.legal_aid.planning.showing import URGENCY_OF, Shown
from amanjol.foundation.once.answers import no_act
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.casework.legal_aid.planning.queries import OpenedPlan
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
    opened = opened_or_404(keyring, pk)
    files = queries.files_of(keyring, opened)
    reopened = helping.reopened(files)
    planned = actions.planned_now(keyring)
    display = Shown(reopened, files.pairs, planned.facts)
    left = display.left(helping.learnt(reopened.problem))
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
    }
    return render(request, "legal_aid/planning/plan.html", context)


@require_safe
@with_keys
def table(_request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """What the plan was made from, with random ids alone, as `amanjol legal-aid certify` reads it."""
    opened = opened_or_404(keyring, pk)
    content = queries.files_of(keyring, opened).table
    return _file(content, f"amanjol-plan-{opened.row.code}.csv", "text/csv; charset=utf-8")


@require_safe
@with_keys
def claim(_request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = opened_or_404(keyring, pk)
    content = queries.files_of(keyring, opened).claim
    return _file(content, f"amanjol-plan-{opened.row.code}.json", "application/json")


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def erase(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    opened = opened_or_404(keyring, pk)
    if request.method == "POST":
        actions.erase_plan(keyring=keyring, plan=pk, today=timezone.localdate())
        messages.success(request, _("The plan is erased."))
        return redirect("legal_aid:plans")
    return render(request, "legal_aid/planning/erase.html", {"opened": opened})


def opened_or_404(keyring: Keyring, pk: UUID) -> OpenedPlan:
    opened = queries.opened_plan(keyring, pk)
    if opened is None:
        raise Http404
    return opened


def _file(content: str, name: str, kind: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
