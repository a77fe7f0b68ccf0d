"""What somebody has to do in a case, as it is sealed."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from amanjol.foundation.seals.records import Moment, TimedRecord


class EarlierWords(TimedRecord, frozen=True):
    """`text` stood there until somebody, `by`, changed it `at` this moment."""

    at: Moment
    by: str
    text: str


class TaskRecord(TimedRecord, frozen=True):
    """`by` wrote it down `at` this moment, `done_by` did it `done_at` that: ids of accounts, moments in UTC.

    `is_dropped`: nobody did it, it was not needed any more, as `done_by` wrote down `done_at` that moment.
    `outcome` is what came of it, in words, and may be empty. `earlier` are words of before, the oldest first.
    `acts` says how many entries the journal has of it; None of a task from before they were counted.
    """

    at: Moment
    by: str
    text: str
    done_at: Moment | None = None
    done_by: str = ""
    outcome: str = ""
    earlier: tuple[EarlierWords, ...] = ()
    acts: Annotated[int, Meta(ge=1)] | None = None
    is_dropped: bool = False
