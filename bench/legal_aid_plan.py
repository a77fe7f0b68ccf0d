"""How long does a plan take from the press to what is committed: 464 advocates and 1,000 needs, sealed in a database?

What the press does, stage by stage, in milliseconds of the processor (others use the machine too): rows opened and
looked through, weighed, solved, certified by the other code, packed, sealed and committed. Beside bare scipy on a
ready table of the same numbers; the issue's limit is twice that. What PostgreSQL does is in the clock alone. Everybody
is invented.

The demo's register first, where each advocate goes to one district and there are places for all; then advocates who go
to a quarter of all districts, with places for fewer, for as many, for more needs than there are, five seeds each. What
is committed must come to what scipy says, else this ends with an error.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from _ground import installation, keyring_of_demo, print_table
from _legal_aid_country import capacities, worth
from legal_aid_allocation import LOADS, SEEDS, Bare
from legal_aid_desk import CAST, COORDINATOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.keys.keyring import Keyring

NEEDS, LIMIT = 1_000, 2
PRESS, BARE = "**the whole press, committed**", "bare scipy, its table ready"


def keys_of_districts() -> list[str]:
    from amanjol.casework.standards.entitlement.districts import districts_of

    return [of.key for region in districts_of("kg").regions for of in region.districts]  # type: ignore[union-attr]  # it is there


def fill(keyring: Keyring, needs: int) -> None:
    from amanjol.casework.legal_aid.tests.offers_cast import raise_need
    from amanjol.casework.standards.legal_needs.codes import Urgency

    chance = random.Random(15)
    districts = keys_of_districts()
    urgencies = [Urgency.NOW, Urgency.THIS_WEEK, Urgency.THIS_MONTH]
    for _need in range(needs):
        raise_need(
            keyring,
            district=chance.choice(districts),
            language=chance.choices(["ky", "ru", "uz"], [5, 4, 2])[0],
            urgency=chance.choices(urgencies, [1, 3, 6])[0],
            sex=chance.choice(["woman", None]),
            sex_is_condition=False,
        )


def load(keyring: Keyring, places: int, seed: int) -> None:
    """The same advocates, each of whom goes to a quarter of all districts, with so many places in all."""
    from django.utils import timezone

    from amanjol.casework.legal_aid.register import actions, queries
    from amanjol.foundation.seals.records import replace

    chance, today = random.Random(seed), timezone.localdate()
    register = sorted(queries.opened(keyring, today), key=lambda of: of.row.number)
    counts = capacities(chance, places, len(register))
    districts = keys_of_districts()
    lines = [
        replace(of.says, places=count, districts=tuple(sorted(chance.sample(districts, len(districts) // 4))))
        for of, count in zip(register, counts, strict=True)
    ]
    actions.write_register(keyring=keyring, lines=lines, today=today)


class Laps:
    def __init__(self) -> None:
        self.processor: dict[str, list[float]] = defaultdict(list)
        self.clock: dict[str, list[float]] = defaultdict(list)

    def timed(self, name: str, work: Callable[[], Any]) -> Any:
        began, used = time.perf_counter(), time.process_time()
        outcome = work()
        self.clock[name].append((time.perf_counter() - began) * 1000)
        self.processor[name].append((time.process_time() - used) * 1000)
        return outcome


def stages(keyring: Keyring, laps: Laps) -> Any:
    """The same steps as `make_plan`, each for itself. Gives the problem."""
    from amanjol.casework.legal_aid.allocation.reasons import reasons
    from amanjol.casework.legal_aid.allocation.solving import solve
    from amanjol.casework.legal_aid.offers import actions as offers
    from amanjol.casework.legal_aid.planning import making, queries

    facts = laps.timed("rows opened", lambda: offers.facts_of(keyring))
    short = laps.timed("held against the journal", lambda: queries.short_needs(keyring, facts))
    planned = laps.timed("held against each other, weighed", lambda: making.to_plan(facts, short))
    problem = planned.weighed.problem
    claim = laps.timed("of what follows: solved", lambda: solve(problem))
    laps.timed("of what follows: reasons", lambda: reasons(problem, claim.lawyer_of))
    plan = laps.timed("solved, reasons, written, certified", lambda: making.make(planned))
    laps.timed("packed", plan.files.as_bytes)
    return problem


def check(keyring: Keyring, row: Any, problem: Any, lawyer_of: Any) -> None:
    """SystemExit where another plan was committed than scipy's, or one that is worth less."""
    from amanjol.casework.legal_aid.planning import queries

    opened = queries.opened_plan(keyring, row.pk)
    served, cost = worth(problem, lawyer_of)
    if opened is None or (opened.record.served_in_all, opened.record.cost) != (sum(served), cost):
        raise SystemExit("What is committed is not what scipy says.")


def measured(keyring: Keyring, laps: Laps) -> None:
    from amanjol.casework.legal_aid.planning import actions

    problem = stages(keyring, laps)
    row = laps.timed(PRESS, lambda: actions.make_plan(keyring))
    bare = Bare(problem)
    pairs = laps.timed(BARE, bare.solve)
    check(keyring, row, problem, bare.plan(pairs))


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NEEDS
    os.environ["AMANJOL_DEMO_CAST"] = CAST
    of_all: dict[str, Laps] = {}
    with installation("casework", "--demo"), keyring_of_demo(COORDINATOR) as keyring:
        from amanjol.casework.legal_aid.planning import actions  # Django is set up here

        fill(keyring, number)
        actions.make_plan(keyring)  # the first imports scipy
        of_all["the demo's"] = Laps()
        for _seed in SEEDS:
            measured(keyring, of_all["the demo's"])
        for title, places in LOADS.items():
            of_all[title] = Laps()
            for seed in SEEDS:
                load(keyring, places, seed)
                measured(keyring, of_all[title])
    for what, of in (("processor", "processor"), ("clock", "clock")):
        medians = {
            title: {name: statistics.median(values) for name, values in getattr(laps, of).items()}
            for title, laps in of_all.items()
        }
        print_table(
            f"464 advocates, {number} needs; ms of the {what}, median of {len(SEEDS)}; load {os.getloadavg()[0]:.0f}",
            ("", *medians),
            [
                *(
                    (name, *(f"{of_title[name]:.0f}" for of_title in medians.values()))
                    for name in next(iter(medians.values()))
                ),
                (
                    f"times bare scipy (aim {LIMIT})",
                    *(f"{of_title[PRESS] / of_title[BARE]:.1f}" for of_title in medians.values()),
                ),
            ],
        )


if __name__ == "__main__":
    main()
