"""What a supervisor sets for the desk of the organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from amanjol.casework.cases import queries, rules
from amanjol.casework.cases.actions.setting import set_desk
from amanjol.casework.cases.desk_forms import DeskForm
from amanjol.casework.cases.views.access import for_workers

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member


@require_http_methods(["GET", "HEAD", "POST"])
@for_workers
def desk(request: HttpRequest, member: Member) -> HttpResponse:
    if not rules.can_supervise(member):
        raise Http404
    form = DeskForm(request.POST or None, initial={"ceiling": queries.ceiling_of(member.organisation_id)})
    if form.is_valid():
        set_desk(by=member, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("cases:desk")
    return render(request, "cases/desk.html", {"form": form})
