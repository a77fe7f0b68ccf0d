"""How many people there are behind a story: who is of one family or group, or may be one, counts once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

from amanjol.foundation.names.matching import Matcher

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS: Final = 7
"""So many last digits of a telephone number are compared: countries write what stands before them in many ways."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Whom the file shows. `groups` are ids, `family` is what was declared, empty for none."""

    names: tuple[str, ...]
    telephone: str
    groups: frozenset[str]
    family: str


def count_apart(tellers: Sequence[Teller]) -> int:
    """How many of them nothing ties to another: sets of who is tied, each once."""
    matcher, above = Matcher(), list(range(len(tellers)))

    def first(number: int) -> int:
        while above[number] != number:
            number = above[number]
        return number

    for (number, teller), (later, other) in combinations(enumerate(tellers), 2):
        if _are_tied(teller, other, matcher):
            above[first(later)] = first(number)
    return sum(first(number) == number for number in range(len(tellers)))


def _are_tied(teller: Teller, other: Teller, matcher: Matcher) -> bool:
    if teller.groups & other.groups or (teller.family and teller.family == other.family):
        return True
    number, others = _last(teller.telephone), _last(other.telephone)
    return bool(number and number == others) or _may_be_one(teller, other, matcher)


def _may_be_one(teller: Teller, other: Teller, matcher: Matcher) -> bool:
    """Written down twice, or parent and child by their names. A year of birth is often guessed: it parts nobody."""
    matches = (matcher.compare(name, named) for name in teller.names for named in other.names)
    return any(match.same or match.relation for match in matches)


def _last(telephone: str) -> str:
    digits = "".join(sign for sign in telephone if sign.isdigit())
    return digits[-_DIGITS:] if len(digits) >= _DIGITS else ""
