"""What the first page says of intake, to who works on cases and holds the keys: what there is not to be believed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from amanjol.casework.cases import rules
from amanjol.casework.intake import queries
from amanjol.foundation.organisations.keys.actions.recording import note_broken_seal
from amanjol.foundation.organisations.keys.keyring import opened_keyring
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web.discretion import is_discreet
from amanjol.foundation.web.today import Part

if TYPE_CHECKING:
    from django.http import HttpRequest


def today(request: HttpRequest) -> Part | None:
    """None while locked, while somebody sits beside, where nothing is wrong. What does not open hides nothing else."""
    member, keyring = member_of(request.user), opened_keyring(request)
    if member is None or keyring is None or not rules.can_work(member) or is_discreet(request):
        return None
    doubtful = queries.doubtful_consultations(keyring)
    if not (doubtful.older or doubtful.broken):
        return None
    context = {"older": doubtful.older, "broken": doubtful.broken}
    when_made = partial(note_broken_seal, by=member, page="web:home") if doubtful.broken else None
    return Part("intake/today.html", context, "desk/desk.css", when_made=when_made)
