"""An officer's pages: the form, and what became of it, which is one word."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from amanjol.casework.intake import queries, rules
from amanjol.casework.intake.actions.sending import TakesNoReports, send_report
from amanjol.casework.intake.forms import ReportForm
from amanjol.foundation.organisations.queries import member_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member

    type View = Callable[..., HttpResponse]


def for_officers(view: View) -> View:
    """Given the member, who needs no key."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        member = member_of(request.user)
        if member is None or not rules.can_send(member):
            raise PermissionDenied
        return view(request, member, *args, **kwargs)

    return guarded


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@for_officers
def report(request: HttpRequest, member: Member) -> HttpResponse:
    form = ReportForm(request.POST or None, recipients=list(queries.recipients()))
    if form.is_valid():
        try:
            sent_now = send_report(
                member=member, recipient=form.chosen, seen=form.seen, today=timezone.localdate()
            )
        except TakesNoReports:  # its last case worker left between the two pages
            form.add_error("recipient", _("This organisation takes no reports now. Choose another."))
        else:
            return redirect("intake:sending", pk=sent_now.pk)
    return render(request, "intake/report_form.html", {"form": form})


@require_safe
@for_officers
def sent(request: HttpRequest, member: Member) -> HttpResponse:
    return render(request, "intake/sent.html", {"sendings": queries.sent_by(member)})


@require_safe
@for_officers
def sending(request: HttpRequest, member: Member, pk: UUID) -> HttpResponse:
    row = queries.sent_by(member).filter(pk=pk).first()
    if row is None:
        raise Http404
    return render(request, "intake/sending.html", {"sending": row})
