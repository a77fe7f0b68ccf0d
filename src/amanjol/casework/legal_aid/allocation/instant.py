"""One need now: who is best for it, cost part by part, without taking from others what only they need.

Needs that wait beside it are known: as many of all as possible are served, this need in any case, if anybody can. So
a place is kept back for somebody who waits only where this need has another lawyer, and nobody goes unserved by it.
Of needs to come nothing is known, and nothing is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amanjol.casework.legal_aid.allocation.problem import Problem

LOAD = "load"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lawyer for a need. `kept_for`: needs of which one more would wait in vain if she came to this one."""

    lawyer: int
    cost: int
    parts: Mapping[str, int]
    kept_for: tuple[int, ...] = ()


def proposals(problem: Problem, need: int, waiting: Sequence[int] = ()) -> tuple[Proposal, ...]:
    """All who fit and have a place, the best first; after those the ones whose place is kept, cheapest first.

    `waiting`: other needs of the problem that have nobody yet. Empty where nobody can come (`reasons` says why).
    """
    offers = [_proposal(problem, need, lawyer) for lawyer in _with_places(problem, need)]
    offers.sort(key=lambda offer: (offer.cost, offer.lawyer))
    if not waiting or not offers:
        return tuple(offers)
    queue = sorted(
        {*waiting} - {need}, key=lambda other: (problem.needs[other].urgency, waiting.index(other))
    )
    places = _Places(problem, need, queue)
    free = places.freely_taken()
    kept_back = [
        Proposal(offer.lawyer, offer.cost, offer.parts, tuple(sorted(places.at(offer.lawyer))))
        for offer in offers
        if offer.lawyer not in free
    ]
    return (*(offer for offer in offers if offer.lawyer in free), *kept_back)


def _with_places(problem: Problem, need: int) -> list[int]:
    return [lawyer for lawyer in problem.fitting(need) if problem.lawyers[lawyer].loads]


def _proposal(problem: Problem, need: int, lawyer: int) -> Proposal:
    parts = problem.cost_parts(need, lawyer) | {LOAD: problem.lawyers[lawyer].loads[0]}
    return Proposal(lawyer, sum(parts.values()), parts)


class _Places:
    """A largest matching of `need`, first, and those who wait, the most urgent first, to free places."""

    def __init__(self, problem: Problem, need: int, waiting: Sequence[int]) -> None:
        self._need = need
        self._room = [len(lawyer.loads) for lawyer in problem.lawyers]
        self._fits = {other: _with_places(problem, other) for other in (need, *waiting)}
        self._served_by: dict[int, set[int]] = defaultdict(set)
        self._lawyer_of: dict[int, int] = {}
        for other in (need, *waiting):
            self._make_place(other)

    def at(self, lawyer: int) -> set[int]:
        """The needs that this matching has there."""
        return self._served_by[lawyer] - {self._need}

    def _make_place(self, need: int) -> None:
        """Kuhn's way: breadth first to a lawyer with room, then everybody on the way moves on."""
        reached_from: dict[int, int] = {}
        ahead = [need]
        for other in ahead:
            for lawyer in self._fits[other]:
                if lawyer in reached_from:
                    continue
                reached_from[lawyer] = other
                if len(self._served_by[lawyer]) < self._room[lawyer]:
                    self._move(need, lawyer, reached_from)
                    return
                ahead += self._served_by[lawyer]

    def _move(self, need: int, lawyer: int, reached_from: Mapping[int, int]) -> None:
        while True:
            mover = reached_from[lawyer]
            before = self._lawyer_of.get(mover)
            self._lawyer_of[mover] = lawyer
            self._served_by[lawyer].add(mover)
            if mover == need or before is None:
                return
            self._served_by[before].discard(mover)
            lawyer = before

    def freely_taken(self) -> set[int]:
        """Lawyers whom `need` can have while as many others as can be are served: back from all room, and from its own.

        A lawyer gives a place away if she has room, or if somebody there moves to one who does.
        """
        own = self._lawyer_of.get(self._need)
        free = {
            lawyer
            for lawyer, room in enumerate(self._room)
            if len(self._served_by[lawyer]) < room or lawyer == own
        }
        by_lawyer: dict[int, set[int]] = defaultdict(set)
        for other, lawyers in self._fits.items():
            if other != self._need and other in self._lawyer_of:
                for lawyer in lawyers:
                    by_lawyer[lawyer].add(self._lawyer_of[other])
        ahead = list(free)
        for lawyer in ahead:
            for giving in by_lawyer[lawyer] - free:
                free.add(giving)
                ahead.append(giving)
        return free
