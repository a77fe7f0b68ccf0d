"""What is inside the seals of a conference and of a guest's paper."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.standards.people.terms import FieldGroup, Recipient
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord


class State(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CALLED_OFF = "called-off"


class Participant(DataRecord, frozen=True):
    """`member` is the id of somebody of the house; else `name` says who, and `recipient` is how consents name them,
    None where none does. `key` is a random sign. `came` is said once it was held.

    A member who does not see the case reads a paper of it from `granted_on` until `until`: what the rows of papers say
    in clear counts for nothing.
    """

    key: str
    role: str = ""
    member: str = ""
    name: str = ""
    recipient: Recipient | None = None
    came: bool | None = None
    granted_on: date | None = None
    until: date | None = None


class Decision(TimedRecord, frozen=True):
    """Who does what by when: `member` of the house by their id, or `outside` somebody else. `task` is the id of the
    task of the desk that it became.
    """

    at: Moment
    by: str
    text: str
    member: str = ""
    outside: str = ""
    due_on: date | None = None
    task: str = ""


class ConferenceRecord(TimedRecord, frozen=True):
    """`says` is what was written down of what was said. `acts` counts how many entries the journal has of it."""

    at: Moment
    by: str
    about: str = ""
    time: str = ""
    place: str = ""
    participants: tuple[Participant, ...] = ()
    decisions: tuple[Decision, ...] = ()
    state: State = State.PLANNED
    says: str = ""
    changes: tuple[Change, ...] = ()
    acts: Annotated[int, Meta(ge=1)] = 1

    def participant(self, key: str) -> Participant | None:
        return next((participant for participant in self.participants if participant.key == key), None)


class PaperDecision(DataRecord, frozen=True):
    text: str
    who: str
    due_on: date | None = None


class GuestPaper(DataRecord, frozen=True):
    """What a guest reads, as of the day `as_of`; `granted_on` is the day from which the longest stay is counted. Of
    which case, for the journal: `case_id`, which earlier papers do not have, and `case`, its code.
    """

    granted_on: date
    as_of: date
    case: str
    on: date
    time: str
    place: str
    about: str
    may_hear: tuple[FieldGroup, ...]
    people: tuple[str, ...]
    decisions: tuple[PaperDecision, ...]
    state: State
    case_id: UUID | None = None
