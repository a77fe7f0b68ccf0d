"""The steps of justice and compensation, each only as the person wishes. Nothing here knows of the stages of help."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import load
from amanjol.casework.standards.stages import tracks
from amanjol.casework.standards.stages.tracks import Possible, Track, Way, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from amanjol.casework.standards.sentences import Sentence

DATA: Final = Path(__file__).with_name("data")


class JusticeStep(StrEnum):
    NOT_RAISED = "not-raised"
    TOLD = "told"
    NOT_WISHED = "not-wished"
    WITH_LAWYER = "with-lawyer"
    COMPLAINT = "complaint"
    PROCEEDINGS = "proceedings"
    COMPENSATION = "compensation"
    ENDED = "ended"


class Wish(StrEnum):
    """All that can be asked for before a step. She may take each of them back."""

    WISHES_TO_HEAR = "wishes-to-hear"
    WISHES_TO_ACT = "wishes-to-act"
    HAS_A_LAWYER = "has-a-lawyer"
    TOLD_OF_CONSEQUENCES = "told-of-consequences"
    WITNESS_RISK_LOOKED_AT = "witness-risk-looked-at"


SHAPE: Final = shape_of(JusticeStep, Wish)


@cache
def packaged_track() -> Track:
    track: Track = load(DATA / "justice.yaml", SHAPE)
    return track


def begin(on: date, entered_on: date | None = None) -> Way:
    """`on` is the day of the event, `entered_on` that of the entry."""
    return tracks.begin(packaged_track(), on, entered_on)


def why_not(way: Way, to: JusticeStep, wishes: Iterable[Wish], on: date) -> Sentence | None:
    """Why not, in one sentence; nothing when the step is possible."""
    return tracks.why_not(packaged_track(), way, to, wishes, on)


def move(way: Way, to: JusticeStep, wishes: Iterable[Wish], on: date, entered_on: date | None = None) -> Way:
    """The way with one more step, which was taken `on` that day. Raises `tracks.Refused`."""
    return tracks.move(packaged_track(), way, to, wishes, on, entered_on)


def possible(way: Way, wishes: Iterable[Wish], on: date) -> tuple[Possible, ...]:
    return tracks.possible(packaged_track(), way, wishes, on)


def check(way: Way) -> None:
    """Raises `tracks.WayUnreadable`."""
    tracks.check(packaged_track(), way)


def from_data(data: Any) -> Way:
    """Raises `tracks.WayUnreadable`."""
    return tracks.way_from_data(packaged_track(), data)
