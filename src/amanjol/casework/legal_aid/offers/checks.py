"""What an offer is refused for, and what is looked at anew with each act."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from amanjol.casework.legal_aid.offers.proposing import AWAY, FULL
from amanjol.casework.legal_aid.offers.records import Chosen, State
from amanjol.casework.standards.conflicts.checking import Verdict

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.keeping import Heard
    from amanjol.casework.legal_aid.offers.proposing import Candidate, Facts, Proposed
    from amanjol.casework.legal_aid.offers.queries import OpenedOffer
    from amanjol.casework.legal_aid.offers.records import OutOfOrder


class Refused(Exception):
    """It may not be done now; the page shows what stands there now, and why."""


class Conflicted(Refused):
    """The advocate, or a colleague, stands with the other side: no reason overrides that."""


class LookFirst(Refused):
    """There may be a conflict, and nobody has looked yet."""


class CannotAct(Refused):
    """The licence is over or suspended, or the row of the register is an older copy."""


class NoPlace(Refused):
    """All places of this year are taken."""


class AskedAlready(Refused):
    """The advocate was asked already, and waits for an answer, has declined, or was her lawyer before."""


class AnotherLawyer(Refused):
    """Somebody else has accepted, or is told the names at this moment."""


class ReasonNeeded(Refused):
    """Not the first of the proposals, or only as the person is said to know them: then somebody says why."""


class LiftedUnsaid(Refused):
    """Of those who are asked one after the other somebody stands so far up only as the person is said to know them."""


class KnownAlone(Refused):
    """Life is in danger: somebody is chosen whom the NGO knows, and told no names."""


class TooLate(Refused):
    """The deadline is over: the offer is let pass, and the advocate may be asked again."""


class NotSo(Refused):
    """The offer stands otherwise by now."""


class NeedChanged(Refused):
    """Whoever asks has changed the need since, and this advocate fits it no more."""


class Away(Refused):
    """On leave, or not to be asked now."""


class NamesChanged(Refused):
    """Somebody was added to the other side, or changed, since the names were told: they are told anew."""


class BeingAsked(Refused):
    """Advocates are being asked one after the other already."""


class Nobody(Refused):
    """Nobody of the register can come."""


class Fewer(Refused):
    """The journal knows of more than stands here: nobody is asked until the operator has looked."""


class Choice(NamedTuple):
    """Why this advocate is asked; `out_of_order` where a reason was asked."""

    chosen: Chosen
    out_of_order: OutOfOrder | None = None


def check_in_time(offer: OpenedOffer, heard: Heard | None) -> None:
    """What an advocate answered counts by when they answered, not by when it was taken in."""
    if (timezone.now() if heard is None else heard.at) > offer.record.deadline:
        raise TooLate


def check_may_act(candidate: Candidate) -> None:
    """What no reason overrides."""
    if candidate.checked.verdict is Verdict.CONFLICTED:
        raise Conflicted
    if candidate.checked.verdict is Verdict.LIKELY:
        raise LookFirst
    if not candidate.advocate.can_act:
        raise CannotAct
    if FULL in candidate.fails:
        raise NoPlace


def check_still_fits(offer: OpenedOffer, need: OpenedNeed, candidate: Candidate) -> None:
    """Of a need that was changed since: nothing more than what was let go when they were asked."""
    if need.says.version != offer.record.version and not candidate.fails - {"asked", AWAY} <= set(
        offer.record.relaxed
    ):
        raise NeedChanged


def check_not_asked(facts: Facts, need: UUID, advocate: UUID) -> None:
    """Who was not reached, or let it pass, may be asked again."""
    for offer in facts.offers:
        if (
            offer.record.need == need
            and offer.record.advocate == advocate
            and offer.state is not State.PASSED
        ):
            raise AskedAlready


def chosen_as(
    candidate: Candidate,
    proposed: Proposed,
    out_of_order: OutOfOrder | None,
    *,
    in_danger: bool,
    is_known: bool,
) -> Choice:
    """Of one who is asked alone. KnownAlone; ReasonNeeded."""
    if in_danger:
        if not is_known:
            raise KnownAlone
        return Choice(Chosen.KNOWN_TO_NGO)
    if proposed.first == candidate.advocate.row.pk:
        return Choice(Chosen.FIRST)
    if out_of_order is None:
        raise ReasonNeeded
    return Choice(Chosen.OUT_OF_ORDER, out_of_order)


def chosen_in_row(candidate: Candidate, proposed: Proposed, out_of_order: OutOfOrder | None) -> Choice:
    """Of one of the best who are asked one after the other. LiftedUnsaid."""
    advocate = candidate.advocate.row.pk
    if advocate not in proposed.lifted:
        return Choice(Chosen.FIRST if proposed.first == advocate else Chosen.IN_ORDER)
    if out_of_order is None:
        raise LiftedUnsaid
    return Choice(Chosen.OUT_OF_ORDER, out_of_order)
