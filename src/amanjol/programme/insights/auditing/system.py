"""What a reader of releases knows: of each count the least and the most that it can be, and the sums that must hold."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from amanjol.programme.insights.release_files import EVERY, ReleaseBroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from amanjol.programme.insights.release_files import Release, ReleasedTable

type Who = frozenset[tuple[str, str]]
"""Columns and codes that people have in common; nothing at all is everybody."""

type Lines = Mapping[tuple[Who, str], Sequence[Who]]
"""Of some people, and a column more: those of each of its codes."""


class Sum(NamedTuple):
    """`x[parts[0]] + x[parts[1]] + … == x[whole]`."""

    parts: tuple[int, ...]
    whole: int


class Count(NamedTuple):
    """One count of one release (from 1)."""

    release: int
    who: Who


@dataclass(slots=True)
class System:
    """Unknown whole numbers with their bounds (`None`: none above), and sums between them.

    `hidden` are unknowns that no release shows; `steps` are unknowns, too: how many came since an earlier release.
    """

    low: list[int] = field(default_factory=list)
    high: list[int | None] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    hidden: dict[int, Count] = field(default_factory=dict)
    steps: dict[int, Count] = field(default_factory=dict)
    came: dict[tuple[int, int], int] = field(default_factory=dict)
    """The step between two unknowns, the same people earlier and later."""
    harms: dict[tuple[int, int], Count] = field(default_factory=dict)
    """Pairs of unknowns, a harm in a group that is shown and that group, where all of its harms are hidden."""
    room: int = 1_000
    """More than all that is shown together, and what has no bound is no more than that: no way is endless."""
    unknowns: list[dict[Who, int]] = field(default_factory=list)
    """For each release, the unknown of each count."""

    def add(self, low: int, high: int | None) -> int:
        """One unknown more."""
        self.low.append(low)
        self.high.append(high)
        return len(self.low) - 1

    def step(self, before: int, after: int) -> int:
        """The unknown of who came between two others."""
        if (before, after) not in self.came:
            self.came[before, after] = self.add(0, None)
            self.sums.append(Sum((before, self.came[before, after]), after))
        return self.came[before, after]


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
        system.room = max(system.room, release.room)
        of_place = ties.get(place, ())
        same = next((tie for tie in of_place if tie.same), None)
        unknowns = dict(system.unknowns[same.earlier]) if same is not None else {}
        counts = counts_of(release)
        for who, number in counts.items():
            low, high = _bounds(release, counts, who, number)
            if who not in unknowns:
                unknowns[who] = system.add(low, high)
                if number is None:
                    system.hidden[unknowns[who]] = Count(place + 1, who)
            else:
                _narrow(system, unknowns[who], low, high, is_hidden=number is None)
        covered = _columns(counts)
        for who, unknown in unknowns.items():
            if who not in counts and _columns_of(who) in covered:
                _narrow(system, unknown, 0, 0, is_hidden=False)
        system.harms.update(_harms(place + 1, release, counts, unknowns))
        system.unknowns.append(unknowns)
        lines = _lines(release)
        system.sums.extend(
            Sum(tuple(unknowns[part] for part in parts), unknowns[whole])
            for (whole, _), parts in lines.items()
        )
        for tie in of_place:
            if not tie.same:
                _grow(system, tie.earlier, place, covered, lines)
    return system


def _narrow(system: System, unknown: int, low: int, high: int | None, *, is_hidden: bool) -> None:
    system.low[unknown] = max(system.low[unknown], low)
    before = system.high[unknown]
    system.high[unknown] = high if before is None else before if high is None else min(before, high)
    if not is_hidden:
        system.hidden.pop(unknown, None)


def _grow(system: System, earlier: int, later: int, covered: set[frozenset[str]], lines: Lines) -> None:
    """Nobody who was counted is gone: each count is the earlier one and who came. Those who came add up, too."""
    before, after = system.unknowns[earlier], system.unknowns[later]
    came: dict[Who, int] = {}
    for who, number in before.items():
        if who in after and after[who] != number:
            came[who] = system.step(number, after[who])
            system.steps.setdefault(came[who], Count(later + 1, who))
        elif who not in after and _columns_of(who) in covered:
            _narrow(system, number, 0, 0, is_hidden=False)
    covered_before = _columns(before)
    came |= {
        who: number
        for who, number in after.items()
        if who not in before and _columns_of(who) in covered_before
    }
    system.sums.extend(
        Sum(tuple(came[part] for part in parts), came[whole])
        for (whole, _), parts in lines.items()
        if whole in came and all(part in came for part in parts)
    )


def _columns(counts: Iterable[Who]) -> set[frozenset[str]]:
    return {_columns_of(who) for who in counts}


def _columns_of(who: Who) -> frozenset[str]:
    return frozenset(column for column, _ in who)


def counts_of(release: Release) -> dict[Who, int | None]:
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
        is_somebody = (
            not coarse and release.threshold
        )  # a sum of money without people's threshold may be nothing
        return (1 if is_somebody else 0), None
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
    What was done to everybody tells no group from another.
    """
    if column not in release.harms:
        return False
    codes = {code for other in counts for name, code in other if name == column}
    if len(codes) == 1:
        return False
    for code in codes:
        who = group | {(column, code)}
        if who in counts:
            if counts[who] is not None:
                return False
        elif all(who - {pair} in counts for pair in group):
            return False
    return True


def _lines(release: Release) -> Lines:
    """In each table: a row is the sum of the rows that say one thing more of the same people."""
    lines: dict[tuple[Who, str], list[Who]] = {}
    wholes: set[Who] = set()
    for table in release.tables:
        inside: dict[tuple[Who, str], list[Who]] = defaultdict(list)
        for codes in table.counts:
            who = _who(table, codes)
            named = dict(who)
            for column in table.dimensions:
                if column in named:
                    inside[who - {(column, named[column])}, column].append(who)
                else:
                    wholes.add(who)
                    inside.setdefault((who, column), [])
        lines.update(inside)
    return {key: parts for key, parts in lines.items() if key[0] in wholes}
