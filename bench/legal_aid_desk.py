"""How long does it take from the press to who could come: with the register of 464 in a database, sealed as it is used?

On the desk ten more needs lie, each with two on its other side, and 60 advocates have told of five clients each. One
request opens register, needs, offers, mandates, conflicts and roads, holds all names against each other, weighs and
proposes. Ends with an error where the 95th percentile, in milliseconds of the processor, is above the limit. Everybody
is invented.
"""

from __future__ import annotations

import os
import random
import time
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from _ground import installation, keyring_of_demo, print_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from amanjol.foundation.organisations.keys.keyring import Keyring

CAST = "KG"  # the demo that has a coordinator
COORDINATOR = "gulnaz@osh.example"
NEEDS, ON_THE_OTHER_SIDE = 10, 2
LAWYERS_WHO_TOLD, CLIENTS = 60, 5
ROUNDS = 40
LIMIT = 150  # ms
FAMILY = (
    "Асанов",
    "Беков",
    "Каримов",
    "Турдубаев",
    "Иванов",
    "Сыдыков",
    "Рахимов",
    "Жумабеков",
    "Осмонов",
    "Ким",
)
GIVEN = ("Айбек", "Нурлан", "Эркин", "Фарход", "Сергей", "Тимур", "Олжас", "Канат", "Медер", "Улан")


def fill(keyring: Keyring) -> list[UUID]:
    """Gives the needs."""
    from django.utils import timezone

    from amanjol.casework.legal_aid.conflict import actions as conflict
    from amanjol.casework.legal_aid.conflict.records import PartyRecord
    from amanjol.casework.legal_aid.register import queries as register
    from amanjol.casework.legal_aid.tests.offers_cast import raise_need, side

    chance = random.Random(15)

    def somebody() -> str:
        return f"{chance.choice(FAMILY)} {chance.choice(GIVEN)} {chance.choice(FAMILY)}ич (вымышлен)"

    needs = [raise_need(keyring) for _need in range(NEEDS)]
    for need in needs:
        for _who in range(ON_THE_OTHER_SIDE):
            conflict.write_side(keyring=keyring, need=need, side=side(somebody()))
    advocates = register.opened(keyring, timezone.localdate())
    for advocate in chance.sample(advocates, LAWYERS_WHO_TOLD):
        clients = [PartyRecord((somebody(),)) for _client in range(CLIENTS)]
        conflict.write_assignments(keyring=keyring, advocate=advocate, parties=clients)
    return needs


class Laps:
    """Milliseconds by the name of a stage: of the clock and of the processor."""

    def __init__(self) -> None:
        self.wall: dict[str, list[float]] = defaultdict(list)
        self.processor: dict[str, list[float]] = defaultdict(list)

    def timed(self, name: str, work: Callable[[], Any]) -> Any:
        began, began_work = time.perf_counter(), time.process_time()
        outcome = work()
        self.wall[name].append((time.perf_counter() - began) * 1000)
        self.processor[name].append((time.process_time() - began_work) * 1000)
        return outcome


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def measure(keyring: Keyring, needs: list[UUID], laps: Laps, *, is_empty: bool = False) -> None:
    from django.utils import timezone

    from amanjol.casework.legal_aid.conflict import queries as conflicts
    from amanjol.casework.legal_aid.conflict import remembering
    from amanjol.casework.legal_aid.needs import queries as need_queries
    from amanjol.casework.legal_aid.offers import actions
    from amanjol.casework.legal_aid.offers.proposing import propose
    from amanjol.casework.legal_aid.register import queries as register

    today = timezone.localdate()
    for place in range(3 if is_empty else ROUNDS):
        need = needs[place % len(needs)]
        if is_empty:
            remembering.forget()
        advocates = laps.timed("the register alone", lambda: register.opened(keyring, today))
        laps.timed("conflicts alone, opened", partial(conflicts.Book, keyring, advocates))

        def whole(need: UUID = need) -> None:
            facts = laps.timed("everything opened", lambda: actions.facts_of(keyring))
            opened = need_queries.opened_need(keyring, need)
            if opened is None:
                raise SystemExit("A need that was raised is not there.")
            proposed = laps.timed(
                "held against each other, weighed, proposed", lambda: propose(opened, facts)
            )
            if not proposed.best:
                raise SystemExit("Nobody can come: this measures nothing.")

        laps.timed("press to proposals", whole)


def main() -> None:
    os.environ["AMANJOL_DEMO_CAST"] = CAST
    with installation("casework", "--demo"), keyring_of_demo(COORDINATOR) as keyring:
        needs = fill(keyring)
        first, laps = Laps(), Laps()
        measure(keyring, needs, first, is_empty=True)
        measure(keyring, needs, laps)
        print_table(
            f"464 advocates, {NEEDS} more needs, {LAWYERS_WHO_TOLD * CLIENTS} clients; ms, median and 95th percentile",
            ("", "processor", "95 %", "clock", "95 %", "processor, nothing remembered yet"),
            [
                (
                    name,
                    *(
                        f"{percentile(values[name], share):.0f}"
                        for values in (laps.processor, laps.wall)
                        for share in (0.5, 0.95)
                    ),
                    f"{percentile(first.processor[name], 0.5):.0f}",
                )
                for name in laps.wall
            ],
        )
        high = percentile(laps.processor["press to proposals"], 0.95)
        if high > LIMIT:
            raise SystemExit(f"From the press to proposals it takes {high:.0f} ms.")


if __name__ == "__main__":
    main()
