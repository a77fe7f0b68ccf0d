"""What the first page says of returns, also while locked: what is due at the desk, and what came to the programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from amanjol.casework.support.quarter.rules import can_count
from amanjol.casework.support.quarter.words import quarter_in_words
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web.today import Part
from amanjol.programme.returns import queries
from amanjol.programme.returns.models import State
from amanjol.programme.returns.rules import expects

if TYPE_CHECKING:
    from django.http import HttpRequest


def of_the_desk(request: HttpRequest) -> Part | None:
    """For who counts, once the quarter is over, where the organisation has handed in before."""
    member = member_of(request.user)
    if member is None or not can_count(member):
        return None
    quarter = queries.due_quarter(member, timezone.localdate())
    if quarter is None:
        return None
    context = {"title": quarter_in_words(quarter), "of": f"{quarter.year}-{quarter.number}"}
    return Part("returns/today_due.html", context)


def of_the_programme(request: HttpRequest) -> Part | None:
    member = member_of(request.user)
    if member is None or not expects(member):
        return None
    arrived = queries.arrived_at(member).filter(state=State.NEW).count()
    return Part("returns/today_arrived.html", {"number": arrived}) if arrived else None
