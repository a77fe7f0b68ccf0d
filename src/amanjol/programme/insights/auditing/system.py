"""What a reader of releases knows: of each count the least and the most that it can be, and the sums that must hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from amanjol.programme.insights.release_files import EVERY, ReleaseBroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.programme.insights.release_files import Release, ReleasedTable

type Who = frozenset[tuple[str, str]]
"""Columns and codes that people have in common; nothing at all is everybody."""


class Sum(NamedTuple):
    """`low <= x[plus[0]] + x[plus[1]] + … - x[minus] <= high`; `None`: no bound above."""

    plus: tuple[int, ...]
    minus: int
    low: int
    high: int | None


class Count(NamedTuple):
    """One count of one release (from 1)."""

    release: int
    who: Who


@dataclass(slots=True)
class System:
    """Unknown whole numbers with their bounds (`None`: none above), and sums between them.

    `hidden` are unknowns that no release shows; `steps` are pairs of unknowns, the same people earlier and later, of
    whom there can only have come more.
    """

    low: list[int] = field(default_factory=list)
    high: list[int | None] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    hidden: dict[int, Count] = field(default_factory=dict)
    steps: dict[tuple[int, int], Count] = field(default_factory=dict)
    harms: dict[tuple[int, int], Count] = field(default_factory=dict)
    """Pairs of unknowns, a harm in a group that is shown and that group, where all of its harms are hidden."""
    unknowns: list[dict[Who, int]] = field(default_factory=list)
    """For each release, the unknown of each count."""

    def is_impossible(self) -> bool:
        """Whether a bound is crossed already."""
        return any(high is not None and low > high for low, high in zip(self.low, self.high, strict=True))


class Tie(NamedTuple):
    """How a release follows an earlier one (from 0): the same people counted again, or the same and others."""

    earlier: int
    same: bool


type Ties = Mapping[int, tuple[Tie, ...]]
"""By the place of the later release (from 0); of the same people at most one."""


def system_of(releases: Iterable[Release], ties: Ties) -> System:
    """Raises `ReleaseBroken`."""
    system = System()
    for place, release in enumerate(releases):
        of_place = ties.get(place, ())
        same = next((tie for tie in of_place if tie.same), None)
        unknowns = dict(system.unknowns[same.earlier]) if same is not None else {}
        counts = _counts(release)
        for who, number in counts.items():
            low, high = _bounds(release, counts, who, number)
            if who not in unknowns:
                unknowns[who] = len(system.low)
                system.low.append(low)
                system.high.append(high)
                if number is None:
                    system.hidden[unknowns[who]] = Count(place + 1, who)
            else:
                _narrow(system, unknowns[who], low, high, is_hidden=number is None)
        covered = {frozenset(column for column, _ in who) for who in counts}
        for who, unknown in unknowns.items():
            if who not in counts and frozenset(column for column, _ in who) in covered:
                _narrow(system, unknown, 0, 0, is_hidden=False)
        system.harms.update(_harms(place + 1, release, counts, unknowns))
        system.unknowns.append(unknowns)
        system.sums.extend(_sums(release, unknowns))
        for tie in of_place:
            if not tie.same:
                _grow(system, tie.earlier, place, covered)
    return system


def _narrow(system: System, unknown: int, low: int, high: int | None, *, is_hidden: bool) -> None:
    system.low[unknown] = max(system.low[unknown], low)
    before = system.high[unknown]
    system.high[unknown] = high if before is None else before if high is None else min(before, high)
    if not is_hidden:
        system.hidden.pop(unknown, None)


def _grow(system: System, earlier: int, later: int, covered: set[frozenset[str]]) -> None:
    """Nobody who was counted is gone."""
    after = system.unknowns[later]
    for who, before in system.unknowns[earlier].items():
        if who in after and after[who] != before:
            system.sums.append(Sum((after[who],), before, 0, None))
            system.steps[before, after[who]] = Count(later + 1, who)
        elif who not in after and frozenset(column for column, _ in who) in covered:
            _narrow(system, before, 0, 0, is_hidden=False)


def _counts(release: Release) -> dict[Who, int | None]:
    """Each count of the release once. Raises `ReleaseBroken` where two tables do not agree."""
    counts: dict[Who, int | None] = {}
    for table in release.tables:
        for codes, number in table.counts.items():
            who = _who(table, codes)
            if counts.setdefault(who, number) != number:
                raise ReleaseBroken(
                    f"{table.name}: {', '.join(codes)} is another number than in another table."
                )
    return counts


def _who(table: ReleasedTable, codes: tuple[str, ...]) -> Who:
    return frozenset(
        (column, code) for column, code in zip(table.dimensions, codes, strict=True) if code != EVERY
    )


def _bounds(
    release: Release, counts: Mapping[Who, int | None], who: Who, number: int | None
) -> tuple[int, int | None]:
    """What the rules of the release say of one count. Who stands in a table at all is at least one person, unless all
    that was done to a group is hidden together.
    """
    if number is None:
        coarse = any(_is_coarse(release, counts, who - {pair}, pair[0]) for pair in who)
        return (0 if coarse else 1), None
    low = number - release.base // 2
    return max(low, release.threshold if number else 0), low + release.base - 1


def _harms(
    number: int, release: Release, counts: Mapping[Who, int | None], unknowns: Mapping[Who, int]
) -> dict[tuple[int, int], Count]:
    return {
        (unknowns[who], unknowns[group]): Count(number, who)
        for who in counts
        for column, code in who
        if column in release.harms
        and len(who) > 1
        and (group := who - {(column, code)}) in counts
        and _is_coarse(release, counts, group, column)
    }


def _is_coarse(release: Release, counts: Mapping[Who, int | None], group: Who, column: str) -> bool:
    """Whether all that a group's harm is broken down by is hidden. Where it was made coarser each code has a row,
    unless a total says that it is nobody's: one that has none although its totals are there proves that it was not.
    """
    if column not in release.harms:
        return False
    for code in {code for other in counts for name, code in other if name == column}:
        who = group | {(column, code)}
        if who in counts:
            if counts[who] is not None:
                return False
        elif all(who - {pair} in counts for pair in group):
            return False
    return True


def _sums(release: Release, unknowns: Mapping[Who, int]) -> list[Sum]:
    """In each table: a row is the sum of the rows that say one thing more of the same people."""
    sums: dict[tuple[Who, str], list[int]] = defaultdict(list)
    wholes: dict[tuple[Who, str], int] = {}
    for table in release.tables:
        inside: dict[tuple[Who, str], list[int]] = defaultdict(list)
        for codes in table.counts:
            who = _who(table, codes)
            named = dict(who)
            for column in table.dimensions:
                if column in named:
                    inside[who - {(column, named[column])}, column].append(unknowns[who])
                else:
                    wholes[who, column] = unknowns[who]
                    inside.setdefault((who, column), [])
        sums.update(inside)
    return [Sum(tuple(parts), wholes[key], 0, 0) for key, parts in sums.items() if key in wholes]
