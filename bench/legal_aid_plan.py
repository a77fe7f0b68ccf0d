"""How long does a plan take from the press to what is committed: 464 advocates and 1,000 needs, sealed in a database?

What the press does, stage by stage, in milliseconds of the processor (others use the machine too): rows opened and
looked through, weighed, solved, certified by the other code, packed, sealed and committed. Beside bare scipy on a
ready table of the same numbers; the issue's limit is twice that. What PostgreSQL does is in the clock alone. Everybody
is invented.
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
from legal_aid_allocation import Bare
from legal_aid_desk import CAST, COORDINATOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.keys.keyring import Keyring

NEEDS, ROUNDS = 1_000, 5
LIMIT = 2


def fill(keyring: Keyring, needs: int) -> None:
    from amanjol.casework.legal_aid.tests.offers_cast import raise_need
    from amanjol.casework.standards.entitlement.districts import districts_of
    from amanjol.casework.standards.legal_needs.codes import Urgency

    chance = random.Random(15)
    districts = [of.key for region in districts_of("kg").regions for of in region.districts]  # type: ignore[union-attr]  # it is there
    urgencies = [Urgency.NOW, Urgency.THIS_WEEK, Urgency.THIS_MONTH]
    for _need in range(needs):
        raise_need(
            keyring,
            district=chance.choice(districts),
            language=chance.choices(["ky", "ru", "uz"], [5, 4, 2])[0],
            urgency=chance.choices(urgencies, [1, 3, 6])[0],
        )


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


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NEEDS
    os.environ["AMANJOL_DEMO_CAST"] = CAST
    with installation("casework", "--demo"), keyring_of_demo(COORDINATOR) as keyring:
        from amanjol.casework.legal_aid.planning import actions  # Django is set up here

        fill(keyring, number)
        laps = Laps()
        actions.make_plan(keyring)  # the first imports scipy
        for _round in range(ROUNDS):
            problem = stages(keyring, laps)
            laps.timed("**the whole press, committed**", lambda: actions.make_plan(keyring))
            laps.timed("bare scipy, its table ready", Bare(problem).solve)
    size = f"{len(problem.lawyers)} advocates, {len(problem.needs)} needs"
    print_table(
        f"{size}; ms, median of {ROUNDS}; load {os.getloadavg()[0]:.0f}",
        ("", "processor", "clock"),
        [
            (
                name,
                f"{statistics.median(laps.processor[name]):.0f}",
                f"{statistics.median(laps.clock[name]):.0f}",
            )
            for name in laps.processor
        ],
    )
    whole, bare = (
        statistics.median(laps.processor[name])
        for name in ("**the whole press, committed**", "bare scipy, its table ready")
    )
    print(f"{whole / bare:.1f} times bare scipy (aim {LIMIT})")


if __name__ == "__main__":
    main()
