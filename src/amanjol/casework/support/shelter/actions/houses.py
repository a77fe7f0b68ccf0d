"""Describing a house: name, address, rooms and beds. What was written before stays beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.cases import sealing
from amanjol.casework.desk.recording import record_act
from amanjol.casework.support.models import House
from amanjol.casework.support.shelter import rules
from amanjol.casework.support.shelter.records import HouseFacts, HouseRecord
from amanjol.casework.support.shelter.writing import HouseInWriting, now
from amanjol.foundation.organisations.keys.queries import hold_epochs
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.support.shelter.queries import OpenedHouse
    from amanjol.casework.support.shelter.records import Room
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class HousePlan:
    """What is said of a house; see `records.HouseFacts`."""

    name: str
    address: str
    reach: str
    says: str
    rooms: tuple[Room, ...]

    @classmethod
    def of(cls, facts: HouseFacts) -> HousePlan:
        return cls(**{name: getattr(facts, name) for name in cls.__slots__})

    def facts(self, by: str) -> HouseFacts:
        return HouseFacts(now(), by, **{name: getattr(self, name) for name in self.__slots__})


class StillInBed(Exception):
    """Somebody has a bed that is to go; `beds` says which."""

    def __init__(self, beds: list[str]) -> None:
        super().__init__()
        self.beds = beds


@transaction.atomic
def add_house(*, keyring: Keyring, plan: HousePlan) -> House:
    """PermissionDenied."""
    _check(keyring)
    hold_epochs(keyring.member.organisation_id)
    row = House(organisation_id=keyring.member.organisation_id)
    sealing.seal_new(row, HouseRecord((plan.facts(keyring.person),)), keyring)
    row.save(force_insert=True)
    record_act("house.created", keyring.member, "house", row.pk)
    return row


@transaction.atomic
def change_house(*, keyring: Keyring, house: UUID, plan: HousePlan) -> bool:
    """False where it stands there already. StillInBed; OlderCopy; PermissionDenied; SealBroken; canonical.TooLarge."""
    _check(keyring)
    writing = HouseInWriting(keyring, house)
    if plan == HousePlan.of(writing.record.now):
        return False
    beds = {bed for room in plan.rooms for bed in room.beds}
    if gone := sorted({entry.bed for entry in writing.record.beds} - beds):
        raise StillInBed(gone)
    writing.record = replace(writing.record, facts=(*writing.record.facts, plan.facts(keyring.person)))
    writing.finish("house.changed")
    return True


@transaction.atomic
def note_opened(*, keyring: Keyring, house: OpenedHouse) -> None:
    """That somebody looked who is there tonight."""
    record_act("house.opened", keyring.member, "house", house.row.pk)


def _check(keyring: Keyring) -> None:
    if not rules.can_describe_houses(keyring.member):
        raise PermissionDenied
