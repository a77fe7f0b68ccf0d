"""The attack on sums of money: what everybody can work out from sums that are shown, now and earlier.

Sums are unknown whole numbers, as counts are, in twentieths of what they are rounded to; two ways in such numbers fit
what is public, so they prove a sum open. A sum can be nothing, and counts say nothing of how much one person has.
"""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import dataclass, replace
from math import gcd
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import numpy as np

from amanjol.programme.insights.auditing.following import Reading, follow, point_of
from amanjol.programme.insights.auditing.narrowing import Impossible
from amanjol.programme.insights.auditing.system import counts_of, system_of
from amanjol.programme.insights.auditing.ways import Unsettled, Ways
from amanjol.programme.insights.auditing.witnesses import MOST, Target
from amanjol.programme.insights.release_files import Release

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amanjol.programme.insights.auditing.system import System, Ties, Who
    from amanjol.programme.insights.auditing.ways import Way
    from amanjol.programme.insights.release_files import Money

TWENTIETHS: Final = 20
SHARE: Final = 10
"""A hidden sum must be open by a tenth of the most that it was shown to be."""

ROOM: Final = 10_000_000
ROUNDS: Final = 12
"""Of asking for as much as possible of some sums and as little of others, before each is asked for alone."""

AT_ONCE: Final = 24


@dataclass(frozen=True, slots=True)
class SumsVerdict:
    """Targets that are told, and what was shown of each, in `unit` of hundredths of the currency."""

    reading: Reading
    told: list[Target]
    ranges: Mapping[Target, tuple[int, int]]
    ends: Mapping[Target, tuple[int, int]]
    """Between what each must lie as far as sums tell one after the other."""
    unit: int


def with_sums(releases: Sequence[Release], currency: str) -> list[Release]:
    """Those that show sums in this currency."""
    return [
        release for release in releases if release.money is not None and release.money.currency == currency
    ]


def attack_sums(
    releases: Sequence[Release],
    *,
    needs: Mapping[Who, tuple[int, int]] = MappingProxyType({}),
    guess: Mapping[Who, int] = MappingProxyType({}),
    ties: Ties | None = None,
) -> SumsVerdict:
    """Whether each hidden sum of these releases, all with sums in one currency, stays open, and each that came between
    two of them where not surely many came.

    `needs`: of sums of the last release, what it must be able to be and by how much it must be open, as who publishes
    knows; `guess`: how much it is. Both in hundredths.
    `ties`: how the releases follow each other by their counts, where that was worked out already.
    Raises `Impossible`, `Unsettled`, `ReleaseBroken`.
    """
    coarse = gcd(*(release.money.base for release in releases if release.money is not None))
    unit = coarse * 100 // TWENTIETHS
    read = [_as_counts(release, release.money, coarse) for release in releases if release.money is not None]
    near = {who: amount // unit for who, amount in guess.items()}
    reading = _followed(read, follow(releases).ties if ties is None else ties, near)
    system = reading.system
    ways = Ways(system, reading.way)
    targets = [Target(unknown) for unknown in sorted(system.hidden)]
    targets += [Target(step, came=True) for step in _steps_of_few(system, releases)]
    wanted = {
        target: (-(-need[0] // unit), -(-need[1] // unit))
        for target in targets
        if not target.came
        and system.hidden[target.unknown].release == len(releases)
        and (need := needs.get(system.hidden[target.unknown].who))
    }
    seen = _Seen(ways.any(), wanted)
    _open_many(ways, seen, targets)
    narrow = [target for target in targets if seen.is_told(target) and not _opened(ways, seen, target)]
    return SumsVerdict(
        reading,
        narrow,
        {target: seen.ends(target) for target in targets},
        {target: ways.ends(target.unknown) for target in targets},
        unit,
    )


def _followed(read: Sequence[Release], ties: Ties, near: Mapping[Who, int]) -> Reading:
    """As the counts follow each other; where amounts were corrected, so that these sums cannot, as they can."""
    with suppress(Impossible):
        system = system_of(read, ties)
        return Reading(ties, system, Ways(system).any(point_of(system, near)))
    return follow(read, guess=near)


class _Seen:
    """The least and the most of each unknown in all ways together."""

    def __init__(self, way: Way, wanted: Mapping[Target, tuple[int, int]]) -> None:
        self._least, self._most, self._wanted = way.copy(), way.copy(), wanted

    def take_in(self, way: Way) -> None:
        np.minimum(self._least, way, out=self._least)
        np.maximum(self._most, way, out=self._most)

    def ends(self, target: Target) -> tuple[int, int]:
        return int(self._least[target.unknown]), int(self._most[target.unknown])

    def reach(self, target: Target) -> int:
        """What it must be able to be at most."""
        return self._wanted.get(target, (0, 0))[0]

    def width(self, target: Target, most: int) -> int:
        """By how much it must be open where it can be so much."""
        return max(1, -(-most // SHARE), self._wanted.get(target, (0, 0))[1])

    def is_told(self, target: Target) -> bool:
        """Of what came in between: perhaps nothing did, and then nobody is told of."""
        least, most = self.ends(target)
        if target.came and least <= 0:
            return False
        return most - least < self.width(target, most) or most < self.reach(target)


def _as_counts(release: Release, money: Money, coarse: int) -> Release:
    tables = tuple(
        replace(
            table,
            counts={
                codes: None if number is None else number * TWENTIETHS // coarse
                for codes, number in (table.sums or {}).items()
            },
            sums=None,
        )
        for table in release.tables
    )
    return Release(0, money.base * TWENTIETHS // coarse, tables, room=ROOM)


def _steps_of_few(system: System, releases: Sequence[Release]) -> list[int]:
    """Unknowns of what came between two releases, but not where by what is shown a threshold of people came."""
    counts = [counts_of(release) for release in releases]
    few: set[int] = set()
    for (before, _), step in system.came.items():
        who, later = system.steps[step].who, system.steps[step].release - 1
        earlier = [place for place in range(later) if system.unknowns[place].get(who) == before]
        after = counts[later].get(who)
        numbers = [counts[place].get(who) for place in earlier]
        base = max(release.base for release in releases)
        if not any(
            number is not None and after is not None and after - number >= releases[later].threshold + base
            for number in numbers
        ):
            few.add(step)
    return sorted(few)


def _open_many(ways: Ways, seen: _Seen, targets: Sequence[Target]) -> None:
    chance = random.Random(0)  # noqa: S311  which pairs are tried first, nothing secret
    for number in range(ROUNDS):
        left = [target.unknown for target in targets if seen.is_told(target)]
        if not left:
            return
        asked = chance.sample(left, min(AT_ONCE, len(left)))
        with suppress(Impossible, Unsettled):
            seen.take_in(
                ways.little({unknown: chance.choice((-1.0, 1.0)) for unknown in asked}, 1 + number % 2)
            )


def _opened(ways: Ways, seen: _Seen, target: Target) -> bool:
    """Asks for a way in which it is as much as it must be able to be, then for one apart from what was shown."""
    asks = (
        lambda _least, _most: (seen.reach(target), MOST),
        lambda _least, most: (-MOST, most - seen.width(target, most)),
        lambda least, _most: (least + seen.width(target, least * SHARE // (SHARE - 1) + SHARE), MOST),
    )
    for ask in asks:
        if not seen.is_told(target):
            return True
        low, high = ask(*seen.ends(target))
        with suppress(Impossible, Unsettled):
            seen.take_in(ways.beyond({target.unknown: 1}, low, high))
    return not seen.is_told(target)
