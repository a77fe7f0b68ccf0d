"""How releases follow each other: the same people counted again, the same and others, or other people."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from amanjol.programme.insights.auditing.system import System, Ties, system_of
from amanjol.programme.insights.auditing.witnesses import Impossible, Unsettled, Ways

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.programme.insights.release_files import Release


def follow(releases: Sequence[Release]) -> dict[int, Ties]:
    """For each release the latest of those before that it can follow, in the way that tells most: the same people
    where the numbers allow it, otherwise the same and others. Those that fit neither are of other people, or were
    corrected.

    What stays open where more is tied together stays open where less is: two ways that fit the stronger fit the weaker.
    """
    ties: dict[int, Ties] = {}
    for later in range(1, len(releases)):
        for tie in (Ties(earlier, same) for earlier in reversed(range(later)) for same in (True, False)):
            trial = {**ties, later: tie}
            if _is_possible(system_of(releases[: later + 1], trial)):
                ties = trial
                break
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
