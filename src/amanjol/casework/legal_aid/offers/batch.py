"""The lawyer of a need, of advocates who are asked one after the other: whose turn it is, and whose comes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from amanjol.casework.legal_aid.models import Turn, TurnState
from amanjol.casework.legal_aid.models.turns import OPEN
from amanjol.casework.legal_aid.offers import actions, batches, queries
from amanjol.casework.legal_aid.offers.forms import NextForm
from amanjol.casework.legal_aid.offers.guards import broken_turns, on_need, on_offer, say_untold
from amanjol.casework.legal_aid.turns import queries as turns
from amanjol.casework.legal_aid.turns.words import BADGES, STATES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

    from amanjol.casework.legal_aid.models import Offer
    from amanjol.casework.legal_aid.offers.queries import OpenedOffer
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class TurnShown:
    turn: Turn
    name: str
    state: str
    badge: str


def of_page(
    request: HttpRequest, keyring: Keyring, need: UUID, offers: Iterable[OpenedOffer]
) -> dict[str, Any]:
    """Whose turn it is, and whose comes; empty once all have had theirs."""
    broken = broken_turns(request)
    names = {offer.row.pk: offer.record.name for offer in offers}
    rows = turns.of_need(keyring.member, need)
    is_asked = any(row.state in OPEN for row in rows)
    lines = [
        TurnShown(row, names.get(row.offer_id, ""), *_state(row, is_broken=row.pk in broken)) for row in rows
    ]
    return {"turns": lines if is_asked else [], "is_asked": is_asked, "at_once": batches.AT_ONCE}


def turn_of(offer: Offer) -> Turn | None:
    return Turn.objects.filter(offer=offer).first()


@require_POST
@on_need
def ask_next(request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    form = NextForm(request.POST)
    is_told = batches.ask_next(
        keyring=keyring, need=pk, out_of_order=form.reason if form.is_valid() else None
    )
    say_untold(request, is_told=is_told)
    return redirect("legal_aid:lawyer_of_need", pk=pk)


@require_POST
@on_offer
def called(_request: HttpRequest, keyring: Keyring, pk: UUID) -> HttpResponse:
    if queries.opened_offer(keyring, pk) is None:
        raise Http404
    actions.called(keyring=keyring, offer=pk)
    return redirect("legal_aid:offer", pk=pk)


def _state(turn: Turn, *, is_broken: bool) -> tuple[str, str]:
    """In words, and its badge."""
    if is_broken:
        return _("not as it was sealed: not believed"), "alarm"
    state = TurnState(turn.state)
    return str(STATES[state]), BADGES.get(state, "")
