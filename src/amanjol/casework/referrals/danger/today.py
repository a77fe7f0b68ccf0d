"""What the first page says of lives in danger: above all else, to whoever can answer, and once it is late to whoever
supervises, too.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from django.db.models import F, Q
from django.utils import timezone

from amanjol.casework.cases.rules import can_supervise
from amanjol.casework.referrals import queries
from amanjol.casework.referrals.models import Direction, Referral
from amanjol.casework.referrals.today import MOST, named
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web.discretion import is_discreet
from amanjol.foundation.web.fixed_queries import FixedQuery
from amanjol.foundation.web.today import Part

if TYPE_CHECKING:
    from django.db.models import QuerySet, Value
    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member

_UNANSWERED: Final = (State.REQUESTED, State.RECEIVED)


def today(request: HttpRequest) -> Part | None:
    """Nothing where nobody waits. While locked no partner is named. SealBroken."""
    member = member_of(request.user)
    if member is None or is_discreet(request):
        return None
    rows = _rows(member)
    if not rows:
        return None
    context = {"lines": named(request, rows[:MOST]), "has_more": len(rows) > MOST}
    return Part("referrals/danger/today.html", context, "desk/desk.css")


def _rows(member: Member) -> list[Referral]:
    """What we were told, for receivers; what nobody has answered in time, on either side, for supervisors."""
    receives, supervises = member.may(queries.RECEIVES), can_supervise(member)
    if not queries.may_see(member) or not (receives or supervises):
        return []
    return _unanswered(receives, supervises).rows(member.organisation_id, timezone.now())


@cache
def _unanswered(receives: bool, supervises: bool) -> FixedQuery[Referral]:
    def rows(organisation: Value, now: Value) -> QuerySet[Referral]:
        concerns = Q(direction=Direction.ARRIVED) if receives else Q(pk__in=[])
        if supervises:
            concerns |= Q(due_at__lt=now)
        of_danger = Referral.objects.filter(organisation=organisation, is_danger=True, state__in=_UNANSWERED)
        return of_danger.filter(concerns).order_by(F("due_at").asc(nulls_last=True), "pk")[: MOST + 1]

    return FixedQuery(rows)
