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
    from collections.abc import Mapping
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.releases.models import Release


@require_safe
@for_managers
def releases(request: HttpRequest, member: Member) -> HttpResponse:
    believed = Believed()
    lines = [showing.line_of(row, is_believed=believed.is_signed(row)) for row in queries.listed(member)]
    return render(request, "releases/releases.html", {"lines": lines})


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def new(request: HttpRequest, member: Member) -> HttpResponse:
    form = BringForm()
    if request.method == "POST":
        form = BringForm(request.POST, request.FILES, harms=queries.harms_of(member.organisation_id))
    if form.is_valid():
        try:
            row = bringing.bring(titles=form.titles, tables=form.tables, by=member)
        except NoKeys:
            form.add_error(None, no_keys())
        except bringing.AnotherFirst:
            form.add_error(None, another_first())
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


def another_first() -> str:
    return _(
        "Another release is being attacked, which can take twenty minutes. One goes after the other: try again when its"
        " page says what came of it."
    )


def _with_people(member: Member) -> Any:
    return queries.releases_of(member).select_related(
        "brought_by__account", "decided_by__account", "withdrawn_by__account"
    )


def _shown(row: Release, member: Member) -> dict[str, Any]:
    is_believed = queries.is_believed(row)
    verdict = row.verdict if is_believed else {}
    titles = {str(other.pk): title_of(other) for other in queries.titles_of(member)}
    findings, more = showing.told_of(row, titles) if is_believed else ([], 0)
    try:
        tables = showing.tables_shown(queries.tables_of(row)) if is_believed and _shows(row, member) else []
    except queries.Unreadable:
        tables = []
    is_waiting = is_believed and row.state == State.WAITING
    return {
        "row": row,
        "line": showing.line_of(row, is_believed=is_believed),
        "findings": findings,
        "more": more,
        "is_settled": verdict.get("is_settled", True),
        "beside": len(verdict.get("beside", ())),
        "tables": tables,
        **_for_the_second(row, verdict, is_waiting=is_waiting),
        "has_reporting": row.state == State.APPROVED and queries.reporting_of(row) is not None,
        "is_lost": is_believed and row.state == State.EXAMINED and not bringing.is_under_way(row),
        "may_approve": is_waiting and rules.can_approve(member, row),
        "may_discard": row.state in BROUGHT,
        "is_mine": row.brought_by_id == member.pk,
        "is_alone": is_waiting and row.brought_by_id == member.pk and is_alone(member),
    }


def _for_the_second(row: Release, verdict: Mapping[str, Any], *, is_waiting: bool) -> dict[str, Any]:
    """What a second person weighs besides the tables."""
    if not is_waiting:
        return {}
    try:
        terms = queries.tables_of(row)
        last = queries.last_of(row.organisation_id)
    except queries.Unreadable:
        return {}
    tied = sum(mark[0] in verdict["tied"] for mark in verdict["beside"])
    return {"terms": terms, "tied": tied, "differs": showing.new_words(terms, last) if last else []}


def _shows(row: Release, member: Member) -> bool:
    """Nobody is given what was withdrawn; what is held back sees who brought it; a page that renews itself has none."""
    if row.state == State.HELD_BACK:
        return row.brought_by_id == member.pk
    return row.state in {State.WAITING, State.APPROVED}
