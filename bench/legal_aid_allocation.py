"""464 lawyers, 1,000 needs: how long does the best plan take, is it the best, and what of one need at a time?

Five seeds and three loads (places for fewer, for as many, for more needs than there are). Beside bare scipy (on a
table that is ready), OR-Tools' min-cost flow and greedy. All exact ones must agree, greedy must never serve more, our
own certificate must hold: else this ends with an error. Needs one at a time: beside greedy, a quota rule and the best
in hindsight. Everybody is invented. Without OR-Tools (`uv run --with ortools`) that peer is left out.
"""

from __future__ import annotations

import importlib.util
import statistics
import sys
import time
from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from _ground import print_table
from _legal_aid_country import LAWYERS, NEEDS, Country, worth
from _legal_aid_year import A_DAY, by_quota, day_by_day, greedily_day_by_day, road_of_the_urgent, wishes_met
from scipy.optimize import linear_sum_assignment

from amanjol.casework.legal_aid.allocation.certifying import certify, certify_reasons
from amanjol.casework.legal_aid.allocation.claim_files import certify_document, needs_document
from amanjol.casework.legal_aid.allocation.reasons import reasons
from amanjol.casework.legal_aid.allocation.solving import least_unit, solve
from amanjol.casework.legal_aid.allocation.what_if import best_trainings, gain_together
from amanjol.casework.legal_aid.allocation.written_tables import table_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.casework.legal_aid.allocation.claims import Claim
    from amanjol.casework.legal_aid.allocation.problem import Problem

SEEDS = range(5)
LOADS = {"800 places": 800, "1,000 places": 1_000, "1,400 places": 1_400}
YEARS = (
    *((title, places, False) for title, places in LOADS.items()),
    ("1,000 places, each lawyer in a quarter of the districts", 1_000, True),
)
ROUNDS = 3
LIMIT_INSTANT = 150  # ms


def timed[Outcome](work: Callable[[], Outcome], rounds: int = ROUNDS) -> tuple[float, Outcome]:
    """Milliseconds of the processor (others use the machine too), the median, and what came of the last round."""
    taken = []
    for _ in range(rounds):
        started = time.process_time()
        outcome = work()
        taken.append((time.process_time() - started) * 1000)
    return statistics.median(taken), outcome


def _summed(problem: Problem, kind: type[int | float]) -> np.ndarray:
    """What each lawyer costs for each need, a row a need."""
    shape = (len(problem.needs), len(problem.lawyers))
    parts = np.array(list(problem.costs.values()), dtype=kind)
    return parts.sum(axis=0, dtype=kind).reshape(shape)


class Bare:
    """The table that scipy is given: built by other code than ours, in floating point, a column a place."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        shape = (len(problem.needs), len(problem.lawyers))
        costs = _summed(problem, float)
        self.unit = least_unit(problem)
        classes = sorted({need.urgency for need in problem.needs}, reverse=True)
        weights = [1 + classes.index(need.urgency) for need in problem.needs]
        self.unserved = self.unit * np.array(weights, dtype=float)
        columns, self.lawyer = [], []
        for place, lawyer in enumerate(problem.lawyers):
            for load in lawyer.loads:
                columns.append(costs[:, place] + load)
                self.lawyer.append(place)
        table = np.stack(columns, axis=1)
        fits = np.array(problem.failed).reshape(shape)[:, self.lawyer] == 0
        self.table = np.where(fits, table - self.unserved[:, None], 0.0)
        self.fits = fits

    def solve(self) -> tuple[np.ndarray, np.ndarray]:
        rows, columns = linear_sum_assignment(self.table)
        return rows, columns

    def plan(self, pairs: tuple[np.ndarray, np.ndarray]) -> list[int | None]:
        lawyer_of: list[int | None] = [None] * len(self.problem.needs)
        for need, column in zip(*pairs, strict=True):
            if self.fits[need, column]:
                lawyer_of[need] = self.lawyer[column]
        return lawyer_of


def by_flow(problem: Problem) -> list[int | None]:
    """OR-Tools' min-cost flow: needs to lawyers to places, and a way past all lawyers that weighs as the need does."""
    from ortools.graph.python import min_cost_flow

    flow = min_cost_flow.SimpleMinCostFlow()
    needs, lawyers = len(problem.needs), len(problem.lawyers)
    shape = (needs, lawyers)
    costs = _summed(problem, int)
    fits = np.argwhere(np.array(problem.failed).reshape(shape) == 0)
    unit, sink = least_unit(problem), needs + lawyers
    pairs = flow.add_arcs_with_capacity_and_unit_cost(
        fits[:, 0], fits[:, 1] + needs, np.ones(len(fits), dtype=int), costs[fits[:, 0], fits[:, 1]]
    )
    loads = [(needs + place, load) for place, who in enumerate(problem.lawyers) for load in who.loads]
    for start, load in loads:
        flow.add_arc_with_capacity_and_unit_cost(start, sink, 1, load)
    for place, need in enumerate(problem.needs):
        flow.add_arc_with_capacity_and_unit_cost(place, sink, 1, unit * (4 - need.urgency))
    flow.set_nodes_supplies(np.arange(sink + 1), np.array([1] * needs + [0] * lawyers + [-needs]))
    if flow.solve() != flow.OPTIMAL:
        raise SystemExit("OR-Tools has no optimum.")
    lawyer_of: list[int | None] = [None] * needs
    used = flow.flows(pairs) > 0
    for need, lawyer in fits[used]:
        lawyer_of[need] = int(lawyer)
    return lawyer_of


def greedily(problem: Problem) -> list[int | None]:
    """The most urgent first, each to whoever is cheapest then."""
    taken: Counter[int] = Counter()
    lawyer_of: list[int | None] = [None] * len(problem.needs)
    for need in sorted(range(len(problem.needs)), key=lambda place: problem.needs[place].urgency):
        offers = [
            (problem.cost(need, lawyer) + problem.lawyers[lawyer].loads[taken[lawyer]], lawyer)
            for lawyer in problem.fitting(need)
            if taken[lawyer] < len(problem.lawyers[lawyer].loads)
        ]
        if offers:
            lawyer_of[need] = min(offers)[1]
            taken[min(offers)[1]] += 1
    return lawyer_of


def report_batch() -> None:
    flow = importlib.util.find_spec("ortools") is not None
    if not flow:
        print("OR-Tools is not installed (uv run --with ortools): measured without.")
    stages: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    rows = []
    for title, places in LOADS.items():
        columns: dict[str, list[float]] = defaultdict(list)
        for seed in SEEDS:
            country = Country(seed, places)
            weighing, problem = timed(country.problem, 1)
            stages[title]["weighing (policy to numbers)"].append(weighing)
            outcome = measure(problem, stages[title], columns, weighing)
            if flow:
                took, plan = timed(partial(by_flow, problem), 1)
                columns["flow"].append(took)
                require(worth(problem, plan) == outcome, f"OR-Tools disagrees: {title}, seed {seed}")
        bare = statistics.median(columns["bare"])
        rows.append(
            (
                title,
                *(f"{statistics.median(columns[name]):.0f}" for name in ("bare", "ours", "whole")),
                f"{statistics.median(columns['ours']) / bare:.2f}",
                f"{statistics.median(columns['whole']) / bare:.2f}",
                f"{statistics.median(columns['press']) / bare:.2f}",
                f"{statistics.median(columns['flow']):.0f}" if flow else "not there",
                f"{statistics.median(columns['greedy']):.0f}",
                spread(columns["served"]),
                spread(columns["greedy served"]),
                spread(columns["dearer"], "{:.1f} %"),
            )
        )
    print_table(
        f"{LAWYERS} lawyers, {NEEDS} needs, {len(SEEDS)} seeds; ms of the processor, median",
        ("", "bare scipy", "ours: plan and prices", "and reasons, certified", "ratio", "ratio, certified",
         "ratio, weighed and with files", "OR-Tools flow", "greedy", "served", "greedy served",
         "greedy costs more a need"),
        rows,
    )  # fmt: skip
    names = list(stages["1,000 places"])
    print_table(
        "Where it goes; ms of the processor, median",
        ("", *LOADS),
        [(name, *(f"{statistics.median(stages[title][name]):.1f}" for title in LOADS)) for name in names],
    )


def measure(
    problem: Problem, stages: dict[str, list[float]], columns: dict[str, list[float]], weighing: float
) -> tuple[tuple[int, ...], int]:
    """Ours, bare scipy and greedy in turn; gives what the exact ones agree on. `weighing`: what came before."""
    bare = Bare(problem)
    took, pairs = timed(bare.solve)
    columns["bare"].append(took)
    seconds: dict[str, float] = {}
    laps = defaultdict(list)

    def plan() -> Claim:
        claim = solve(problem, seconds=seconds)
        for name, lap in seconds.items():
            laps[name].append(lap * 1000)
        return claim

    took, claim = timed(plan)
    columns["ours"].append(took)
    for name, values in laps.items():
        stages[name].append(statistics.median(values))
    why_took, why = timed(lambda: reasons(problem, claim.lawyer_of), 1)
    check_took, _ = timed(lambda: certify(problem, claim))
    reasons_took, _ = timed(lambda: certify_reasons(problem, claim.lawyer_of, why), 1)
    stages["reasons"].append(why_took)
    stages["certificate, by the other code"].append(check_took)
    stages["reasons, by the other code"].append(reasons_took)
    columns["whole"].append(took + why_took + check_took + reasons_took)
    wrote_took, table = timed(lambda: table_of(problem), 1)
    read_took, instance = timed(table.read_again, 1)
    document = needs_document(problem, claim, why, instance.digest)
    again_took, _ = timed(lambda: certify_document(instance, document), 1)
    stages["the table of the files, written"].append(wrote_took)
    stages["the table, read again"].append(read_took)
    stages["the files, by the other code"].append(again_took)
    columns["press"].append(weighing + took + why_took + wrote_took + read_took + again_took)
    outcome = worth(problem, claim.lawyer_of)
    require(outcome == (tuple(claim.served.values()), claim.cost), "Ours claims another worth than it has")
    require(worth(problem, bare.plan(pairs)) == outcome, "scipy disagrees")
    took, greedy = timed(lambda: greedily(problem), 1)
    columns["greedy"].append(took)
    theirs = worth(problem, greedy)
    require(sum(theirs[0]) <= sum(outcome[0]) and theirs[0] <= outcome[0], "Greedy serves more")
    columns["served"].append(sum(outcome[0]))
    columns["greedy served"].append(sum(theirs[0]))
    columns["dearer"].append((theirs[1] / sum(theirs[0])) / (outcome[1] / sum(outcome[0])) * 100 - 100)
    return outcome


def report_instant() -> None:
    """A day's needs lie on the desk; the most urgent is served first, the others wait beside it. Those of a year before
    are known.
    """
    rows, sides = [], []
    for title, places, in_districts in YEARS:
        columns: dict[str, list[float]] = defaultdict(list)
        latencies: list[float] = []
        for seed in SEEDS:
            country = Country(seed, places, in_districts=in_districts)
            problem = country.problem()
            best = solve(problem)
            columns["best"].append(sum(best.served.values()))
            for name, plan in (
                ("ours", day_by_day(country, latencies)),
                ("greedy", greedily_day_by_day(problem)),
                ("quota", by_quota(problem)),
            ):
                served, cost = worth(problem, plan)
                columns[f"{name} served"].append(sum(served))
                a_need = best.cost / sum(best.served.values())
                columns[name].append(cost / sum(served) / a_need * 100 - 100)
                columns[f"{name} urgent"].append(served[0])
                columns[f"{name} road"].append(road_of_the_urgent(problem, plan))
                columns[f"{name} wish"].append(wishes_met(country, plan))
            columns["urgent"].append(sum(need.urgency == 1 for need in problem.needs))
            require(
                columns["ours served"][-1] >= columns["greedy served"][-1],
                f"One at a time fewer are served than by greedy: {title}, seed {seed}",
            )
        high = sorted(latencies)[int(len(latencies) * 0.95)]
        require(high < LIMIT_INSTANT, f"One need takes {high:.0f} ms")
        names = ("ours", "greedy", "quota")
        rows.append(
            (
                title,
                f"{statistics.median(latencies):.1f}",
                f"{high:.1f}",
                spread(columns["best"]),
                *(_with_mean(columns[f"{name} served"]) for name in names),
                *(spread(columns[name], "{:.0f} %") for name in names),
            )
        )
        sides.append(
            (
                title,
                spread(columns["urgent"]),
                *(spread(columns[f"{name} urgent"]) for name in names),
                *(f"{statistics.mean(columns[f'{name} road']):.0f}" for name in names),
                *(f"{statistics.mean(columns[f'{name} wish']):.0f} %" for name in names),
            )
        )
    print_table(
        f"One need at a time, {A_DAY} on the desk; its problem is weighed anew each time",
        ("", "ms, median", "95th percentile", "hindsight serves", "ours (mean)", "greedy (mean)", "quota (mean)",
         "dearer a need than hindsight: ours", "greedy", "quota"),
        rows,
    )  # fmt: skip
    print_table(
        "Of these the most urgent, and who wished for a woman",
        ("", "most urgent", "served: ours", "greedy", "quota", "their minutes on the road: ours", "greedy", "quota",
         "wish met: ours", "greedy", "quota"),
        sides,
    )  # fmt: skip


def _with_mean(values: Sequence[float]) -> str:
    return f"{spread(values)} ({statistics.mean(values):.0f})"


def report_trainings() -> None:
    problem = Country(0, LOADS["1,000 places"]).problem()
    rows = []
    for condition in ("training", "language"):
        started = time.process_time()
        best = best_trainings(problem, condition)
        took = time.process_time() - started
        together = gain_together(problem, [training.lawyer for training in best], condition)
        rows.append(
            (
                condition,
                f"{took:.1f}",
                " ".join(str(training.gain.more) for training in best),
                " ".join(str(training.gain.cost) for training in best),
                together.more,
                together.cost,
            )
        )
    print_table(
        f"The ten of {LAWYERS} lawyers whose training buys most, ranked exactly; 1,000 places, the first seed",
        ("", "s of the processor", "more served, each alone", "less cost, each alone", "all ten: more served",
         "less cost"),
        rows,
    )  # fmt: skip


def spread(values: Sequence[float], form: str = "{:.0f}") -> str:
    low, high = form.format(min(values)), form.format(max(values))
    return low if low == high else f"{low} to {high}"


def require(holds: bool, sentence: str) -> None:
    if not holds:
        raise SystemExit(f"{sentence}.")


def main() -> None:
    """All of it, or what is named: batch, instant, trainings."""
    reports = {"batch": report_batch, "instant": report_instant, "trainings": report_trainings}
    for name in sys.argv[1:] or reports:
        reports[name]()


if __name__ == "__main__":
    main()
