"""What each who takes part may hear, group by group, on the consents that stand today. Nothing is assumed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases.consents import door
from amanjol.casework.desk.country import country_here
from amanjol.casework.standards.people.given import ConsentFor, GivenConsent
from amanjol.casework.standards.people.terms import IDENTIFYING, US, FieldGroup, RecipientKind

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.cases.items import Items
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.standards.people.terms import Recipient
    from amanjol.casework.support.conferences.records import Participant

_TOLD: Final = (ConsentFor.SHARING, ConsentFor.IDENTIFICATION)


@dataclass(frozen=True, slots=True)
class Heard:
    """Every group stands in one of both."""

    may: tuple[FieldGroup, ...]
    not_to_be_spoken_of: tuple[FieldGroup, ...]


def heard_by(participant: Participant, person: PersonRecord, written: Items) -> Heard:
    """Who works here hears what is needed as long as the person consents to support from us; others what a consent
    names, to them, of that group. SealBroken.
    """
    may = tuple(group for group in FieldGroup if _may(participant, person, written, group))
    return Heard(may, tuple(group for group in FieldGroup if group not in may))


def _may(participant: Participant, person: PersonRecord, written: Items, group: FieldGroup) -> bool:
    if participant.member:
        return door.allows(person, written, purpose=ConsentFor.SUPPORT, recipient=US)
    recipient = participant.recipient
    if recipient is None:
        return False
    country = recipient.country or country_here()
    purposes: tuple[ConsentFor, ...] = _TOLD
    if country != country_here() and group in IDENTIFYING:
        purposes = (ConsentFor.IDENTITY_ABROAD,)
    return any(
        door.allows(person, written, purpose=purpose, recipient=recipient, group=group, country=country)
        for purpose in purposes
    )


def reads_until(participant: Participant, person: PersonRecord, written: Items) -> date | None:
    """The last day of a colleague's paper: the one that was chosen, or that of the consent on which it rests, whichever
    comes first. None without a paper, and where no consent lets them hear anything. SealBroken.
    """
    if participant.until is None:
        return None
    consent = door.rests_on(person, written, purpose=ConsentFor.SUPPORT, recipient=US)
    return min(participant.until, consent.until or participant.until) if consent is not None else None


def recipients_named(written: Items) -> list[Recipient]:
    """Whom any consent names, the newest last; each once. SealBroken."""
    named: list[Recipient] = []
    for given in written.of(GivenConsent):
        recipient = given.terms.recipient if given.terms is not None else US
        if recipient.kind is not RecipientKind.US and not any(recipient.is_same(other) for other in named):
            named.append(recipient)
    return named
