"""Several changes at once, on a copy of a plan: who would be served then, and how it differs. Nothing is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self
from uuid import UUID

from amanjol.casework.legal_aid.allocation import what_if
from amanjol.casework.legal_aid.allocation.reasons import reasons
from amanjol.casework.legal_aid.offers.proposing import the_policy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.casework.legal_aid.allocation.problem import Problem
    from amanjol.casework.legal_aid.allocation.what_if import Gain
    from amanjol.casework.legal_aid.planning.helping import Reopened

PLACES: Final = "places"
COURSE: Final = "course"
TRAINED: Final = "training"
"""The part of the cost of whoever has not been trained in our course."""
MOST_PLACES: Final = 20
MOST_CHANGES: Final = 20


class NoChange(ValueError):
    """A text that is no change, or not one of this plan."""


@dataclass(frozen=True, slots=True)
class Change:
    """`what` is `PLACES` (so many further ones), `COURSE`, or a condition that the advocate would meet."""

    advocate: UUID
    what: str
    places: int = 0

    def __str__(self) -> str:
        return f"{self.advocate}.{self.what}.{self.places}"

    @classmethod
    def of_text(cls, text: str) -> Self:
        """As `str` gave it. NoChange."""
        try:
            advocate, what, places = text.split(".")
            return cls(UUID(advocate), what, int(places))
        except ValueError:
            raise NoChange from None


@dataclass(frozen=True, slots=True)
class Compared:
    """By need, the advocate of either plan. `full` and `nobody` count, then, whom all who fit have no place for and
    whom nobody fits.
    """

    gain: Gain
    now: dict[UUID, UUID | None]
    then: dict[UUID, UUID | None]
    full: int
    nobody: int


def possible(problem: Problem) -> list[str]:
    """What may be changed: conditions that some pair fails and a training or an arrangement would meet, and others."""
    policy = the_policy()
    failed = problem.names_of(_all_bits(problem))
    conditions = [
        of.name for of in problem.conditions if of.name in failed & (policy.learnt | policy.arranged)
    ]
    return [*conditions, *([COURSE] if TRAINED in problem.costs else []), PLACES]


def together(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Each once, places added up, in the order in which they were chosen. At most `MOST_CHANGES`."""
    places: Counter[UUID] = Counter()
    for change in changes:
        if change.what == PLACES:
            places[change.advocate] += change.places
    merged = {
        (change.advocate, change.what): Change(
            change.advocate,
            change.what,
            min(places[change.advocate], MOST_PLACES) if change.what == PLACES else 0,
        )
        for change in changes
    }
    return tuple(merged.values())[:MOST_CHANGES]


def asked_anew(plan: Reopened, changes: Sequence[Change]) -> tuple[Change, ...]:
    """Those about which only a plan of now can be asked, which tells each part of the cost and each condition apart."""
    anew = {*the_policy().arranged, COURSE} - {*possible(plan.problem)}
    return tuple(change for change in changes if change.what in anew and change.advocate in plan.advocates)


def compared(plan: Reopened, changes: Sequence[Change]) -> Compared:
    """Both are solved anew, so it is exact. NoChange."""
    after = changed(plan, changes)
    gain, now, then = what_if.compared(plan.problem, after)
    why = reasons(after, then.lawyer_of)
    full = sum(1 for reason in why if reason.crowd is not None)
    of_now, of_then = (
        {
            need: None if lawyer is None else plan.advocates[lawyer]
            for need, lawyer in zip(plan.needs, claim.lawyer_of, strict=True)
        }
        for claim in (now, then)
    )
    return Compared(gain, of_now, of_then, full, len(why) - full)


def changed(plan: Reopened, changes: Sequence[Change]) -> Problem:
    """A copy. NoChange."""
    problem, may_be = plan.problem, set(possible(plan.problem))
    lawyers = {pk: at for at, pk in enumerate(plan.advocates)}
    met = []
    for change in changes:
        if (
            change.advocate not in lawyers
            or change.what not in may_be
            or not 0 <= change.places <= MOST_PLACES
        ):
            raise NoChange
        lawyer = lawyers[change.advocate]
        if change.what == COURSE:
            problem = problem.with_part_spared(lawyer, TRAINED)
        elif change.what == PLACES:
            for _place in range(change.places):
                problem = what_if.add_slot(problem, lawyer)
        else:
            met.append((lawyer, change.what))
    return problem.with_conditions_met(met, arranged=the_policy().arranged)


def _all_bits(problem: Problem) -> int:
    bits = 0
    for of in set(problem.failed):
        bits |= of
    return bits
