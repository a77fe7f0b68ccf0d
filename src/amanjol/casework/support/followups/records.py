"""What is inside the seal of a follow-up."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.cases.records import Level
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

type Number = Annotated[int, Meta(ge=1)]
MONTHS: Final = (1, 3, 6, 12)


class Wish(StrEnum):
    """What happens if the person does not answer. `NEVER`: they do not want to be contacted at all."""

    TRY_AGAIN = "try-again"
    ASK_SOMEBODY = "ask-somebody"
    MESSAGE = "message"
    LEAVE_ME = "leave-me"
    NEVER = "never"


class StepState(StrEnum):
    PLANNED = "planned"
    REACHED = "reached"
    NOT_REACHED = "not-reached"
    DROPPED = "dropped"


class Wellbeing(StrEnum):
    """How the person is, as they say it. No order, and nothing is added up."""

    WELL = "well"
    MIXED = "mixed"
    BADLY = "badly"
    IN_DANGER = "in-danger"
    UNSAID = "unsaid"


class Reason(StrEnum):
    """Why a case was closed. HTCDS 2.0 has words alone for it (`cas_ReasonForCaseClosure`)."""

    NO_NEED = "no-need"
    OWN_WISH = "own-wish"
    MOVED = "moved"
    ELSEWHERE = "elsewhere"
    NO_CONTACT = "no-contact"
    DIED = "died"
    MISTAKE = "mistake"
    OTHER = "other"


class Held(StrEnum):
    """What became of things that were kept here for the person."""

    NOTHING = "nothing"
    GIVEN_BACK = "given-back"
    STILL_HERE = "still-here"


class Attempt(TimedRecord, frozen=True):
    """That somebody asked on the day `on`, or tried to. Of who was not reached `well` is none.

    `again_on`: the day on which they are asked once more.
    """

    at: Moment
    by: str
    on: date
    reached: bool
    well: Wellbeing | None = None
    says: str = ""
    needs: str = ""
    again_on: date | None = None


class Step(DataRecord, frozen=True):
    """One time of asking. `months` after the day it counts from, 0 for another day."""

    number: Number
    months: Annotated[int, Meta(ge=0, le=60)]
    due_on: date
    state: StepState = StepState.PLANNED
    attempts: tuple[Attempt, ...] = ()

    @property
    def is_open(self) -> bool:
        return self.state is StepState.PLANNED


class Closing(TimedRecord, frozen=True):
    """How the case was closed. `danger` is that of being exploited again; none where nobody assessed it.

    `contacts` are keys of the directory, `trusted` somebody whom the person names.
    """

    at: Moment
    by: str
    on: date
    reason: Reason | None = None
    danger: Level | None = None
    danger_says: str = ""
    contacts: tuple[str, ...] = ()
    trusted: str = ""
    held: Held | None = None
    held_says: str = ""


class FollowUpRecord(TimedRecord, frozen=True):
    """`wish`, `whom` and `says` are what the person wants if they do not answer; none before somebody asked them.

    `changes` are earlier values, `acts` how many entries the journal has of it.
    """

    at: Moment
    by: str
    wish: Wish | None = None
    whom: str = ""
    says: str = ""
    steps: tuple[Step, ...] = ()
    closings: tuple[Closing, ...] = ()
    changes: tuple[Change, ...] = ()
    acts: Annotated[int, Meta(ge=0)] = 0

    @property
    def wants_none(self) -> bool:
        return self.wish is Wish.NEVER

    @property
    def open_steps(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.is_open)

    @property
    def due_on(self) -> date | None:
        """None for who wants to be left alone, whatever was planned before."""
        if self.wants_none:
            return None
        return min((step.due_on for step in self.open_steps), default=None)

    @property
    def closing(self) -> Closing | None:
        """The newest."""
        return self.closings[-1] if self.closings else None

    def step(self, number: int) -> Step | None:
        return next((step for step in self.steps if step.number == number), None)
