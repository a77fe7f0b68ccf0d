"""What would help, on a copy of a plan's own table: so the answer is of that plan, whatever has changed since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from amanjol.casework.legal_aid.allocation import what_if
from amanjol.casework.legal_aid.allocation.claim_files import read_claim
from amanjol.casework.legal_aid.allocation.instance_files import table_instance
from amanjol.casework.legal_aid.allocation.problem import Problem
from amanjol.casework.legal_aid.allocation.what_if import Ranking, Training
from amanjol.casework.legal_aid.offers.proposing import the_policy
from amanjol.casework.legal_aid.planning.records import Gained, Trainings
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.legal_aid.allocation.claims import Claim, Reason
    from amanjol.casework.legal_aid.allocation.what_if import Gain
    from amanjol.casework.legal_aid.planning.records import PlanFiles

MOST: int = 10


class Change(StrEnum):
    """`PLACES` is so many further places of the year, as dear as the last; `TRAINING` a condition that is met then."""

    PLACES = "places"
    TRAINING = "training"


class NotLearnt(ValueError):
    """Nobody comes to meet this condition by a training, or no pair fails it."""


@dataclass(frozen=True, slots=True)
class Reopened:
    """A plan as numbers again: needs and advocates by the ids of their rows, in the order of `problem`."""

    problem: Problem
    claim: Claim
    reasons: tuple[Reason, ...]
    needs: tuple[UUID, ...]
    advocates: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`gain` of the change; needs that are served then and were not, and the other way round."""

    gain: Gain
    served: tuple[UUID, ...]
    left: tuple[UUID, ...]


def reopened(files: PlanFiles) -> Reopened:
    """SealBroken where the files are not those of a plan."""
    instance = table_instance(files.table)
    document: dict[str, Any] = json.loads(files.claim)
    problem = instance.content
    if not isinstance(problem, Problem) or document["file_sha256"] != instance.digest:
        raise SealBroken
    claim, why = read_claim(problem, document)
    return Reopened(
        problem,
        claim,
        why,
        tuple(UUID(need.key) for need in problem.needs),
        tuple(UUID(lawyer.key) for lawyer in problem.lawyers),
    )


def learnt(problem: Problem) -> list[str]:
    """Conditions of the problem that a training can make somebody meet, in their order."""
    return [condition.name for condition in problem.conditions if condition.name in the_policy().learnt]


def changed(
    plan: Reopened, advocate: UUID, change: Change, *, condition: str = "", places: int = 1
) -> Answer:
    """Both plans are solved anew, so it is exact. NotLearnt; KeyError for an advocate who is not in the plan."""
    lawyer = {pk: at for at, pk in enumerate(plan.advocates)}[advocate]
    after = plan.problem
    if change is Change.TRAINING:
        if condition not in learnt(plan.problem):
            raise NotLearnt
        after = what_if.train(after, lawyer, condition)
    else:
        for _place in range(places):
            after = what_if.add_slot(after, lawyer)
    gain, now, then = what_if.compared(plan.problem, after)
    pairs = list(zip(plan.needs, now.lawyer_of, then.lawyer_of, strict=True))
    return Answer(
        gain,
        tuple(need for need, before, later in pairs if before is None and later is not None),
        tuple(need for need, before, later in pairs if before is not None and later is None),
    )


def ranked_further(
    files: PlanFiles, condition: str, so_far: Trainings | None, *, is_late: Callable[[], bool]
) -> Trainings:
    """The ten whose training buys most, some tried at a time. NotLearnt; SealBroken."""
    plan = reopened(files)
    if condition not in learnt(plan.problem):
        raise NotLearnt
    lawyer_of = {pk: at for at, pk in enumerate(plan.advocates)}
    earlier = so_far or Trainings(condition)
    if earlier.is_done:
        return earlier
    best = tuple(
        Training(lawyer_of[of.advocate], what_if.Gain(dict(of.served), of.spared, of.worth))
        for of in earlier.best
    )
    ranking = what_if.ranked_further(
        plan.problem, condition, Ranking(best, earlier.tried), many=MOST, is_late=is_late
    )
    together = None
    if ranking.is_done:
        gain = what_if.gain_together(plan.problem, [of.lawyer for of in ranking.best], condition)
        together = (gain.more, gain.cost)
    return Trainings(
        condition,
        tuple(
            Gained(plan.advocates[of.lawyer], tuple(of.gain.served.items()), of.gain.cost, of.gain.worth)
            for of in ranking.best
        ),
        ranking.tried,
        ranking.ahead,
        ranking.is_done,
        together,
    )
