"""How a turn moves, and what goes with it: the names of the other side stand in a turn only while they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.legal_aid.models import Turn, TurnState
from amanjol.casework.legal_aid.models.turns import OPEN

if TYPE_CHECKING:
    from uuid import UUID


def move(turn: Turn, state: TurnState) -> None:
    """The database lets a turn move along the order of its states alone, whoever moves it."""
    turn.state = state
    drop_names(turn)
    turn.save(update_fields=["state", "handed_at", "until", "names", "told_of"])


def drop_names(turn: Turn) -> None:
    """Unless they are being told at this moment. The caller saves them."""
    if turn.state != TurnState.NAMED:
        turn.names = b""


def forget_names(need: UUID) -> None:
    """The other side was changed: what was sealed of it goes at once, and is told anew or not at all. Within the
    caller's transaction, which holds the need.
    """
    Turn.objects.filter(need=need).exclude(names=b"").update(names=b"")


def withdraw_all_of(advocate: UUID) -> None:
    """Their account is theirs no more. The worker gives the next their turn."""
    turns = Turn.objects.select_for_update(of=("self",)).filter(advocate=advocate, state__in=OPEN)
    for turn in turns.exclude(key=None).order_by("need", "place"):
        move(turn, TurnState.WITHDRAWN)
