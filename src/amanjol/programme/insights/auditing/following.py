"""How releases follow each other: the same people counted again, the same and others, or other people."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from amanjol.programme.insights.auditing.system import System, Tie, system_of
from amanjol.programme.insights.auditing.witnesses import Impossible, Unsettled, Ways

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.programme.insights.release_files import Release


def follow(releases: Sequence[Release]) -> dict[int, tuple[Tie, ...]]:
    """For each release all those before that it can follow: the latest of the same people, where the numbers allow it,
    and every one of which it can be the same people and others. Those that fit neither way are of other people, or were
    corrected.

    What stays open where more is tied together stays open where less is: two ways that fit the stronger fit the weaker.
    """
    ties: dict[int, tuple[Tie, ...]] = {}
    for later in range(1, len(releases)):
        for tie in (Tie(earlier, same) for same in (True, False) for earlier in reversed(range(later))):
            of_later = ties.get(later, ())
            if any(other.same and (tie.same or tie.earlier == other.earlier) for other in of_later):
                continue
            trial = {**ties, later: (*of_later, tie)}
            if _is_possible(system_of(releases[: later + 1], trial)):
                ties = trial
    return ties


def _is_possible(system: System) -> bool:
    if system.is_impossible():
        return False
    try:
        with suppress(Unsettled):
            Ways(system).least({})
    except Impossible:
        return False
    return True
