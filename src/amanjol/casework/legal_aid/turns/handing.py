"""Handing over: the turn of the next, when a deadline is over or somebody declined. No key is needed.

    go_on(need=pk)        # within the caller's transaction; the worker, a decline, and the coordinator call it
    look_around()         # the worker, every minute

Whatever was waiting while no worker ran goes on where it stood: a deadline counts from the handing over.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from amanjol.casework.legal_aid.models import Need, Turn, TurnState
from amanjol.casework.legal_aid.models.turns import LIVE, OPEN
from amanjol.casework.legal_aid.offers.deadlines import end_of
from amanjol.casework.legal_aid.rules import can_coordinate
from amanjol.casework.legal_aid.turns import queries
from amanjol.casework.legal_aid.turns.moving import move
from amanjol.casework.legal_aid.turns.telling import tell
from amanjol.foundation.journal.actions import record
from amanjol.foundation.organisations.queries import members_of, organisations_where_may
from amanjol.foundation.organisations.tenant import acting_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member

logger = logging.getLogger(__name__)

_BY_DEADLINE: Final = frozenset({TurnState.HANDED, TurnState.NAMED})
"""Whoever answered waits for the coordinator, and so does who is to be called: no deadline ends that."""


def look_around() -> None:
    """Each need in a transaction of its own: killed in between, nothing is handed over twice or left out.

    One that fails holds no other up; the log says that it did and names nobody, and the next minute tries again.
    """
    for organisation in organisations_where_may("legal-aid.coordinate"):
        coordinator = next((of for of in members_of(organisation) if can_coordinate(of)), None)
        if coordinator is None:
            continue
        with _logged("turns of an organisation were not looked at"):
            _look_around(organisation.pk, coordinator)


def _look_around(organisation: UUID, coordinator: Member) -> None:
    with acting_for(coordinator):
        due = sorted(set(queries.due(organisation, timezone.now()).values_list("need", flat=True)))
    for need in due:
        with _logged("the turns of a need do not go on"), acting_for(coordinator):
            go_on(need=need)
    tell(organisation, coordinator)


@contextmanager
def _logged(what: str) -> Iterator[None]:
    """The kind of the error alone: its text can hold what stands in a row."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  whatever it is, the next need has its turn
        logger.error("%s: %s", what, type(error).__name__)  # noqa: TRY400  a traceback holds the row


@transaction.atomic
def go_on(*, need: UUID) -> Turn | None:
    """Whose deadline is over has had their turn, and the next has it now. Gives who has it since this moment.

    Where no lawyer is sought any more all is withdrawn. The need is locked first, as everywhere.
    """
    if Need.objects.select_for_update(of=("self",)).filter(pk=need).first() is None:
        return None
    now = timezone.now()
    turns = list(
        Turn.objects.select_for_update(of=("self",))
        .filter(need=need, state__in=OPEN)
        .order_by("batch", "place")
    )
    if queries.has_ended(need):
        for turn in turns:
            move(turn, TurnState.WITHDRAWN)
        return None
    for turn in turns:
        if turn.state in _BY_DEADLINE and turn.until is not None and turn.until < now:
            move(turn, TurnState.OVER)
    waiting = [turn for turn in turns if turn.state == TurnState.WAITING]
    if not waiting or any(turn.state in LIVE for turn in turns):
        return None
    hand_over(waiting[0], now)
    return waiting[0]


def hand_over(turn: Turn, now: datetime) -> None:
    """From now on it is theirs to answer; or the coordinator's to call, where they have no account."""
    if turn.key_id is None:
        move(turn, TurnState.TO_CALL)
        return
    turn.handed_at = now.replace(microsecond=0)
    turn.until = min(end_of(turn.minutes, turn.working_days, turn.handed_at), turn.last)
    move(turn, TurnState.HANDED)
    record(
        verb=queries.HANDED,
        organisation=turn.organisation_id,
        actor=None,
        subject=(queries.SUBJECT, turn.pk),
    )
