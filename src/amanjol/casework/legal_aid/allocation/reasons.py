"""Why nobody comes: what would have to be relaxed, or which needs crowd round which lawyers.

From the problem itself, never from a list of likely reasons. A need that nobody may serve has, for each lawyer, the
set of conditions that the pair fails; to relax a set of conditions gives somebody as soon as it holds one of these.
So the ways out are those sets that hold no other. Where lawyers fit and all are full, the way along "fits" and "is
served by" leads from the need to the crowd: with one need left over, it has one need more than places, and no part of
it has. Also called: minimal hitting sets, Hall violator, alternating paths.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from amanjol.casework.legal_aid.allocation.claims import Crowd, Reason, WayOut

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from amanjol.casework.legal_aid.allocation.problem import Problem


class NotMost(ValueError):
    """The plan leaves a need out although a place could be made for it."""


def reasons(problem: Problem, lawyer_of: Sequence[int | None]) -> tuple[Reason, ...]:
    """One for each need that a plan leaves out, in their order. Raises `NotMost`."""
    left = [need for need, lawyer in enumerate(lawyer_of) if lawyer is None]
    crowds = _crowds(problem, lawyer_of, [need for need in left if with_places(problem, need)])
    return tuple(
        Reason(need, crowd=crowds[need]) if need in crowds else Reason(need, ways_out(problem, need))
        for need in left
    )


def with_places(problem: Problem, need: int) -> list[int]:
    """Lawyers who fit and have at least one place, full or free."""
    return [lawyer for lawyer in problem.fitting(need) if problem.lawyers[lawyer].loads]


def ways_out(problem: Problem, need: int) -> tuple[WayOut, ...]:
    """The fewest conditions first. Lawyers without a place, and conditions that are never relaxed, lead nowhere."""
    fixed = sum(
        1 << place for place, condition in enumerate(problem.conditions) if not condition.may_be_relaxed
    )
    width = len(problem.lawyers)
    lawyers: dict[int, list[int]] = defaultdict(list)
    for lawyer, bits in enumerate(problem.failed[need * width : (need + 1) * width]):
        if problem.lawyers[lawyer].loads and not bits & fixed:
            lawyers[bits].append(lawyer)
    least: list[int] = []
    for bits in sorted(lawyers, key=lambda bits: (bits.bit_count(), bits)):
        if not any(bits & smaller == smaller for smaller in least):
            least.append(bits)
    return tuple(WayOut(problem.names_of(bits), tuple(lawyers[bits])) for bits in least)


def _crowds(problem: Problem, lawyer_of: Sequence[int | None], left: Sequence[int]) -> dict[int, Crowd]:
    """Needs left out that crowd round the same lawyers share one crowd: 7 needs, 2 lawyers, 5 places."""
    served_by: dict[int, list[int]] = defaultdict(list)
    for need, lawyer in enumerate(lawyer_of):
        if lawyer is not None:
            served_by[lawyer].append(need)
    fits = _Fits(problem)
    around: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for need in left:
        around[_reached(problem, served_by, fits, need)].append(need)
    crowds = {}
    for lawyers, needs in around.items():
        beside = [need for lawyer in lawyers for need in served_by[lawyer]]
        crowd = Crowd(tuple(sorted([*needs, *beside])), lawyers, len(beside))
        crowds.update(dict.fromkeys(needs, crowd))
    return crowds


def _reached(
    problem: Problem, served_by: Mapping[int, Sequence[int]], fits: _Fits, need: int
) -> tuple[int, ...]:
    """Lawyers to whom `need` fits, those to whom the needs that they serve fit, and so on."""
    reached = 0
    ahead = [need]
    while ahead:
        more = fits.of(ahead.pop()) & ~reached
        reached |= more
        for lawyer in _places(more):
            served = served_by.get(lawyer, ())
            if len(served) < len(problem.lawyers[lawyer].loads):
                raise NotMost(f"A place can be made for need {problem.needs[need].key}.")
            ahead += served
    return tuple(_places(reached))


class _Fits:
    """Whom each need fits and who has a place, as the bits of one integer, made once a need."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._bits: dict[int, int] = {}

    def of(self, need: int) -> int:
        if need not in self._bits:
            self._bits[need] = sum(1 << lawyer for lawyer in with_places(self._problem, need))
        return self._bits[need]


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
