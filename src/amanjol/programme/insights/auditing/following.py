"""How releases follow each other: the same people counted again, the same and others, or other people."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.programme.insights.auditing.system import System, Tie, system_of
from amanjol.programme.insights.auditing.witnesses import Impossible, Unsettled, Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.programme.insights.auditing.system import Ties
    from amanjol.programme.insights.auditing.witnesses import Way
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
    releases: Sequence[Release], *, before: Reading | None = None, start: Way | None = None
) -> Reading:
    """For each release all those before that it can follow: the latest of the same people, where the numbers allow it,
    and every one of which it can be the same people and others. Those that fit neither way are of other people, or were
    corrected. `before`: what this said of all but the last; `start`: a way that may be one of all.

    What stays open where more is tied together stays open where less is: two ways that fit the stronger fit the weaker.
    Raises `Impossible` where one release contradicts itself, `ReleaseBroken`.
    """
    reading = before or Reading({}, System())
    for size in range(1 if before is None else len(releases), len(releases) + 1):
        reading = _with_the_last(releases[:size], reading.ties, start)
    return reading


def _with_the_last(releases: Sequence[Release], ties: Ties, start: Way | None) -> Reading:
    """Fractions of people, sooner asked, allow little more than people do: whole numbers for all ties at once."""
    with suppress(Impossible):
        return _read(releases, _tied(releases, ties, _may_be), start)
    return _read(releases, _tied(releases, ties, _can_be), start)


def _tied(releases: Sequence[Release], ties: Ties, check: Callable[[Sequence[Release], Ties], bool]) -> Ties:
    """With every tie of the last release that `check` allows, those of the same people and the latest first."""
    last = len(releases) - 1
    for tie in (Tie(earlier, same) for same in (True, False) for earlier in reversed(range(last))):
        of_last = ties.get(last, ())
        if any(other.same and (tie.same or tie.earlier == other.earlier) for other in of_last):
            continue
        trial = {**ties, last: (*of_last, tie)}
        if check(releases, trial):
            ties = trial
    return ties


def _may_be(releases: Sequence[Release], ties: Ties) -> bool:
    try:
        return Ways(system_of(releases, ties)).may_be()
    except Impossible:
        return False


def _can_be(releases: Sequence[Release], ties: Ties) -> bool:
    try:
        _read(releases, ties, None)
    except Impossible:
        return False
    return True


def _read(releases: Sequence[Release], ties: Ties, start: Way | None) -> Reading:
    system = system_of(releases, ties)
    ways = Ways(system, start)
    with suppress(Unsettled):
        return Reading(ties, system, ways.any())
    return Reading(ties, system)
