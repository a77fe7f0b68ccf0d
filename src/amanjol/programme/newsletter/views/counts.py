"""A count of released tables, to be said in texts: of which table first, then which count of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.programme.newsletter import queries, rules
from amanjol.programme.newsletter.actions import writing
from amanjol.programme.newsletter.forms.counts import CountForm, TableForm
from amanjol.programme.newsletter.views.issues import not_now, too_exact
from amanjol.programme.releases import queries as releases
from amanjol.programme.results.guards import for_managers

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Issue


@require_http_methods(["GET", "HEAD", "POST"])
@for_managers
def count(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    issue = get_object_or_404(queries.issues_of(member), pk=pk)
    if request.method != "POST" and not rules.can_write(member, issue):
        raise Http404
    which = TableForm(request.GET if "of" in request.GET else None, offered=releases.approved_of(member))
    if not which.by_key:
        messages.error(
            request,
            _("No released table may be told: none that is approved bears this node’s signature."),
        )
        return redirect("newsletter:issue", pk)
    if not which.is_valid():
        lead = _("A count is never typed. First choose the table in which it stands.")
        return _page(request, issue, {"form": which, "lead": lead, "is_question": True})
    release, table = which.by_key[which.cleaned_data["of"]]
    form = CountForm(request.POST if request.method == "POST" else None, table=table)
    if form.is_bound and form.is_valid():
        try:
            writing.quote_count(issue=issue, count=form.count_of(release.pk), by=member)
        except (writing.NotNow, writing.NotReleased, writing.QuotedAlready, writing.TooExact) as error:
            form.add_error("cell", _why_not(error))
        else:
            return redirect("newsletter:issue", pk)
    return _page(request, issue, {"form": form, "lead": table.name, "button": _("Quote it")})


def _why_not(error: Exception) -> str:
    match error:
        case writing.NotReleased():
            return _("This count may not be told any more: its tables were withdrawn.")
        case writing.QuotedAlready():
            return _("This issue quotes that count already: look at its figures.")
        case writing.TooExact():
            return too_exact()
        case _other:
            return not_now()


def _page(request: HttpRequest, issue: Issue, context: dict[str, object]) -> HttpResponse:
    context = {"issue": issue, "title": _("A count of released tables"), **context}
    return render(request, "newsletter/form.html", context)
