"""By when the other side does what is waited for, by urgency (`data/deadlines.yaml`): the programme's own figures.

No law of the four countries and no standard that we have read names any. An agreement of two organisations may set
others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import CHECKED, SENTENCE, SOURCE, Count, Source, load
from amanjol.casework.standards.referring.codes import Urgency
from amanjol.casework.standards.referring.states import State
from amanjol.foundation.textfiles.shapes import Choice
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from amanjol.casework.standards.referring.states import Standing
    from amanjol.casework.standards.sentences import Sentence

DATA: Final = Path(__file__).with_name("data")
WAITING: Final = (State.REQUESTED, State.RECEIVED, State.ACCEPTED, State.IN_PROGRESS)
"""States in which something is waited for."""


@dataclass(frozen=True, slots=True)
class Limit:
    """`hours` from the moment in which the state began; `waits_for` says for what, in words."""

    state: str
    hours: int
    waits_for: Sentence


@dataclass(frozen=True, slots=True)
class UrgencyWords:
    key: str
    title: Sentence
    says: Sentence
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Deadlines:
    source: Source
    checked: str
    urgencies: tuple[UrgencyWords, ...]

    def of(self, urgency: Urgency) -> UrgencyWords:
        return {words.key: words for words in self.urgencies}[urgency]

    def limit(self, urgency: Urgency, state: State) -> Limit | None:
        """None in a state in which nobody waits."""
        return {limit.state: limit for limit in self.of(urgency).limits}.get(state)


def due_at(
    standing: Standing, urgency: Urgency, agreed_hours: Mapping[State, int] | None = None
) -> datetime | None:
    """By when the other side goes on; None where nothing is waited for.

    `agreed_hours`: what the agreement of the two organisations says in place of the programme's own figures.
    """
    limit = packaged_deadlines().limit(urgency, standing.state)
    if limit is None or standing.since is None:
        return None
    return standing.since + timedelta(hours=(agreed_hours or {}).get(standing.state, limit.hours))


def is_late(
    standing: Standing, urgency: Urgency, now: datetime, agreed_hours: Mapping[State, int] | None = None
) -> bool:
    due = due_at(standing, urgency, agreed_hours)
    return due is not None and now > due


def _deadlines_problem(deadlines: Deadlines) -> str:
    if [words.key for words in deadlines.urgencies] != list(Urgency):
        return f"`urgencies` has to name {', '.join(Urgency)}, in this order"
    for words in deadlines.urgencies:
        if [limit.state for limit in words.limits] != list(WAITING):
            return f"`{words.key}` has to have limits for {', '.join(WAITING)}, in this order"
        if not all(limit.hours for limit in words.limits):
            return f"`{words.key}` has a limit of no hours"
    for sooner, later in pairwise(deadlines.urgencies):
        if any(first.hours > second.hours for first, second in zip(sooner.limits, later.limits, strict=True)):
            return f"`{sooner.key}` waits longer than `{later.key}`"
    return ""


DEADLINES: Final = Record(
    Deadlines,
    (
        Field("source", SOURCE),
        Field("checked", CHECKED),
        Field(
            "urgencies",
            Items(
                Record(
                    UrgencyWords,
                    (
                        Field("key", Choice(tuple(Urgency))),
                        Field("title", SENTENCE),
                        Field("says", SENTENCE),
                        Field(
                            "limits",
                            Items(
                                Record(
                                    Limit,
                                    (
                                        Field("state", Choice(WAITING)),
                                        Field("hours", Count()),
                                        Field("waits_for", SENTENCE),
                                    ),
                                )
                            ),
                        ),
                    ),
                )
            ),
        ),
    ),
    problem=_deadlines_problem,
)


@cache
def packaged_deadlines() -> Deadlines:
    """Raises `ContentError`."""
    deadlines: Deadlines = load(DATA / "deadlines.yaml", DEADLINES)
    return deadlines
