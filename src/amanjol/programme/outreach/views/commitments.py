"""A commitment: another day for it, a report on it, the file that a report has."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.programme.outreach import queries
from amanjol.programme.outreach.actions import promising
from amanjol.programme.outreach.actions.writing import hold
from amanjol.programme.outreach.forms.recommending import (
    CorrectCommitmentForm,
    CorrectReportForm,
    MoveForm,
    ReportForm,
)
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.outreach.models import Commitment


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def move(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = _row(request, member, pk)
    form = MoveForm.of(row, request.POST if request.method == "POST" else None)
    if form.is_valid():
        promising.move(
            commitment=row, due_on=form.cleaned_data["due_on"], why=form.cleaned_data["moved_why"], by=member
        )
        return redirect("outreach:recommendation", row.recommendation_id)
    says = _("The first day stays beside the new one, for everybody who works here.")
    return _form(request, row, form, _("Move the day"), says)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def correct(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = _row(request, member, pk)
    form = CorrectCommitmentForm.of(row, request.POST if request.method == "POST" else None)
    if form.is_valid():
        promising.correct_commitment(commitment=row, by=member, **form.typed)
        return _corrected(request, row)
    return _form(request, row, form, _("Correct the commitment"), _erases())


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def report(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = _row(request, member, pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ReportForm(*sent, initial={"on": timezone.localdate()})
    if form.is_valid():
        promising.report(commitment=row, said=form.typed, file=form.file, by=member)
        return redirect("outreach:recommendation", row.recommendation_id)
    return _form(request, row, form, _("Report"), has_file=True)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def correct_report(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Locks its commitment too, as every other act on a commitment does first."""
    if request.method == "POST":
        hold(member)
    rows = queries.reports_of(member)
    locked = rows.select_for_update(of=("self", "commitment"))
    row = get_object_or_404(locked if request.method == "POST" else rows, pk=pk)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = CorrectReportForm.of(row, *sent)
    if form.is_valid():
        promising.correct_report(
            report=row, said=form.typed, file=form.file, drops_file=form.drops, by=member
        )
        return _corrected(request, row.commitment)
    return _form(request, row.commitment, form, _("Correct the report"), _erases(), has_file=True)


@require_safe
@for_managers
def proof(_request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """To be kept, never to be opened here: what somebody handed in does not run as a page of ours."""
    file = get_object_or_404(queries.proof_files(member), pk=pk)
    return HttpResponse(
        bytes(file.content),
        content_type=file.kind,
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"},
    )


def _erases() -> str:
    return _(
        "What you write takes the place of what stands there, and the earlier words are erased. Everybody goes on"
        " reading what was approved before: if a name stands in it, press “Show it to nobody” on the recommendation"
        " first."
    )


def _corrected(request: HttpRequest, commitment: Commitment) -> HttpResponse:
    messages.success(request, _("Corrected. What stood there before is erased here."))
    return redirect("outreach:recommendation", commitment.recommendation_id)


def _row(request: HttpRequest, member: Member, pk: UUID) -> Commitment:
    if request.method == "POST":
        hold(member)
    rows = queries.all_commitments(member)
    return get_object_or_404(
        rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=pk
    )


def _form(
    request: HttpRequest,
    commitment: Commitment,
    form: object,
    title: str,
    says: str = "",
    *,
    has_file: bool = False,
) -> HttpResponse:
    context = {
        "form": form, "title": title, "row": commitment.recommendation, "commitment": commitment, "says": says,
        "has_file": has_file,
    }  # fmt: skip
    return render(request, "outreach/form.html", context)
