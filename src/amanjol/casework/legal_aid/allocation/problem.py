"""What is to be decided: needs, lawyers with free places, who may not serve whom and what each pair costs.

All numbers are integers. The unit of cost is what the policy weighs in, by default minutes on the road.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import numpy.typing as npt

    Grid = npt.NDArray[np.int64]  # a row a need, a column a lawyer

MOST_CONDITIONS: Final = 60  # bits of a signed 64-bit integer, with room
LARGEST: Final = 10**18  # of a cost, of all its parts together and of a load: fits 64 bits


class ProblemBroken(ValueError):
    """What was put in is no problem; the sentence says where."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a pair must meet. One that never may be relaxed (conflict, suspension) is never offered as a way out."""

    name: str
    may_be_relaxed: bool = True


@dataclass(frozen=True, slots=True)
class Need:
    """`urgency`: 1 is the most urgent class."""

    key: str
    urgency: int = 1


@dataclass(frozen=True, slots=True)
class Lawyer:
    """`loads`: what each further free place costs, never less than the one before; their number is her free places."""

    key: str
    loads: tuple[int, ...] = (0,)


@dataclass(frozen=True, slots=True)
class Problem:
    """`failed` and each part of `costs` hold one number a pair, need after need, in the order of `lawyers`.

    Bit k of `failed` says that the pair fails condition k: a pair may serve where it is 0. Costs are given for every
    pair, whether it may serve or not, so that what a relaxed condition would bring is known too.
    """

    needs: tuple[Need, ...]
    lawyers: tuple[Lawyer, ...]
    conditions: tuple[Condition, ...]
    failed: array[int]
    costs: Mapping[str, array[int]]

    def __post_init__(self) -> None:
        """Raises `ProblemBroken`."""
        pairs = len(self.needs) * len(self.lawyers)
        for what, numbers in (("failed", self.failed), *self.costs.items()):
            if numbers.typecode != "q" or len(numbers) != pairs:
                raise ProblemBroken(f"{what} has {len(numbers)} numbers, and there are {pairs} pairs.")
        if len(self.conditions) > MOST_CONDITIONS:
            raise ProblemBroken(f"{len(self.conditions)} conditions: at most {MOST_CONDITIONS}.")
        if pairs and not (self.fails().min() >= 0 and int(self.fails().max()) < 1 << len(self.conditions)):
            raise ProblemBroken("A pair fails a condition that there is not.")
        for what, keys in (
            ("need", [need.key for need in self.needs]),
            ("lawyer", [lawyer.key for lawyer in self.lawyers]),
            ("condition", [condition.name for condition in self.conditions]),
        ):
            if len(set(keys)) != len(keys):
                raise ProblemBroken(f"A {what} is there twice.")
        self._check_numbers()

    def _check_numbers(self) -> None:
        if any(need.urgency < 1 for need in self.needs):
            raise ProblemBroken("An urgency is below 1.")
        parts = [np.frombuffer(part, dtype=np.int64) for part in self.costs.values() if part]
        largest = sum(max(abs(int(part.max())), abs(int(part.min()))) for part in parts)
        if largest > LARGEST:
            raise ProblemBroken(f"A cost is larger than {LARGEST}.")
        for lawyer in self.lawyers:
            if any(later < earlier for earlier, later in pairwise(lawyer.loads)):
                raise ProblemBroken(f"A further place of {lawyer.key} costs less than the one before.")
            if lawyer.loads and max(abs(lawyer.loads[0]), abs(lawyer.loads[-1])) > LARGEST:
                raise ProblemBroken(f"A load of {lawyer.key} is larger than {LARGEST}.")

    def may_serve(self, need: int, lawyer: int) -> bool:
        """By the conditions alone, whether or not a place is free."""
        return not self.failed[need * len(self.lawyers) + lawyer]

    def fitting(self, need: int) -> list[int]:
        """The lawyers who fail nothing, in their order."""
        width = len(self.lawyers)
        row = self.failed[need * width : (need + 1) * width]
        return [lawyer for lawyer, fails in enumerate(row) if not fails]

    def failing(self, need: int) -> bytes:
        """What it fails with each lawyer, to be compared: the same for needs that fail alike."""
        width = len(self.lawyers)
        return self.failed[need * width : (need + 1) * width].tobytes()

    def cost(self, need: int, lawyer: int) -> int:
        """Of the pair, without the load of the place."""
        place = need * len(self.lawyers) + lawyer
        return sum(part[place] for part in self.costs.values())

    def fails(self) -> Grid:
        """`failed`, seen as a grid."""
        return grid_of(self.failed, (len(self.needs), len(self.lawyers)))

    def totals(self) -> Grid:
        """The cost of every pair, as `cost` gives it: `LARGEST` at most, so that no sum overflows."""
        shape = (len(self.needs), len(self.lawyers))
        totals = np.zeros(shape, dtype=np.int64)
        for part in self.costs.values():
            totals += grid_of(part, shape)
        return totals

    def cost_parts(self, need: int, lawyer: int) -> dict[str, int]:
        place = need * len(self.lawyers) + lawyer
        return {name: part[place] for name, part in self.costs.items()}

    def names_of(self, bits: int) -> frozenset[str]:
        """The conditions that stand in `failed`."""
        return frozenset(c.name for place, c in enumerate(self.conditions) if bits >> place & 1)

    def digest(self) -> str:
        """SHA-256 of all of it: what a run keeps to say what it was made from."""
        heading = [
            [[need.key, need.urgency] for need in self.needs],
            [[lawyer.key, lawyer.loads] for lawyer in self.lawyers],
            [[condition.name, condition.may_be_relaxed] for condition in self.conditions],
            list(self.costs),
        ]
        digest = hashlib.sha256(json.dumps(heading, separators=(",", ":")).encode())
        for numbers in (self.failed, *self.costs.values()):
            digest.update(_short(numbers))
        return digest.hexdigest()

    def weights(self) -> tuple[int, ...]:
        """Of each need: 1 in the least urgent class that there is, one more in each class above."""
        classes = sorted({need.urgency for need in self.needs}, reverse=True)
        rank = {urgency: place for place, urgency in enumerate(classes, 1)}
        return tuple(rank[need.urgency] for need in self.needs)

    # Copies in which something is different: what a "what if" asks.

    def with_lawyer(self, lawyer: int, loads: tuple[int, ...]) -> Problem:
        """With other free places."""
        changed = list(self.lawyers)
        changed[lawyer] = replace(changed[lawyer], loads=loads)
        return replace(self, lawyers=tuple(changed))

    def with_conditions_met(
        self, changes: Iterable[tuple[int, str]], *, arranged: frozenset[str] = frozenset()
    ) -> Problem:
        """As if each of these lawyers met that condition towards everybody. `arranged`: what is no way out, and yet may
        be otherwise on another day. Raises `ProblemBroken`.
        """
        names = [condition.name for condition in self.conditions]
        failed = array("q", self.failed)
        width = len(self.lawyers)
        for lawyer, name in changes:
            if name not in names:
                raise ProblemBroken(f"There is no condition {name}.")
            if not self.conditions[names.index(name)].may_be_relaxed and name not in arranged:
                raise ProblemBroken(f"The condition {name} is never relaxed.")
            clear = ~(1 << names.index(name))
            for place in range(lawyer, len(failed), width):
                failed[place] &= clear
        return replace(self, failed=failed)

    def with_part_spared(self, lawyer: int, part: str) -> Problem:
        """As if this part of the cost were nothing wherever she goes. Raises `ProblemBroken`."""
        if part not in self.costs:
            raise ProblemBroken(f"There is no cost {part}.")
        spared = array("q", self.costs[part])
        for place in range(lawyer, len(spared), len(self.lawyers)):
            spared[place] = 0
        return replace(self, costs={**self.costs, part: spared})


def _short(numbers: array[int]) -> bytes:
    """The same numbers in as few bytes each as hold them all, and first how many: a fourth is hashed in a fourth of the
    time.
    """
    whole = np.frombuffer(numbers, dtype=np.int64) if numbers else np.zeros(0, np.int64)
    kind = np.result_type(*map(np.min_scalar_type, (whole.min(initial=0), whole.max(initial=0))))
    return bytes([kind.itemsize]) + kind.kind.encode() + whole.astype(kind).tobytes()


@dataclass(frozen=True, slots=True)
class Failing:
    """A pair that fails these conditions, and what it would cost if they were relaxed."""

    conditions: frozenset[str]
    cost: int = 0


def grid_of(numbers: array[int], shape: tuple[int, int]) -> Grid:
    """The same numbers seen as rows; what is written there is written in both."""
    return np.frombuffer(numbers, dtype=np.int64).reshape(shape) if numbers else np.zeros(shape, np.int64)


type Cell = int | Failing | frozenset[str] | None


def problem_of(
    needs: Sequence[Need], lawyers: Sequence[Lawyer], cells: Sequence[Sequence[Cell]], *, part: str = "cost"
) -> Problem:
    """From a table, a row a need: a cost, or what the pair fails (as names alone: at no cost), or `None` where it may
    not serve.

    Raises `ProblemBroken`.
    """
    for row in cells:
        if len(row) != len(lawyers):
            raise ProblemBroken(f"A row has {len(row)} pairs, and there are {len(lawyers)} lawyers.")
    distinct = {id(cell): cell for row in cells for cell in row}  # `cells` keeps them all alive
    place_of = {of: place for place, of in enumerate(distinct)}
    places = array("q", [place_of[id(cell)] for row in cells for cell in row])
    return problem_of_places(needs, lawyers, list(distinct.values()), places, part=part)


def problem_of_places(
    needs: Sequence[Need],
    lawyers: Sequence[Lawyer],
    cells: Sequence[Cell],
    places: array[int],
    *,
    part: str = "cost",
) -> Problem:
    """As `problem_of`, of cells that differ, and for each pair where its own stands among them."""
    failing = [cell for cell in cells if isinstance(cell, Failing | frozenset)]
    named = sorted({name for cell in failing for name in _conditions(cell)})
    conditions = (Condition(FORBIDDEN, may_be_relaxed=False), *map(Condition, named))
    if len(conditions) > MOST_CONDITIONS:
        raise ProblemBroken(f"{len(named)} conditions: at most {MOST_CONDITIONS - 1}.")
    bit = {name: 1 << place for place, name in enumerate(named, 1)}
    fails_of = {of: sum(bit[name] for name in of) for of in {_conditions(cell) for cell in failing}}
    numbers = np.array([_numbers(cell, fails_of) for cell in cells], dtype=np.int64).reshape(-1, 2)
    failed, costs = (_taken(numbers[:, column], places) for column in (0, 1))
    return Problem(tuple(needs), tuple(lawyers), conditions, failed, {part: costs})


def _taken(numbers: Grid, places: array[int]) -> array[int]:
    taken = array("q", [0]) * len(places)
    if places:
        np.take(numbers, np.frombuffer(places, dtype=np.int64), out=np.frombuffer(taken, dtype=np.int64))
    return taken


def _numbers(cell: Cell, fails_of: Mapping[frozenset[str], int]) -> tuple[int, int]:
    """What the pair fails, in bits, and its cost."""
    if isinstance(cell, int):
        return 0, cell
    fails = 1 if cell is None else fails_of[_conditions(cell)]
    return fails, cell.cost if isinstance(cell, Failing) else 0


def _conditions(cell: Failing | frozenset[str]) -> frozenset[str]:
    return cell.conditions if isinstance(cell, Failing) else cell


FORBIDDEN: Final = "forbidden"
