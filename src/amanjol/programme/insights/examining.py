"""Whether a finished release may follow earlier ones: the attack alone, by who knows no more than what is public.

Nothing is hidden here, and nobody's amounts are known: what is told is named, and the release is held back.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.programme.insights.auditing.following import follow
from amanjol.programme.insights.auditing.money import attack_sums, with_sums
from amanjol.programme.insights.auditing.witnesses import Target, attack
from amanjol.programme.insights.publishing import (
    count_of,
    in_hundredths,
    is_told_already,
    question_of,
    told_by,
    told_sums,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.programme.insights.auditing.following import Reading
    from amanjol.programme.insights.auditing.system import System
    from amanjol.programme.insights.release_files import Release

HUNDREDTHS: Final = 100


@dataclass(frozen=True, slots=True)
class Told:
    """What would be told too narrowly. `what`: a `count`, a `step` (who came since an earlier release), a `harm` (that
    nearly all of a group share one), or a `sum` of money. `release`: of which, from 1. `who`: columns and codes.
    `least` and `most`: between which it lies; None where the attack did not settle it, which counts as told.
    """

    what: str
    release: int
    who: tuple[tuple[str, str], ...]
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True)
class Examined:
    """`told`: nothing where it may follow. `tied`: the places (from 0) of the earlier releases with which it was held
    together, of the same people or of the same and others; to the rest it is of other people.
    """

    told: list[Told]
    tied: list[int]


def examine(
    release: Release,
    earlier: Sequence[Release],
    *,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Examined:
    """What earlier releases tell by themselves as closely is not its doing.

    Raises `Impossible` where nobody can be counted so, `Unsettled`, `ReleaseBroken`.
    """
    releases = [*earlier, release]
    enough = max(other.threshold for other in releases)
    before = follow(earlier)
    lost = told_by(before, enough)
    reading = follow(releases, before=before)
    verdict = attack(reading.system, enough=enough, start=reading.way, progress=progress)
    findings = [
        _told(reading.system, target, ends)
        for target, ends in verdict.narrow.items()
        if not is_told_already(ends, lost.get(question_of(reading.system, target)))
    ]
    return Examined([*findings, *_sums(release, earlier, reading)], _tied(reading, len(earlier)))


def _tied(reading: Reading, place: int) -> list[int]:
    """Also by way of another one: what follows it follows what that one follows."""
    tied: set[int] = set()
    to_see = [place]
    while to_see:
        new = {tie.earlier for tie in reading.ties.get(to_see.pop(), ())} - tied
        tied |= new
        to_see.extend(new)
    return sorted(tied)


def _sums(release: Release, earlier: Sequence[Release], reading: Reading) -> list[Told]:
    if release.money is None:
        return []
    before = with_sums(earlier, release.money.currency)
    lost = told_sums(before, {})
    ties = reading.ties if len(before) == len(earlier) else None
    verdict = attack_sums([*before, release], ties=ties)
    system = verdict.reading.system
    currency = release.money.currency
    places = [place for place, other in enumerate([*earlier, release], 1) if with_sums([other], currency)]
    findings: list[Told] = []
    for target in verdict.told:
        ends = in_hundredths(verdict, target)
        if not is_told_already(ends, lost.get(question_of(system, target))):
            of = count_of(system, target)
            least, most = (end // HUNDREDTHS for end in ends)
            findings.append(Told("sum", places[of.release - 1], _who(of.who), least, most))
    return findings


def _told(system: System, target: Target, ends: tuple[int, int] | None) -> Told:
    kind, of = question_of(system, target)
    return Told(kind, of.release, _who(of.who), *(ends or (None, None)))


def _who(who: frozenset[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(who))
