"""What a supervisor decides when the day of review has come, or when the person asks earlier: keep, or erase."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from amanjol.foundation.seals.records import Moment, TimedRecord


class ErasureNotice(StrEnum):
    """Why it is erased: what the person knows of it, or that there is nobody to know. The ledger keeps this code.

    `RECALLED` is of letters alone: whoever wrote one took it back.
    """

    ASKED = "asked"
    TOLD = "told"
    NOT_TOLD = "not-told"
    BY_MISTAKE = "by-mistake"
    RECALLED = "recalled"


class Review(TimedRecord, frozen=True):
    """A decision to keep a case, and why; `until` is its next day of review.

    `at` is a moment in UTC to the second, `by` an account's id.
    """

    at: Moment
    by: str
    until: date
    reason: str
