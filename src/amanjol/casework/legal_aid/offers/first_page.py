"""What the coordinator's day begins with: whom to call, who answered from their account, who accepted and has no
mandate yet, for whom nobody is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.legal_aid.models import TurnState
from amanjol.casework.legal_aid.offers.queries import without_mandate
from amanjol.casework.legal_aid.offers.taking_in import take_in
from amanjol.casework.legal_aid.rules import can_coordinate
from amanjol.casework.legal_aid.turns import queries
from amanjol.casework.legal_aid.turns.words import BADGES, STATES
from amanjol.foundation.organisations.keys.keyring import opened_keyring
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.discretion import is_discreet
from amanjol.foundation.web.today import Part

if TYPE_CHECKING:
    from django.http import HttpRequest


def today(request: HttpRequest) -> Part | None:
    """Unlocked, what was answered is taken in first; locked, it stands there as waiting."""
    member = member_of(request.user)
    if member is None or not can_coordinate(member) or is_discreet(request):
        return None
    try:
        keyring = opened_keyring(request)
    except SealBroken:  # the page of keys says why
        keyring = None
    broken = take_in(keyring) if keyring is not None else frozenset()
    lines = [
        (turn.need, STATES[TurnState(turn.state)], BADGES.get(TurnState(turn.state), ""))
        for turn in queries.waiting_for_coordinator(member)
    ]
    nobody = queries.nobody_left(member)
    accepted = without_mandate(member)
    if not (lines or nobody or broken or accepted):
        return None
    context = {"lines": lines, "nobody": nobody, "accepted": accepted, "is_broken": bool(broken)}
    return Part("legal_aid/turns/today.html", context, "desk/desk.css")
