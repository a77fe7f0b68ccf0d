"""Conditions and costs as data (`policy.toml`), and what they make of needs and lawyers: a `Problem`.

Of a need and of a lawyer only plain words are known, by subject: `{"languages": {"ky", "ru"}, "office": {"osh"}}`.
What the words are is the caller's; tokens do as well as codes. Lawyers whom a rule sees alike share its answer.
"""

from __future__ import annotations

import sys
import tomllib
from array import array
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from amanjol.casework.legal_aid.allocation.problem import Condition, Lawyer, Need, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Words = Mapping[str, frozenset[str]]
    Roads = Mapping[tuple[str, str], int]

Rule = Literal["any", "all", "none"]
PROPOSED: Final = Path(__file__).with_name("policy.toml")
NOTHING: Final[frozenset[str]] = frozenset()
_OF_CONDITION: Final = frozenset({"name", "needs", "has", "rule", "may_be_relaxed", "may_be_learnt"})


class PolicyBroken(ValueError):
    """The file of a policy does not say what it must; the sentence says where."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What words of a need ask of words of a lawyer."""

    name: str
    needs: str
    has: str
    rule: Rule

    def is_met(self, wanted: frozenset[str], offered: frozenset[str]) -> bool:
        if not wanted:
            return True
        if self.rule == "all":
            return wanted <= offered
        return wanted.isdisjoint(offered) == (self.rule == "none")


@dataclass(frozen=True, slots=True)
class Policy:
    """`costs` with their weights; a minute on the road weighs `minute`; `load` is the weight of a full year."""

    conditions: tuple[tuple[Asked, bool], ...]  # with whether it may be relaxed
    costs: tuple[tuple[Asked, int], ...]
    road: Asked
    minute: int
    load: int
    learnt: frozenset[str] = NOTHING  # conditions that somebody can come to meet by a training

    def loads(self, capacity: int, taken: int) -> tuple[int, ...]:
        """What each free place of this year's capacity costs: w (2k - 1) / capacity, k from `taken` + 1 on.

        The differences of w capacity (k / capacity)^2, rounded down: never falling.
        """
        return tuple(self.load * (2 * place - 1) // capacity for place in range(taken + 1, capacity + 1))

    def problem(
        self,
        needs: Sequence[tuple[Need, Words]],
        lawyers: Sequence[tuple[Lawyer, Words]],
        roads: Roads,
    ) -> Problem:
        """`roads`: minutes by (district of the need, district of the office); 0 from a place to itself.

        Raises `PolicyBroken` where a way is missing that is asked for.
        """
        have = [words for _, words in lawyers]
        failed = array("q")
        costs = {self.road.name: array("q"), **{asked.name: array("q") for asked, _ in self.costs}}
        flags = [_Rows(asked, 1 << place, 0, have) for place, (asked, _) in enumerate(self.conditions)]
        weighed = [_Rows(asked, weight, 0, have) for asked, weight in self.costs]
        ways = _Ways(self.road, self.minute, roads, have)
        for _, words in needs:
            row = 0
            for rows in flags:
                row |= rows.as_one_integer(words)
            failed.frombytes(row.to_bytes(8 * len(have), sys.byteorder))
            costs[self.road.name].extend(ways.of(words))
            for rows in weighed:
                costs[rows.name].extend(rows.of(words))
        return Problem(
            tuple(need for need, _ in needs),
            tuple(lawyer for lawyer, _ in lawyers),
            tuple(Condition(asked.name, relaxed) for asked, relaxed in self.conditions),
            failed,
            costs,
        )


class _Rows:
    """A number for each lawyer, by what a need asks: `unmet` where it is not met."""

    def __init__(self, asked: Asked, unmet: int, met: int, have: Sequence[Words]) -> None:
        self.name = asked.name
        self._asked = asked
        self._numbers = (unmet, met)
        self._offered = [words.get(asked.has, NOTHING) for words in have]
        self._rows: dict[frozenset[str], array[int]] = {}
        self._integers: dict[frozenset[str], int] = {}

    def as_one_integer(self, words: Words) -> int:
        """All numbers beside each other, 64 bits for each: so that rows of bits are laid over each other at once."""
        wanted = words.get(self._asked.needs, NOTHING)
        if wanted not in self._integers:
            self._integers[wanted] = int.from_bytes(self.of(words).tobytes(), sys.byteorder)
        return self._integers[wanted]

    def of(self, words: Words) -> array[int]:
        wanted = words.get(self._asked.needs, NOTHING)
        if wanted not in self._rows:
            answers = {
                offered: self._numbers[self._asked.is_met(wanted, offered)] for offered in {*self._offered}
            }
            self._rows[wanted] = array("q", map(answers.__getitem__, self._offered))
        return self._rows[wanted]


class _Ways:
    """Minutes on the road from the nearest office of each lawyer, weighed. Nothing where a need names no place."""

    def __init__(self, road: Asked, minute: int, roads: Roads, have: Sequence[Words]) -> None:
        self._road = road
        self._minute = minute
        self._roads = roads
        self._offices = [words.get(road.has, NOTHING) for words in have]
        self._rows: dict[frozenset[str], array[int]] = {NOTHING: array("q", [0] * len(have))}

    def of(self, words: Words) -> array[int]:
        places = words.get(self._road.needs, NOTHING)
        if places not in self._rows:
            minutes = {offices: self._least(places, offices) for offices in {*self._offices}}
            self._rows[places] = array("q", map(minutes.__getitem__, self._offices))
        return self._rows[places]

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
        learnt = frozenset(entry["name"] for entry in data["condition"] if entry.get("may_be_learnt", False))
        policy = Policy(
            conditions, costs, _asked(road | {"rule": "any"}), _weight(road), _weight(load), learnt
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
    is_whole = type(may) is bool and type(entry.get("may_be_learnt", False)) is bool
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


def _weight(entry: Mapping[str, Any]) -> int:
    weight = entry["weight"]
    if type(weight) is not int or not 0 <= weight <= 10**6:
        raise PolicyBroken(f"A weight is no whole number from 0 to 1000000: {weight}.")
    return weight
