"""A release as IATI 2.03: what it asks besides is written down here, and the file is taken."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.foundation.letters.node_folder import NoKeys
from amanjol.programme.insights.exporting.iati import write_iati
from amanjol.programme.releases import queries, showing
from amanjol.programme.releases.actions.bringing import NotNow, NotSigned
from amanjol.programme.releases.actions.reporting import report
from amanjol.programme.releases.forms import ReportingForm
from amanjol.programme.releases.kinds import State
from amanjol.programme.releases.signing import REPORTED
from amanjol.programme.releases.views.deciding import refused
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.releases.models import Release, Reporting


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def reporting(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = _approved(member, pk)
    seen = queries.reporting_of(row)
    form = ReportingForm(
        request.POST if request.method == "POST" else None,
        brought_on=timezone.localdate(row.brought_at),
        initial=_initial(member, seen),
        stored=None if seen else dict.fromkeys(REPORTED, ""),
    )
    if form.is_valid():
        try:
            report(release=row, values=form.cleaned_data, seen=seen, by=member)
        except (NotNow, NotSigned, NoKeys) as error:
            return refused(request, pk, error)
        messages.success(request, _("Kept. The file for IATI can be taken now."))
        return redirect("releases:release", pk)
    lead = _(
        "IATI asks this, and no table says it. The file has all approved releases of the activity, and none that was"
        " withdrawn."
    )
    back = showing.title_shown(row, is_believed=True)
    context = {"back": back, "form": form, "row": row, "title": _("What IATI asks"), "lead": lead}
    return render(request, "releases/reporting.html", context)


@require_safe
@for_managers
def iati(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    """Of what was approved, and of nothing else; where something is missing it is asked for."""
    row = _approved(member, pk)
    written = queries.reporting_of(row)
    if written is None:
        messages.error(request, _("There is no file yet: IATI asks what no table says. Write it down here."))
        return redirect("releases:reporting", pk)
    try:
        activity, reported = queries.in_iati(member, written)
    except queries.Altered as error:
        return _incomplete(request, error.row)
    except queries.Unreadable:
        raise Http404 from None
    with TemporaryDirectory() as folder:
        path = Path(folder) / "figures.xml"
        write_iati(path, activity, reported)
        content = path.read_bytes()
    headers = {"Content-Disposition": 'attachment; filename="iati-figures.xml"'}
    return HttpResponse(content, content_type="application/xml", headers=headers)


def _incomplete(request: HttpRequest, row: Release) -> HttpResponse:
    """To the release that would be missing."""
    title = showing.title_shown(row, is_believed=queries.is_believed(row))
    says = _(
        "There is no file: what stands of “%s” does not bear this node’s signature, and IATI would read a file without"
        " it as the whole. Write down anew what IATI asks of it, or tell the operator."
    )
    messages.error(request, says % title)
    return redirect("releases:release", row.pk)


def _approved(member: Member, pk: UUID) -> Release:
    row = get_object_or_404(queries.listed(member), pk=pk, state=State.APPROVED)
    if not queries.is_believed(row):
        raise Http404
    return row


def _initial(member: Member, seen: Reporting | None) -> dict[str, Any]:
    """What stands there; before, what was written down last of another release, without its days."""
    if seen is not None:
        return {name: getattr(seen, name) for name in REPORTED}
    last = queries.last_reporting(member)
    if last is None:
        return {"name": member.organisation.name}
    return {name: getattr(last, name) for name in REPORTED if name not in {"first_on", "last_on"}}
