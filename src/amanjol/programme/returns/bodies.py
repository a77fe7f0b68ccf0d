"""What crosses of a return: the letters that hand it in, and what the programme answers. Plain, without a row.

Sums and two breakdowns, never a row of a case and no code of one. What cannot be is refused as it is read. Wages go in
a letter of their own, so that a programme whose node does not know them yet reads all the rest.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Final

from msgspec import Meta

from amanjol.casework.desk.tallies import Quarter
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord
from amanjol.programme.results.kinds import FEW
from amanjol.programme.returns.money import coarse

HANDED_IN: Final = "return.handed-in"
WAGES: Final = "return.wages"
ANSWER: Final = "return.answer"
MOST_PEOPLE: Final = 100_000
MOST_TIMES: Final = 1_000_000
MOST_MONEY: Final = 10**15
MOST_CURRENCIES: Final = 20
MOST_REVISIONS: Final = 20
LONGEST_REASON: Final = 500

type People = Annotated[int, Meta(ge=0, le=MOST_PEOPLE)]
type Times = Annotated[int, Meta(ge=0, le=MOST_TIMES)]
type Amount = Annotated[int, Meta(ge=1, le=MOST_MONEY)]
type Currency = Annotated[str, Meta(pattern="^[A-Z]{3}$")]
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


class Wages(DataRecord, frozen=True, kw_only=True):
    """`people` into whose hands wages came in the quarter, `chose_not` who chose not to claim any; each once.

    `sums` by currency are those that may be told (`money.py`); `has_others`: other sums are not shown. ValueError for a
    sum without its people, and for one that no desk tells.
    """

    people: People
    chose_not: People
    sums: Annotated[dict[Currency, Amount], Meta(max_length=MOST_CURRENCIES)]
    has_others: bool

    def __post_init__(self) -> None:
        if bool(self.sums or self.has_others) is not bool(self.people):
            raise ValueError("A sum has its people, and who received something has a sum.")
        if self.sums and self.people < FEW:
            raise ValueError("Of few people no sum is told.")
        if any(amount != coarse(amount) for amount in self.sums.values()):
            raise ValueError("A sum is told rounded.")

    @property
    def lines(self) -> dict[str, int]:
        """Each number by its name."""
        money = {line_of(currency): amount for currency, amount in self.sums.items()}
        return {"wages_people": self.people, "chose_not": self.chose_not, **money}


def line_of(currency: str) -> str:
    return f"wages_{currency}"


class WagesHandedIn(DataRecord, frozen=True, kw_only=True):
    """Body of `return.wages`: beside the return of this very revision."""

    year: Year
    quarter: QuarterNumber
    revision: Revision
    wages: Wages


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
