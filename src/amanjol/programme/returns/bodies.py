"""What crosses of a return: the letter that hands it in, and what the programme answers. Plain, without a row.

Sums and two breakdowns, never a row of a case and no code of one. What cannot be is refused as it is read.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

from amanjol.casework.desk.tallies import Quarter
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

HANDED_IN: Final = "return.handed-in"
ANSWER: Final = "return.answer"
MOST_PEOPLE: Final = 100_000
MOST_TIMES: Final = 1_000_000
MOST_REVISIONS: Final = 20
LONGEST_REASON: Final = 500

type People = Annotated[int, Meta(ge=0, le=MOST_PEOPLE)]
type Times = Annotated[int, Meta(ge=0, le=MOST_TIMES)]
type Year = Annotated[int, Meta(ge=2000, le=2200)]
type QuarterNumber = Annotated[int, Meta(ge=1, le=4)]
type Revision = Annotated[int, Meta(ge=1, le=MOST_REVISIONS)]


class BySex(DataRecord, frozen=True):
    female: People
    male: People
    unsaid: People

    @property
    def total(self) -> int:
        return self.female + self.male + self.unsaid


class ByAge(DataRecord, frozen=True):
    child: People
    adult: People
    unknown: People

    @property
    def total(self) -> int:
        return self.child + self.adult + self.unknown


class Sums(DataRecord, frozen=True, kw_only=True):
    """People once each, of these `new` and `survivors`; the rest each time. ValueError for parts that do not add up."""

    people: People
    new: People
    survivors: People
    services: Times
    needs: Times
    needs_met: Times
    referrals: Times
    referrals_accepted: Times
    sex: BySex
    age: ByAge

    def __post_init__(self) -> None:
        if not self.sex.total == self.age.total == self.people:
            raise ValueError("Parts add up to all people.")
        if max(self.new, self.survivors) > self.people:
            raise ValueError("Of these there are no more than all.")
        if self.needs_met > self.needs or self.referrals_accepted > self.referrals:
            raise ValueError("No more is answered than was asked.")


class HandedIn(DataRecord, frozen=True, kw_only=True):
    """Body of `return.handed-in`. Each revision replaces the one before; `replaces` is the day on which that was sent.

    ValueError for a count from before its quarter, and for a revision that replaces nothing.
    """

    year: Year
    quarter: QuarterNumber
    revision: Revision
    counted_on: date
    replaces: date | None
    sums: Sums

    def __post_init__(self) -> None:
        if self.counted_on < self.of.first_day:
            raise ValueError("Nobody counts a quarter that has not begun.")
        if (self.revision > 1) is not (self.replaces is not None):
            raise ValueError("The first replaces nothing, each later one the one before.")

    @property
    def of(self) -> Quarter:
        return Quarter(self.year, self.quarter)


class Answering(StrEnum):
    """What became of it at the programme, in this order."""

    OPENED = "opened"
    TAKEN_OVER = "taken-over"
    APPROVED = "approved"
    SENT_BACK = "sent-back"


class Answer(TimedRecord, frozen=True, kw_only=True):
    """Body of `return.answer`. ValueError unless a reason stands with what is sent back, and with nothing else."""

    year: Year
    quarter: QuarterNumber
    revision: Revision
    says: Answering
    at: Moment
    reason: Annotated[str, Meta(max_length=LONGEST_REASON)]

    def __post_init__(self) -> None:
        super().__post_init__()
        if (self.says is Answering.SENT_BACK) is not bool(self.reason):
            raise ValueError("What is sent back goes with a reason.")
