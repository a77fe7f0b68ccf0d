"""Comparing people newly written down with restricted ones, in a supervisor's unlocked request and for them alone.

Who wrote somebody down learns nothing, and the supervisor no more than which two cases to look at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction

from amanjol.casework.cases import restricted, rules, sealing
from amanjol.casework.cases.finding import search
from amanjol.casework.cases.models import Newcomer

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring

AT_ONCE: Final = 50


@dataclass(frozen=True, slots=True)
class Likeness:
    """Somebody new who may be somebody restricted; the codes of both their cases."""

    newcomer: UUID
    new: tuple[str, ...]
    restricted: tuple[str, ...]


@transaction.atomic
def compare(*, keyring: Keyring) -> list[Likeness]:
    """What has to be looked at. Those who are like nobody restricted are not asked for again. SealBroken."""
    member = keyring.member
    if not rules.can_supervise(member):
        return []
    waiting = list(Newcomer.objects.filter(member=member).select_related("person").order_by("pk")[:AT_ONCE])
    if not waiting:
        return []
    people = list(restricted.people_named_to(member))
    records = {person.pk: sealing.open_person(person, keyring) for person in people}
    alike = {}
    for newcomer in waiting:
        ids = (
            set()
            if newcomer.person.is_restricted
            else search.likely_ids(records, sealing.open_person(newcomer.person, keyring))
        )
        if ids:
            alike[newcomer] = ids
        else:
            newcomer.delete()
    codes = restricted.codes_of([*records, *(newcomer.person_id for newcomer in alike)])
    return [
        Likeness(
            newcomer.pk, tuple(codes[newcomer.person_id]), tuple(code for pk in ids for code in codes[pk])
        )
        for newcomer, ids in alike.items()
    ]


def note_seen(*, keyring: Keyring, newcomer: UUID) -> None:
    """The supervisor has looked. Nothing happens to what is not theirs."""
    Newcomer.objects.filter(member=keyring.member, pk=newcomer).delete()
