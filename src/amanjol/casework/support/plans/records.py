"""What is inside the seals of a plan, a goal and a service."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

from amanjol.casework.cases.record_parts.changes import Change
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

type Number = Annotated[int, Meta(ge=1)]
LARGEST_SUM: Final = 10**9


class First(StrEnum):
    """What cannot wait. Goals of these stand before all others, in this order."""

    SAFETY = "safety"
    CARE = "care"
    MEDICINE = "medicine"


class GoalState(StrEnum):
    OPEN = "open"
    REACHED = "reached"
    GIVEN_UP = "given-up"


class State(StrEnum):
    PLANNED = "planned"
    BEGUN = "begun"
    DONE = "done"
    NOT_POSSIBLE = "not-possible"

    @property
    def is_over(self) -> bool:
        return self in {State.DONE, State.NOT_POSSIBLE}


class Cost(DataRecord, frozen=True):
    """In whole units of `currency`."""

    amount: Annotated[int, Meta(ge=0, le=LARGEST_SUM)]
    currency: str


class GoalRecord(TimedRecord, frozen=True):
    """`words` are the person's own, `need` what is needed as the worker sees it.

    `first` says why it cannot wait. `told_on` is the day of the violence that a goal of care is about, where it was
    told. `ended_on` and `says`: when it was reached or given up, and what is said of that. `version` counts how often
    the row was written; the plan knows the newest. `changes` are earlier values, the oldest first.
    """

    at: Moment
    by: str
    words: str
    need: str = ""
    first: First | None = None
    told_on: date | None = None
    state: GoalState = GoalState.OPEN
    ended_on: date | None = None
    says: str = ""
    version: Number = 1
    changes: tuple[Change, ...] = ()


class ServiceRecord(TimedRecord, frozen=True):
    """`goal` is the id of the goal that it serves, `kind` a code of HTCDS's `spl_Type` or empty.

    `outside`: who does it, where nobody of the organisation does. `result` is what came of it, or why it was not
    possible, on the day `ended_on`. `version` and `changes` as of a goal.
    """

    at: Moment
    by: str
    goal: str
    what: str
    kind: str = ""
    outside: str = ""
    cost: Cost | None = None
    state: State = State.PLANNED
    result: str = ""
    ended_on: date | None = None
    version: Number = 1
    changes: tuple[Change, ...] = ()


class GoneThrough(TimedRecord, frozen=True):
    """That somebody went through the plan with the person, in `language`, on the day `on`.

    `words` counts how often what the plan says had been written by then: as long as the plan counts no more, this is
    what the person saw. `agrees`: they said so. `says` is what else they said.
    """

    at: Moment
    by: str
    on: date
    language: str
    words: Annotated[int, Meta(ge=0)]
    agrees: bool
    says: str = ""


class PlanRecord(TimedRecord, frozen=True):
    """`goals` and `services` say by their ids which there are, and the version of each.

    `words` counts how often anything was written that the person has to have seen, `acts` how many entries the journal
    has of the plan.
    """

    at: Moment
    by: str
    goals: dict[str, Number] = {}
    services: dict[str, Number] = {}
    words: Annotated[int, Meta(ge=0)] = 0
    together: tuple[GoneThrough, ...] = ()
    changes: tuple[Change, ...] = ()
    acts: Annotated[int, Meta(ge=0)] = 0

    @property
    def newest(self) -> GoneThrough | None:
        """That of the latest day, and of one day the one that was written last."""
        return max(reversed(self.together), key=lambda gone: gone.on, default=None)

    @property
    def is_as_gone_through(self) -> bool:
        """Whether the person has seen all that stands in it."""
        return self.newest is not None and self.newest.words == self.words

    @property
    def is_agreed(self) -> bool:
        """Made together, and the person agrees with what stands in it now."""
        newest = self.newest
        return bool(self.goals) and newest is not None and newest.agrees and newest.words == self.words
