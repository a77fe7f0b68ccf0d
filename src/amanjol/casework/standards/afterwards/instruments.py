"""Instruments: what is asked about how a life goes on, one file each (`data/instruments`), read as screening lists are.

An outcome is answered in the person's own words, with a state beside them. No state is a number, nothing is added up,
and no file can say otherwise: there is no field for a score. What is read out stands in every language of the papers;
`readers` says who has read each translation, `nobody` is said to the worker.

Also called: outcome measure, PROM, questionnaire, indicator.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import CHECKED, KEY, LINE, SENTENCE, SOURCE, Count, Source, load
from amanjol.casework.standards.papers.access import CYRILLIC, packaged_paper
from amanjol.casework.standards.sentences import ENGLISH, Sentence
from amanjol.foundation.textfiles.shapes import Day
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

DATA: Final = Path(__file__).with_name("data")
CORE_OUTCOMES: Final = "core-outcomes"
NOBODY: Final = "nobody"


class OutcomeState(StrEnum):
    """Against the time before. It has no order that anything could add up."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    UNSAID = "unsaid"
    NOT_ASKED = "not-asked"


class Occasion(StrEnum):
    """When in the help it is asked."""

    START = "start"
    REVIEW = "review"
    CLOSURE = "closure"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Outcome:
    """`title` is the name that the source gives it, for staff; `asks` is read out, in words of our own."""

    key: str
    title: Sentence
    asks: Sentence


@dataclass(frozen=True, slots=True)
class Instrument:
    """`first` and `again` say what the person compares with; `opening` is read out before anything is asked.

    `readers` says of each translation who has read it.
    """

    key: str
    edition: date
    title: Sentence
    source: Source
    checked: str
    licence: Sentence
    readers: Mapping[str, str]
    opening: Sentence
    first: Sentence
    again: Sentence
    count: int
    outcomes: tuple[Outcome, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(outcome.key for outcome in self.outcomes)

    @property
    def read_in(self) -> dict[str, str]:
        """Codes and names of the languages that it can be read out in."""
        return packaged_paper().printed_in

    def is_read(self, language: str) -> bool:
        """Whether somebody whose language it is has read these words."""
        source = "uz" if language == CYRILLIC else language
        return source == ENGLISH or self.readers[source] != NOBODY


def _read_out(instrument: Instrument) -> Iterator[Sentence]:
    yield from (instrument.opening, instrument.first, instrument.again)
    yield from (outcome.asks for outcome in instrument.outcomes)


def _problem(instrument: Instrument) -> str:
    """Whoever hears it gets no word of another language; and none of its outcomes is lost."""
    languages = packaged_paper().languages.keys()
    for words in _read_out(instrument):
        if missing := {code for code in languages if not words.is_in(code)}:
            return f"the catalogue of `{min(missing)}` lacks `{words.english}`"
    if missing := languages - {ENGLISH} - instrument.readers.keys():
        return f"`readers` does not say who has read `{min(missing)}`"
    if len(instrument.outcomes) != instrument.count:
        return f"it says it has {instrument.count} outcomes but lists {len(instrument.outcomes)}"
    twice = next((key for key in instrument.keys if instrument.keys.count(key) > 1), "")
    return f"outcome `{twice}` stands in it twice" if twice else ""


INSTRUMENT: Final = Record(
    Instrument,
    (
        Field("key", KEY),
        Field("edition", Day()),
        Field("title", SENTENCE),
        Field("source", SOURCE),
        Field("checked", CHECKED),
        Field("licence", SENTENCE),
        Field("readers", PerLanguage(LINE)),
        *(Field(name, SENTENCE) for name in ("opening", "first", "again")),
        Field("count", Count()),
        Field(
            "outcomes",
            Items(Record(Outcome, (Field("key", KEY), Field("title", SENTENCE), Field("asks", SENTENCE)))),
        ),
    ),
    problem=_problem,
)


@cache
def packaged_instruments() -> dict[str, Instrument]:
    """By key. Raises `ContentError`."""
    instruments = [load(path, INSTRUMENT) for path in sorted((DATA / "instruments").glob("*.yaml"))]
    return {instrument.key: instrument for instrument in instruments}


def core_outcomes() -> Instrument:
    """The one that is asked today."""
    return packaged_instruments()[CORE_OUTCOMES]
