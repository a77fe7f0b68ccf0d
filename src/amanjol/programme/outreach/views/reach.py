"""What was put out, and what was counted there: one day beside the other, never one and the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from amanjol.foundation.once.answers import no_act
from amanjol.programme.outreach import films, queries
from amanjol.programme.outreach.actions import reaching
from amanjol.programme.outreach.forms.reaching import NO_PERMIT, PublicationForm, SnapshotForm
from amanjol.programme.outreach.places import CAPTIONS
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member


@require_safe
@for_managers
def publications(request: HttpRequest, member: Member) -> HttpResponse:
    rows = queries.newest_counts(member)
    films.marked(row for row, _newest in rows)
    return render(request, "outreach/publications.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new(request: HttpRequest, member: Member) -> HttpResponse:
    form = PublicationForm(_sent(request), campaigns=list(queries.campaigns_of(member)), initial={})
    if form.is_valid():
        try:
            row = reaching.put_out(what=form.typed, by=member)
        except reaching.NotPermitted:
            form.add_error("permit", NO_PERMIT)
        else:
            return redirect("outreach:publication", row.pk)
    return render(request, "outreach/reach_form.html", {"form": form, "title": _("New publication")})


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def publication(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """With the form of what somebody counts today; of a film that nothing permits any more, that it has to go."""
    row = get_object_or_404(queries.publications_of(member), pk=pk)
    films.marked([row])
    form = SnapshotForm(_sent(request), publication=row, initial={})
    if form.is_valid():
        try:
            reaching.count(publication=row, counted=form.typed, by=member)
        except reaching.CountedBefore:
            form.add_error("captured_on", _("That day is written down already: choose another day."))
        else:
            return redirect("outreach:publication", pk)
    context = {
        "publication": row,
        "snapshots": list(row.snapshots.all()),
        "captions": [CAPTIONS.get(code, code) for code in row.captions],
        "questions": [line for line in row.questions.splitlines() if line.strip()],
        "form": form,
        "is_out_there": films.is_there(row),
    }
    return render(request, "outreach/publication.html", context)


@require_POST
@for_managers
def taken_down(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    rows = queries.publications_of(member)
    row = get_object_or_404(rows.select_for_update(of=("self",)), pk=pk)
    if not reaching.take_down(publication=row, by=member):
        messages.info(request, _("That is written down already."))
        return no_act(redirect("outreach:publication", pk))
    return redirect("outreach:publication", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def change(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    rows = queries.publications_of(member)
    row = get_object_or_404(rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=pk)
    form = PublicationForm.of(row, list(queries.campaigns_of(member)), _sent(request))
    if form.is_valid():
        try:
            reaching.change_publication(publication=row, what=form.typed, by=member)
        except reaching.NotPermitted:
            form.add_error("permit", NO_PERMIT)
        else:
            return redirect("outreach:publication", pk)
    context = {"form": form, "title": _("Change the publication"), "publication": row}
    return render(request, "outreach/reach_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def correct(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """What was counted on a day."""
    rows = queries.snapshots_of(member)
    row = get_object_or_404(rows.select_for_update(of=("self",)) if request.method == "POST" else rows, pk=pk)
    form = SnapshotForm.of(row, _sent(request))
    if form.is_valid():
        try:
            reaching.correct_count(snapshot=row, counted=form.typed, by=member)
        except reaching.CountedBefore:
            form.add_error("captured_on", _("That day is written down already: choose another day."))
        else:
            return redirect("outreach:publication", row.publication_id)
    context = {"form": form, "title": _("Correct what was counted"), "publication": row.publication}
    return render(request, "outreach/reach_form.html", context)


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None
