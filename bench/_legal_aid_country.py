"""An invented country for the measurements of legal aid: lawyers, needs, districts, roads."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from amanjol.casework.legal_aid.allocation.policy import read_policy
from amanjol.casework.legal_aid.allocation.problem import Lawyer, Need
from amanjol.casework.legal_aid.allocation.reserving import WHOLE, Coming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.casework.legal_aid.allocation.problem import Problem

LAWYERS, NEEDS, DISTRICTS = 464, 1_000, 44
OF_ALL = ("kind", "languages", "sex_required", "training_required", "district")
POLICY = read_policy()


class Country:
    """Invented: two cities with half of all lawyers, districts with one or none; a road table from places on a map."""

    def __init__(self, seed: int, places: int, *, in_districts: bool = False) -> None:
        """`in_districts`: each lawyer goes to the quarter of all districts that is nearest, and to no other."""
        chance = random.Random(seed)
        spots = [(chance.random() * 500, chance.random() * 250) for _ in range(DISTRICTS)]
        self.roads = {
            (f"d{a}", f"d{b}"): round(abs(x - u) + abs(y - v))
            for a, (x, y) in enumerate(spots)
            for b, (u, v) in enumerate(spots)
        }
        weight = [40, 25, *([2] * (DISTRICTS - 5)), 0, 0, 0]
        self.capacity = capacities(chance, places, LAWYERS)
        self.lawyers = [
            {
                "lawyer": frozenset({f"l{place}"}),
                "office": frozenset({f"d{chance.choices(range(DISTRICTS), weight)[0]}"}),
                "languages": frozenset(
                    chance.sample(["ky", "ru", "uz", "tg", "en"], chance.choice([1, 2, 2, 3]))
                ),
                "sex": frozenset({chance.choice("fm")}),
                "training": frozenset({"child"} if chance.random() < 0.25 else ()),
                "acted_for": frozenset(f"p{chance.randrange(300)}" for _ in range(chance.randrange(6))),
                "kinds": frozenset(
                    chance.sample(["criminal", "civil", "administrative"], chance.choice([2, 3, 3]))
                ),
            }
            for place in range(LAWYERS)
        ]
        self.in_districts = in_districts
        if in_districts:
            self._send_to_districts()
        self.needs = self._needs(f"{seed} 0")  # those of the tables in docs/benchmarks.md
        self.needs_before = self._needs(f"{seed} 1")

    def _send_to_districts(self) -> None:
        names = [f"d{place}" for place in range(DISTRICTS)]
        for words in self.lawyers:
            [office] = words["office"]
            near = sorted(names, key=lambda name: self.roads[office, name])[: DISTRICTS // 4]
            words["districts"] = words["office"] = frozenset(near)

    def _needs(self, seed: str) -> list[tuple[Need, dict[str, frozenset[str]]]]:
        """A year of them."""
        chance = random.Random(seed)
        needs = [
            (
                Need(f"n{place}", chance.choices([1, 2, 3], [1, 3, 6])[0]),
                {
                    "from": frozenset({f"d{chance.randrange(DISTRICTS)}"}),
                    "languages": frozenset(
                        {chance.choices(["ky", "ru", "uz", "tg", "en"], [5, 3, 2, 1, 1])[0]}
                    ),
                    "sex_required": frozenset({"f"} if chance.random() < 0.25 else ()),
                    "sex_wished": frozenset({"f"} if chance.random() < 0.5 else ()),
                    "training_required": frozenset({"child"} if chance.random() < 0.12 else ()),
                    "training_wished": frozenset({"child"} if chance.random() < 0.2 else ()),
                    "known_lawyers": frozenset(
                        {f"l{chance.randrange(LAWYERS)}"} if chance.random() < 0.1 else ()
                    ),
                    "other_side": frozenset({f"p{chance.randrange(300)}"}),
                    "kind": frozenset(
                        {chance.choices(["criminal", "civil", "administrative"], [6, 3, 1])[0]}
                    ),
                },
            )
            for place in range(NEEDS)
        ]
        if self.in_districts:
            for _need, words in needs:
                words["district"] = words["from"]
        return needs

    def coming(self, first: int) -> Coming:
        """From this need on: of each sort, by what lawyers have to meet, as many as came among the last thousand."""
        last = [words for _, words in (*self.needs_before[first:], *self.needs[:first])]
        sorts = Counter(frozenset((of, words[of]) for of in OF_ALL if words.get(of)) for words in last)
        expected = [came * (NEEDS - first) * WHOLE // NEEDS for came in sorts.values()]
        assert POLICY.reserve is not None
        return Coming(
            POLICY.fitting([dict(of) for of in sorts], self.lawyers), expected, POLICY.reserve.weight
        )

    def problem(self, needs: Sequence[int] = range(NEEDS), taken: Counter[int] | None = None) -> Problem:
        taken = taken or Counter()
        return POLICY.problem(
            [self.needs[need] for need in needs],
            [
                (Lawyer(f"l{place}", POLICY.loads(capacity, taken[place])), words)
                for place, (capacity, words) in enumerate(zip(self.capacity, self.lawyers, strict=True))
            ],
            self.roads,
        )


def capacities(chance: random.Random, places: int, lawyers: int) -> list[int]:
    """So many places in all, some with few of them and some with many."""
    weights = [chance.random() + 0.2 for _ in range(lawyers)]
    counts = Counter(chance.choices(range(lawyers), weights, k=places))
    return [counts[lawyer] for lawyer in range(lawyers)]


def worth(problem: Problem, lawyer_of: Sequence[int | None]) -> tuple[tuple[int, ...], int]:
    """Served by urgency, and the cost."""
    taken = Counter(lawyer for lawyer in lawyer_of if lawyer is not None)
    cost = sum(sum(problem.lawyers[lawyer].loads[:count]) for lawyer, count in taken.items())
    cost += sum(problem.cost(need, lawyer) for need, lawyer in enumerate(lawyer_of) if lawyer is not None)
    served = Counter(
        need.urgency for need, lawyer in zip(problem.needs, lawyer_of, strict=True) if lawyer is not None
    )
    return tuple(served[urgency] for urgency in sorted({need.urgency for need in problem.needs})), cost
