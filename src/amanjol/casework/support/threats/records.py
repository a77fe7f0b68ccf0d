"""What is inside the seal of a threat. Nothing is replaced there: what is newer stands last."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

type Number = Annotated[int, Meta(ge=0)]


class Kind(StrEnum):
    """What was done or said to somebody who helps."""

    LIFE = "life"
    FOLLOWED = "followed"
    HOME = "home"
    WORKPLACE = "workplace"
    MESSAGES = "messages"
    CHARGES = "charges"
    COLLEAGUE = "colleague"
    OTHER = "other"


class Step(StrEnum):
    """What a supervisor did about it."""

    SPOKEN = "spoken"
    TWO = "two"
    ELSEWHERE = "elsewhere"
    HANDED_OVER = "handed-over"
    WORKPLACE = "workplace"
    LAWYER = "lawyer"
    POLICE = "police"
    OTHER = "other"


class Account(TimedRecord, frozen=True):
    """What the account `by` wrote: when it was recorded, and of each time that it went on."""

    at: Moment
    by: str
    kinds: tuple[Kind, ...] = ()
    says: str = ""


class Answer(TimedRecord, frozen=True):
    """The step that was taken; `of` counts the accounts that stood there by then."""

    at: Moment
    by: str
    of: Number
    steps: tuple[Step, ...]
    says: str = ""


class ThreatRecord(DataRecord, frozen=True):
    """`accounts` and `answers` as they were written, the oldest first.

    `told` are the members whom the writer chose, by their ids; `has_supervisor` says whether a supervisor was among
    them. `case` is the id of the case that it came from, or empty.
    """

    accounts: tuple[Account, ...]
    told: tuple[str, ...]
    has_supervisor: bool
    case: str = ""
    answers: tuple[Answer, ...] = ()

    @property
    def is_answered(self) -> bool:
        """A step was taken since the newest account was written."""
        return bool(self.answers) and self.answers[-1].of == len(self.accounts)

    @property
    def author(self) -> str:
        return self.accounts[0].by

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return len(self.accounts) + len(self.answers)
