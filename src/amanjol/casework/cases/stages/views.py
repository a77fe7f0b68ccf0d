"""Going on: the stages of help, and apart from them justice, only as the person wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import sealing
from amanjol.casework.cases.guards import case_for, with_keys
from amanjol.casework.cases.items import Items
from amanjol.casework.cases.models import Status
from amanjol.casework.cases.stages import actions as going_on
from amanjol.casework.cases.stages.clocks import clocks_of
from amanjol.casework.desk.attachments import OpenedCase, named
from amanjol.casework.desk.country import country_policy
from amanjol.casework.desk.fields import DatedForm
from amanjol.casework.standards.stages import assistance, justice, tracks
from amanjol.casework.standards.stages.assistance import AssistanceStage, Fact
from amanjol.casework.standards.stages.justice import JusticeStep, Wish

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import CaseRecord
    from amanjol.casework.standards.stages.tracks import Need, Track
    from amanjol.foundation.organisations.keys.keyring import Keyring

# What is true only by a consent, which is written down on a page of its own.
CONSENTED = frozenset({Fact.AGREES_TO_SUPPORT, Fact.AGREES_TO_IDENTIFICATION, Fact.PLAN_AGREED})


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def help_stage(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    """Facts are ticked as they are true now; a stage that they do not open says why."""
    row, policy, today = case_for(keyring, pk), country_policy(), timezone.localdate()
    if policy is None:
        raise Http404
    record, track, refused = sealing.open_case(row, keyring), assistance.packaged_track(), None
    stage, facts, form = record.help.now.stage, record.facts, DatedForm(request.POST or None)
    if request.method == "POST":
        facts = _true_now(facts, track.asked_for(stage), request)
        to = _one_of(AssistanceStage, request.POST.get("to", ""))
    if form.is_valid():
        try:
            true_facts, on = _known(facts), form.cleaned_data["happened_on"]
            going_on.move_help(
                keyring=keyring, case=row, to=to, facts=true_facts, policy=policy, today=today, on=on
            )
            return redirect("cases:case", pk=pk)
        except tracks.Refused as refusal:
            refused = refusal.sentence
    context = _context(row, track, stage, facts) | {
        "now": named(track.stage(stage), _opened(keyring, row, record)),
        "possible": assistance.possible(record.help, _known(facts), today, policy),
        "clocks": clocks_of(keyring, record),
    }
    return render(request, "cases/stage.html", context | {"refused": refused, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@with_keys
def justice_step(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    row, today = case_for(keyring, pk), timezone.localdate()
    record, track, refused = sealing.open_case(row, keyring), justice.packaged_track(), None
    stage, wishes, form = record.justice.now.stage, record.wishes, DatedForm(request.POST or None)
    if request.method == "POST":
        wishes = _true_now(wishes, track.asked_for(stage), request)
        to = _one_of(JusticeStep, request.POST.get("to", ""))
    if form.is_valid():
        try:
            true_wishes, on = frozenset(map(Wish, wishes)), form.cleaned_data["happened_on"]
            going_on.move_justice(keyring=keyring, case=row, to=to, wishes=true_wishes, today=today, on=on)
            return redirect("cases:case", pk=pk)
        except tracks.Refused as refusal:
            refused = refusal.sentence
    context = _context(row, track, stage, wishes) | {
        "possible": justice.possible(record.justice, map(Wish, wishes), today)
    }
    return render(
        request, "cases/stage.html", context | {"refused": refused, "form": form, "is_justice": True}
    )


def _opened(keyring: Keyring, row: Case, record: CaseRecord) -> OpenedCase:
    """For the words that fit this case. SealBroken."""
    person, is_open = sealing.open_person(row.person, keyring), row.status == Status.OPEN
    return OpenedCase(
        keyring, row, person, record, Items(row, record, keyring), may_work=True, may_write=is_open
    )


def _one_of[Stage: (AssistanceStage, JusticeStep)](stages: type[Stage], typed: str) -> Stage:
    try:
        return stages(typed)
    except ValueError:
        raise Http404 from None


def _true_now(before: frozenset[str], asked: tuple[Need, ...], request: HttpRequest) -> frozenset[str]:
    """What was ticked of what was asked; what is not asked in this stage stays as it was."""
    ticked = set(request.POST.getlist("true"))
    here = {need.fact for need in asked}
    return frozenset((before - here) | (here & ticked))


def _context(row: Case, track: Track, stage: str, true: frozenset[str]) -> dict[str, Any]:
    asked = track.asked_for(stage)
    return {
        "case": row,
        "asks_consent": any(need.fact in CONSENTED for need in asked),
        "now": track.stage(stage),
        "always": track.always,
        "ticks": [(need.fact, need.label, need.fact in true) for need in asked],
    }


def _known(facts: Iterable[str]) -> frozenset[Fact]:
    """Those that there are here: another version may know of others."""
    return frozenset(Fact(fact) for fact in facts if fact in set(Fact))
