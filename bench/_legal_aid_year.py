"""A year of needs that come ten a day, and how they are served one at a time: as the desk does, greedily, by quota."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from _legal_aid_country import NEEDS, POLICY

from amanjol.casework.legal_aid.allocation.instant import proposals

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from _legal_aid_country import Country

    from amanjol.casework.legal_aid.allocation.problem import Need, Problem

A_DAY = 10  # needs that are on the desk at a time


def road_of_the_urgent(problem: Problem, plan: Sequence[int | None]) -> float:
    """Minutes, the mean of who is served."""
    return statistics.mean(
        problem.cost_parts(need, lawyer)[POLICY.road.name]
        for need, lawyer in enumerate(plan)
        if lawyer is not None and problem.needs[need].urgency == 1
    )


def wishes_met(country: Country, plan: Sequence[int | None]) -> float:
    """In percent, of who wished for a woman and is served."""
    return 100 * statistics.mean(
        country.needs[need][1]["sex_wished"] <= country.lawyers[lawyer]["sex"]
        for need, lawyer in enumerate(plan)
        if lawyer is not None and country.needs[need][1]["sex_wished"]
    )


def days(needs: Sequence[Need]) -> list[list[int]]:
    return [
        sorted(range(start, min(start + A_DAY, NEEDS)), key=lambda need: needs[need].urgency)
        for start in range(0, NEEDS, A_DAY)
    ]


def day_by_day(country: Country, latencies: list[float]) -> list[int | None]:
    """As `propose` of the desk asks it: the need itself, all that wait beside it, and what is to be expected."""
    lawyer_of: list[int | None] = [None] * NEEDS
    taken: Counter[int] = Counter()
    for day in days([need for need, _ in country.needs]):
        coming = country.coming(min(day))
        today = replace(coming, most=POLICY.reserve.most_today if POLICY.reserve else None)
        for place, need in enumerate(day):
            started = time.process_time()
            problem = country.problem(day[place:], taken)
            is_urgent = problem.needs[0].urgency == 1
            offers = proposals(problem, 0, range(1, len(problem.needs)), today if is_urgent else coming)
            latencies.append((time.process_time() - started) * 1000)
            if offers:
                lawyer_of[need] = offers[0].lawyer
                taken[offers[0].lawyer] += 1
    return lawyer_of


def greedily_day_by_day(problem: Problem) -> list[int | None]:
    return one_by_one(
        problem, lambda need, lawyer, taken: problem.cost(need, lawyer) + problem.lawyers[lawyer].loads[taken]
    )


def by_quota(problem: Problem) -> list[int | None]:
    """As cla_backend: whoever has used least of the share that is hers."""
    return one_by_one(problem, lambda _need, lawyer, taken: taken / len(problem.lawyers[lawyer].loads))


def one_by_one(problem: Problem, price: Callable[[int, int, int], float]) -> list[int | None]:
    taken: Counter[int] = Counter()
    lawyer_of: list[int | None] = [None] * NEEDS
    for day in days(problem.needs):
        for need in day:
            offers = [
                (price(need, lawyer, taken[lawyer]), lawyer)
                for lawyer in problem.fitting(need)
                if taken[lawyer] < len(problem.lawyers[lawyer].loads)
            ]
            if offers:
                lawyer_of[need] = min(offers)[1]
                taken[min(offers)[1]] += 1
    return lawyer_of
