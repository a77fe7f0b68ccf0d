"""The table that combines the dimensions (`combination.yaml`), and what is said where it is silent.

Source: as the decision rule. A row that wants "not positive" holds only once nothing still unanswered could
make that dimension positive: an interview that was stopped early decides nothing. For children (Palermo
Protocol, Art. 3(c)) the means are not asked; rows for adults are never read for a child.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import CHECKED, KEY, SENTENCE, SOURCE, Source, load
from amanjol.casework.standards.screening.list_files import DATA
from amanjol.casework.standards.screening.lists import DimensionKey
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.textfiles.shapes import Choice
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from collections.abc import Mapping


class DimensionState(StrEnum):
    """`OPEN`: not positive so far, and what is still unanswered could make it so."""

    POSITIVE = "positive"
    OPEN = "open"
    NOT_POSITIVE = "not-positive"


STATE_WORDS: Final = {
    DimensionState.POSITIVE: Sentence("Positive"),
    DimensionState.OPEN: Sentence("Not positive so far; answers are missing"),
    DimensionState.NOT_POSITIVE: Sentence("Not positive by these answers"),
}


class Recruitment(StrEnum):
    """What a row wants of deceptive and coercive recruitment."""

    NEITHER = "neither"
    DECEPTIVE = "deceptive"
    EITHER = "either"


class Means(StrEnum):
    """What a row wants of the two dimensions of abused vulnerability, which can stand for the means."""

    NOT_POSITIVE = "not-positive"
    ANY = "any"


type Dimensions = Mapping[str, DimensionState]

RECRUITMENT: Final = (DimensionKey.DECEPTIVE_RECRUITMENT, DimensionKey.COERCIVE_RECRUITMENT)
VULNERABILITY: Final = (DimensionKey.VULNERABILITY_AT_RECRUITMENT, DimensionKey.VULNERABILITY_AT_DESTINATION)


@dataclass(frozen=True, slots=True)
class AdultRow:
    """One row of the table, with what it is called and what it means for the person."""

    key: str
    recruitment: str
    exploitation: str
    coercion: str
    vulnerability: str
    title: Sentence
    says: Sentence

    def holds(self, states: Dimensions) -> bool:
        return (
            self._recruitment_fits(states)
            and states[DimensionKey.EXPLOITATION] == self.exploitation
            and states[DimensionKey.COERCION_AT_DESTINATION] == self.coercion
            and (
                self.vulnerability == Means.ANY
                or all(states[key] == DimensionState.NOT_POSITIVE for key in VULNERABILITY)
            )
        )

    def _recruitment_fits(self, states: Dimensions) -> bool:
        deceptive, coercive = (states[key] for key in RECRUITMENT)
        if self.recruitment == Recruitment.NEITHER:
            return deceptive == coercive == DimensionState.NOT_POSITIVE
        if self.recruitment == Recruitment.DECEPTIVE:
            return deceptive == DimensionState.POSITIVE and coercive == DimensionState.NOT_POSITIVE
        return DimensionState.POSITIVE in (deceptive, coercive)


@dataclass(frozen=True, slots=True)
class ChildRow:
    """The row for children: an act (somebody recruited, moved or took in the child) and exploitation."""

    key: str
    title: Sentence
    says: Sentence


@dataclass(frozen=True, slots=True)
class NotDecided:
    """What is said where the table is silent. `still_open`: more answers could decide it."""

    title: Sentence
    silent: Sentence
    still_open: Sentence
    child: Sentence


@dataclass(frozen=True, slots=True)
class Table:
    source: Source
    checked: str
    aid_only: Sentence
    adults: tuple[AdultRow, ...]
    children: ChildRow
    not_decided: NotDecided

    def row(self, states: Dimensions) -> AdultRow | None:
        """The row that holds for these dimensions of an adult, or nothing."""
        return next((row for row in self.adults if row.holds(states)), None)


WANTED: Final = Choice((DimensionState.POSITIVE, DimensionState.NOT_POSITIVE))
ROW: Final = Record(
    AdultRow,
    (
        Field("key", KEY),
        Field("recruitment", Choice(tuple(Recruitment))),
        Field("exploitation", WANTED),
        Field("coercion", WANTED),
        Field("vulnerability", Choice(tuple(Means))),
        Field("title", SENTENCE),
        Field("says", SENTENCE),
    ),
)
TABLE: Final = Record(
    Table,
    (
        Field("source", SOURCE),
        Field("checked", CHECKED),
        Field("aid_only", SENTENCE),
        Field("adults", Items(ROW)),
        Field(
            "children",
            Record(
                ChildRow, tuple(Field(n, KEY if n == "key" else SENTENCE) for n in ("key", "title", "says"))
            ),
        ),
        Field(
            "not_decided",
            Record(NotDecided, tuple(Field(n, SENTENCE) for n in ("title", "silent", "still_open", "child"))),
        ),
    ),
)


@cache
def packaged_table() -> Table:
    table: Table = load(DATA / "combination.yaml", TABLE)
    return table
