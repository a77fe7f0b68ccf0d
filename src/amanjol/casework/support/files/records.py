"""What is known of a file, as it is sealed."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from msgspec import Meta

from amanjol.foundation.seals.records import Moment, TimedRecord


class TakenAway(TimedRecord, frozen=True):
    """The file went for good; that it was here, and its hash, stay."""

    at: Moment
    by: str
    why: str


class FileRecord(TimedRecord, frozen=True):
    """`by` took it in `at` this moment: the id of an account, a moment in UTC.

    `key` opens the file, in hexadecimal; empty once it is taken away. `kind` is the ending that its content has, `name`
    how it was called. `sha256` (hex) and `size` (bytes) are of the file as it came. `about` is what one sees in it,
    `giver` who gave it, `place` where, `received_on` on which day. `acts` says how many entries the journal has of it,
    not counting who opened it.
    """

    at: Moment
    by: str
    key: str
    kind: str
    name: str
    size: Annotated[int, Meta(ge=1)]
    sha256: str
    about: str
    giver: str = ""
    place: str = ""
    received_on: date | None = None
    gone: TakenAway | None = None
    acts: Annotated[int, Meta(ge=1)] = 1
