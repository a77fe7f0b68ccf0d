"""Asking an advocate, and what they answered. Nobody who may be conflicted is asked, whatever the reason.

Each act locks the need first and then the advocate, and looks at everything anew: at the conflict, the licence, the
places of the year. Of two who accept at once the database lets one through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from amanjol.casework.desk import in_bulk, sealed_rows
from amanjol.casework.legal_aid.conflict import actions as conflict
from amanjol.casework.legal_aid.conflict import queries as conflicts
from amanjol.casework.legal_aid.conflict.actions import locked_need
from amanjol.casework.legal_aid.mandates import actions as mandates
from amanjol.casework.legal_aid.mandates import queries as mandate_queries
from amanjol.casework.legal_aid.mandates import readers
from amanjol.casework.legal_aid.needs import actions as needs
from amanjol.casework.legal_aid.needs import queries as need_queries
from amanjol.casework.legal_aid.needs.actions import Progress
from amanjol.casework.legal_aid.offers import keeping, queries
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
    check_in_time,
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
    OutOfOrder,
    Passed,
    State,
    Step,
)
from amanjol.casework.legal_aid.register import queries as register
from amanjol.casework.legal_aid.roads import queries as roads
from amanjol.casework.legal_aid.rota import queries as rota
from amanjol.casework.legal_aid.turns import queries as turns
from amanjol.casework.legal_aid.turns.handing import go_on
from amanjol.casework.legal_aid.turns.records import Names
from amanjol.casework.standards.legal_needs.states import State as NeedState
from amanjol.foundation.seals.records import present_moment, replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.models import Mandate, Offer
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.keeping import Heard
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
    "called",
    "decline",
    "end",
    "facts_of",
    "is_short",
    "let_pass",
    "locked_offer",
    "names_of",
    "rewrap",
    "tell_names",
    "tell_offered",
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
        need_queries.opened(keyring),
        queries.opened(keyring),
        mandate_queries.opened(keyring),
        conflicts.Book(keyring, register.opened(keyring, today)),
        rota.away(organisation, timezone.now()),
        today,
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
    choice = chosen_as(
        candidate, proposed, out_of_order, in_danger=facts.book.endangers(need), is_known=is_known_to_ngo
    )
    row = keeping.begin(
        keyring,
        opened,
        candidate,
        State.ASKED,
        deadline(opened.says.urgency, present_moment()),
        choice,
    )
    return Outcome(row, tell_offered(keyring, opened))


def tell_offered(keyring: Keyring, need: OpenedNeed) -> bool:
    """Whether whoever asks was told, or knew already, that advocates are being asked."""
    if need.state not in _NOT_OFFERED_YET:
        return True
    return needs.tell_or_keep(keyring=keyring, need=need.row.pk, progress=Progress(NeedState.OFFERED))


@transaction.atomic
def called(*, keyring: Keyring, offer: UUID) -> Outcome:
    """The turn of somebody without an account has come, and they were asked by telephone. As `tell_names`."""
    opened, need, facts = locked_offer(keyring, offer)
    if opened.state is not State.QUEUED or not turns.is_to_be_called(opened.row):
        raise NotSo
    if is_short(keyring, facts, need.row.pk):
        raise Fewer
    if facts.book.endangers(opened.record.need):
        raise KnownAlone
    check_may_act(_candidate(opened, need, facts))
    now = present_moment()
    record = opened.record.then(Step(State.ASKED, now, keyring.person))
    keeping.keep(keyring, opened, replace(record, deadline=deadline(need.says.urgency, now)))
    return Outcome(opened.row)


@transaction.atomic
def tell_names(*, keyring: Keyring, offer: UUID, heard: Heard | None = None) -> Outcome:
    """The advocate wishes to accept, and is told the other side's names; nobody else meanwhile. Again if they change.
    `heard`: what they answered from their account, to which the names are sealed.

    PermissionDenied; NotOpen; OlderCopy; Refused; SealBroken.
    """
    opened, need, facts = locked_offer(keyring, offer)
    if opened.state not in {State.ASKED, State.NAMED}:
        raise NotSo
    if facts.book.endangers(need.row.pk):
        raise KnownAlone
    check_in_time(opened, heard)
    if is_short(keyring, facts, need.row.pk):
        raise Fewer
    candidate = _candidate(opened, need, facts)
    check_may_act(candidate)
    check_still_fits(opened, need, candidate)
    now = present_moment()
    names = names_of(facts, need.row.pk)
    record = replace(
        opened.record.then(Step(State.NAMED, now, keyring.person)),
        deadline=deadline(need.says.urgency, now),
        told=names.told,
    )
    keeping.keep(keyring, opened, record, heard, names)
    return Outcome(opened.row)


def names_of(facts: Facts, need: UUID) -> Names:
    """The other side as it stands now."""
    sides = facts.book.sides(need)
    return Names(tuple(side.key for side in sides), tuple(side.says.who.names for side in sides))


@transaction.atomic
def accept(*, keyring: Keyring, offer: UUID, acts: int | None = None, heard: Heard | None = None) -> Outcome:
    """Told the names, the advocate said that there is no conflict; in danger, without having been told any. The NGO is
    told who comes and how to reach them. `acts`: as many as the page showed, so that nobody accepts after names which
    somebody else has told meanwhile. `heard`: as in `tell_names`, with the names that they had read.

    PermissionDenied; NotOpen; OlderCopy; Refused; SealBroken.
    """
    opened, need, facts = locked_offer(keyring, offer)
    if acts is not None and opened.record.acts != acts:
        raise NotSo
    in_danger = facts.book.endangers(need.row.pk)
    if in_danger and opened.record.chosen is not Chosen.KNOWN_TO_NGO:
        raise KnownAlone
    if opened.state is not (State.ASKED if in_danger else State.NAMED):
        raise NotSo
    check_in_time(opened, heard)
    if is_short(keyring, facts, need.row.pk):
        raise Fewer
    names = names_of(facts, need.row.pk).told
    read = opened.record.told if heard is None else heard.told
    if not in_danger and (opened.record.told != names or read != names):
        raise NamesChanged
    candidate = _candidate(opened, need, facts)
    check_may_act(candidate)
    check_still_fits(opened, need, candidate)
    keeping.keep(keyring, opened, opened.record.then(keeping.step(keyring, State.ACCEPTED, heard)), heard)
    _take_back_queued(keyring, facts, need.row.pk)
    says = candidate.advocate.says
    progress = Progress(NeedState.ACCEPTED, lawyer=says.name, reach=says.reach)
    return Outcome(opened.row, needs.tell_or_keep(keyring=keyring, need=need.row.pk, progress=progress))


@transaction.atomic
def decline(*, keyring: Keyring, offer: UUID, reason: Declined, heard: Heard | None = None) -> Outcome:
    """A conflict can be told of names alone; it is kept, and counts in every need from now on. `heard`: as above.

    PermissionDenied; NotOpen; OlderCopy; Refused; SealBroken.
    """
    opened, need, facts = locked_offer(keyring, offer, is_over_too=True)
    if not opened.is_live or (reason is Declined.CONFLICT and opened.state is not State.NAMED):
        raise NotSo
    step = keeping.step(keyring, State.DECLINED, heard, reason)
    keeping.keep(keyring, opened, opened.record.then(step), heard)
    if reason is Declined.CONFLICT:
        _keep_conflict(keyring, opened, need, facts)
    return Outcome(opened.row)


@transaction.atomic
def let_pass(*, keyring: Keyring, offer: UUID, reason: Passed) -> Outcome:
    """The deadline is over, nobody was reached, or the question was taken back. As `decline`."""
    opened, _need_of_it, _facts = locked_offer(keyring, offer, is_over_too=True)
    if not (opened.is_live or opened.state is State.QUEUED):
        raise NotSo
    if reason is Passed.DEADLINE and not opened.is_over:
        raise NotSo
    _pass(keyring, opened, reason)
    return Outcome(opened.row)


@transaction.atomic
def end(*, keyring: Keyring, offer: UUID, reason: Ended) -> Outcome:
    """Who had accepted is her lawyer no more, and the need is open again, unless it was over; of a mandate that runs
    nobody reads a file. As `decline`.
    """
    mandate_queries.hold(keyring.member)
    opened, need, facts = locked_offer(keyring, offer, is_over_too=True)
    if opened.state is not State.ACCEPTED:
        raise NotSo
    keeping.keep(keyring, opened, opened.record.then(keeping.step(keyring, State.ENDED, None, reason)))
    if reason is Ended.CONFLICT:
        _keep_conflict(keyring, opened, need, facts)
    readers.shut(keyring, need.row.pk, facts.book.register)
    if not need.record.is_open:
        return Outcome(opened.row)
    progress = Progress(NeedState.TAKEN_UP)
    return Outcome(opened.row, needs.tell_or_keep(keyring=keyring, need=need.row.pk, progress=progress))


@transaction.atomic
def begin_mandate(*, keyring: Keyring, offer: UUID, **mandate: Any) -> Mandate:
    """Whoever accepted begins to act: the mandate is of this need and of nobody else. `mandate` as `mandates.begin`.

    PermissionDenied; NotOpen; OlderCopy; Refused; and as `mandates.begin`.
    """
    opened, need, _facts = locked_offer(keyring, offer)
    if opened.state is not State.ACCEPTED:
        raise NotSo
    return mandates.begin(
        keyring=keyring, **mandate | {"need": need.row.pk, "advocate": opened.record.number}
    )


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    return in_bulk.move_keys(queries.under_earlier(keyring), sealed_rows.move_key, keyring, at_most)


def locked_offer(
    keyring: Keyring, pk: UUID, *, is_over_too: bool = False
) -> tuple[OpenedOffer, OpenedNeed, Facts]:
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


def _pass(keyring: Keyring, opened: OpenedOffer, reason: Passed) -> None:
    keeping.keep(keyring, opened, opened.record.then(keeping.step(keyring, State.PASSED, None, reason)))


def _take_back_queued(keyring: Keyring, facts: Facts, need: UUID) -> None:
    """Whose turn has not come is not asked any more."""
    for offer in facts.offers:
        if offer.record.need == need and offer.state is State.QUEUED and not offer.is_older:
            _pass(keyring, offer, Passed.TAKEN_BACK)
    go_on(need=need)
