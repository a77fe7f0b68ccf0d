"""What repeats: coded fields of the organisation's cases of the last ninety days beside those of the year before.

It is counted in the memory of one request and kept nowhere: no other organisation is counted, no restricted person,
and each family of a group once. A value of fewer than three is not shown: a counter writes no warning, it says where to
look. How seldom chance brings so many is worked out by Poisson: of all that was told in both times, each falls into the
ninety days as the days do.

Also called: anomaly detection, spike.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, fsum, lgamma, log
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.desk import in_bulk
from amanjol.casework.desk.points import LOOSE
from amanjol.casework.standards.htcds.standard import packaged_standard
from amanjol.foundation.seals.fields import SealBroken
from amanjol.programme.observations.kinds import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amanjol.foundation.organisations.keys.keyring import Keyring

NOW: Final = timedelta(days=90)
BEFORE: Final = timedelta(days=365)
SELDOM: Final = 0.01
"""Chance brings so many no oftener than this: it is marked."""
COUNTED: Final = (
    "vic_MethodOfRecruitment", "vic_RelationshipToTrafficker", "vic_TypeOfExploitation", "vic_ForcedLabourIndustry",
    "vic_MethodsOfControl", "hte_Country",
)  # fmt: skip
"""Fields of which a code is chosen from a list. None says when, in which town, or who."""
_PARTS: Final = frozenset({"recruitment", "exploitation", "events"})

type Told = tuple[str, str]
"""A field and one of its codes."""


@dataclass(frozen=True, slots=True)
class Row:
    """How many people told it in the last ninety days, and in the year before: None for fewer than three.

    `chance`: how seldom that is, 0 to 1.
    """

    field: str
    code: str
    now: int
    before: int | None
    chance: float

    @property
    def is_seldom(self) -> bool:
        return self.chance <= SELDOM


def repeats(keyring: Keyring, today: date) -> list[Row]:
    """The least likely first. SealBroken."""
    rows = case_queries.visible_to(keyring.member).filter(epoch__isnull=False).exclude(schema=LOOSE)
    with in_bulk.uncollected():
        opened = in_bulk.opened_with_keys(rows, keyring)
        return count((heard(row.points, row.data) for row in opened), today)


@dataclass(frozen=True, slots=True)
class Heard:
    """A case as it is counted: `who` are its person and its group, if any; `on` the day on which help began."""

    who: frozenset[str]
    on: date
    told: frozenset[Told]


def count(cases: Iterable[Heard], today: date) -> list[Row]:
    """Each teller once for each value and time; in the last ninety days fewer than three are nothing."""
    now: dict[Told, list[frozenset[str]]] = defaultdict(list)
    before: dict[Told, list[frozenset[str]]] = defaultdict(list)
    first, middle = today - NOW - BEFORE, today - NOW
    for case in cases:
        if first < case.on <= today:
            times = now if case.on > middle else before
            for value in case.told:
                times[value].append(case.who)
    rows = [
        _row(value, tellers, count_tied(before[value]))
        for value, ties in now.items()
        if (tellers := count_tied(ties)) >= ENOUGH
    ]
    return sorted(rows, key=lambda row: (row.chance, -row.now, row.field, row.code))


def _row(value: Told, now: int, before: int) -> Row:
    return Row(*value, now, before if before >= ENOUGH else None, chance(now, before))


def count_tied(tellers: Iterable[frozenset[str]]) -> int:
    """Who shares a person or a group is counted once, also by way of a third."""
    apart: list[frozenset[str]] = []
    for who in dict.fromkeys(tellers):
        tied = [other for other in apart if other & who]
        apart = [other for other in apart if not other & who] + [who.union(*tied)]
    return len(apart)


def chance(now: int, before: int) -> float:
    """That of so many in both times at least `now` fall into the later one, were nothing different: 0 to 1."""
    total, share = now + before, NOW / (NOW + BEFORE)
    terms = (
        exp(_log_ways(total, number) + number * log(share) + (total - number) * log(1 - share))
        for number in range(now, total + 1)
    )
    return min(fsum(terms), 1.0)


def _log_ways(total: int, number: int) -> float:
    """How many ways there are to choose so many: as a logarithm, since a float holds no more than some of them."""
    return lgamma(total + 1) - lgamma(number + 1) - lgamma(total - number + 1)


def heard(points: Mapping[str, str | None], data: Any) -> Heard:
    """Read as it lies, without the record around it: nothing but these fields is looked at."""
    try:
        begun = date.fromisoformat(data["help"]["entries"][0][1])
        return Heard(
            frozenset(str(points[name]) for name in ("person_id", "group_id") if points[name]),
            begun,
            frozenset(_told(data.get("details", ()))),
        )
    except (KeyError, IndexError, TypeError, ValueError):
        raise SealBroken from None


def _told(details: Iterable[Any]) -> Iterator[Told]:
    for detail in details:
        if detail["part"] in _PARTS:
            values = detail["document"]["values"]
            for field in COUNTED:
                given = values.get(field)
                for code in given if isinstance(given, list) else [given]:
                    if isinstance(code, str) and code:
                        yield field, code


def label_of(field: str, code: str, language: str) -> tuple[str, str]:
    """Of the field and of the code, in the words of the standard; the code itself where it has none."""
    listed = next((of for of in packaged_standard().fields if of.name == field), None)
    if listed is None:
        return field, code
    try:
        return listed.label.in_language(language), listed.code(code).label.in_language(language)
    except LookupError:
        return listed.label.in_language(language), code
