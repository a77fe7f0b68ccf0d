"""What the first page says of observations, also while locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web.today import Part
from amanjol.programme.observations import queries
from amanjol.programme.observations.rules import can_observe

if TYPE_CHECKING:
    from django.http import HttpRequest


def waiting(request: HttpRequest) -> Part | None:
    """For who holds keys: how many nobody has sent. Who wrote none of one sends it."""
    member = member_of(request.user)
    if member is None or not can_observe(member):
        return None
    number = queries.waiting(member)
    return Part("observations/today.html", {"number": number}) if number else None
