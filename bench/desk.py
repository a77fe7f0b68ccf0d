"""How long does a sealed desk take: to find somebody among many people, to open a case, to show a work list?

Beside it: the same names in clear text under a `pg_trgm` index, which finds no name in another script and hides
nothing. Every figure is of one request's work in the database and in memory, without HTTP.
"""

from __future__ import annotations

import statistics
import time
from datetime import date
from itertools import batched
from typing import TYPE_CHECKING, Any

from _ground import installation, keyring_of_demo, print_table, trigrams
from names import fictional

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.organisations.keys.keyring import Keyring

SIZES = (10_000, 100_000)
ROUNDS = 5
TODAY = date(2026, 11, 25)
QUESTIONS = ("Нурсултан", "Dilfuza", "Айжан Омарова", "Камбек 1988")


def seconds(work: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    took = []
    for _round in range(ROUNDS):
        began = clock()
        work()
        took.append(clock() - began)
    return statistics.median(took)


def fill(keyring: Keyring, names: list[str]) -> None:
    """One person and one case each, as the desk stores them, without the journal."""
    from amanjol.casework.cases import records, sealing
    from amanjol.casework.cases.models import Case, Person

    organisation = keyring.member.organisation_id
    people, cases = [], []
    for number, name in enumerate(names):
        person = Person(organisation_id=organisation)
        sealing.seal_new(person, records.PersonRecord((name,), 1950 + number % 55, "Мары"), keyring)
        case = Case(
            organisation_id=organisation, person=person, opened_month=TODAY.replace(day=1),
            retention_on=TODAY, next_step_on=TODAY,
        )  # fmt: skip
        sealing.seal_new(case, records.begin(TODAY), keyring)
        people.append(person)
        cases.append(case)
    Person.objects.bulk_create(people, batch_size=2_000)
    Case.objects.bulk_create(cases, batch_size=2_000)


def measure(keyring: Keyring, size: int) -> list[str]:
    from amanjol.casework.cases import queries, sealing
    from amanjol.casework.cases.finding import search

    there = queries.people_visible_to(keyring.member).count()
    names = fictional(size)
    fill(keyring, names[there:])

    def ask() -> None:
        for question in QUESTIONS:
            search.find(keyring, question)

    ours = seconds(ask) / len(QUESTIONS)
    processor = seconds(ask, time.process_time) / len(QUESTIONS)
    rounds = batched(trigrams(names, QUESTIONS * ROUNDS), len(QUESTIONS))
    clear = statistics.median(map(sum, rounds)) / len(QUESTIONS)
    case = queries.visible_to(keyring.member).select_related("person")[size // 2]
    opened = seconds(lambda: (sealing.open_case(case, keyring), sealing.open_person(case.person, keyring)))
    return [
        f"{size:,}",
        f"{ours:.2f}",
        f"{processor:.2f}",
        f"{clear:.3f}",
        f"{ours / clear:.0f}",
        f"{opened * 1000:.2f}",
    ]


def main() -> None:
    with installation("casework", "--demo"), keyring_of_demo() as keyring:
        rows = [measure(keyring, size) for size in SIZES]
    columns = ["people", "find, s", "of the processor, s", "pg_trgm in clear, s", "ratio", "open a case, ms"]
    print_table(f"{len(QUESTIONS)} questions, median of {ROUNDS} rounds; aim under 1 s", columns, rows)


if __name__ == "__main__":
    main()
