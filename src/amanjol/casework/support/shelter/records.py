"""What is inside the seals of a house, of what happened there, and of a stay."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

from amanjol.casework.cases.record_parts.changes import Change
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

type Number = Annotated[int, Meta(ge=1)]
type Count = Annotated[int, Meta(ge=0)]
PASSED_FOR: Final = timedelta(days=14)
"""So long a house remembers who came and left; the stays themselves remember it for good."""


class ForWhom(StrEnum):
    WOMEN = "women"
    MEN = "men"
    FAMILY = "family"
    ANYBODY = "anybody"


class Room(DataRecord, frozen=True):
    """`beds` are what its beds are called in the house: `4`, `4a`."""

    name: str
    for_whom: ForWhom
    beds: tuple[str, ...]


class HouseFacts(TimedRecord, frozen=True):
    """How a house was described from `at` on, by the account `by`. `says` is what whoever is on duty has to know."""

    at: Moment
    by: str
    name: str
    address: str
    reach: str
    says: str
    rooms: tuple[Room, ...]

    @property
    def beds(self) -> list[str]:
        return [bed for room in self.rooms for bed in room.beds]

    def room_of(self, bed: str) -> Room | None:
        return next((room for room in self.rooms if bed in room.beds), None)


class InBed(DataRecord, frozen=True):
    """Which stay has which bed, since which day. A small child can share the bed of whom they came with."""

    stay: str
    bed: str
    on: date


class Way(StrEnum):
    CAME = "came"
    MOVED = "moved"
    LEFT = "left"


class Passed(DataRecord, frozen=True):
    """That a stay began, took another bed or ended, on the day `on`."""

    stay: str
    bed: str
    way: Way
    on: date


class HouseRecord(DataRecord, frozen=True):
    """`facts` as they were written, the oldest first; `beds` as they are now, `passed` of the last two weeks.

    `incidents` says how many rows of what happened there are, `acts` how many entries the journal has of the house.
    """

    facts: tuple[HouseFacts, ...]
    beds: tuple[InBed, ...] = ()
    passed: tuple[Passed, ...] = ()
    incidents: Count = 0
    acts: Number = 1

    @property
    def now(self) -> HouseFacts:
        return self.facts[-1]

    @property
    def free(self) -> list[str]:
        taken = {entry.bed for entry in self.beds}
        return [bed for bed in self.now.beds if bed not in taken]


class IncidentRecord(TimedRecord, frozen=True):
    """What happened, on the day `on` at about `hour`, who was there, which step was taken. `number` counts from 1."""

    at: Moment
    by: str
    number: Number
    on: date
    what: str
    hour: str = ""
    there: str = ""
    step: str = ""


class BedGiven(TimedRecord, frozen=True):
    """From the day `on`, by the account `by`."""

    at: Moment
    by: str
    bed: str
    on: date


class Likeness(StrEnum):
    """What two people have in common, or may have; `HIDDEN`: nobody compared, since this worker may not open one;
    `BROKEN`: since one does not open.
    """

    RECRUITER = "recruiter"
    VILLAGE = "village"
    FAMILY = "family"
    EVENT = "event"
    HIDDEN = "hidden"
    BROKEN = "broken"


class SeenAlike(DataRecord, frozen=True):
    """Of which other stay in the house what was alike, as whoever gave the bed was warned."""

    stay: str
    likenesses: tuple[Likeness, ...]


class Basis(StrEnum):
    """What the bed rested on when it was given. It waits for neither."""

    CONSENT = "consent"
    VITAL_INTEREST = "vital-interest"
    NOTHING_YET = "nothing-yet"


class ThingKind(StrEnum):
    PAPERS = "papers"
    MONEY = "money"
    TELEPHONE = "telephone"
    OTHER = "other"


class Thing(TimedRecord, frozen=True):
    """Something that is held because the person asked for it. `back_at` and `back_by` once they have it again."""

    at: Moment
    by: str
    number: Number
    kind: ThingKind
    what: str
    back_at: Moment | None = None
    back_by: str = ""

    @property
    def is_held(self) -> bool:
        return self.back_at is None


class Guardianship(StrEnum):
    """What the guardianship body hears of a child who left alone."""

    TOLD = "told"
    TO_TELL = "to-tell"
    IMPLICATED = "implicated"


class Adult(DataRecord, frozen=True):
    """With whom a child left: who, how related, how that is known. All empty where nobody saw with whom."""

    name: str = ""
    relation: str = ""
    checked: str = ""


class LeftToDo(StrEnum):
    """What is still to be done after a child left without whom they came with."""

    LOOK = "look"
    TELL = "tell"


class DoneSince(TimedRecord, frozen=True):
    """That it was done, by the account `by`; `says` is what was done and who knows of it."""

    at: Moment
    by: str
    what: LeftToDo
    says: str


class Left(TimedRecord, frozen=True):
    """That the stay ended on the day `on`. Nobody says why.

    `with_case`: a child left along with whoever they came with. `adult` and `guardianship` are of a child who left
    without them; `says` is whom was told, or why the body is not; `done` is what was done of that since. `task` is the
    id of the task to look for the child, which stands there while locked, too; empty of a closed case.
    """

    at: Moment
    by: str
    on: date
    with_case: str = ""
    adult: Adult | None = None
    guardianship: Guardianship | None = None
    says: str = ""
    done: tuple[DoneSince, ...] = ()
    task: str = ""

    @property
    def to_do(self) -> list[LeftToDo]:
        """What was not done and nobody has done since, what is more urgent first."""
        is_gone = self.adult is not None and not self.adult.name
        open_then = {LeftToDo.LOOK: is_gone, LeftToDo.TELL: self.guardianship is Guardianship.TO_TELL}
        done = {entry.what for entry in self.done}
        return [what for what, is_open in open_then.items() if is_open and what not in done]


class StayRecord(TimedRecord, frozen=True):
    """`house` is its id; `beds` the beds of this stay, the newest last. `came_with` are ids of the cases of a family.

    `alike` is what the worker was warned of, `decided` what they said of it. `reach` and `takes` are what the person
    left behind of where they go. `care` is the number of the care without consent that the bed rests on. `acts` says
    how many entries the journal has of it, `changes` are earlier values.
    """

    at: Moment
    by: str
    house: str
    basis: Basis
    beds: Annotated[tuple[BedGiven, ...], Meta(min_length=1)]
    came_with: tuple[str, ...] = ()
    alike: tuple[SeenAlike, ...] = ()
    decided: str = ""
    things: tuple[Thing, ...] = ()
    incidents: tuple[IncidentRecord, ...] = ()
    left: Left | None = None
    reach: str = ""
    takes: str = ""
    care: Number | None = None
    acts: Number = 1
    changes: tuple[Change, ...] = ()

    @property
    def bed(self) -> str:
        return self.beds[-1].bed

    @property
    def since(self) -> date:
        return self.beds[0].on

    @property
    def is_over(self) -> bool:
        return self.left is not None

    @property
    def held(self) -> list[Thing]:
        return [thing for thing in self.things if thing.is_held]
