"""All releases, one of them with its tables, and bringing a new one."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.foundation.letters.node_folder import NoKeys
from amanjol.programme.insights.exporting.workbook import write_workbook
from amanjol.programme.releases import queries, rules, showing
from amanjol.programme.releases.actions import bringing
from amanjol.programme.releases.forms import BringForm
from amanjol.programme.releases.kinds import BROUGHT, State
from amanjol.programme.releases.signing import Believed
from amanjol.programme.results.guards import for_managers
from amanjol.programme.results.rules import is_alone
from amanjol.programme.results.words import title_of

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.releases.models import Release


@require_safe
@for_managers
def releases(request: HttpRequest, member: Member) -> HttpResponse:
    believed = Believed()
    rows = queries.releases_of(member)
    lines = [showing.line_of(row, is_believed=believed.is_signed(row)) for row in rows]
    context = {"lines": lines, "waiting": queries.waiting_for(member).count()}
    return render(request, "releases/releases.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new(request: HttpRequest, member: Member) -> HttpResponse:
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = BringForm(*sent)
    if form.is_valid():
        try:
            row = bringing.bring(titles=form.titles, tables=form.tables, by=member)
        except NoKeys:
            form.add_error(None, no_keys())
        else:
            return redirect("releases:release", row.pk)
    return render(request, "releases/form.html", {"form": form, "title": _("Bring tables")})


@require_safe
@for_managers
def release(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = get_object_or_404(_with_people(member), pk=pk)
    template = "releases/release.html"
    if request.headers.get("HX-Target") == "release":
        template = f"{template}#body"
    return render(request, template, _shown(row, member))


@require_safe
@for_managers
def workbook(_request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Of what was approved, and of nothing else."""
    row = get_object_or_404(queries.releases_of(member), pk=pk, state=State.APPROVED)
    if not queries.is_believed(row):
        raise Http404
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tables.xlsx"
        write_workbook(path, queries.tables_of(row))
        content = path.read_bytes()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    headers = {"Content-Disposition": f'attachment; filename="release-{row.number}.xlsx"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def no_keys() -> str:
    return _("This node has no keys yet, so nothing can be signed. Ask whoever runs it.")


def _with_people(member: Member) -> Any:
    return queries.releases_of(member).select_related(
        "brought_by__account", "decided_by__account", "withdrawn_by__account"
    )


def _shown(row: Release, member: Member) -> dict[str, Any]:
    is_believed = queries.is_believed(row)
    titles = {str(other.pk): title_of(other) for other in queries.titles_of(member)}
    findings, more = showing.told_of(row, titles) if is_believed else ([], 0)
    try:
        tables = showing.tables_shown(queries.tables_of(row)) if is_believed else []
    except queries.Unreadable:
        tables = []
    is_waiting = is_believed and row.state == State.WAITING
    return {
        "row": row,
        "line": showing.line_of(row, is_believed=is_believed),
        "findings": findings,
        "more": more,
        "is_settled": row.verdict.get("is_settled", True),
        "beside": len(row.verdict.get("beside", ())),
        "tables": tables,
        "may_approve": is_waiting and rules.can_approve(member, row),
        "may_discard": row.state in BROUGHT,
        "is_mine": row.brought_by_id == member.pk,
        "is_alone": is_waiting and row.brought_by_id == member.pk and is_alone(member),
    }
