"""Asking an advocate by telephone, and what they answered. Nobody who may be conflicted is asked, whatever the reason.

Each act locks the need first and then the advocate, and looks at everything anew: at the conflict, the licence, the
places of the year. Of two who accept at once the database lets one through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from amanjol.casework.desk import in_bulk
from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid import sealed
from amanjol.casework.legal_aid.conflict import actions as conflict
from amanjol.casework.legal_aid.conflict import queries as conflicts
from amanjol.casework.legal_aid.conflict.actions import locked_need
from amanjol.casework.legal_aid.mandates import actions as mandates
from amanjol.casework.legal_aid.mandates import queries as mandate_queries
from amanjol.casework.legal_aid.models import Offer
from amanjol.casework.legal_aid.needs import actions as needs
from amanjol.casework.legal_aid.needs import queries as need_queries
from amanjol.casework.legal_aid.needs.actions import Progress
from amanjol.casework.legal_aid.offers import queries
from amanjol.casework.legal_aid.offers.checks import (
    AnotherLawyer,
    AskedAlready,
    Away,
    CannotAct,
    Conflicted,
    Fewer,
    KnownAlone,
    LookFirst,
    NamesChanged,
    NeedChanged,
    NoPlace,
    NotSo,
    ReasonNeeded,
    Refused,
    TooLate,
    check_may_act,
    check_not_asked,
    check_still_fits,
    chosen_as,
)
from amanjol.casework.legal_aid.offers.deadlines import deadline
from amanjol.casework.legal_aid.offers.proposing import AWAY, Facts, propose
from amanjol.casework.legal_aid.offers.records import (
    Chosen,
    Declined,
    Ended,
    OfferRecord,
    OutOfOrder,
    Passed,
    State,
    Step,
)
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.legal_aid.roads import queries as roads
from amanjol.casework.legal_aid.rota import queries as rota
from amanjol.casework.standards.legal_needs.states import State as NeedState
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.models import Mandate
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.proposing import Candidate
    from amanjol.casework.legal_aid.offers.queries import OpenedOffer
    from amanjol.foundation.organisations.keys.keyring import Keyring

__all__ = (
    "AnotherLawyer",
    "AskedAlready",
    "Away",
    "CannotAct",
    "Conflicted",
    "Fewer",
    "KnownAlone",
    "LookFirst",
    "NamesChanged",
    "NeedChanged",
    "NoPlace",
    "NotSo",
    "Outcome",
    "ReasonNeeded",
    "Refused",
    "TooLate",
    "accept",
    "ask",
    "begin_mandate",
    "decline",
    "end",
    "facts_of",
    "is_short",
    "let_pass",
    "rewrap",
    "tell_names",
)
_NOT_OFFERED_YET: Final = frozenset({NeedState.ASKED, NeedState.TAKEN_UP, NeedState.NOBODY})


@dataclass(frozen=True, slots=True)
class Outcome:
    """`ngo_told`: whether a letter went to whoever raised the need."""

    offer: Offer
    ngo_told: bool = True


def facts_of(keyring: Keyring) -> Facts:
    """All that proposals rest on, opened now. SealBroken."""
    today = timezone.localdate()
    organisation = keyring.member.organisation_id
    return Facts(
        need_queries.open_needs(keyring),
        queries.opened(keyring),
        mandate_queries.opened(keyring),
        conflicts.Book(keyring, register.opened(keyring, today)),
        rota.away(organisation, timezone.now()),
        today.year,
        roads.roads_now(keyring, today),
    )


@transaction.atomic
def ask(
    *,
    keyring: Keyring,
    need: UUID,
    advocate: UUID,
    out_of_order: OutOfOrder | None = None,
    is_known_to_ngo: bool = False,
) -> Outcome:
    """PermissionDenied; NotOpen; OlderCopy; Refused; SealBroken."""
    opened = locked_need(keyring, need)
    facts = facts_of(keyring)
    if is_short(keyring, facts, need):
        raise Fewer
    if any(offer.record.need == need and offer.state is State.ACCEPTED for offer in facts.offers):
        raise AnotherLawyer
    proposed = propose(opened, facts)
    candidate = proposed.candidate(advocate)
    if candidate is None:
        raise PermissionDenied
    check_may_act(candidate)
    if AWAY in candidate.fails:
        raise Away
    check_not_asked(facts, need, advocate)
    chosen, reason = chosen_as(
        candidate, proposed, out_of_order, in_danger=facts.book.endangers(need), is_known=is_known_to_ngo
    )
    now = present_moment()
    by = deadline(opened.says.urgency, now)
    says = candidate.advocate.says
    row = Offer(
        organisation_id=opened.row.organisation_id,
        need=opened.row,
        advocate=advocate,
        state=State.ASKED,
        deadline=by,
    )
    record = OfferRecord(
        need=opened.row.pk,
        version=opened.says.version,
        advocate=advocate,
        number=says.number,
        name=says.name,
        office=says.office,
        deadline=by,
        chosen=chosen,
        out_of_order=reason,
        relaxed=tuple(sorted(candidate.fails - {"asked"})),
        parts=tuple(sorted(candidate.parts.items())),
        steps=(Step(State.ASKED, now, keyring.person),),
    )
    sealed.seal_new(row, record, keyring)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise AskedAlready from None
    _record(keyring, row, State.ASKED)
    is_told = True
    if opened.state in _NOT_OFFERED_YET:
        is_told = needs.tell_or_keep(keyring=keyring, need=need, progress=Progress(NeedState.OFFERED))
    return Outcome(row, is_told)


@transaction.atomic
def tell_names(*, keyring: Keyring, offer: UUID) -> Outcome:
    """The advocate wishes to accept, and is told the other side's names; nobody else meanwhile. Again if they change.

    PermissionDenied; NotOpen; OlderCopy; Refused; SealBroken.
    """
    opened, need, facts = _offer(keyring, offer)
    if opened.state not in {State.ASKED, State.NAMED}:
        raise NotSo
    if facts.book.endangers(need.row.pk):
        raise KnownAlone
    if opened.is_over:
        raise TooLate
    if is_short(keyring, facts, need.row.pk):
        raise Fewer
    candidate = _candidate(opened, need, facts)
    check_may_act(candidate)
    check_still_fits(opened, need, candidate)
    now = present_moment()
    record = replace(
        opened.record.then(Step(State.NAMED, now, keyring.person)),
        deadline=deadline(need.says.urgency, now),
        told=tuple(side.key for side in facts.book.sides(need.row.pk)),
    )
    _keep(keyring, opened, record)
    return Outcome(opened.row)


@transaction.atomic
def accept(*, keyring: Keyring, offer: UUID, acts: int | None = None) -> Outcome:
    """Told the names, the advocate said that there is no conflict; in danger, without having been told any. The NGO is
    told who comes and how to reach them. `acts`: as many as the page showed, so that nobody accepts after names which
    somebody else has told meanwhile.

    PermissionDenied; NotOpen; OlderCopy; Refused; SealBroken.
    """
    opened, need, facts = _offer(keyring, offer)
    if acts is not None and opened.record.acts != acts:
        raise NotSo
    in_danger = facts.book.endangers(need.row.pk)
    if in_danger and opened.record.chosen is not Chosen.KNOWN_TO_NGO:
        raise KnownAlone
    if opened.state is not (State.ASKED if in_danger else State.NAMED):
        raise NotSo
    if opened.is_over:
        raise TooLate
    if is_short(keyring, facts, need.row.pk):
        raise Fewer
    names = tuple(side.key for side in facts.book.sides(need.row.pk))
    if not in_danger and opened.record.told != names:
        raise NamesChanged
    candidate = _candidate(opened, need, facts)
    check_may_act(candidate)
    check_still_fits(opened, need, candidate)
    _keep(keyring, opened, opened.record.then(Step(State.ACCEPTED, present_moment(), keyring.person)))
    says = candidate.advocate.says
    progress = Progress(NeedState.ACCEPTED, lawyer=says.name, reach=says.reach)
    return Outcome(opened.row, needs.tell_or_keep(keyring=keyring, need=need.row.pk, progress=progress))


@transaction.atomic
def decline(*, keyring: Keyring, offer: UUID, reason: Declined) -> Outcome:
    """A conflict can be told of names alone; it is kept, and counts in every need from now on.

    PermissionDenied; NotOpen; OlderCopy; Refused; SealBroken.
    """
    opened, need, facts = _offer(keyring, offer, is_over_too=True)
    if not opened.is_live or (reason is Declined.CONFLICT and opened.state is not State.NAMED):
        raise NotSo
    _keep(keyring, opened, opened.record.then(Step(State.DECLINED, present_moment(), keyring.person, reason)))
    if reason is Declined.CONFLICT:
        _keep_conflict(keyring, opened, need, facts)
    return Outcome(opened.row)


@transaction.atomic
def let_pass(*, keyring: Keyring, offer: UUID, reason: Passed) -> Outcome:
    """The deadline is over, nobody was reached, or the question was taken back. As `decline`."""
    opened, _need_of_it, _facts = _offer(keyring, offer, is_over_too=True)
    if not opened.is_live or (reason is Passed.DEADLINE and not opened.is_over):
        raise NotSo
    _keep(keyring, opened, opened.record.then(Step(State.PASSED, present_moment(), keyring.person, reason)))
    return Outcome(opened.row)


@transaction.atomic
def end(*, keyring: Keyring, offer: UUID, reason: Ended) -> Outcome:
    """Who had accepted is her lawyer no more, and the need is open again, unless it was over. As `decline`."""
    opened, need, facts = _offer(keyring, offer, is_over_too=True)
    if opened.state is not State.ACCEPTED:
        raise NotSo
    _keep(keyring, opened, opened.record.then(Step(State.ENDED, present_moment(), keyring.person, reason)))
    if reason is Ended.CONFLICT:
        _keep_conflict(keyring, opened, need, facts)
    if not need.record.is_open:
        return Outcome(opened.row)
    progress = Progress(NeedState.TAKEN_UP)
    return Outcome(opened.row, needs.tell_or_keep(keyring=keyring, need=need.row.pk, progress=progress))


@transaction.atomic
def begin_mandate(*, keyring: Keyring, offer: UUID, **mandate: Any) -> Mandate:
    """Whoever accepted begins to act: the mandate is of this need and of nobody else. `mandate` as `mandates.begin`.

    PermissionDenied; NotOpen; OlderCopy; Refused; and as `mandates.begin`.
    """
    opened, need, _facts = _offer(keyring, offer)
    if opened.state is not State.ACCEPTED:
        raise NotSo
    return mandates.begin(
        keyring=keyring, **mandate | {"need": need.row.pk, "advocate": opened.record.number}
    )


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    return in_bulk.move_keys(queries.under_earlier(keyring), sealed.move_key, keyring, at_most)


def _offer(keyring: Keyring, pk: UUID, *, is_over_too: bool = False) -> tuple[OpenedOffer, OpenedNeed, Facts]:
    """With its need and its advocate locked, in this order. `is_over_too`: also of a need that is over."""
    stored = queries.visible_to(keyring.member).filter(pk=pk).values_list("need", "advocate").first()
    if stored is None:
        raise PermissionDenied
    need = locked_need(keyring, stored[0], is_over_too=is_over_too)
    list(
        register.visible_to(keyring.member)
        .filter(pk=stored[1])
        .select_for_update(of=("self",))
        .values_list("pk")
    )
    opened = queries.opened_offer(keyring, pk)
    if opened is None:
        raise PermissionDenied
    if opened.is_older:
        raise Fewer
    return opened, need, facts_of(keyring)


def _candidate(offer: OpenedOffer, need: OpenedNeed, facts: Facts) -> Candidate:
    candidate = propose(need, facts).candidate(offer.record.advocate)
    if candidate is None:  # erased from the register meanwhile
        raise CannotAct
    return candidate


def is_short(keyring: Keyring, facts: Facts, need: UUID) -> bool:
    """Whether the journal knows of more than stands here: of the other side, of clients and the lawyers whose they are,
    or of offers of this need.
    """
    return (
        conflicts.are_fewer(keyring, need)
        or conflicts.lawyers_are_fewer(keyring, facts.book)
        or queries.are_fewer(keyring, facts.offers, need)
    )


def _keep_conflict(keyring: Keyring, offer: OpenedOffer, need: OpenedNeed, facts: Facts) -> None:
    """Of who was erased from the register meanwhile nothing more is kept."""
    for advocate in facts.book.register:
        if advocate.row.pk == offer.record.advocate:
            conflict.write_declined(keyring=keyring, advocate=advocate, need=need.row.pk)


def _keep(keyring: Keyring, opened: OpenedOffer, record: OfferRecord) -> None:
    row = opened.row
    row.state, row.deadline = record.state, record.deadline
    sealed.close(row, record, keyring)
    try:
        with transaction.atomic():
            row.save(update_fields=["state", "deadline", "schema", "sealed"])
    except IntegrityError:
        raise AnotherLawyer from None
    _record(keyring, row, record.state)


def _record(keyring: Keyring, row: Offer, state: State) -> None:
    record_act(
        queries.VERBS[state], keyring.member, queries.SUBJECT, row.pk, need=row.need_id, advocate=row.advocate
    )
