"""The page of an advocate with an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from amanjol.casework.desk.guards import for_those_who
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.my_work.panels import MyWork, panels_of
from amanjol.casework.legal_aid.register.accounts import own_advocate
from amanjol.foundation.organisations.keys.circles.opening import opened_circles

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member


@require_safe
@for_those_who(rules.can_be_asked)
def my_work(request: HttpRequest, member: Member) -> HttpResponse:
    """Also while it is locked: then circles say so, and duty is there."""
    work = MyWork(member, own_advocate(member), opened_circles(request))
    return render(request, "legal_aid/my_work/page.html", {"work": work, "panels": panels_of(work)})
