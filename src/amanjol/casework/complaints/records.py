"""What is inside the seals of a complaint and of its letterbox, and its plain data for `canonical`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec

from amanjol.foundation.seals.letters.cards import Named, PartyId
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord


class AgeGroup(StrEnum):
    ADULT = "adult"
    CHILD = "child"


class Subject(StrEnum):
    """What it is about. The first is exploitation or abuse by staff, which another organisation reads."""

    STAFF_ABUSE = "staff-abuse"
    HELP = "help"
    TREATMENT = "treatment"
    SECRET = "secret"  # noqa: S105  what somebody had said
    BELONGINGS = "belongings"
    HOUSE = "house"
    RESIDENT = "resident"
    OTHER = "other"


class Accused(StrEnum):
    """The work of whom it is about, as somebody in the house sees it."""

    CASE_WORKER = "case-worker"
    HEAD = "head"
    PSYCHOLOGIST = "psychologist"
    DOCTOR = "doctor"
    LAWYER = "lawyer"
    HOUSE_STAFF = "house-staff"
    RESIDENT = "resident"
    NOBODY = "nobody"
    UNKNOWN = "unknown"


class Reply(StrEnum):
    CODE = "code"
    PERSON = "person"
    NONE = "none"


class Origin(StrEnum):
    PAGE = "page"
    PAPER = "paper"


class Statement(DataRecord, frozen=True):
    """What somebody statement. `name` and `reach` may be empty. ValueError where a child's would not go further."""

    age: AgeGroup
    subject: Subject
    accused: Accused
    name: str
    words: str
    goes_further: bool
    reply: Reply
    reach: str = ""

    def __post_init__(self) -> None:
        if self.age is AgeGroup.CHILD and not self.goes_further:
            raise ValueError("A child's complaint always goes further.")


class StepKind(StrEnum):
    OPENED = "opened"
    STEP = "step"
    PASSED_ON = "passed-on"
    ANSWERED = "answered"
    HANDED_OVER = "handed-over"
    TAKEN_FROM = "taken-from"
    DONE = "done"


class Step(TimedRecord, frozen=True):
    """What a receiver did. `by` and `whom` are accounts' ids; `whom` where it was given to or taken from somebody."""

    at: Moment
    by: str
    kind: StepKind
    words: str = ""
    whom: str = ""


class ComplaintRecord(DataRecord, frozen=True):
    """`about` is the id of the organisation complained about, at the node `through` where that is another; `about_name`
    is what that node calls it. `readers` and `shut_out` are accounts' ids.

    `letterbox` is the id of where the answer goes, and `reply_to` the public half it is sealed to, in base64; both are
    empty where no code was wanted.
    """

    about: str
    origin: Origin
    statement: Statement
    received_on: date
    due_on: date
    readers: tuple[str, ...]
    shut_out: tuple[str, ...] = ()
    letterbox: str = ""
    reply_to: str = ""
    steps: tuple[Step, ...] = ()
    through: str = ""
    about_name: str = ""

    @property
    def number(self) -> int:
        """Which state of the complaint this is."""
        return len(self.steps)

    @property
    def was_passed_on(self) -> bool:
        return any(step.kind is StepKind.PASSED_ON for step in self.steps)


class Letter(DataRecord, frozen=True):
    """What lies in a letterbox: how far the complaint is since `on`, and by which day an answer is due or was given."""

    state: str
    on: date
    until: date
    words: str = ""
    answered_on: date | None = None


class NamelessComplaint(DataRecord, frozen=True):
    """What is sent to the second organisation at another node: about which of this one, and by when an answer was
    promised. `reply_to` is the public half that answers are sealed to, empty where no code was wanted.
    """

    about: PartyId
    about_name: Named
    origin: Origin
    statement: Statement
    due_on: date
    reply_to: Annotated[str, msgspec.Meta(max_length=2000)] = ""
