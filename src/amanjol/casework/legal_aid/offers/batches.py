"""Asking the best three one after the other, by one press: who has an account is sealed an offer to.

All are sealed at once and only the first is handed over; who has none, or has not compared our words yet, waits for the
coordinator's call (`turns`).
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from django.db import transaction

from amanjol.casework.legal_aid.conflict.actions import locked_need
from amanjol.casework.legal_aid.models import Turn
from amanjol.casework.legal_aid.offers import actions, keeping
from amanjol.casework.legal_aid.offers.checks import (
    AnotherLawyer,
    BeingAsked,
    Fewer,
    KnownAlone,
    Nobody,
    check_may_act,
    chosen_in_row,
)
from amanjol.casework.legal_aid.offers.deadlines import end_of, read_deadlines
from amanjol.casework.legal_aid.offers.proposing import propose
from amanjol.casework.legal_aid.offers.records import ByAccount, State
from amanjol.casework.legal_aid.register.accounts import key_for
from amanjol.casework.legal_aid.turns import queries, sealing, vouching
from amanjol.casework.legal_aid.turns.handing import go_on
from amanjol.casework.legal_aid.turns.records import Letter, said_of
from amanjol.foundation.seals.records import present_moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.checks import Choice
    from amanjol.casework.legal_aid.offers.proposing import Candidate
    from amanjol.casework.legal_aid.offers.records import OutOfOrder
    from amanjol.foundation.organisations.keys.keyring import Keyring

AT_ONCE: Final = 3
SLACK: Final = timedelta(days=3)
"""So long a worker, or the coordinator, may be away before nothing can be answered any more."""


@transaction.atomic
def ask_next(*, keyring: Keyring, need: UUID, out_of_order: OutOfOrder | None = None) -> bool:
    """Whether whoever asks was told. `out_of_order`: why those who stand so far up only as the person is said to know
    them. PermissionDenied; NotOpen; OlderCopy; Refused; SealBroken.
    """
    opened = locked_need(keyring, need)
    facts = actions.facts_of(keyring)
    if actions.is_short(keyring, facts, need):
        raise Fewer
    if facts.book.endangers(need):
        raise KnownAlone
    if any(offer.record.need == need and offer.state is State.ACCEPTED for offer in facts.offers):
        raise AnotherLawyer
    if queries.are_asked(need):
        raise BeingAsked
    proposed = propose(opened, facts)
    best = proposed.best[:AT_ONCE]
    if not best:
        raise Nobody
    for candidate in best:
        check_may_act(candidate)
    _begin(keyring, opened, [(of, chosen_in_row(of, proposed, out_of_order)) for of in best])
    go_on(need=need)
    return actions.tell_offered(keyring, opened)


def _begin(keyring: Keyring, need: OpenedNeed, best: Sequence[tuple[Candidate, Choice]]) -> None:
    """`last` is when this turn would end, were each before let pass and nobody away; and `SLACK` more."""
    minutes, working_days = read_deadlines()[need.says.urgency]
    ends, batch = present_moment(), uuid4()
    for place, (candidate, choice) in enumerate(best, 1):
        ends = end_of(minutes, working_days, ends)
        turn = Turn(
            organisation_id=need.row.organisation_id,
            need=need.row,
            advocate=candidate.advocate.row.pk,
            batch=batch,
            place=place,
            minutes=minutes,
            working_days=working_days,
            last=ends + SLACK,
        )
        _seal(keyring, need, candidate, choice, turn)


def _seal(keyring: Keyring, need: OpenedNeed, candidate: Candidate, choice: Choice, turn: Turn) -> None:
    key = key_for(keyring, candidate.advocate)
    secret = vouching.secret_for(keyring, key) if key is not None else None
    by_account = None
    if key is not None and secret is not None:
        between = sealing.new_key()
        by_account = ByAccount(
            account=str(key.account_id),
            between=between,
            minutes=turn.minutes,
            working_days=turn.working_days,
            last=turn.last,
        )
        letter = Letter(
            need=need.row.pk,
            advocate=turn.advocate,
            minutes=turn.minutes,
            working_days=turn.working_days,
            last=turn.last,
            between=between,
            says=said_of(need.says),
        )
        turn.key = key
        sealing.seal_letter(turn, vouching.vouched(turn, letter, secret), bytes(key.public))
    turn.offer = keeping.begin(
        keyring, need, candidate, State.QUEUED, turn.last, choice, by_account=by_account
    )
    turn.save(force_insert=True)
