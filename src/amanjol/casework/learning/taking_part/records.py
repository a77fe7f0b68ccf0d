"""That somebody of a room above takes part here, as that room keeps it: in a case, in a consultation."""

from __future__ import annotations

from enum import StrEnum

from amanjol.foundation.seals.records import Moment, TimedRecord


class Kind(StrEnum):
    """In what somebody takes part."""

    COURSE = "course"
    WORK = "work"


class Participation(TimedRecord, frozen=True):
    """`by` made this one of `kind`, whose row has the id `row`.

    `above` is a key drawn for it, in hexadecimal. Once the row is left to named members it lies beneath this key: who
    opens this record then can name others for the row, also where nobody named has a key any more.
    """

    at: Moment
    by: str
    kind: Kind
    row: str
    above: str
