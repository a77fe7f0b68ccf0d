"""What is inside the seals of a cohort and of a learner. Nothing is replaced there: what is newer stands last."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

type Minutes = Annotated[int, Meta(ge=0, le=1440)]
type Number = Annotated[int, Meta(ge=1)]


class Timing(StrEnum):
    """When somebody sits the test of the course; it is the same test each time."""

    BEFORE = "before"
    AFTER = "after"
    LATER = "later"  # three months after the end


class ErasureNotice(StrEnum):
    """Why a learner is erased, as the ledger keeps it: what the person knows of it, or that there is nobody to know."""

    ASKED = "asked"
    TOLD = "told"
    NOT_TOLD = "not-told"
    BY_MISTAKE = "by-mistake"


class CohortFacts(TimedRecord, frozen=True):
    """How a cohort was described from `at` on, by the account `by`. `name` is what the organisation calls it.

    `edition` is that of the course in which it was begun, `language` the one in which it is taught.
    """

    at: Moment
    by: str
    name: str
    edition: str
    language: str
    trainer: str
    place: str
    begins_on: date
    ends_on: date


class CourseDay(TimedRecord, frozen=True):
    """One day of the course, by its number from 1 on: when, how many minutes, which modules it was about."""

    at: Moment
    by: str
    number: Number
    on: date
    minutes: Minutes
    modules: tuple[str, ...] = ()


class CohortRecord(DataRecord, frozen=True):
    """`facts` and `days` as they were written, the oldest first; of each number of a day the newest holds.

    `followed_up` counts how often somebody said that nobody is to be asked any more, or took it back.
    """

    facts: tuple[CohortFacts, ...]
    days: tuple[CourseDay, ...] = ()
    followed_up: int = 0

    @property
    def now(self) -> CohortFacts:
        return self.facts[-1]

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return len(self.facts) + len(self.days) + self.followed_up

    @property
    def days_now(self) -> list[CourseDay]:
        """By their day."""
        newest = {day.number: day for day in self.days}
        return sorted(newest.values(), key=lambda day: (day.on, day.number))

    def day(self, number: int) -> CourseDay | None:
        return next((day for day in reversed(self.days) if day.number == number), None)


class IssuerName(TimedRecord, frozen=True):
    """How the training is named on paper from `at` on. It stands before employers and relatives."""

    at: Moment
    by: str
    name: str


class IssuerRecord(DataRecord, frozen=True):
    """`names` as they were given, the oldest first. `seed` is the private half of the signing key, in hexadecimal."""

    names: tuple[IssuerName, ...]
    seed: str

    @property
    def now(self) -> IssuerName:
        return self.names[-1]

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return len(self.names)


class Profile(TimedRecord, frozen=True):
    """What the learner wishes to be called, how to reach them, and the day on which they left the course."""

    at: Moment
    by: str
    name: str
    reach: str = ""
    left_on: date | None = None


class Attendance(TimedRecord, frozen=True):
    """How many minutes of the day with this number somebody was there."""

    at: Moment
    by: str
    day: Number
    minutes: Minutes


class TestSheet(TimedRecord, frozen=True):
    """Answers to the test: by question the chosen answer; a question that nobody answered is left out.

    `right` of `asked` was worked out with the test of this `edition` of the course, and stays as it was then. Results
    compare where `digest`, that of the test, is the same.
    """

    __test__ = False  # no test of ours, whatever its name begins with

    at: Moment
    by: str
    timing: Timing
    on: date
    edition: str
    digest: str
    answers: dict[str, str]
    right: Annotated[int, Meta(ge=0)]
    asked: Number

    @property
    def percent(self) -> int:
        """Rounded down, as the test of the course does."""
        return 100 * self.right // self.asked


class LearnerRecord(DataRecord, frozen=True):
    """`profiles`, `attendance` and `sheets` as they were written, the oldest first: of each the newest holds.

    `restrictions` counts how often it was left to named members, or opened to all again.
    """

    profiles: tuple[Profile, ...]
    attendance: tuple[Attendance, ...] = ()
    sheets: tuple[TestSheet, ...] = ()
    restrictions: Annotated[int, Meta(ge=0)] = 0

    @property
    def now(self) -> Profile:
        return self.profiles[-1]

    @property
    def acts(self) -> int:
        """How many entries the journal has of it."""
        return len(self.profiles) + len(self.attendance) + len(self.sheets) + self.restrictions

    @property
    def minutes(self) -> dict[int, int]:
        """By the number of the day."""
        return {attendance.day: attendance.minutes for attendance in self.attendance}

    @property
    def results(self) -> dict[Timing, TestSheet]:
        return {sheet.timing: sheet for sheet in self.sheets}
