"""The ledger and the page of a recommendation, with what is written on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.programme.outreach import opening, queries, showing
from amanjol.programme.outreach.actions import promising, recommending
from amanjol.programme.outreach.forms.recommending import (
    AnswerForm,
    CommitmentForm,
    DaysForm,
    RecommendationForm,
)
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.outreach.models import Recommendation


@require_safe
@for_managers
def ledger(request: HttpRequest, member: Member) -> HttpResponse:
    entries = queries.ledger(member, timezone.localdate())
    context = {
        "parts": showing.parts_of(entries),
        "shown": sum(e.recommendation.shown_on is not None for e in entries),
    }
    return render(request, "outreach/ledger.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new(request: HttpRequest, member: Member) -> HttpResponse:
    partners = list(queries.partners_of(member))
    sent = request.POST if request.method == "POST" else None
    form = RecommendationForm(sent, partners=partners, initial={"made_on": timezone.localdate()})
    if form.is_valid():
        row = recommending.recommend(what=form.typed, by=member)
        return redirect("outreach:recommendation", row.pk)
    return _form(request, form, _("New recommendation"))


@require_safe
@for_managers
def recommendation(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row, today = get_object_or_404(queries.recommendations_of(member), pk=pk), timezone.localdate()
    commitments = list(queries.commitments_of(row))
    entry = queries.entry_of(row, commitments, today)
    context = {
        "row": row,
        "entry": entry,
        "badge": showing.BADGES[entry.standing],
        "commitments": commitments,
        "partner_is_named": opening.is_partner_named(row, today),
        "open_standing": opening.shown_of(row).standing(today),
        "days_hold": row.are_days_agreed(today),
        "today": today,
    }
    return render(request, "outreach/recommendation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row, sent = _row(request, member, pk), _sent(request)
    form = RecommendationForm.of(row, list(queries.partners_of(member)), sent)
    if form.is_valid():
        was_agreed = row.lateness_agreed_on is not None
        recommending.change_recommendation(recommendation=row, what=form.typed, by=member)
        if was_agreed and row.lateness_agreed_on is None:
            says = _("No day is shown, and nothing as overdue: the addressee did not agree to it.")
            messages.warning(request, says)
        return redirect("outreach:recommendation", pk)
    return _form(request, form, _("Change the recommendation"), row)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def answer(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = _row(request, member, pk)
    form = AnswerForm.of(row, _sent(request))
    if form.is_valid():
        recommending.write_answer(recommendation=row, said=form.typed, by=member)
        return redirect("outreach:recommendation", pk)
    return _form(request, form, _("What was answered"), row)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def days(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Whether the addressee lets days be shown."""
    row = _row(request, member, pk)
    form = DaysForm.of(row, _sent(request))
    if form.is_valid():
        on, how = form.typed
        recommending.agree_to_days(recommendation=row, on=on, how=how, by=member)
        return redirect("outreach:recommendation", pk)
    says = _("Without their yes everybody reads what was promised and what was done, and no day of either.")
    return _form(request, form, _("May days be shown?"), row, says)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def commit(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = _row(request, member, pk)
    form = CommitmentForm(_sent(request), initial={"made_on": timezone.localdate()})
    if form.is_valid():
        promising.commit(recommendation=row, what=form.typed, by=member)
        return redirect("outreach:recommendation", pk)
    return _form(request, form, _("New commitment"), row)


@require_POST
@for_managers
def show(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    recommending.show(recommendation=_row(request, member, pk), by=member)
    messages.success(request, _("Everybody can read it now."))
    return redirect("outreach:recommendation", pk)


@require_POST
@for_managers
def hide(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    recommending.hide(recommendation=_row(request, member, pk), by=member)
    messages.success(request, _("It is off the open page. Whoever saved it meanwhile still has it."))
    return redirect("outreach:recommendation", pk)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _row(request: HttpRequest, member: Member, pk: UUID) -> Recommendation:
    """Locked where something is written, so that of two at once one sees what the other saved."""
    rows = queries.recommendations_of(member)
    return get_object_or_404(
        rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=pk
    )


def _form(
    request: HttpRequest, form: object, title: str, row: Recommendation | None = None, says: str = ""
) -> HttpResponse:
    return render(request, "outreach/form.html", {"form": form, "title": title, "row": row, "says": says})
