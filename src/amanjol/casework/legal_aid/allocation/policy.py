"""Conditions and costs as data (`policy.toml`), and what they make of needs and lawyers: a `Problem`.

Of a need and of a lawyer only plain words are known, by subject: `{"languages": {"ky", "ru"}, "office": {"osh"}}`.
What the words are is the caller's; tokens do as well as codes. Lawyers whom a rule sees alike share its answer.
"""

from __future__ import annotations

import tomllib
from array import array
from collections import defaultdict
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import numpy as np

from amanjol.casework.legal_aid.allocation.problem import Condition, Lawyer, Need, Problem, grid_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import numpy.typing as npt

    from amanjol.casework.legal_aid.allocation.problem import Grid

    Words = Mapping[str, frozenset[str]]
    Roads = Mapping[tuple[str, str], int]

Rule = Literal["any", "all", "none"]
PROPOSED: Final = Path(__file__).with_name("policy.toml")
NOTHING: Final[frozenset[str]] = frozenset()
_OF_CONDITION: Final = frozenset(
    {"name", "needs", "has", "rule", "may_be_relaxed", "may_be_learnt", "may_be_arranged"}
)


class PolicyBroken(ValueError):
    """The file of a policy does not say what it must; the sentence says where."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What words of a need ask of words of a lawyer."""

    name: str
    needs: str
    has: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Reserve:
    """What it weighs that needs to come seek a lawyer (`reserving.Coming`); `most_today` is for needs of the day.
    Of fewer earlier needs, or days since the first of them, nothing is expected.
    """

    weight: int
    most_today: int
    least_needs: int
    least_days: int


@dataclass(frozen=True, slots=True)
class Policy:
    """`costs` with their weights; a minute on the road weighs `minute`; `load` is the weight of a full year. Without a
    `reserve` nothing is expected.
    """

    conditions: tuple[tuple[Asked, bool], ...]  # with whether it may be relaxed
    costs: tuple[tuple[Asked, int], ...]
    road: Asked
    minute: int
    load: int
    learnt: frozenset[str] = NOTHING  # conditions that somebody can come to meet by a training
    arranged: frozenset[str] = NOTHING  # that another duty or another way would meet
    reserve: Reserve | None = None

    def loads(self, capacity: int, taken: int) -> tuple[int, ...]:
        """What each free place of this year's capacity costs: w (2k - 1) / capacity, k from `taken` + 1 on.

        The differences of w capacity (k / capacity)^2, rounded down: never falling.
        """
        return tuple(self.load * (2 * place - 1) // capacity for place in range(taken + 1, capacity + 1))

    def fitting(self, asks: Sequence[Words], have: Sequence[Words]) -> npt.NDArray[np.bool_]:
        """Who fails nothing, a row for each of whom is asked something; costs are not looked at."""
        failed = np.zeros((len(asks), len(have)), dtype=np.int64)
        self._lay_failed(asks, have, failed)
        fits: npt.NDArray[np.bool_] = failed == 0
        return fits

    def _lay_failed(self, asks: Sequence[Words], have: Sequence[Words], fails: Grid) -> None:
        of_one = np.empty_like(fails)
        for place, (asked, _) in enumerate(self.conditions):
            unmet = _Unmet(asked, 1 << place, have)
            if _lay([unmet.counted(words) for words in asks], unmet.of, of_one):
                np.bitwise_or(fails, of_one, out=fails)

    def problem(
        self,
        needs: Sequence[tuple[Need, Words]],
        lawyers: Sequence[tuple[Lawyer, Words]],
        roads: Roads,
    ) -> Problem:
        """`roads`: minutes by (district of the need, district of the office); 0 from a place to itself.

        Raises `PolicyBroken` where a way is missing that is asked for.
        """
        asks, have = [words for _, words in needs], [words for _, words in lawyers]
        size = len(asks) * len(have)
        failed = array("q", [0]) * size
        costs = {
            name: array("q", [0]) * size for name in (self.road.name, *(of.name for of, _ in self.costs))
        }
        shape = (len(asks), len(have))
        self._lay_failed(asks, have, grid_of(failed, shape))
        ways = _Ways(self.road, self.minute, roads, have)
        froms = [words.get(self.road.needs, NOTHING) for words in asks]
        _lay(froms, ways.of, grid_of(costs[self.road.name], shape))
        for asked, weight in self.costs:
            unmet = _Unmet(asked, weight, have)
            _lay([unmet.counted(words) for words in asks], unmet.of, grid_of(costs[asked.name], shape))
        return Problem(
            tuple(need for need, _ in needs),
            tuple(lawyer for lawyer, _ in lawyers),
            tuple(Condition(asked.name, relaxed) for asked, relaxed in self.conditions),
            failed,
            costs,
        )


def _lay(asked: Sequence[frozenset[str]], row_of: Callable[[frozenset[str]], Grid], grid: Grid) -> bool:
    """A row for each need; needs that want the same share its making. False where there is nothing but 0: then the grid
    is left as it is.
    """
    places: dict[frozenset[str], int] = {}
    index = [places.setdefault(wanted, len(places)) for wanted in asked]
    rows = np.array([row_of(wanted) for wanted in places], dtype=np.int64)
    if not rows.any():
        return False
    np.take(rows, index, axis=0, out=grid, mode="clip")  # the other modes copy once more
    return True


class _Unmet:
    """A number for each lawyer who does not meet what a need asks, nothing for others."""

    def __init__(self, asked: Asked, number: int, have: Sequence[Words]) -> None:
        self._number = number
        self._rule = asked.rule
        self._subject = asked.needs
        self._nobody = np.zeros(len(have), dtype=bool)
        holders: dict[str, list[int]] = defaultdict(list)
        for lawyer, words in enumerate(have):
            for word in words.get(asked.has, NOTHING):
                holders[word].append(lawyer)
        self._holders = {word: self._nobody.copy() for word in holders}
        for word, lawyers in holders.items():
            self._holders[word][lawyers] = True

    def counted(self, words: Words) -> frozenset[str]:
        """What a need asks, without what nobody may have and nobody has."""
        wanted = words.get(self._subject, NOTHING)
        return wanted.intersection(self._holders) if self._rule == "none" else wanted

    def of(self, wanted: frozenset[str]) -> Grid:
        return (~self._met(wanted)).astype(np.int64) * self._number

    def _met(self, wanted: frozenset[str]) -> npt.NDArray[np.bool_]:
        having = [self._holders.get(word, self._nobody) for word in wanted]
        if self._rule == "all" or not wanted:
            return np.array(having, dtype=bool).all(axis=0) if having else ~self._nobody
        met: npt.NDArray[np.bool_] = np.array(having, dtype=bool).any(axis=0)
        return ~met if self._rule == "none" else met


class _Ways:
    """Minutes on the road from the nearest office of each lawyer, weighed. Nothing where a need names no place."""

    def __init__(self, road: Asked, minute: int, roads: Roads, have: Sequence[Words]) -> None:
        self._minute = minute
        self._roads = roads
        self._offices = [words.get(road.has, NOTHING) for words in have]

    def of(self, places: frozenset[str]) -> Grid:
        if not places:
            return np.zeros(len(self._offices), dtype=np.int64)
        minutes = {offices: self._least(places, offices) for offices in {*self._offices}}
        return np.array([minutes[offices] for offices in self._offices], dtype=np.int64)

    def _least(self, places: frozenset[str], offices: frozenset[str]) -> int:
        ways = [
            0 if place == office else self._roads.get((place, office))
            for place in places
            for office in offices
        ]
        minutes = [way for way in ways if way is not None]
        if not minutes:
            raise PolicyBroken("There is no way on the road from the district of a need to an office.")
        return min(minutes) * self._minute


def read_policy(path: Path = PROPOSED) -> Policy:
    """Raises `PolicyBroken`."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PolicyBroken(f"{path.name} is no TOML: {error}") from error
    try:
        conditions = tuple((_asked(entry), _may_be_relaxed(entry)) for entry in data["condition"])
        costs = tuple((_asked(entry), _weight(entry)) for entry in data["cost"])
        road, load = data["road"], data["load"]
        learnt, arranged = (
            frozenset(entry["name"] for entry in data["condition"] if entry.get(mark, False))
            for mark in ("may_be_learnt", "may_be_arranged")
        )
        policy = Policy(
            conditions,
            costs,
            _asked(road | {"rule": "any"}),
            _weight(road),
            _weight(load),
            learnt,
            arranged,
            _reserve(data["reserve"]) if "reserve" in data else None,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise PolicyBroken(f"{path.name} lacks something, or has it in another shape: {error}") from error
    names = [asked.name for asked, _ in costs] + [policy.road.name]
    if len(set(names)) != len(names) or len({asked.name for asked, _ in conditions}) != len(conditions):
        raise PolicyBroken(f"{path.name} has a name twice.")
    return policy


def _may_be_relaxed(entry: Mapping[str, Any]) -> bool:
    """A word that is misspelt or no yes or no would make a way out of a conflict."""
    may = entry.get("may_be_relaxed", True)
    marks = (may, entry.get("may_be_learnt", False), entry.get("may_be_arranged", False))
    is_whole = all(type(mark) is bool for mark in marks)
    if not is_whole or not entry.keys() <= _OF_CONDITION:
        raise PolicyBroken(
            f"This is no condition: {', '.join(f'{key} = {value}' for key, value in entry.items())}."
        )
    return bool(may)


def _asked(entry: Mapping[str, Any]) -> Asked:
    words = [entry[field] for field in ("name", "needs", "has", "rule")]
    if not all(isinstance(word, str) and word for word in words) or words[3] not in get_args(Rule):
        raise PolicyBroken(f"This is no rule: {', '.join(map(str, words))}.")
    return Asked(words[0], words[1], words[2], words[3])


def _reserve(entry: Mapping[str, Any]) -> Reserve:
    if entry.keys() != {field.name for field in fields(Reserve)}:
        raise PolicyBroken(f"The reserve has other parts: {', '.join(entry)}.")
    return Reserve(**{name: _weight(entry, name) for name in entry})


def _weight(entry: Mapping[str, Any], name: str = "weight") -> int:
    weight = entry[name]
    if type(weight) is not int or not 0 <= weight <= 10**6:
        raise PolicyBroken(f"A weight is no whole number from 0 to 1000000: {weight}.")
    return weight
