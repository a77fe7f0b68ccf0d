"""What advocates answered from their account is taken into the sealed offers by the coordinator's next request.

A turn is a row that anybody who writes rows may have written, so each is held against what is sealed and against the
journal. What does not fit is taken in nowhere, and stands on the page as broken.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from amanjol.casework.desk.older_copies import OlderCopy
from amanjol.casework.legal_aid.conflict import queries as conflicts
from amanjol.casework.legal_aid.conflict.actions import NotOpen
from amanjol.casework.legal_aid.models import TurnState
from amanjol.casework.legal_aid.models.turns import OPEN
from amanjol.casework.legal_aid.needs import actions as needs
from amanjol.casework.legal_aid.needs import queries as need_queries
from amanjol.casework.legal_aid.needs.actions import Progress
from amanjol.casework.legal_aid.offers import actions, keeping
from amanjol.casework.legal_aid.offers.checks import (
    CannotAct,
    Conflicted,
    LookFirst,
    NamesChanged,
    NeedChanged,
    NoPlace,
    NotSo,
    Refused,
    TooLate,
)
from amanjol.casework.legal_aid.offers.deadlines import end_of
from amanjol.casework.legal_aid.offers.keeping import Heard
from amanjol.casework.legal_aid.offers.proposing import propose
from amanjol.casework.legal_aid.offers.queries import OpenedOffer
from amanjol.casework.legal_aid.offers.records import LIVE, Declined, Passed, State, Step
from amanjol.casework.legal_aid.turns import queries as turns
from amanjol.casework.legal_aid.turns import sealing
from amanjol.casework.legal_aid.turns.handing import go_on
from amanjol.casework.legal_aid.turns.records import Says
from amanjol.casework.standards.legal_needs.codes import NobodyReason
from amanjol.casework.standards.legal_needs.states import State as NeedState
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from amanjol.casework.legal_aid.models import Turn
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.proposing import Facts
    from amanjol.casework.legal_aid.turns.records import Answer
    from amanjol.foundation.organisations.keys.keyring import Keyring

_ANSWERED = {TurnState.MIGHT: Says.MIGHT, TurnState.FREE: Says.FREE, TurnState.DECLINED: Says.DECLINED}
_FITS_NO_MORE = (Conflicted, LookFirst, CannotAct, NoPlace, NeedChanged)


class Broken(Exception):
    """A turn says something that neither a seal nor the journal bears out."""


def take_in(keyring: Keyring) -> frozenset[UUID]:
    """Everything that waits; gives the turns that are broken. What may not be done yet waits on."""
    endangered, broken = _endangered(keyring)
    for turn in list(turns.not_taken_in(keyring.member, endangered)):
        try:
            with transaction.atomic():
                _take_in(keyring, turn.offer_id, endangered)
        except (Broken, SealBroken, PermissionDenied, IntegrityError):  # also of an offer that is not ours
            broken.add(turn.pk)
        except (Refused, OlderCopy, NotOpen):  # as another who has the names at this moment: later
            continue
    return frozenset(broken)


def _endangered(keyring: Keyring) -> tuple[list[UUID], set[UUID]]:
    """Needs of which advocates are asked though life is in danger; and the turns of which nobody can say so."""
    endangered, broken = [], set()
    for need in turns.needs_asked_for(keyring.member):
        try:
            if any(side.says.endangers for side in conflicts.sides(keyring, need)):
                endangered.append(need)
        except SealBroken:
            broken |= {turn.pk for turn in turns.of_need(keyring.member, need) if turn.state in OPEN}
    return endangered, broken


def _take_in(keyring: Keyring, offer: UUID, endangered: list[UUID]) -> None:
    """Nothing where a colleague was faster. Broken; SealBroken; Refused; OlderCopy; NotOpen."""
    opened, need, facts = actions.locked_offer(keyring, offer, is_over_too=True)
    waiting = turns.not_taken_in(keyring.member, endangered)
    turn = waiting.select_for_update(of=("self",)).filter(offer=offer).first()
    if turn is None:
        return
    _check_beside(turn, opened)
    if _is_sought_no_more(opened, need, facts):
        actions.let_pass(keyring=keyring, offer=offer, reason=Passed.TAKEN_BACK)
    elif not _is_still_theirs(opened, facts):
        actions.let_pass(keyring=keyring, offer=offer, reason=Passed.FITS_NO_MORE)
    else:
        _hear(keyring, turn, _as_asked(keyring, turn, opened))
    go_on(need=need.row.pk)
    _tell_if_nobody_is_left(keyring, need.row.pk)


def _check_beside(turn: Turn, opened: OpenedOffer) -> None:
    """The turn is of this offer, and as long as it says. Broken."""
    record, by = opened.record, opened.record.by_account
    is_its = (turn.need_id, turn.advocate) == (record.need, record.advocate)
    terms = (turn.minutes, turn.working_days, turn.last)
    fits = by is None or (by.minutes, by.working_days, by.last) == terms
    is_open = opened.is_live or opened.state is State.QUEUED
    if not (is_its and fits and is_open and (by is None) == (turn.key_id is None)):
        raise Broken


def _is_sought_no_more(opened: OpenedOffer, need: OpenedNeed, facts: Facts) -> bool:
    """The need is over, somebody else accepted, or life is in danger by now: then nobody is asked this way."""
    others = (
        other.state is State.ACCEPTED
        for other in facts.offers
        if other.record.need == need.row.pk and other.row.pk != opened.row.pk
    )
    return not need.record.is_open or facts.book.endangers(need.row.pk) or any(others)


def _is_still_theirs(opened: OpenedOffer, facts: Facts) -> bool:
    """The account to which it was sealed is this advocate's still."""
    by, advocate = opened.record.by_account, opened.record.advocate
    accounts = {of.record.account for of in facts.book.register if of.row.pk == advocate}
    return by is None or by.account in accounts


def _as_asked(keyring: Keyring, turn: Turn, opened: OpenedOffer) -> OpenedOffer:
    """With the step of the handing over, which needed no keys. Broken where the turn of others comes before."""
    by = opened.record.by_account
    if opened.state is not State.QUEUED or turn.state in {TurnState.WAITING, TurnState.TO_CALL}:
        return opened
    at = turns.handed_first(turn)
    if by is None or at is None or turns.come_before(turn):
        raise Broken
    until = min(end_of(by.minutes, by.working_days, at.replace(microsecond=0)), by.last)
    asked = opened.record.then(Step(State.ASKED, at.replace(microsecond=0), ""))
    record = replace(asked, deadline=until)
    keeping.keep(keyring, opened, record)
    return OpenedOffer(opened.row, record, opened.is_older)


def _hear(keyring: Keyring, turn: Turn, opened: OpenedOffer) -> None:
    """Broken."""
    if turn.state in {TurnState.ACCEPTED, TurnState.WITHDRAWN}:  # by whom, and why, nothing says
        raise Broken
    if turn.state == TurnState.OVER:
        if not opened.is_over:
            raise Broken
        actions.let_pass(keyring=keyring, offer=opened.row.pk, reason=Passed.DEADLINE)
    elif turn.state == TurnState.NAMED:
        _tell_anew(keyring, turn, opened)
    elif turn.state in _ANSWERED:
        _answer(keyring, opened, *_read(turn, opened))


def _read(turn: Turn, opened: OpenedOffer) -> tuple[Answer, Heard]:
    """What only who opened the letter can have sealed, and once. Broken; SealBroken."""
    by = opened.record.by_account
    if by is None or turn.answers <= by.answers or turns.times_answered(turn) != turn.answers:
        raise Broken
    answer = sealing.open_answer(turn, by.between)
    if answer.says is not _ANSWERED[TurnState(turn.state)]:
        raise Broken
    return answer, Heard(answer.at, by.account, turn.answers, answer.told)


def _answer(keyring: Keyring, opened: OpenedOffer, answer: Answer, heard: Heard) -> None:
    """Broken; Refused, to wait on."""
    with _looked_at_anew(keyring, opened):
        if answer.says is Says.MIGHT:
            _tell(keyring, opened, heard)
        elif answer.says is Says.FREE:
            _accept(keyring, opened, heard)
        else:
            reason = answer.reason or Declined.NO_REASON
            actions.decline(keyring=keyring, offer=opened.row.pk, reason=reason, heard=heard)


def _tell_anew(keyring: Keyring, turn: Turn, opened: OpenedOffer) -> None:
    """The other side was changed while they were asked. Broken, where they never said that they might; Refused, to wait
    on.
    """
    if opened.state is not State.NAMED:
        raise Broken
    if turn.names:
        return
    with _looked_at_anew(keyring, opened):
        _tell(keyring, opened, None)


@contextmanager
def _looked_at_anew(keyring: Keyring, opened: OpenedOffer) -> Iterator[None]:
    """Who fits no more, or answered too late, has had their turn. Broken."""
    offer = opened.row.pk
    try:
        yield
    except TooLate:
        actions.let_pass(keyring=keyring, offer=offer, reason=Passed.DEADLINE)
    except _FITS_NO_MORE:
        actions.let_pass(keyring=keyring, offer=offer, reason=Passed.FITS_NO_MORE)
    except NotSo:
        raise Broken from None


def _accept(keyring: Keyring, opened: OpenedOffer, heard: Heard) -> None:
    """Names that were changed after they read them are told anew."""
    try:
        actions.accept(keyring=keyring, offer=opened.row.pk, heard=heard)
    except NamesChanged:
        _tell(keyring, opened, heard)


def _tell(keyring: Keyring, opened: OpenedOffer, heard: Heard | None) -> None:
    """Nothing is sealed to who can answer it no more. TooLate; as `actions.tell_names`."""
    by = opened.record.by_account
    if by is None or present_moment() > by.last:
        raise TooLate
    actions.tell_names(keyring=keyring, offer=opened.row.pk, heard=heard)


def _tell_if_nobody_is_left(keyring: Keyring, need: UUID) -> None:
    """Whoever asks is told where all have had their turn: that nobody can come, or that it is looked for on."""
    opened = need_queries.opened_need(keyring, need)
    if opened is None or opened.state is not NeedState.OFFERED or turns.are_asked(need):
        return
    facts = actions.facts_of(keyring)
    if any(offer.record.need == need and offer.state in {*LIVE, State.QUEUED} for offer in facts.offers):
        return
    progress = Progress(NeedState.TAKEN_UP)
    if not propose(opened, facts).best:
        progress = Progress(NeedState.NOBODY, NobodyReason.ALL_DECLINED)
    needs.tell_or_keep(keyring=keyring, need=need, progress=progress)
