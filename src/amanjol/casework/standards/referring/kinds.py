"""The kinds of letters of a referral: which body each has, when it may be written, which step it makes.

A body is read in one way only, and whatever is wrong with it is one error, which quotes nothing. What a letter is
allowed to say of her is decided elsewhere (`policy.deciding`, the consent); here it is only sound or not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.standards.referring.bodies import (
    Answer,
    Arrival,
    Body,
    Danger,
    DangerAnswer,
    Inquiry,
    Outcome,
    StateChange,
    TakenBack,
)
from amanjol.casework.standards.referring.codes import Answering
from amanjol.casework.standards.referring.identity import Identity
from amanjol.casework.standards.referring.returning import (
    ReturnHere,
    ReturnPlanned,
    ReturnReport,
    ReturnStopped,
)
from amanjol.casework.standards.referring.states import Side, State, Step
from amanjol.foundation.seals import canonical

if TYPE_CHECKING:
    from datetime import datetime

KINDS: Final[dict[str, type[Body]]] = {
    "referral.inquiry": Inquiry,
    "referral.answer": Answer,
    "referral.identity": Identity,
    "referral.state": StateChange,
    "referral.outcome": Outcome,
    "referral.arrival": Arrival,
    "referral.taken-back": TakenBack,
    "referral.danger": Danger,
    "referral.return-here": ReturnHere,
    "referral.return-plan": ReturnPlanned,
    "referral.return-stopped": ReturnStopped,
    "referral.return-report": ReturnReport,
    "referral.danger-answer": DangerAnswer,
}
LARGEST: Final = 64 * 1024
"""Bytes of a body; the longest that a person fills in is a tenth of it."""

_UNDER_WAY: Final = frozenset({State.ACCEPTED, State.IN_PROGRESS})
_WRITTEN: Final[dict[type[Body], tuple[frozenset[Side], frozenset[State]]]] = {
    Inquiry: (frozenset({Side.SENDER}), frozenset({State.DRAFT})),
    Answer: (frozenset({Side.RECEIVER}), frozenset({State.REQUESTED, State.RECEIVED})),
    Identity: (frozenset({Side.SENDER}), _UNDER_WAY),
    StateChange: (frozenset(Side), frozenset({State.REQUESTED, State.RECEIVED}) | _UNDER_WAY),
    Outcome: (frozenset({Side.RECEIVER}), _UNDER_WAY | {State.COMPLETED, State.FAILED}),
    Arrival: (frozenset({Side.RECEIVER}), _UNDER_WAY),
    TakenBack: (frozenset({Side.RECEIVER}), frozenset({State.RECALLED})),
    Danger: (frozenset({Side.SENDER}), frozenset({State.DRAFT})),
    ReturnHere: (frozenset({Side.RECEIVER}), _UNDER_WAY),
    ReturnPlanned: (frozenset({Side.SENDER}), _UNDER_WAY),
    ReturnStopped: (frozenset(Side), _UNDER_WAY),
    ReturnReport: (frozenset({Side.RECEIVER}), _UNDER_WAY | {State.COMPLETED, State.FAILED}),
    DangerAnswer: (frozenset({Side.RECEIVER}), frozenset({State.REQUESTED, State.RECEIVED})),
}
"""Who writes it, and in which states: an identity goes after a yes and never before."""
_OF_DANGER: Final = frozenset({Danger, DangerAnswer, StateChange, TakenBack})
_OF_DANGER_ALONE: Final = frozenset({Danger, DangerAnswer})


class BodyRefused(ValueError):
    """A letter of this kind has no such body. Never says what is inside."""


def write(body: Body) -> dict[str, Any]:
    """As plain data for the letter. BodyRefused for one that is too large, or holds what no letter can."""
    data = body.as_data()
    try:
        _written(data)
    except canonical.NotCanonical:
        raise BodyRefused("This is no body of a letter.") from None
    return data


def read(kind: str, data: Any) -> Body:
    """What `write` gave. BodyRefused for every other data and for a kind that is none of ours."""
    try:
        body = KINDS[kind].from_data(data)
        is_as_written = _written(body.as_data()) == _written(data)
    except (KeyError, canonical.NotCanonical, TypeError):
        raise BodyRefused("This is no body of a letter of this kind.") from None
    if not is_as_written:
        raise BodyRefused("This is no body of a letter of this kind.")
    return body


def kind_of(body: Body) -> str:
    return next(kind for kind, record in KINDS.items() if type(body) is record)


def may_write(kind: type[Body], side: Side, state: State) -> bool:
    """Whether this side writes such a letter while the referral stands so."""
    sides, states = _WRITTEN[kind]
    return side in sides and state in states


def belongs(kind: type[Body], *, is_danger: bool) -> bool:
    """Whether such a letter is of a referral of this sort. In a danger no name is written."""
    return kind in _OF_DANGER if is_danger else kind not in _OF_DANGER_ALONE


def step_of(body: Body, side: Side, at: datetime) -> Step | None:
    """The step that a letter makes; None for one that makes none. `side` wrote it, `at` is the letter's own moment.

    Whether it was that side's to make is asked of the step.
    """
    match body:
        case Inquiry() | Danger():
            return Step(at, State.REQUESTED, side)
        case DangerAnswer(reason=reason):
            return Step(at, State.ACCEPTED if reason is None else State.DECLINED, side, reason or "")
        case Answer(answer=Answering.CANNOT, reason=reason):
            return Step(at, State.DECLINED, side, reason or "")
        case Answer():
            return Step(at, State.ACCEPTED, side)
        case StateChange():
            return Step(body.at, State(body.state), side, body.reason or "")
        case _:
            return None


def _written(data: Any) -> bytes:
    """NotCanonical where it is too large or cannot be written."""
    written = canonical.to_bytes(data)
    if len(written) > LARGEST:
        raise canonical.TooLarge("The body is too large.")
    return written
