"""What can still be done after sexual violence, and until when: sourced, counted from the day that was told.

It waits for no policy, no consent and no decision: a doctor is asked at once (`data/care-after-rape.yaml`).
Also called: PEP, post-exposure prophylaxis, emergency contraception.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import CHECKED, KEY, LINE, SENTENCE, Count, load
from amanjol.casework.standards.interview.asking import open_advice
from amanjol.casework.standards.interview.script_files import DATA
from amanjol.casework.standards.screening.answers import Answer
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from amanjol.casework.standards.interview.scripts import Script
    from amanjol.casework.standards.interview.state import State
    from amanjol.casework.standards.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Window:
    """What a doctor can do within so many hours. `checked` says how far the figure was checked."""

    key: str
    hours: int
    title: Sentence
    says: Sentence
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class CareAfterRape:
    title: Sentence
    says: Sentence
    always: Sentence
    without_day: Sentence
    windows: tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """`hours` are those that are left for certain, counted from the first minute of the day that was told.

    None where no day was told. `is_over`: even the last minute of that day is longer ago than the window.
    """

    window: Window
    hours: int | None
    is_over: bool


SHAPE: Final = Record(
    CareAfterRape,
    (
        Field("title", SENTENCE),
        Field("says", SENTENCE),
        Field("always", SENTENCE),
        Field("without_day", SENTENCE),
        Field(
            "windows",
            Items(
                Record(
                    Window,
                    (
                        Field("key", KEY),
                        Field("hours", Count()),
                        Field("title", SENTENCE),
                        Field("says", SENTENCE),
                        Field("source", LINE),
                        Field("checked", CHECKED),
                    ),
                )
            ),
        ),
    ),
)
HOUR: Final = timedelta(hours=1)


@cache
def packaged_care() -> CareAfterRape:
    care: CareAfterRape = load(DATA / "care-after-rape.yaml", SHAPE)
    return care


def is_called_for(script: Script, state: State) -> bool:
    """Whether such violence was told and nobody has dealt with it yet, also where a gate shuts the question by now."""
    return any(question.care for _number, question in open_advice(script, state))


def told_day(script: Script, state: State) -> date | None:
    """The latest day that was told of what nobody has dealt with yet: the one of which most can still be done."""
    days = [
        state.said[question.key].on
        for _number, question in open_advice(script, state)
        if question.care and question.key in state.said and state.said[question.key].answer is not Answer.NO
    ]
    return max((day for day in days if day is not None), default=None)


def time_left(on: date | None, now: datetime) -> list[TimeLeft]:
    """For each window. `now` has the time zone of the place, in which `on` is a day."""
    return [_left(window, on, now) for window in packaged_care().windows]


def _left(window: Window, on: date | None, now: datetime) -> TimeLeft:
    if on is None:
        return TimeLeft(window, None, is_over=False)
    began = datetime.combine(on, time.min, tzinfo=now.tzinfo)
    ended = datetime.combine(on + timedelta(days=1), time.min, tzinfo=now.tzinfo)
    length = window.hours * HOUR
    return TimeLeft(window, max((began + length - now) // HOUR, 0), is_over=ended + length <= now)
