"""A stay as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.cases.earlier_words import earlier_of
from amanjol.casework.cases.tasks.people import askable
from amanjol.casework.standards.people.forms import CHILDREN, Form
from amanjol.casework.support.shelter import words
from amanjol.casework.support.shelter.actions.leaving import grown_up_beside
from amanjol.casework.support.shelter.queries import houses_visible_to, open_house, stays_of, stays_with
from amanjol.foundation.organisations.queries import names_of

if TYPE_CHECKING:
    from amanjol.casework.cases.earlier_words import EarlierShown
    from amanjol.casework.cases.models import Case
    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.support.shelter.queries import OpenedHouse, OpenedStay
    from amanjol.casework.support.shelter.records import DoneSince, SeenAlike, StayRecord, Thing
    from amanjol.foundation.organisations.keys.keyring import Keyring


@dataclass(frozen=True, slots=True)
class ThingShown:
    thing: Thing
    kind: str
    who: str
    who_gave: str


@dataclass(frozen=True, slots=True)
class DoneShown:
    """What was done after a child left, in words."""

    entry: DoneSince
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class SeenShown:
    """`case` is empty where the member may not open it any more."""

    case: Case | None
    likenesses: list[str]


@dataclass(frozen=True, slots=True)
class RelativeShown:
    """Who came along. `bed` is empty once they left."""

    case: Case
    name: str
    bed: str
    is_child: bool


@dataclass(frozen=True, slots=True)
class StayShown:
    """`house` is empty where it is gone, or in another organisation's copy of a row. `givers` are the names of who
    alone sees what is held for a restricted person, and gives it back; empty where everybody on duty does.
    """

    person: PersonRecord
    house: OpenedHouse | None
    room: str
    things: list[ThingShown]
    givers: list[str]
    family: list[RelativeShown]
    seen: list[SeenShown]
    basis: str
    guardianship: str
    done: list[DoneShown]
    who: str
    is_child_alone: bool
    are_fewer: bool
    earlier: list[EarlierShown]

    @property
    def is_age_open(self) -> bool:
        """Nobody has said whether the person is a child."""
        return self.person.form is Form.AGE_NOT_KNOWN

    @property
    def children_here(self) -> list[RelativeShown]:
        return [relative for relative in self.family if relative.is_child and relative.bed]


def shown_stay(keyring: Keyring, case: Case, opened: OpenedStay) -> StayShown:
    """SealBroken."""
    record, organisation = opened.record, keyring.member.organisation
    person = sealing.open_person(case.person, keyring)
    names = names_of(_accounts(record), organisation)
    row = houses_visible_to(keyring.member).filter(pk=UUID(record.house)).first()
    house = open_house(row, keyring) if row is not None else None
    room = house.record.now.room_of(record.bed) if house is not None else None
    left = record.left
    return StayShown(
        person,
        house,
        room.name if room is not None else "",
        [
            ThingShown(
                thing, str(words.THINGS[thing.kind]), names.get(thing.by, ""), names.get(thing.back_by, "")
            )
            for thing in record.things
        ],
        [colleague.account.name for colleague in askable(keyring.member, case)]
        if case.person.is_restricted
        else [],
        _family(keyring, record),
        _seen(keyring, record.alike),
        str(words.BASES[record.basis]),
        str(words.GUARDIANSHIP[left.guardianship]) if left is not None and left.guardianship else "",
        [
            DoneShown(entry, str(words.DONE_SINCE[entry.what]), names.get(entry.by, ""))
            for entry in (left.done if left is not None else ())
        ],
        names.get(record.by, ""),
        person.form in CHILDREN and not record.is_over and not grown_up_beside(keyring, record),
        stays_of(case, keyring).are_fewer,
        earlier_of(record.changes, words.OF_LEFT, organisation, words.earlier_value),
    )


def _family(keyring: Keyring, record: StayRecord) -> list[RelativeShown]:
    rows = case_queries.visible_to(keyring.member).select_related("person")
    relatives = []
    for case in rows.filter(pk__in=[UUID(pk) for pk in record.came_with]).order_by("pk"):
        person, stay = sealing.open_person_of(case, keyring), stays_of(case, keyring).now
        is_here = stay is not None and stay.record.house == record.house
        bed = stay.record.bed if stay is not None and is_here else ""
        relatives.append(RelativeShown(case, person.name, bed, person.form in CHILDREN))
    return relatives


def _seen(keyring: Keyring, alike: tuple[SeenAlike, ...]) -> list[SeenShown]:
    opened = stays_with((UUID(seen.stay) for seen in alike), keyring, {})
    lines = []
    for seen in alike:
        other = opened.get(UUID(seen.stay))
        case = other[0].row.case if other is not None else None
        lines.append(SeenShown(case, [str(words.LIKENESSES[likeness]) for likeness in seen.likenesses]))
    return lines


def _accounts(record: StayRecord) -> set[str]:
    of_things = {thing.by for thing in record.things} | {thing.back_by for thing in record.things}
    since = {entry.by for entry in record.left.done} if record.left is not None else set()
    return (of_things | since | {record.by}) - {""}
