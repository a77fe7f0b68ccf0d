"""How long does it take to find somebody among 100,000, or 1,000,000, whom an organisation has sealed?

Beside it: the same names in clear text under a `pg_trgm` index on the same PostgreSQL, which finds no name in another
script and hides nothing. Every figure is of one request's work in the database and in memory, without HTTP:
processor time of ours and of PostgreSQL's process for us, since others use the machine too, and the clock.

`bench/finding.py 1000000` measures that many.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections import deque
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from _ground import installation, keyring_of_demo, print_table, superuser, trigrams
from names import fictional

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from amanjol.foundation.organisations.keys.keyring import Keyring

PEOPLE = 100_000
AIMS = {100_000: 0.4, 1_000_000: 4.0}  # seconds, at the 95th percentile
ROUNDS = 3
AT_ONCE = 5_000
TODAY = date(2026, 11, 25)
PLACES = (
    "Мары",
    "Дашогуз",
    "Ташкент",
    "Ош",
    "Алматы",
    "Худжанд",
    "Бухара",
    "Нукус",
    "Шымкент",
    "Душанбе",
    "Хорог",
)
TICKS = os.sysconf("SC_CLK_TCK")


def fill(keyring: Keyring, names: Sequence[str]) -> None:
    """One person each with place, telephone and document, as the desk stores them, without the journal."""
    from amanjol.casework.cases import records, sealing
    from amanjol.casework.cases.models import Case, Person

    organisation = keyring.member.organisation_id
    for start in range(0, len(names), AT_ONCE):
        people, cases = [], []
        for number, name in enumerate(names[start : start + AT_ONCE], start):
            contact = records.SafeContact(telephone=f"+993 6{number % 5 + 1} {number % 1_000_000:06}")
            record = records.PersonRecord(
                (name,), 1950 + number % 55, PLACES[number % len(PLACES)], f"A {number:07}", contact
            )
            person = Person(organisation_id=organisation)
            sealing.seal_new(person, record, keyring)
            people.append(person)
            case = Case(
                organisation_id=organisation, person=person, opened_month=TODAY.replace(day=1),
                retention_on=TODAY, next_step_on=TODAY,
            )  # fmt: skip
            sealing.seal_new(case, records.begin(TODAY), keyring)
            cases.append(case)
        Person.objects.bulk_create(people)
        Case.objects.bulk_create(cases)


def write_sheets(keyring: Keyring) -> int:
    """Some of those that are due. Gives how many."""
    from amanjol.casework.cases.finding import actions
    from amanjol.casework.cases.finding.everybody import Gone

    return actions.write_anew(keyring=keyring, gone=Gone(loose=1_000_000), seconds=10)


def questions(names: Sequence[str]) -> Iterator[str]:
    """As people ask: a whole name, one word, a word with a year or a place, letters changed, a number, a family."""
    chance = random.Random(7)
    for number, name in zip(range(24), chance.sample(names, 24), strict=False):
        family, given, _father = name.split()
        yield (
            name,
            given,
            f"{given} {1950 + number}",
            f"{given} {PLACES[number % len(PLACES)]}",
            f"{given[0]}{given[2]}{given[1]}{given[3:]} {family}",
            f"из {family.removesuffix('а')}ых" if number % 2 else f"{chance.randrange(1_000_000):06}",
        )[number % 6]


class Clock:
    """Seconds on the wall, and of the processor here and in PostgreSQL's process for this connection."""

    def __init__(self) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            (self._server,) = cursor.fetchone()

    def _read(self) -> tuple[float, float]:
        fields = Path(f"/proc/{self._server}/stat").read_text().rsplit(")", 1)[1].split()
        return time.perf_counter(), time.process_time() + (int(fields[11]) + int(fields[12])) / TICKS

    def of(self, work: Callable[[], Any]) -> tuple[float, float]:
        wall, processor = self._read()
        work()
        now, spent = self._read()
        return now - wall, spent - processor


def stages(keyring: Keyring) -> dict[str, Callable[[str], Any]]:
    """What a question does, each with all that comes before it."""
    from amanjol.casework.cases.finding import everybody, search
    from amanjol.casework.cases.finding import questions as reading
    from amanjol.casework.cases.finding.queries import sheets_visible_to
    from amanjol.casework.desk import in_bulk

    def rows() -> Any:
        return everybody.with_people(sheets_visible_to(keyring.member))

    def read(_question: str) -> None:
        columns = rows().values_list("epoch", "wrapped_key", "sealed", "named")
        with closing(in_bulk.stream(columns, 16)) as all_rows:
            deque(all_rows, maxlen=0)

    def decrypt(_question: str) -> None:
        with closing(in_bulk.documents(rows(), keyring, "named")) as documents:
            deque(documents, maxlen=0)

    def score(question: str) -> None:
        with in_bulk.uncollected():
            everybody.go_through(keyring, search.asked_of(reading.read(question, "TM")))

    def show(question: str) -> None:
        search.cases_of(keyring, search.find(keyring, question))

    return {
        "read": read,
        "decrypt": decrypt,
        "score": score,
        "open": lambda question: search.find(keyring, question),
        "show": show,
    }


def late(seconds: Sequence[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def settle() -> None:
    """What PostgreSQL does by itself some minutes after so many changes."""
    with superuser() as connection:
        connection.execute("vacuum analyze")


def prepare(names: Sequence[str]) -> None:
    """Each part in a transaction of its own, as requests are."""
    began = time.perf_counter()
    with keyring_of_demo() as keyring:
        fill(keyring, names)
    print(f"{len(names):,} people sealed in {time.perf_counter() - began:.0f} s", flush=True)
    settle()
    began, sheets, more = time.perf_counter(), 0, 1
    while more:
        with keyring_of_demo() as keyring:
            more = write_sheets(keyring)
        sheets += more
    seconds = (time.perf_counter() - began) / sheets
    print(f"{sheets:,} sheets, {seconds * 1000:.0f} ms to write each", flush=True)
    settle()


def measure(keyring: Keyring, names: Sequence[str]) -> None:
    size, asked = len(names), list(questions(names))
    clock, before, rows = Clock(), (0.0, 0.0), []
    for stage, work in stages(keyring).items():
        took = [clock.of(partial(work, question)) for _round in range(ROUNDS) for question in asked]
        middle = tuple(statistics.median(column) for column in zip(*took, strict=True))
        whole = tuple(late(column) for column in zip(*took, strict=True))
        more = [f"{now - then:.3f}" for now, then in zip(middle, before, strict=True)]
        rows.append([stage, *more, *(f"{seconds:.3f}" for seconds in whole)])
        before = middle
        print(rows[-1], flush=True)
    columns = ["stage", "median, s", "of the processor, s", "p95 of all so far, s", "of the processor, s"]
    print_table(
        f"{size:,} people, {len(asked)} questions, {ROUNDS} rounds; aim {AIMS.get(size)} s", columns, rows
    )
    clear = trigrams(names, asked * ROUNDS)
    print(f"pg_trgm in clear: median {statistics.median(clear):.3f} s, p95 {late(clear):.3f} s")


def main() -> None:
    size = int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE
    names = fictional(size)
    with installation("casework", "--demo"):
        prepare(names)
        with keyring_of_demo() as keyring:
            measure(keyring, names)


if __name__ == "__main__":
    main()
