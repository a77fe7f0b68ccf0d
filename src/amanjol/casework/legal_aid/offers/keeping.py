"""Writing an offer: its row, the journal, and the turn of whoever was asked by a batch, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid.models import Offer, Turn, TurnState
from amanjol.casework.legal_aid.models.turns import OPEN
from amanjol.casework.legal_aid.offers import queries
from amanjol.casework.legal_aid.offers.checks import AnotherLawyer, AskedAlready
from amanjol.casework.legal_aid.offers.records import OfferRecord, Passed, State, Step
from amanjol.casework.legal_aid.turns.handing import go_on
from amanjol.casework.legal_aid.turns.moving import move
from amanjol.casework.legal_aid.turns.sealing import seal_names
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from datetime import datetime

    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.checks import Choice
    from amanjol.casework.legal_aid.offers.proposing import Candidate
    from amanjol.casework.legal_aid.offers.queries import OpenedOffer
    from amanjol.casework.legal_aid.offers.records import ByAccount
    from amanjol.casework.legal_aid.turns.records import Names
    from amanjol.foundation.organisations.keys.keyring import Keyring

_TURNS: Final = {
    State.NAMED: TurnState.NAMED,
    State.ACCEPTED: TurnState.ACCEPTED,
    State.DECLINED: TurnState.DECLINED,
    State.ENDED: TurnState.WITHDRAWN,
}


class Heard(NamedTuple):
    """An answer that came sealed: when it was given, from which account, how many with it, and the names read."""

    at: datetime
    by: str
    answers: int
    told: tuple[str, ...] = ()


def begin(
    keyring: Keyring,
    need: OpenedNeed,
    candidate: Candidate,
    state: State,
    deadline: datetime,
    choice: Choice,
    *,
    by_account: ByAccount | None = None,
) -> Offer:
    """A new offer. AskedAlready."""
    row = Offer(
        organisation_id=need.row.organisation_id,
        need=need.row,
        advocate=candidate.advocate.row.pk,
        state=state,
        deadline=deadline,
    )
    record = _begun(
        need,
        candidate,
        deadline=deadline,
        chosen=choice.chosen,
        out_of_order=choice.out_of_order,
        by_account=by_account,
        steps=(Step(state, present_moment(), keyring.person),),
    )
    sealed_rows.seal_new(row, record, keyring)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AskedAlready from None
    _record(keyring, row, record)
    return row


def _begun(need: OpenedNeed, candidate: Candidate, **how: Any) -> OfferRecord:
    """Who is asked for what, and what the choice cost; `how` as the fields of the record."""
    says = candidate.advocate.says
    return OfferRecord(
        need=need.row.pk,
        version=need.says.version,
        advocate=candidate.advocate.row.pk,
        number=says.number,
        name=says.name,
        office=says.office,
        relaxed=tuple(sorted(candidate.fails - {"asked"})),
        parts=tuple(sorted(candidate.parts.items())),
        **how,
    )


def step(keyring: Keyring, state: State, heard: Heard | None, reason: str = "") -> Step:
    """By whoever answered from an account, at that moment; else by whose keys these are, now."""
    if heard is not None:
        return Step(state, heard.at, heard.by, reason)
    return Step(state, present_moment(), keyring.person, reason)


def keep(
    keyring: Keyring,
    opened: OpenedOffer,
    record: OfferRecord,
    heard: Heard | None = None,
    names: Names | None = None,
) -> None:
    """One step more. AnotherLawyer."""
    row = opened.row
    if heard is not None and record.by_account is not None:
        record = replace(record, by_account=replace(record.by_account, answers=heard.answers))
    row.state, row.deadline = record.state, record.deadline
    sealed_rows.close(row, record, keyring)
    try:
        with transaction.atomic():
            row.save(update_fields=["state", "deadline", "schema", "sealed"])
    except IntegrityError:
        raise AnotherLawyer from None
    _record(keyring, row, record)
    _follow(row, record, names)


def _follow(row: Offer, record: OfferRecord, names: Names | None) -> None:
    """The turn of an offer that was asked by a batch, and whose turn comes then."""
    turn = Turn.objects.select_for_update(of=("self",)).filter(offer=row).first()
    if turn is None:
        return
    state = _TURNS.get(record.state)
    if record.state is State.PASSED:
        is_over = record.steps[-1].reason == Passed.DEADLINE
        state = TurnState.OVER if is_over else TurnState.WITHDRAWN
    elif record.state is State.ASKED and turn.state == TurnState.TO_CALL:
        state, turn.handed_at = TurnState.HANDED, timezone.now()
    may_follow = OPEN if record.state is not State.ENDED else (*OPEN, TurnState.ACCEPTED)
    if state is None or turn.state not in may_follow:
        return
    if state in {TurnState.NAMED, TurnState.HANDED}:
        turn.until = record.deadline
    if names is not None and record.by_account is not None:
        seal_names(turn, names, record.by_account.between)
        turn.told_of = ""
    _move(turn, state)
    go_on(need=row.need_id)


def _move(turn: Turn, state: TurnState) -> None:
    """The offer is what counts: a turn that stands where nobody of ours put it ends, and holds nothing up."""
    try:
        with transaction.atomic():
            move(turn, state)
    except IntegrityError:
        turn.refresh_from_db()
        move(turn, TurnState.WITHDRAWN)


def _record(keyring: Keyring, row: Offer, record: OfferRecord) -> None:
    verb = queries.TAKEN_OUT if record.is_taken_out else queries.VERBS[record.state]
    record_act(verb, keyring.member, queries.SUBJECT, row.pk, need=row.need_id, advocate=row.advocate)
