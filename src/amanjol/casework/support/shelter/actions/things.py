"""What is held for somebody because they asked for it: taken in, and given back at any hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.shelter.records import Thing
from amanjol.casework.support.shelter.writing import StayInWriting, now
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.shelter.records import ThingKind
    from amanjol.foundation.organisations.keys.keyring import Keyring

TAKEN_IN = "stay.thing-taken-in"
GIVEN_BACK = "stay.thing-given-back"


class NotAsked(Exception):
    """Nothing is held that the person did not ask to be held, nor for who is not in the house."""


class NotKnown(Exception):
    """A restricted person was not told that named colleagues alone see what is held, and give it back."""


class NoSuchThing(LookupError):
    """The stay holds nothing of this number."""


@transaction.atomic
def take_in(
    *,
    keyring: Keyring,
    case: Case,
    stay: UUID,
    kind: ThingKind,
    what: str,
    is_asked_for: bool,
    is_known: bool = False,
) -> Thing:
    """`is_known`: the person knows who alone gives it back; a restricted one has to.

    NotAsked; NotKnown; NoSuchStay; PermissionDenied; Closed; SealBroken; canonical.TooLarge.
    """
    writing = StayInWriting(keyring, case.pk, stay)
    if not is_asked_for or writing.record.is_over:
        raise NotAsked
    if writing.case.person.is_restricted and not is_known:
        raise NotKnown
    thing = Thing(now(), keyring.person, len(writing.record.things) + 1, kind, what)
    writing.record = replace(writing.record, things=(*writing.record.things, thing))
    writing.finish(TAKEN_IN)
    return thing


@transaction.atomic
def give_back(*, keyring: Keyring, case: Case, stay: UUID, number: int) -> bool:
    """False where they have it already. Of a closed case, too.

    NoSuchThing; NoSuchStay; PermissionDenied; SealBroken.
    """
    writing = StayInWriting(keyring, case.pk, stay, even_closed=True)
    thing = next((thing for thing in writing.record.things if thing.number == number), None)
    if thing is None:
        raise NoSuchThing
    if not thing.is_held:
        return False
    back = replace(thing, back_at=now(), back_by=keyring.person)
    things = tuple(back if other is thing else other for other in writing.record.things)
    writing.record = replace(writing.record, things=things)
    writing.finish(GIVEN_BACK)
    return True


@transaction.atomic
def note_receipt(*, keyring: Keyring, case: Case) -> None:
    """That a receipt was put on paper."""
    record_act("stay.receipt-printed", keyring.member, "case", case.pk)
