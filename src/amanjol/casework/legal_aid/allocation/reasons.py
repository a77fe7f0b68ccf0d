"""Why nobody comes: what would have to be relaxed, or which needs crowd round which lawyers.

From the problem itself, never from a list of likely reasons. A need that nobody may serve has, for each lawyer, the
set of conditions that the pair fails; to relax a set of conditions gives somebody as soon as it holds one of these.
So the ways out are those sets that hold no other. Where lawyers fit and all are full, the way along "fits" and "is
served by" leads from the need to the crowd: with one need left over, it has one need more than places, and no part of
it has. Also called: minimal hitting sets, Hall violator, alternating paths.
"""

from __future__ import annotations

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

import numpy as np

from amanjol.casework.legal_aid.allocation.claims import Crowd, Reason, WayOut

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from amanjol.casework.legal_aid.allocation.problem import Problem


class NotMost(ValueError):
    """The plan leaves a need out although a place could be made for it."""


def reasons(problem: Problem, lawyer_of: Sequence[int | None]) -> tuple[Reason, ...]:
    """One for each need that a plan leaves out, in their order. Raises `NotMost`."""
    left = [need for need, lawyer in enumerate(lawyer_of) if lawyer is None]
    crowds = _crowds(problem, lawyer_of, [need for need in left if with_places(problem, need)])
    ways: dict[bytes, tuple[WayOut, ...]] = {}  # many needs fail with everybody alike
    why = []
    for need in left:
        if need in crowds:
            why.append(Reason(need, crowd=crowds[need]))
            continue
        fails = problem.failing(need)
        if fails not in ways:
            ways[fails] = ways_out(problem, need)
        why.append(Reason(need, ways[fails]))
    return tuple(why)


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
    if not left:
        return {}
    served_by: dict[int, list[int]] = defaultdict(list)
    for need, lawyer in enumerate(lawyer_of):
        if lawyer is not None:
            served_by[lawyer].append(need)
    leads = _leads(problem, served_by)
    around: dict[int, list[int]] = defaultdict(list)
    for need in left:
        around[reduce(or_, (leads[lawyer] for lawyer in with_places(problem, need)))].append(need)
    crowds = {}
    for reached, needs in around.items():
        lawyers = tuple(lawyer for lawyer in range(len(problem.lawyers)) if reached >> lawyer & 1)
        if any(len(served_by[lawyer]) < len(problem.lawyers[lawyer].loads) for lawyer in lawyers):
            raise NotMost(f"A place can be made for need {problem.needs[needs[0]].key}.")
        beside = [need for lawyer in lawyers for need in served_by[lawyer]]
        crowd = Crowd(tuple(sorted([*needs, *beside])), lawyers, len(beside))
        crowds.update(dict.fromkeys(needs, crowd))
    return crowds


def _leads(problem: Problem, served_by: Mapping[int, Sequence[int]]) -> list[int]:
    """For each lawyer as bits: herself, those to whom the needs that she serves fit, and so on (Warshall's closure)."""
    with_a_place = np.array([bool(lawyer.loads) for lawyer in problem.lawyers])
    packed = np.packbits((problem.fails() == 0) & with_a_place, axis=1, bitorder="little")
    fits = [int.from_bytes(row.tobytes(), "little") for row in packed]
    leads = [
        reduce(or_, (fits[need] for need in served_by.get(lawyer, ())), 1 << lawyer)
        for lawyer in range(len(problem.lawyers))
    ]
    for lawyer, bit in enumerate([1 << lawyer for lawyer in range(len(leads))]):
        beyond = leads[lawyer]
        leads = [of | beyond if of & bit else of for of in leads]
    return leads
