"""The states of a need, and which the coordinator may set from which.

Also called: workflow, finite state machine.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class State(StrEnum):
    ASKED = "asked"
    TAKEN_UP = "taken-up"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    NOBODY = "nobody"
    ENDED = "ended"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


FINAL: Final = frozenset({State.ENDED, State.CLOSED, State.WITHDRAWN})
"""After these nothing follows."""
ANSWERS: Final = frozenset(State) - {State.ASKED, State.WITHDRAWN}
"""What a coordinator tells; the other two are told by whoever asks."""
_AFTER: Final[Mapping[State, frozenset[State]]] = {
    State.ASKED: frozenset({State.TAKEN_UP, State.OFFERED, State.ACCEPTED, State.NOBODY, State.CLOSED}),
    State.TAKEN_UP: frozenset({State.OFFERED, State.ACCEPTED, State.NOBODY, State.CLOSED}),
    State.OFFERED: frozenset({State.OFFERED, State.TAKEN_UP, State.ACCEPTED, State.NOBODY, State.CLOSED}),
    State.ACCEPTED: frozenset({State.TAKEN_UP, State.ENDED, State.CLOSED}),
    State.NOBODY: frozenset({State.TAKEN_UP, State.OFFERED, State.ACCEPTED, State.CLOSED}),
}


def may_follow(state: State, after: State) -> bool:
    """Whether a coordinator may set `state` where it stood `after`."""
    return state in _AFTER.get(after, ())
