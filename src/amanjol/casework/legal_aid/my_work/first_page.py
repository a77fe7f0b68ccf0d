"""What an advocate's day begins with: offers that wait for their answer, and hours that another asks them to take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.legal_aid.models import TurnState
from amanjol.casework.legal_aid.register.accounts import own_advocate
from amanjol.casework.legal_aid.rota import queries as rota
from amanjol.casework.legal_aid.rota.week import in_words
from amanjol.casework.legal_aid.rules import can_be_asked
from amanjol.casework.legal_aid.turns import queries as turns
from amanjol.casework.legal_aid.turns.actions import waits_for
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web.discretion import is_discreet
from amanjol.foundation.web.today import Part

if TYPE_CHECKING:
    from django.http import HttpRequest


def today(request: HttpRequest) -> Part | None:
    """Also while it is locked: codes and moments alone."""
    member = member_of(request.user)
    if member is None or not can_be_asked(member) or is_discreet(request):
        return None
    open_turns = turns.visible_to(member).filter(state__in=(TurnState.HANDED, TurnState.NAMED))
    offers = [turn for turn in open_turns.order_by("until", "pk") if waits_for(turn)]
    is_keeper = own_advocate(member) is not None
    asked = rota.asked(member.organisation_id).filter(asked__member=member) if is_keeper else ()
    hours = [in_words(swap.slot) for swap in asked]
    if not (offers or hours):
        return None
    return Part("legal_aid/my_work/today.html", {"offers": offers, "hours": hours}, "desk/desk.css")
