"""Notes with their corrections: each stays as it was written, and the newest words stand in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.casework.cases.records import Note


class NoSuchNote(LookupError):
    """There is no note of this number, or it is a correction itself."""


@dataclass(frozen=True, slots=True)
class CorrectedNote:
    """`number` counts all notes of the case, corrections too. `versions`: as it was written, then each correction."""

    number: int
    versions: tuple[Note, ...]

    @property
    def original(self) -> Note:
        return self.versions[0]

    @property
    def words(self) -> Note:
        """What holds now."""
        return self.versions[-1]

    @property
    def is_corrected(self) -> bool:
        return len(self.versions) > 1


def corrected(notes: Sequence[Note]) -> list[CorrectedNote]:
    """In the order in which they were written. A correction of what is no note stands by itself: none is lost."""
    versions: dict[int, list[Note]] = {}
    for number, note in enumerate(notes, 1):
        of = note.corrects if note.corrects in versions else number
        versions.setdefault(of or number, []).append(note)
    return [CorrectedNote(number, tuple(written)) for number, written in versions.items()]


def numbered(notes: Sequence[Note], number: int) -> CorrectedNote:
    """NoSuchNote."""
    for note in corrected(notes):
        if note.number == number:
            return note
    raise NoSuchNote


def says_the_same(before: Note, correction: Note) -> bool:
    """Whether a correction would change nothing."""
    return (before.text, before.happened_on, before.struck) == (
        correction.text,
        correction.happened_on,
        correction.struck,
    )
