"""The stages of help, and their clocks. Nothing here knows of police, courts or testimony.

Every move needs at most what this module's `Fact` lists: safety, what the person was told, what she agrees to,
time to think, plans and the risks of a return. What an authority decided is not among them either: a refusal
of formal identification closes no door.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.casework.standards.data_files import load
from amanjol.casework.standards.sentences import Sentence
from amanjol.casework.standards.stages import tracks
from amanjol.casework.standards.stages.tracks import Possible, Track, Way, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from typing import Any

    from amanjol.casework.standards.policy.clocks import Clock, ClockState
    from amanjol.casework.standards.policy.policies import Edition

DATA: Final = Path(__file__).with_name("data")


class AssistanceStage(StrEnum):
    PRESUMED = "presumed"
    SAFETY_AND_CONSENT = "safety-and-consent"
    REFLECTION = "reflection"
    IDENTIFICATION = "identification"
    SUPPORT = "support"
    INCLUSION = "inclusion"
    RETURN = "return"


class Fact(StrEnum):
    """All that can be asked for before a stage of help. There is no other."""

    SAFETY_LOOKED_AT = "safety-looked-at"
    TOLD_OF_RIGHTS = "told-of-rights"
    AGREES_TO_SUPPORT = "agrees-to-support"
    AGREES_TO_IDENTIFICATION = "agrees-to-identification"
    REFLECTION_ENDED = "reflection-ended"
    PLAN_AGREED = "plan-agreed"
    RETURN_IS_VOLUNTARY = "return-is-voluntary"
    RETURN_RISK_LOOKED_AT = "return-risk-looked-at"


class Evidence(StrEnum):
    """What is there in a case, or is not, whatever anybody ticked. It opens and closes no stage."""

    CONSENT_IN_FORCE = "consent-in-force"
    SAFETY_PLAN = "safety-plan"
    PLAN_AGREED = "plan-agreed"


LACKING: Final = {
    Evidence.CONSENT_IN_FORCE: Sentence("No consent is in force"),
    Evidence.SAFETY_PLAN: Sentence("No safety plan is written"),
    Evidence.PLAN_AGREED: Sentence("No support plan is agreed"),
}
NO_FIGURE: Final = Sentence(
    "No figure with a source is known for this stage in this country, so no clock runs."
)
SHAPE: Final = shape_of(AssistanceStage, Fact, frozenset(Evidence))


@cache
def packaged_track() -> Track:
    track: Track = load(DATA / "assistance.yaml", SHAPE)
    return track


def begin(on: date, entered_on: date | None = None) -> Way:
    """`on` is the day of the event, `entered_on` that of the entry."""
    return tracks.begin(packaged_track(), on, entered_on)


def why_not(
    way: Way, to: AssistanceStage, facts: Iterable[Fact], on: date, policy: Edition
) -> Sentence | None:
    """Why not, in one sentence; nothing when the move is possible."""
    return tracks.why_not(packaged_track(), way, to, _all_facts(way, facts, on, policy), on)


def move(
    way: Way,
    to: AssistanceStage,
    facts: Iterable[Fact],
    on: date,
    policy: Edition,
    entered_on: date | None = None,
) -> Way:
    """The way with one more stage, which began `on` that day. Raises `tracks.Refused`."""
    return tracks.move(packaged_track(), way, to, _all_facts(way, facts, on, policy), on, entered_on)


def possible(way: Way, facts: Iterable[Fact], on: date, policy: Edition) -> tuple[Possible, ...]:
    return tracks.possible(packaged_track(), way, _all_facts(way, facts, on, policy), on)


def check(way: Way) -> None:
    """Raises `tracks.WayUnreadable`."""
    tracks.check(packaged_track(), way)


def from_data(data: Any) -> Way:
    """Raises `tracks.WayUnreadable`."""
    return tracks.way_from_data(packaged_track(), data)


def _all_facts(way: Way, facts: Iterable[Fact], on: date, policy: Edition) -> frozenset[str]:
    """The facts given, and that the time to think is over once its clock has run out.

    Given as a fact it means that the person chose to go on earlier; nobody else can choose that. Where no clock
    is known it ends only by that choice.
    """
    texts = {str(fact) for fact in facts}
    began = [entry.began_on for entry in way.entries if entry.stage == AssistanceStage.REFLECTION]
    clocks = [clock for clock in policy.clocks if clock.stage == AssistanceStage.REFLECTION]
    if began and clocks and all(clock.on(began[-1], on).over for clock in clocks):
        texts.add(Fact.REFLECTION_ENDED)
    return frozenset(texts)


def running(way: Way, today: date, policy: Edition, own: Iterable[Clock] = ()) -> tuple[ClockState, ...]:
    """The clocks of the present stage: the country's, and the organisation's own aims. See `NO_FIGURE`."""
    return tuple(
        clock.on(way.now.began_on, today) for clock in (*policy.clocks, *own) if clock.stage == way.now.stage
    )


def overdue(way: Way, today: date, policy: Edition, own: Iterable[Clock] = ()) -> bool:
    """Whether somebody should have acted by now. A time to think is never overdue."""
    return any(state.overdue for state in running(way, today, policy, own))
