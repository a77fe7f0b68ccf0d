"""All open needs planned at once, from what stands on the desk now; certified by the other code before it is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from amanjol.casework.legal_aid.allocation.assigning import TooLarge
from amanjol.casework.legal_aid.allocation.certifying import proved_bound
from amanjol.casework.legal_aid.allocation.claim_files import certify_document, needs_document
from amanjol.casework.legal_aid.allocation.instance_files import MOST_PAIRS
from amanjol.casework.legal_aid.allocation.instant import LOAD
from amanjol.casework.legal_aid.allocation.policy import PROPOSED
from amanjol.casework.legal_aid.allocation.reasons import reasons
from amanjol.casework.legal_aid.allocation.solving import solve
from amanjol.casework.legal_aid.allocation.written_tables import table_of
from amanjol.casework.legal_aid.offers.expecting import AT_ONCE
from amanjol.casework.legal_aid.offers.proposing import road_of, weigh
from amanjol.casework.legal_aid.offers.records import LIVE, State
from amanjol.casework.legal_aid.planning.records import Pair, PlanFiles

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from amanjol.casework.legal_aid.allocation.claims import Claim, Reason
    from amanjol.casework.legal_aid.needs.queries import OpenedNeed
    from amanjol.casework.legal_aid.offers.proposing import Facts, Weighed


@dataclass(frozen=True, slots=True)
class ToPlan:
    """Of `facts`: `needs` are planned; `asked` wait for an answer, `short` are those of which the journal
    knows more than stands here, so that nobody may be asked. `advocates` by row, in the order of the register.
    """

    facts: Facts
    needs: tuple[OpenedNeed, ...]
    asked: tuple[OpenedNeed, ...]
    short: tuple[OpenedNeed, ...]
    advocates: tuple[UUID, ...]
    weighed: Weighed


@dataclass(frozen=True, slots=True)
class Made:
    """`bound` in the same unit as `value`: cost and what goes unserved."""

    files: PlanFiles
    claim: Claim
    reasons: tuple[Reason, ...]
    value: int
    bound: int


def to_plan(facts: Facts, short: Collection[UUID]) -> ToPlan:
    """A need of which somebody is asked, or waits for their turn, stands aside; who is asked keeps their place.

    For what is urgent somebody has to be there today.
    """
    served = {offer.record.need for offer in facts.offers if offer.state in {State.NAMED, State.ACCEPTED}}
    live = [offer for offer in facts.offers if offer.state in LIVE and not offer.is_over]
    asked = {offer.record.need for offer in facts.offers if offer in live or offer.state is State.QUEUED}
    acting = {of.now.begun.need for of in facts.mandates if of.now.is_running}
    open_needs = [
        need for need in facts.needs if need.row.pk not in served and str(need.row.pk) not in acting
    ]
    needs: list[OpenedNeed] = []
    waiting: list[OpenedNeed] = []
    left_out: list[OpenedNeed] = []
    for need in open_needs:
        if need.row.pk in short or need.is_older:
            left_out.append(need)
        else:
            (waiting if need.row.pk in asked else needs).append(need)
    urgent = frozenset(need.row.pk for need in needs if need.says.urgency in AT_ONCE)
    promised = {(offer.record.need, offer.record.advocate) for offer in live}
    weighed = weigh(needs, facts, at_once=urgent, promised=[advocate for _need, advocate in sorted(promised)])
    advocates = tuple(of.row.pk for of in facts.book.register)
    return ToPlan(facts, tuple(needs), tuple(waiting), tuple(left_out), advocates, weighed)


def make(planned: ToPlan) -> Made:
    """TooLarge. FalseClaim would be an error of ours: nothing is kept that the other code does not accept."""
    problem = planned.weighed.problem
    if len(problem.failed) > MOST_PAIRS:
        raise TooLarge(f"More than {MOST_PAIRS} pairs are too many to plan at once.")
    claim = solve(problem)
    why = reasons(problem, claim.lawyer_of)
    table = table_of(problem)
    instance = table.read_again()
    document = needs_document(problem, claim, why, instance.digest)
    certify_document(instance, document)
    weights = problem.weights()
    unserved = sum(weights[need] for need, lawyer in enumerate(claim.lawyer_of) if lawyer is None)
    files = PlanFiles(
        table.text,
        msgspec.json.format(msgspec.json.encode(document), indent=1).decode(),
        PROPOSED.read_text(encoding="utf-8"),
        tuple(_pairs(planned, claim.lawyer_of)),
    )
    return Made(files, claim, why, claim.cost + claim.unit * unserved, proved_bound(problem, claim))


def _pairs(planned: ToPlan, lawyer_of: Sequence[int | None]) -> list[Pair]:
    """The places of a lawyer are taken in the order of the needs, which is that of urgency."""
    problem, taken = planned.weighed.problem, planned.weighed.taken
    given: Counter[int] = Counter()
    pairs = []
    for place, lawyer in enumerate(lawyer_of):
        if lawyer is None:
            continue
        loads = problem.lawyers[lawyer].loads
        parts = problem.cost_parts(place, lawyer) | {LOAD: loads[given[lawyer]]}
        given[lawyer] += 1
        advocate = planned.advocates[lawyer]
        before = taken[advocate]
        opened = planned.facts.book.register[lawyer]
        road = road_of(opened, planned.needs[place], planned.facts.roads)
        pairs.append(
            Pair(
                planned.needs[place].row.pk,
                advocate,
                tuple(sorted(parts.items())),
                before + given[lawyer],
                before + len(loads),
                (road.minutes, road.is_winter) if road is not None else None,
                road.kilometres if road is not None else None,
            )
        )
    return pairs
