"""What stands on the first page and on one's own account, for who names receivers, and who invites those who could."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.complaints import queries, rules
from amanjol.foundation.accounts.panels import Panel
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web.today import Part

if TYPE_CHECKING:
    from django.http import HttpRequest


def gaps_panel(request: HttpRequest) -> Panel | None:
    """That this organisation cannot take every complaint, and what is missing."""
    member = member_of(request.user)
    if member is None or not rules.can_see_gaps(member) or not queries.is_expected(member.organisation_id):
        return None
    gaps = queries.gaps_of(member.organisation_id)
    return (
        Panel("complaints/gaps_panel.html", {"gaps": gaps, "may_name": rules.can_name(member)})
        if gaps
        else None
    )


def gaps_today(request: HttpRequest) -> Part | None:
    """For who names, until somebody is named: as words, for a number beside "complaints" would count complaints."""
    member = member_of(request.user)
    if member is None or not rules.can_name(member):
        return None
    gaps = queries.gaps_of(member.organisation_id)
    return Part("complaints/today.html", {"gaps": gaps, "may_name": True}) if gaps else None
