"""What is inside the seals of an interpreter and of their use in a case."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from msgspec import Meta

from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.desk.sealed_rows import BoundRecord
from amanjol.foundation.seals.records import Moment, TimedRecord

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sex(StrEnum):
    WOMAN = "woman"
    MAN = "man"


class Purpose(StrEnum):
    """What somebody interprets at."""

    TALK = "talk"
    CONSENT = "consent"
    SESSION = "session"
    CONFERENCE = "conference"
    OTHER = "other"


class State(StrEnum):
    BOOKED = "booked"
    USED = "used"
    CALLED_OFF = "called-off"


class Profile(TimedRecord, frozen=True):
    """What is said of an interpreter from `at` on, by the account `by`. `languages` are codes of CLDR.

    `comes_from`: village, family, community, as they say themselves, to be compared before each case. `until` is the
    last day of the confidentiality that they signed on `signed_on`; without both they interpret for nobody.
    """

    at: Moment
    by: str
    name: str
    languages: tuple[str, ...]
    sex: Sex
    places: str = ""
    is_remote: bool = False
    reach: str = ""
    comes_from: str = ""
    signed_on: date | None = None
    until: date | None = None


class InterpreterRecord(BoundRecord, frozen=True):
    """`profiles` as they were written, the oldest first: the newest holds."""

    profiles: Annotated[tuple[Profile, ...], Meta(min_length=1)]

    @property
    def beside(self) -> Mapping[str, Any]:
        """Nothing of an interpreter stands in clear."""
        return {}

    @property
    def now(self) -> Profile:
        return self.profiles[-1]

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return len(self.profiles)

    def has_signed(self, today: date) -> bool:
        """Whether the confidentiality that they signed holds today."""
        now = self.now
        return now.signed_on is not None and now.until is not None and now.signed_on <= today <= now.until


class InterpretingRecord(TimedRecord, frozen=True):
    """`interpreter` is their id, `name` how they were called then: it says who interpreted, whatever becomes of them.

    Asked before, of the person and of the interpreter, and answered with no: that they are of one village, one family,
    one community, or know somebody who is named in the case; and that the person accepts them. `acts` counts how many
    entries the journal has of it.
    """

    at: Moment
    by: str
    interpreter: str
    name: str
    language: str
    purpose: Purpose
    on: date
    state: State = State.BOOKED
    says: str = ""
    changes: tuple[Change, ...] = ()
    acts: Annotated[int, Meta(ge=1)] = 1
