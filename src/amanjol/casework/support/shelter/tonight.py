"""A house as its picture shows it: rooms, beds, who is in which, who came and left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils import timezone

from amanjol.casework.standards.people.forms import CERTAIN_CHILDREN, Form
from amanjol.casework.support.shelter import words
from amanjol.casework.support.shelter.queries import guests_in, stays_with
from amanjol.casework.support.shelter.records import Way

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.models import Stay
    from amanjol.casework.support.shelter.queries import Guest, OpenedHouse
    from amanjol.casework.support.shelter.records import ForWhom, Passed
    from amanjol.foundation.organisations.keys.keyring import Keyring

BETWEEN: str = ":"
"""Between the id of a house and a bed, in what a form sends."""


@dataclass(frozen=True, slots=True)
class GuestShown:
    """`is_child`, `may_be_child`: by the form of the person. `is_today`: came today."""

    guest: Guest
    is_child: bool
    may_be_child: bool
    is_today: bool

    @property
    def name(self) -> str:
        return self.guest.person.name if self.guest.person is not None else ""


@dataclass(frozen=True, slots=True)
class BedShown:
    """`value` is what a form sends for it."""

    name: str
    value: str
    guests: list[GuestShown]


@dataclass(frozen=True, slots=True)
class RoomShown:
    name: str
    for_whom: str
    key: ForWhom
    beds: list[BedShown]

    @property
    def free(self) -> int:
        return sum(not bed.guests for bed in self.beds)


@dataclass(frozen=True, slots=True)
class PassedShown:
    """`case` and `name` are empty where the member may not open the case. Of what does not open, the code is
    the name.
    """

    passed: Passed
    way: str
    name: str = ""
    case: Case | None = None
    stay: Stay | None = None

    @property
    def is_arrival(self) -> bool:
        return self.passed.way is not Way.LEFT


@dataclass(frozen=True, slots=True)
class HouseShown:
    house: OpenedHouse
    rooms: list[RoomShown]
    guests: list[Guest]

    @property
    def free(self) -> int:
        return sum(room.free for room in self.rooms)

    @property
    def total(self) -> int:
        return len(self.house.record.now.beds)

    @property
    def broken(self) -> list[Case]:
        """Of whom something does not open."""
        return [guest.case for guest in self.guests if guest.is_broken and guest.case is not None]

    @property
    def is_at_odds(self) -> bool:
        """A bed and the stay that is said to be in it say different things."""
        return any(not guest.agrees for guest in self.guests)


def tonight(houses: Iterable[OpenedHouse], keyring: Keyring) -> list[HouseShown]:
    houses = list(houses)
    guests, today = guests_in(houses, keyring), timezone.localdate()
    return [
        HouseShown(house, _rooms(house, guests[house.row.pk], today), guests[house.row.pk])
        for house in houses
    ]


def _rooms(house: OpenedHouse, guests: list[Guest], today: date) -> list[RoomShown]:
    in_bed: dict[str, list[GuestShown]] = {}
    for guest in guests:
        form = guest.person.form if guest.person is not None else None
        guest_shown = GuestShown(
            guest, form in CERTAIN_CHILDREN, form is Form.AGE_NOT_KNOWN, guest.in_bed.on == today
        )
        in_bed.setdefault(guest.in_bed.bed, []).append(guest_shown)
    return [
        RoomShown(
            room.name,
            str(words.FOR_WHOM[room.for_whom]),
            room.for_whom,
            [BedShown(bed, f"{house.row.pk}{BETWEEN}{bed}", in_bed.get(bed, [])) for bed in room.beds],
        )
        for room in house.record.now.rooms
    ]


def passed_in(house: OpenedHouse, keyring: Keyring) -> list[PassedShown]:
    """Who came and left of late, the newest first."""
    passed = house.record.passed[::-1]
    broken: dict[UUID, Stay] = {}
    opened = stays_with((UUID(entry.stay) for entry in passed), keyring, broken)
    lines = []
    for entry in passed:
        of = opened.get(UUID(entry.stay))
        way, row = str(words.WAYS[entry.way]), broken.get(UUID(entry.stay))
        if row is not None:
            lines.append(PassedShown(entry, way, row.case.code, row.case, row))
            continue
        lines.append(
            PassedShown(entry, way, of[1].name, of[0].row.case, of[0].row) if of else PassedShown(entry, way)
        )
    return lines
