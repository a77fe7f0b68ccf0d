"""What an advocate answers from their account: sealed, so that who coordinates knows whose answer it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.models import Need, TurnState
from amanjol.casework.legal_aid.turns import queries, sealing, vouching
from amanjol.casework.legal_aid.turns.handing import go_on
from amanjol.casework.legal_aid.turns.moving import drop_names
from amanjol.casework.legal_aid.turns.records import Answer, Says
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.models import Turn
    from amanjol.casework.legal_aid.offers.records import Declined
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.keypairs import KeyPair

_FROM: Final = {
    Says.MIGHT: (TurnState.HANDED,),
    Says.FREE: (TurnState.NAMED,),
    Says.DECLINED: (TurnState.HANDED, TurnState.MIGHT, TurnState.NAMED),
}
"""After which states somebody may answer so."""


class NotNow(Exception):
    """It stands otherwise by now: withdrawn, over, or answered in another window."""


@transaction.atomic
def answer(
    *,
    member: Member,
    keys: KeyPair,
    turn: UUID,
    says: Says,
    seen: int,
    reason: Declined | None = None,
) -> Turn:
    """`seen`: how many answers the page had; `reason` why they decline. The next has their turn at once then.

    PermissionDenied for who does not see it; NotNow; vouching.NotCompared; vouching.NotVouchedFor; SealBroken where
    somebody wrote the row.
    """
    need = queries.visible_to(member).filter(pk=turn).values_list("need", flat=True).first()
    if need is None:
        raise PermissionDenied
    list(Need.objects.select_for_update(of=("self",)).filter(pk=need).values_list("pk"))
    row = queries.visible_to(member).select_for_update(of=("self",)).get(pk=turn)
    letter = vouching.open_vouched(row, member, keys)
    if row.answers != seen or not may_answer(row, says):
        raise NotNow
    is_told = row.state == TurnState.NAMED and row.names
    names_read = sealing.open_names(row, letter.between).told if is_told else ()
    row.answers += 1
    row.state = TurnState(says.value)
    drop_names(row)
    sealing.seal_answer(row, Answer(says, present_moment(), names_read, reason), letter.between)
    row.save(update_fields=["state", "names", "answer", "answers"])
    record_act(queries.ANSWERED, member, queries.SUBJECT, row.pk)
    if says is Says.DECLINED:
        go_on(need=need)
    return row


def waits_for(turn: Turn) -> bool:
    """Whether something is asked of the advocate now: whether they might, or what they say to the names."""
    return may_answer(turn, Says.MIGHT) or may_answer(turn, Says.FREE)


def may_answer(turn: Turn, says: Says) -> bool:
    """Whether it is their turn, in time, and a lawyer is sought still. Who might, waits without an end; whose names are
    to be told anew has nothing to accept.
    """
    if says is Says.FREE and not turn.names:
        return False
    is_in_time = turn.until is not None and timezone.now() <= min(turn.until, turn.last)
    if turn.state not in _FROM[says] or not (is_in_time or turn.state == TurnState.MIGHT):
        return False
    return not queries.has_ended(turn.need_id, turn)
