"""Ten tables of three dimensions from 50,000 people, beside three earlier releases: how long, and is anything told?

Earlier releases are of a part of these people, of all of them by other columns, and of all by two of the same tables,
each made beside those before. Each stage is printed; the limit of all together is 60 seconds of the processor (others
use the machine too). The attack runs once more on all releases as anybody could, and ends this with an error where it
tells something. Beside it: pandas' crosstab, which hides nothing and audits nothing (`uv run --with pandas`; left out
without it). Everybody is invented.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import time
from itertools import combinations
from typing import TYPE_CHECKING

from _ground import print_table

from amanjol.programme.insights.auditing.following import follow
from amanjol.programme.insights.auditing.witnesses import attack
from amanjol.programme.insights.publishing import publish
from amanjol.programme.insights.releasing.people import People
from amanjol.programme.insights.releasing.specification import Specification, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.programme.insights.auditing.witnesses import Verdict
    from amanjol.programme.insights.release_files import Release

PEOPLE = 50_000
CODES = {"year": 5, "sex": 2, "age": 6, "country": 8, "trade": 7, "harm": 4, "recruiter": 5, "stage": 4}
LIMIT = 60.0
THRESHOLD = 10


def invented(size: int) -> People:
    """Uneven, as people are: some codes are rare, and rarer together. A smaller size is the beginning of a larger."""
    chance = random.Random(20)
    columns: dict[str, list[str]] = {name: [] for name in CODES}
    for _ in range(size):
        lean = chance.random()
        for name, many in CODES.items():
            columns[name].append(f"{name} {int(many * (lean * chance.random()) ** 0.8)}")
    return People(columns, size)


def tables(places: range) -> Specification:
    every = list(combinations(CODES, 3))
    chance = random.Random(7)
    chance.shuffle(every)
    return Specification(tuple(Table("-".join(every[place]), every[place]) for place in places))


def timed[Outcome](name: str, work: Callable[[], Outcome]) -> tuple[float, Outcome]:
    started = time.process_time()
    outcome = work()
    spent = time.process_time() - started
    print(f"{name}: {spent:.1f} s", file=sys.stderr, flush=True)
    return spent, outcome


def attacked(releases: Sequence[Release]) -> Verdict:
    reading = follow(releases)
    return attack(reading.system, enough=THRESHOLD, start=reading.way)


def main() -> None:
    people, fewer = invented(PEOPLE), invented(PEOPLE - 40)
    asked = tables(range(10))
    earlier: list[Release] = []
    for who, places in ((fewer, range(4)), (people, range(10, 13)), (people, range(2))):
        earlier.append(publish(who, tables(places), threshold=THRESHOLD, earlier=earlier).release)
    alone, first = timed("no earlier release", lambda: publish(people, asked, threshold=THRESHOLD))
    beside, publication = timed(
        "beside three", lambda: publish(people, asked, threshold=THRESHOLD, earlier=earlier)
    )
    releases = [*earlier, publication.release]
    audit, verdict = timed("attacked once more", lambda: attacked(releases))
    counts = [number for table in publication.release.tables for number in table.counts.values()]
    rows = [
        ("hidden and attacked, no earlier release", f"{alone:.1f}", first.rounds),
        ("hidden and attacked beside three", f"**{beside:.1f}**", publication.rounds),
        ("attacked once more, as anybody can", f"{audit:.1f}", 1),
    ]
    if importlib.util.find_spec("pandas"):
        import pandas as pd

        frame = pd.DataFrame(dict(people.columns))
        crosstab, _ = timed(
            "crosstab",
            lambda: [
                pd.crosstab([frame[a], frame[b]], frame[c], margins=True)
                for a, b, c in (table.dimensions for table in asked.tables)
            ],
        )
        rows.append(("pandas crosstab, nothing hidden", f"{crosstab:.1f}", 0))
    print_table("Ten tables, 50,000 people", ["", "seconds of processor", "attacks"], rows)
    print(
        f"{len(counts):,} rows in ten tables, {sum(number is None for number in counts):,} hidden; limit {LIMIT:.0f} s"
    )
    if verdict.narrow:
        sys.exit(f"{len(verdict.narrow)} counts are told")


if __name__ == "__main__":
    main()
