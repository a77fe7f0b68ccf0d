"""One need now: who is best for it, cost part by part, without taking from others what only they need.

Needs that wait beside it are known: as many of all as possible are served, this need in any case, if anybody can. So
a place is kept back for somebody who waits only where this need has another lawyer, and nobody goes unserved by it.
Of needs to come as many are reckoned with as it is told (`reserving`): then who is sought by many of them costs more.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from amanjol.casework.legal_aid.allocation.reserving import sought

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from amanjol.casework.legal_aid.allocation.problem import Problem
    from amanjol.casework.legal_aid.allocation.reserving import Coming, Sought

LOAD = "load"
SOUGHT = "sought by others"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A lawyer for a need. `kept_for`: needs of which one more would wait in vain if she came to this one. `sought`: by
    needs to come, where that is a part of the cost.
    """

    lawyer: int
    cost: int
    parts: Mapping[str, int]
    kept_for: tuple[int, ...] = ()
    sought: Sought | None = None


def proposals(
    problem: Problem, need: int, waiting: Sequence[int] = (), coming: Coming | None = None
) -> tuple[Proposal, ...]:
    """All who fit and have a place, the best first; after those the ones whose place is kept, cheapest first.

    `waiting`: other needs of the problem that have nobody yet; `coming`: those that are to be expected. Empty where
    nobody can come (`reasons` says why).
    """
    there = _with_places(problem, need)
    free = [len(lawyer.loads) for lawyer in problem.lawyers]
    sought_of = sought(there, free, coming) if coming else {}
    offers = [_proposal(problem, need, lawyer, sought_of.get(lawyer)) for lawyer in there]
    if waiting and offers:
        queue = sorted(
            {*waiting} - {need}, key=lambda other: (problem.needs[other].urgency, waiting.index(other))
        )
        places = _Places(problem, need, queue)
        freely = places.freely_taken()
        offers = [
            offer
            if offer.lawyer in freely
            else replace(offer, kept_for=tuple(sorted(places.at(offer.lawyer))))
            for offer in offers
        ]
    return tuple(ranked(offers, coming.most if coming else None))


def ranked(offers: Iterable[Proposal], most: int | None, *, without: str = "") -> list[Proposal]:
    """As they are proposed; `most` as in `Coming`. `without`: as if that part of the cost were nothing."""

    def cost(offer: Proposal) -> int:
        return offer.cost - offer.parts.get(without, 0)

    def cost_today(offer: Proposal) -> int:
        return cost(offer) - offer.parts.get(SOUGHT, 0)

    offers = list(offers)
    least = min(map(cost_today, offers), default=0)

    def place(offer: Proposal) -> tuple[bool, bool, int, int]:
        is_far = most is not None and cost_today(offer) - least > most
        return bool(offer.kept_for), is_far, cost(offer), offer.lawyer

    return sorted(offers, key=place)


def _with_places(problem: Problem, need: int) -> list[int]:
    return [lawyer for lawyer in problem.fitting(need) if problem.lawyers[lawyer].loads]


def _proposal(problem: Problem, need: int, lawyer: int, sought_by: Sought | None) -> Proposal:
    parts = problem.cost_parts(need, lawyer) | {LOAD: problem.lawyers[lawyer].loads[0]}
    if sought_by is not None:
        parts[SOUGHT] = sought_by.cost
    return Proposal(lawyer, sum(parts.values()), parts, sought=sought_by)


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
