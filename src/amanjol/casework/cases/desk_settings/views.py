"""What a supervisor sets for the desk of the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import queries, rules
from amanjol.casework.cases.desk_settings.actions import set_desk
from amanjol.casework.cases.desk_settings.forms import DeskForm
from amanjol.casework.desk.guards import for_workers
from amanjol.foundation.web import transactions

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers
def desk(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.can_supervise(member):
        raise Http404
    organisation = member.organisation_id
    if request.method == "POST":
        transactions.hold(f"desk {organisation}")
    initial = {"ceiling": queries.ceiling_of(organisation)} | queries.own_days(organisation)
    form = DeskForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        set_desk(by=member, ceiling=form.cleaned_data["ceiling"], days=form.days)
        messages.success(request, _("Saved."))
        return redirect("cases:desk")
    return render(request, "cases/desk.html", {"form": form})
