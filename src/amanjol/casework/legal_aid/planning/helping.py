"""What trainings would help, on a copy of a plan's own table: told of that plan, whatever has changed since."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from amanjol.casework.legal_aid.allocation import what_if
from amanjol.casework.legal_aid.allocation.claim_files import read_claim
from amanjol.casework.legal_aid.allocation.instance_files import table_instance
from amanjol.casework.legal_aid.allocation.problem import Problem
from amanjol.casework.legal_aid.allocation.training_sets import TrainedSet, next_set
from amanjol.casework.legal_aid.allocation.what_if import Ranking, Training
from amanjol.casework.legal_aid.offers.proposing import the_policy
from amanjol.casework.legal_aid.planning.records import Gained, GainedTogether, Trainings
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.casework.legal_aid.allocation.claims import Claim, Reason
    from amanjol.casework.legal_aid.planning.records import PlanFiles

MOST: int = 10


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


def ranked_further(
    files: PlanFiles, condition: str, so_far: Trainings | None, *, is_late: Callable[[], bool]
) -> Trainings:
    """The ten whose training buys most, some tried at a time; then what several together buy, a set at a time.

    NotLearnt; SealBroken.
    """
    plan = reopened(files)
    if condition not in learnt(plan.problem):
        raise NotLearnt
    earlier = so_far or Trainings(condition)
    if earlier.is_done:
        return _grown_further(plan, earlier)
    ranking = what_if.ranked_further(
        plan.problem, condition, Ranking(_alone(plan, earlier), earlier.tried), many=MOST, is_late=is_late
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


def _alone(plan: Reopened, ranked: Trainings) -> tuple[Training, ...]:
    lawyer_of = {pk: at for at, pk in enumerate(plan.advocates)}
    return tuple(
        Training(lawyer_of[of.advocate], what_if.Gain(dict(of.served), of.spared, of.worth))
        for of in ranked.best
    )


def _grown_further(plan: Reopened, earlier: Trainings) -> Trainings:
    """One set more, of one training more; whole where there is none."""
    if earlier.is_whole:
        return earlier
    lawyer_of = {pk: at for at, pk in enumerate(plan.advocates)}
    before = [
        TrainedSet(
            tuple(lawyer_of[pk] for pk in of.advocates),
            what_if.Gain(dict(of.served), of.spared, of.worth),
            of.most_worth,
            of.most_more,
        )
        for of in earlier.sets
    ]
    following = next_set(plan.problem, earlier.condition, before, _alone(plan, earlier))
    if following is None:
        return replace(earlier, is_whole=True)
    gain = following.gain
    gained = GainedTogether(
        tuple(plan.advocates[lawyer] for lawyer in following.lawyers),
        tuple(gain.served.items()),
        gain.cost,
        gain.worth,
        following.most_worth,
        following.most_more,
    )
    sets = (*earlier.sets, gained)
    return replace(earlier, sets=sets, is_whole=len(sets) == MOST)
