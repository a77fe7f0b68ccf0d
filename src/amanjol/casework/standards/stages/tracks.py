"""A track of stages: which stage follows which, what must be true for it, and a person's way along it.

What must be true comes from a closed list of each track; a file that asks for anything else is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.standards.data_files import CHECKED, SENTENCE, SOURCE, Source
from amanjol.casework.standards.sentences import Sentence
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.records import DataRecord, replace
from amanjol.foundation.textfiles.shapes import Choice, Codes
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Need:
    """Something that must be true. `label` is for ticking it off, `refused` is said when it is not."""

    fact: str
    label: Sentence
    refused: Sentence


@dataclass(frozen=True, slots=True)
class Move:
    to: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    key: str
    title: Sentence
    says: Sentence
    moves: tuple[Move, ...]
    done_when: str = ""
    """What must be there in the case for its tick, once the way has come further: codes of a closed list."""


@dataclass(frozen=True, slots=True)
class Track:
    key: str
    source: Source
    checked: str
    always: Sentence
    needs: tuple[Need, ...]
    stages: tuple[Stage, ...]

    def stage(self, key: str) -> Stage:
        """LookupError for a stage that the track does not have."""
        for stage in self.stages:
            if stage.key == key:
                return stage
        raise LookupError("The track has no stage of this key.")

    def lacking(self, stage: str, present: Iterable[str]) -> tuple[str, ...]:
        """What a stage that was left still lacks for its tick, of what is present in the case. LookupError."""
        there = set(present)
        return tuple(code for code in self.stage(stage).done_when.split() if code not in there)

    def refusal(self, fact: str) -> Sentence:
        return next(need.refused for need in self.needs if need.fact == fact)

    def asked_for(self, stage: str) -> tuple[Need, ...]:
        """What the moves out of a stage need, once each, in the order of the file: the boxes to tick there."""
        facts = {fact for move in self.stage(stage).moves for fact in move.needs.split()}
        return tuple(need for need in self.needs if need.fact in facts)


class StageEntry(DataRecord, frozen=True, array_like=True):
    """`began_on`: the day of the event, from which clocks run; `entered_on` that of the entry, where it is another."""

    stage: str
    began_on: date
    entered_on: date | None = None


class Way(DataRecord, frozen=True, tag_field="way", tag=FORMAT):
    """A person's way along a track: every stage with the day on which it began, oldest first."""

    track: str
    entries: tuple[StageEntry, ...]

    @property
    def now(self) -> StageEntry:
        return self.entries[-1]


class Refused(Exception):
    """The move is not possible now. `sentence` says why, in one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Possible:
    """A stage that could come next. `refused` says why not yet; it is empty when nothing stands in the way."""

    stage: Stage
    refused: Sentence | None


NO_SUCH_MOVE: Final = Sentence("From “{now}” one does not go to “{to}” directly.")
TOO_EARLY: Final = Sentence("The day lies before {day}, when “{now}” began.")


def begin(track: Track, on: date, entered_on: date | None = None) -> Way:
    return Way(track.key, (_entry(track.stages[0].key, on, entered_on),))


def _entry(stage: str, on: date, entered_on: date | None) -> StageEntry:
    return StageEntry(stage, on, entered_on if entered_on != on else None)


def why_not(track: Track, way: Way, to: str, facts: Iterable[str], on: date) -> Sentence | None:
    """Why the person cannot go on to `to` on that day; nothing when they can. LookupError for a strange stage."""
    now, target = track.stage(way.now.stage), track.stage(to)
    if on < way.now.began_on:
        return TOO_EARLY.fill(day=way.now.began_on.isoformat(), now=now.title)
    move = next((move for move in now.moves if move.to == target.key), None)
    if move is None:
        return NO_SUCH_MOVE.fill(now=now.title, to=target.title)
    facts = set(facts)
    return next((track.refusal(fact) for fact in move.needs.split() if fact not in facts), None)


def move(
    track: Track, way: Way, to: str, facts: Iterable[str], on: date, entered_on: date | None = None
) -> Way:
    """The way with one more stage. Raises `Refused`, also for a day before the present stage began."""
    if sentence := why_not(track, way, to, facts, on):
        raise Refused(sentence)
    return replace(way, entries=(*way.entries, _entry(to, on, entered_on)))


def possible(track: Track, way: Way, facts: Iterable[str], on: date) -> tuple[Possible, ...]:
    """Every stage that can follow the present one, with the reason where it cannot yet."""
    facts = frozenset(facts)
    return tuple(
        Possible(track.stage(move.to), why_not(track, way, move.to, facts, on))
        for move in track.stage(way.now.stage).moves
    )


class WayUnreadable(ValueError):
    """These are not the data of a way along this track. Never quotes what is inside."""


def way_from_data(track: Track, data: Any) -> Way:
    """What `as_data` gave. Raises `WayUnreadable`, also for another track, unknown stages, days out of order."""
    try:
        way = Way.from_data(data)
    except NotCanonical as error:
        raise WayUnreadable(str(error)) from None
    check(track, way)
    return way


def check(track: Track, way: Way) -> None:
    """Raises `WayUnreadable` for another track, unknown stages, days out of order."""
    stages = {stage.key for stage in track.stages}
    days = [entry.began_on for entry in way.entries]
    is_along = way.entries and way.track == track.key and days == sorted(days)
    if not is_along or any(entry.stage not in stages for entry in way.entries):
        raise WayUnreadable("This is not a way along this track.")


def shape_of(stages: type[StrEnum], facts: type[StrEnum], evidence: frozenset[str] = frozenset()) -> Record:
    """The shape of a track's file: exactly these stages in this order, and needs out of these facts only.

    `evidence` is what a tick can be made to rest on.
    """

    def problem(track: Track) -> str:
        if [stage.key for stage in track.stages] != list(stages):
            return f"the track has these stages in this order: {', '.join(stages)}"
        if sorted(need.fact for need in track.needs) != sorted(facts):
            return (
                f"what is said when one of these is missing stands once for each: {', '.join(sorted(facts))}"
            )
        return ""

    needs = Codes(frozenset(facts), "fact that may open a stage of this track")
    move_shape = Record(Move, (Field("to", Choice(tuple(stages))), Field("needs", needs, required=False)))
    return Record(
        Track,
        (
            Field("key", Choice(("assistance", "justice"))),
            Field("source", SOURCE),
            Field("checked", CHECKED),
            Field("always", SENTENCE),
            Field(
                "needs",
                Items(
                    Record(
                        Need,
                        (
                            Field("fact", Choice(tuple(facts))),
                            Field("label", SENTENCE),
                            Field("refused", SENTENCE),
                        ),
                    )
                ),
            ),
            Field(
                "stages",
                Items(
                    Record(
                        Stage,
                        (
                            Field("key", Choice(tuple(stages))),
                            Field("title", SENTENCE),
                            Field("says", SENTENCE),
                            Field("moves", Items(move_shape)),
                            Field(
                                "done_when", Codes(evidence, "thing that a tick can rest on"), required=False
                            ),
                        ),
                    )
                ),
            ),
        ),
        problem=problem,
    )
