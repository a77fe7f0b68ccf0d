"""How releases follow each other: the same people counted again, the same and others, or other people."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from amanjol.programme.insights.auditing.narrowing import Impossible
from amanjol.programme.insights.auditing.system import System, Tie, system_of
from amanjol.programme.insights.auditing.ways import Unsettled, Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from amanjol.programme.insights.auditing.system import Ties, Who
    from amanjol.programme.insights.auditing.ways import Way
    from amanjol.programme.insights.release_files import Release


@dataclass(frozen=True, slots=True)
class Reading:
    """How releases follow each other, what is known then, and a way in which people can be counted so: `None` where
    none was settled.
    """

    ties: Ties
    system: System
    way: Way | None = None


def follow(
    releases: Sequence[Release],
    *,
    before: Reading | None = None,
    last: Reading | None = None,
    guess: Mapping[Who, int] = MappingProxyType({}),
) -> Reading:
    """For each release all those before that it can follow: the latest of the same people, where the numbers allow it,
    and every one of which it can be the same people and others. Those that fit neither way are of other people, or were
    corrected. `before`: what this said of all but the last; `last`: what it said of all while the last one showed more.
    `guess`: where a way may be near, of whom how many; who publishes knows it, and nothing rests on it.

    What stays open where more is tied together stays open where less is: two ways that fit the stronger fit the weaker.
    Raises `Impossible` where one release contradicts itself, `ReleaseBroken`.
    """
    reading = before or Reading({}, System())
    for size in range(1 if before is None else len(releases), len(releases) + 1):
        reading = _with_the_last(releases[:size], reading, last, guess)
    return reading


def _with_the_last(
    releases: Sequence[Release], before: Reading, last: Reading | None, guess: Mapping[Who, int]
) -> Reading:
    """Fractions of people, sooner asked, allow little more than people do: whole numbers for all ties at once."""
    granted = () if last is None else last.ties.get(len(releases) - 1, ())
    for check, allowed in ((_may_be, granted), (_can_be, ())):
        ties = _tied(releases, before.ties, check, allowed)
        system = system_of(releases, ties)
        with suppress(Impossible):
            ways = Ways(system, None if last is None else last.way)
            with suppress(Unsettled):
                return Reading(ties, system, ways.any(point_of(system, guess)))
            return Reading(ties, system)
    raise Impossible


def point_of(system: System, guess: Mapping[Who, int]) -> dict[int, int]:
    """Numbers of unknowns near which a way may be: as was guessed, and nobody came."""
    if not guess:
        return {}
    point = dict.fromkeys(system.steps, 0)
    for unknowns in system.unknowns:
        point |= {unknown: guess[who] for who, unknown in unknowns.items() if who in guess}
    return point


def _tied(
    releases: Sequence[Release],
    ties: Ties,
    check: Callable[[Sequence[Release], Ties], bool],
    granted: tuple[Tie, ...] = (),
) -> Ties:
    """With every tie of the last release that `check` allows, those of the same people and the latest first. `granted`
    were allowed while the last release showed more, and so are still.
    """
    last = len(releases) - 1
    for tie in (Tie(earlier, same) for same in (True, False) for earlier in reversed(range(last))):
        of_last = ties.get(last, ())
        if any(other.same and (tie.same or tie.earlier == other.earlier) for other in of_last):
            continue
        trial = {**ties, last: (*of_last, tie)}
        if trial[last] == granted[: len(trial[last])] or check(releases, trial):
            ties = trial
    return ties


def _may_be(releases: Sequence[Release], ties: Ties) -> bool:
    try:
        return Ways(system_of(releases, ties)).may_be()
    except Impossible:
        return False


def _can_be(releases: Sequence[Release], ties: Ties) -> bool:
    try:
        Ways(system_of(releases, ties)).any()
    except Impossible:
        return False
    except Unsettled:
        return True
    return True
