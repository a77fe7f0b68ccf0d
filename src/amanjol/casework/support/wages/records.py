"""What is inside the seal of the wages of a case."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.desk.sums import LARGEST
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord

type Number = Annotated[int, Meta(ge=1)]
type Amount = Annotated[int, Meta(ge=1, le=LARGEST)]


class Decision(StrEnum):
    """The person's own, and each as good as the others."""

    CLAIMS = "claims"
    UNDECIDED = "undecided"
    CHOSE_NOT = "chose-not"


class Way(StrEnum):
    EMPLOYER = "employer"
    COURT = "court"
    SETTLEMENT = "settlement"
    OTHER = "other"


class Decided(TimedRecord, frozen=True):
    """What the person decided on the day `on`; `says` are their words. Another one stands beside it."""

    at: Moment
    by: str
    on: date
    decision: Decision
    says: str = ""


class Payment(TimedRecord, frozen=True):
    """What was in the person's hands on the day `on`, in whole units of `currency`.

    `is_struck`: it did not come after all. `changes` are earlier values.
    """

    number: Number
    at: Moment
    by: str
    on: date
    amount: Amount
    currency: str
    way: Way
    says: str = ""
    is_struck: bool = False
    changes: tuple[Change, ...] = ()


class WagesRecord(DataRecord, frozen=True):
    """`decided` in the order in which it was written, `payments` by their numbers; `acts` is how many entries the
    journal has of it.
    """

    decided: tuple[Decided, ...] = ()
    payments: tuple[Payment, ...] = ()
    acts: Annotated[int, Meta(ge=0)] = 0

    @property
    def decision(self) -> Decided | None:
        """The one that holds: of the latest day, and of one day what was written last."""
        return self.decision_until(date.max)

    def decision_until(self, day: date) -> Decided | None:
        """The one that held at the end of this day."""
        before = [decided for decided in self.decided if decided.on <= day]
        return max(reversed(before), key=lambda decided: decided.on, default=None)

    @property
    def received(self) -> tuple[Payment, ...]:
        """What came, the earliest day first; what was struck did not."""
        there = (payment for payment in self.payments if not payment.is_struck)
        return tuple(sorted(there, key=lambda payment: (payment.on, payment.number)))

    def payment(self, number: int) -> Payment | None:
        return next((payment for payment in self.payments if payment.number == number), None)
