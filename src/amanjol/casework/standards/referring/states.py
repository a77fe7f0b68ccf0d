"""The states of a referral, who may set which, and what a history means in whatever order its steps came.

They are those of FHIR's closed loop (SDOH Clinical Care IG, profile SDOHCC-TaskForReferralManagement, CC0), with two
changes: a recall is a state of its own, and a referral does not rest (`on-hold`): who waits is told when. Letters come
late, twice and in any order, so each state has a place and the furthest counts. A recall is the last word, and before
it a cancelling; nothing that comes later takes either back.

Also called: workflow, finite state machine, closed loop.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.sentences import Sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime


class Side(StrEnum):
    """`SENDER` asks for help, `RECEIVER` is asked."""

    SENDER = "sender"
    RECEIVER = "receiver"


class State(StrEnum):
    """In the order in which the furthest is found. `DRAFT`: no letter has gone yet."""

    DRAFT = "draft"
    REQUESTED = "requested"
    RECEIVED = "received"
    ACCEPTED = "accepted"
    IN_PROGRESS = "in-progress"
    DECLINED = "declined"
    FAILED = "failed"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    RECALLED = "recalled"


STATE_WORDS: Final = {
    State.DRAFT: Sentence("Not sent yet", context="a referral"),
    State.REQUESTED: Sentence("Asked", context="a referral"),
    State.RECEIVED: Sentence("Has arrived there", context="a referral"),
    State.ACCEPTED: Sentence("Accepted", context="a referral"),
    State.IN_PROGRESS: Sentence("Help has begun", context="a referral"),
    State.DECLINED: Sentence("Declined", context="a referral"),
    State.FAILED: Sentence("Did not work out", context="a referral"),
    State.COMPLETED: Sentence("Completed", context="a referral"),
    State.CANCELLED: Sentence("Cancelled", context="a referral"),
    State.RECALLED: Sentence("Taken back", context="a referral"),
}
SIDE_WORDS: Final = {
    Side.SENDER: Sentence("Whoever asks for help"),
    Side.RECEIVER: Sentence("Whoever is asked"),
}
FINAL: Final = frozenset({State.DECLINED, State.FAILED, State.COMPLETED, State.CANCELLED, State.RECALLED})
"""After these nothing follows but a recall."""

_TAKEN_BACK: Final = frozenset({State.CANCELLED, State.RECALLED})
_PLACE: Final = {state: place for place, state in enumerate(State)}
_SETS: Final[Mapping[State, Mapping[Side, Collection[State]]]] = {
    State.REQUESTED: {Side.SENDER: {State.DRAFT}},
    State.RECEIVED: {Side.RECEIVER: {State.REQUESTED}},
    State.ACCEPTED: {Side.RECEIVER: {State.REQUESTED, State.RECEIVED}},
    State.IN_PROGRESS: {Side.RECEIVER: {State.ACCEPTED}},
    State.DECLINED: {Side.RECEIVER: {State.REQUESTED, State.RECEIVED}},
    State.FAILED: {Side.RECEIVER: {State.ACCEPTED, State.IN_PROGRESS}},
    State.COMPLETED: {Side.RECEIVER: {State.ACCEPTED, State.IN_PROGRESS}},
    State.CANCELLED: {
        Side.SENDER: {State.REQUESTED, State.RECEIVED, State.ACCEPTED, State.IN_PROGRESS},
        Side.RECEIVER: {State.ACCEPTED, State.IN_PROGRESS},
    },
    State.RECALLED: {Side.SENDER: frozenset(State) - {State.DRAFT, State.RECALLED}},
}
"""State, who may set it, and from which states."""

_RIVALS: Final = frozenset(
    {
        frozenset({State.DECLINED, State.ACCEPTED}),
        frozenset({State.DECLINED, State.IN_PROGRESS}),
        frozenset({State.DECLINED, State.COMPLETED}),
        frozenset({State.DECLINED, State.FAILED}),
        frozenset({State.FAILED, State.COMPLETED}),
    }
)
"""Both cannot be true: somebody pressed twice, or a node was restored from an earlier day. People ask by telephone."""


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """That a side set a state. `side` is known by who signed the letter, never by what stands in it.

    `at` is in UTC; `reason` a code of `codes.Reason`, or empty.
    """

    at: datetime
    state: State
    side: Side
    reason: str = ""

    @property
    def is_rightful(self) -> bool:
        return self.side in _SETS.get(self.state, {})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a history comes to. `by` and `since` are None for a draft.

    `reached`: how far it had got apart from being cancelled or taken back, which says whether help had begun there.
    `rivals` are states of which both were set though only one can be true, in their order; empty nearly always.
    """

    state: State
    since: datetime | None = None
    by: Side | None = None
    reason: str = ""
    reached: State = State.DRAFT
    rivals: tuple[State, ...] = ()

    @property
    def is_final(self) -> bool:
        return self.state in FINAL


def next_states(state: State, side: Side) -> tuple[State, ...]:
    """The states that this side may set from there, in their order."""
    return tuple(after for after, sides in _SETS.items() if state in sides.get(side, ()))


def further(state: State, other: State) -> State:
    """Whichever of the two counts where both were set."""
    return max(state, other, key=_PLACE.__getitem__)


def after(history: Iterable[Step]) -> Standing:
    """What the steps come to, the same in every order and however often each came. Others' states count nothing.

    Of several steps to the same state the earliest counts: it does not begin anew because it was said again.
    """
    rightful = {step for step in history if step.is_rightful}
    if not rightful:
        return Standing(State.DRAFT)
    states = {step.state for step in rightful}
    furthest = max(states, key=_PLACE.__getitem__)
    first = min(step for step in rightful if step.state is furthest)
    reached = max(states - _TAKEN_BACK, key=_PLACE.__getitem__, default=State.DRAFT)
    return Standing(furthest, first.at, first.side, first.reason, reached, _rivals(states))


def _rivals(states: set[State]) -> tuple[State, ...]:
    rivals: set[State] = set()
    for pair in _RIVALS:
        if pair <= states:
            rivals |= pair
    return tuple(sorted(rivals, key=_PLACE.__getitem__))
