"""What is inside the seal of one time that outcomes were asked."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from amanjol.casework.cases.record_parts.changes import Change
from amanjol.casework.standards.afterwards.instruments import Occasion, OutcomeState
from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord


class OutcomeAnswer(DataRecord, frozen=True):
    """`words` are the person's own. There is no number, here or anywhere."""

    state: OutcomeState
    words: str = ""


class AskingRecord(TimedRecord, frozen=True):
    """`answers` by the keys of the instrument, which has the edition `edition` (a day); `language` is the one it was
    asked in. `changes` are earlier values, `acts` how many entries the journal has of it.
    """

    at: Moment
    by: str
    on: date
    occasion: Occasion
    instrument: str
    edition: date
    language: str
    answers: dict[str, OutcomeAnswer]
    changes: tuple[Change, ...] = ()
    acts: Annotated[int, Meta(ge=1)] = 1
