"""The ledger and the page of a recommendation, with what is written on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.foundation.once.answers import no_act
from amanjol.programme.outreach import opening, queries, rules, showing, witnesses
from amanjol.programme.outreach.actions import deciding, promising, recommending
from amanjol.programme.outreach.actions.writing import hold
from amanjol.programme.outreach.forms.recommending import (
    AnswerForm,
    CommitmentForm,
    DaysForm,
    RecommendationForm,
)
from amanjol.programme.outreach.languages import LANGUAGES
from amanjol.programme.outreach.views.openly import in_words
from amanjol.programme.results.guards import for_managers
from amanjol.programme.results.rules import is_alone

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.outreach.models import Recommendation
    from amanjol.programme.outreach.queries import OpenEntry


@require_safe
@for_managers
def ledger(request: HttpRequest, member: Member) -> HttpResponse:
    entries = queries.ledger(member, timezone.localdate())
    open_ids = queries.open_ids(member)
    context = {
        "parts": showing.parts_of(entries),
        "open_ids": open_ids,
        "shown": len(open_ids),
        "waiting": queries.waiting_for(member),
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
    proposed, current = opening.copy_of(row), opening.open_copy(row)
    digest = opening.digest_of(proposed)
    is_asked = witnesses.is_asked(row, digest)
    as_read = queries.as_everybody_reads(proposed, row.organisation_id, today)
    context = {
        "row": row,
        "entry": entry,
        "badge": showing.BADGES[entry.standing],
        "commitments": commitments,
        "partner_is_named": proposed.partner is not None,
        "open_standing": (current or proposed).shown.standing(today),
        "is_open": current is not None,
        "is_unmarked": current is None and row.shown_on is not None,
        "readings": _readings(as_read, today) if current != proposed else [],
        "seen": digest,
        "is_asked": is_asked,
        "may_decide": is_asked and rules.can_decide(member, row),
        "is_alone": is_alone(member),
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
def ask(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    return _decide(
        request, member, pk, deciding.ask, _("Handed over. A second person shows it to everybody.")
    )


@require_POST
@for_managers
def take_back(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    says = _("It can be written on. Hand it over again when it is ready.")
    return _decide(request, member, pk, deciding.take_back, says)


@require_POST
@for_managers
def show(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    return _decide(request, member, pk, deciding.approve, _("Everybody can read it now."))


@require_POST
@for_managers
def hide(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    says = _("It is off the open page. Whoever saved it meanwhile still has it.")
    return _decide(request, member, pk, deciding.hide, says)


def _decide(
    request: HttpRequest, member: Member, pk: UUID, act: Callable[..., None], says: str
) -> HttpResponse:
    """Of what stood on the page, where that says it."""
    row = get_object_or_404(queries.recommendations_of(member), pk=pk)
    seen = {"seen": request.POST.get("seen", "")[:64]} if act in {deciding.ask, deciding.approve} else {}
    back = redirect("outreach:recommendation", pk)
    try:
        act(recommendation=row, by=member, **seen)
    except deciding.NotNow:
        messages.error(request, _("It was handed over or decided meanwhile: look what stands there now."))
        return no_act(back)
    except deciding.ChangedSince:
        messages.error(request, _("It was changed since this page was opened: read it again."))
        return no_act(back)
    messages.success(request, says)
    return back


def _readings(entry: OpenEntry, today: date) -> list[tuple[str, str, SafeString]]:
    """As everybody would read it: language, its own name, the article."""
    readings = []
    for code, own in LANGUAGES.items():
        with translation.override(code):
            context = {"entry": in_words(entry), "today": today}
            readings.append((code, own, render_to_string("outreach/open/article.html", context)))
    return readings


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _row(request: HttpRequest, member: Member, pk: UUID) -> Recommendation:
    """Locked where something is written, so that of two at once one sees what the other saved."""
    if request.method == "POST":
        hold(member)
    rows = queries.recommendations_of(member)
    return get_object_or_404(
        rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=pk
    )


def _form(
    request: HttpRequest, form: object, title: str, row: Recommendation | None = None, says: str = ""
) -> HttpResponse:
    return render(request, "outreach/form.html", {"form": form, "title": title, "row": row, "says": says})
