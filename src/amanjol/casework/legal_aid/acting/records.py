"""What an advocate notes for themselves, as it is sealed."""

from __future__ import annotations

from amanjol.foundation.seals.records import DataRecord, Moment, TimedRecord


class Note(TimedRecord, frozen=True):
    """`is_shared`: the other of advocate and deputy reads it, too."""

    item: int
    at: Moment
    text: str
    is_shared: bool = False


class NotesRecord(DataRecord, frozen=True):
    """The oldest first. `acts`: how often they were written, and how many entries the journal has; the number of the
    next new note.
    """

    notes: tuple[Note, ...] = ()
    acts: int = 0
