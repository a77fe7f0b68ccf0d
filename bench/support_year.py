"""A year of one organisation: 300 cases with plans, 12,000 sessions, 3,000 files. How quick are the page of a case and
the quarter?

All of it is sealed as the desk seals it, and as much stands in the journal. The quarter is counted beside the same
tally over the same documents in clear: same queries, same Python, no cipher. The page is asked for over HTTP, by one
person, one after another, each case twice; beside it the page of signing in, which needs no row. Seconds of processor
are those of our programs alone, without the database: other programs on the machine change them least. Last a file of
20 MB is sealed, beside bare AES-256-GCM (`bench/files.py` says how it is measured).
"""

from __future__ import annotations

import os
import statistics
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch
from uuid import uuid4

import files
import psycopg
from _browsers import SIGN_IN, Browser, Times
from _ground import installation, print_table, superuser
from _servers import APPLICATION, granian
from _year import fill, people
from desk_load import sign_in_patiently
from django.utils import timezone

from amanjol.site import database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

ROUNDS: Final = 7
CLEAR: Final = "clear_of_bench"
LIMITS: Final = {"page": 300, "quarter": 1000, "ratio": 5}


def measure_quarter(supervisor: Member) -> None:
    """Sealed and in clear, in turn: other programs slow each differently, and the quickest of each says most."""
    from amanjol.casework.desk.tallies import Quarter
    from amanjol.foundation.organisations.keys.demo import demo_keyring

    quarter = Quarter.of(timezone.localdate()).before
    with demo_keyring(supervisor) as keyring:
        figures, in_clear = _counted(keyring, quarter), _in_clear(keyring)
        with in_clear():
            same = _counted(keyring, quarter)
        if same != figures:
            raise SystemExit("The tally over clear text says something else.")
        sealed_times, clear_times = [], []
        for _round in range(ROUNDS):
            sealed_times.append(_clocked(lambda: _counted(keyring, quarter)))
            with in_clear():
                clear_times.append(_clocked(lambda: _counted(keyring, quarter)))
    rows = []
    for what, at in (("of a clock", 0), ("of processor", 1)):
        sealed, clear = (min(times[at] for times in of_all) for of_all in (sealed_times, clear_times))
        middle = statistics.median(times[at] for times in sealed_times)
        rows.append(
            [
                what,
                f"{sealed * 1000:.0f}",
                f"{middle * 1000:.0f}",
                f"{clear * 1000:.0f}",
                f"{sealed / clear:.1f}",
            ]
        )
    deeds = sum(row.times for tally in figures.tallies for row in tally.rows)
    title = f"The quarter of {figures.people} people, {deeds:,} deeds"
    columns = [
        "milliseconds",
        f"quickest of {ROUNDS} (limit {LIMITS['quarter']})",
        "median",
        "the same in clear, quickest",
        f"times (limit {LIMITS['ratio']})",
    ]
    print_table(title, columns, rows)


def _counted(keyring: Keyring, quarter: Any) -> Any:
    from amanjol.casework.support.quarter.queries import figures_of

    return figures_of(keyring, quarter)


def _clocked(do: Callable[[], object]) -> tuple[float, float]:
    began, used = time.perf_counter(), time.process_time()
    do()
    return time.perf_counter() - began, time.process_time() - used


def _in_clear(keyring: Keyring) -> Callable[[], Any]:
    """The same documents in a table in clear, and what makes the one door for many rows read them there."""
    from amanjol.casework.desk import in_bulk
    from amanjol.casework.desk.tallies import Quarter
    from amanjol.casework.support.models import CircleClient
    from amanjol.casework.support.sessions import tally as of_sessions
    from amanjol.casework.support.sessions.records import FactsRecord
    from amanjol.foundation.seals import canonical

    real = in_bulk._all_opened  # noqa: SLF001  the one door, behind which it reads in clear
    documents: dict[str, list[tuple[str, str, str, bytes]]] = {}

    def copying(rows: Any, by: str, opener: Any) -> Any:
        opened: Any = real(rows, by, opener)
        table = rows.model._meta.db_table  # noqa: SLF001  Django's public name
        documents[table] = [
            (
                table,
                row.pk,
                canonical.to_bytes(row.points).decode(),
                canonical.to_bytes(row.data),
            )
            for row in opened
        ]
        return opened

    opened_sessions = of_sessions._sessions  # noqa: SLF001  behind which it reads in clear

    def copying_sessions(counting: Any) -> Any:
        there = list(opened_sessions(counting))
        documents["sessions"] = [
            (
                "sessions",
                str(uuid4()),
                canonical.to_bytes({"case": case}).decode(),
                canonical.to_bytes(record.as_data()),
            )
            for case, record in there
        ]
        return iter(there)

    with (
        patch.object(in_bulk, "_all_opened", copying),
        patch.object(of_sessions, "_sessions", copying_sessions),
    ):
        _counted(keyring, Quarter.of(timezone.localdate()))
    with superuser() as connection:
        connection.execute(f"create table {CLEAR} (of text, id uuid, points bytea, document bytea)")
        connection.execute(f"grant select on {CLEAR} to {database.ROLES['app']}")
        with (
            connection.cursor() as cursor,
            cursor.copy(f"copy {CLEAR} (of, id, points, document) from stdin") as copy,
        ):
            for rows in documents.values():
                for of, pk, points, document in rows:
                    copy.write_row((of, pk, points.encode(), document))
        connection.execute(f"create index on {CLEAR} (of)")
        connection.execute(f"analyze {CLEAR}")

    def read(table: str) -> list[tuple[str, Any, Any]]:
        from django.db import connection as ours

        ours.ensure_connection()
        with psycopg.Cursor(ours.connection) as cursor:
            cursor.execute(
                f"select id::text, points, document from {CLEAR} where of = %s", [table], binary=True
            )
            rows = cursor.fetchall()
        points = canonical.from_own_bytes([row[1] for row in rows])
        data = canonical.from_own_bytes([row[2] for row in rows])
        return list(zip([row[0] for row in rows], points, data, strict=True))

    def reading(rows: Any, _by: str, _opener: Any) -> Any:
        table = rows.model._meta.db_table  # noqa: SLF001  Django's public name
        return [in_bulk.OpenedRow(pk, points, b"", data) for pk, points, data in read(table)]

    def reading_sessions(counting: Any) -> Any:
        counting.rows(CircleClient.objects.all())
        return ((points["case"], FactsRecord.from_data(data)) for _pk, points, data in read("sessions"))

    @contextmanager
    def in_clear() -> Iterator[None]:
        with (
            patch.object(in_bulk, "_all_opened", reading),
            patch.object(of_sessions, "_sessions", reading_sessions),
        ):
            yield

    return in_clear


def measure_page(member: Member, cases: list[str]) -> None:
    from amanjol.foundation.accounts import credentials

    with superuser() as connection:  # a demo answers one address only
        connection.execute("update organisations_node set is_demo = false")
        connection.execute("update accounts_account set is_demo = false")
    times, email = Times(), member.account.email
    with granian(APPLICATION, SIGN_IN) as (port, process):
        browser = Browser(port, 0, times)
        browser.ask("the page", SIGN_IN)
        step = credentials.current_step()
        sign_in_patiently(browser, email, credentials.code_at(credentials.demo_totp_secret(email), step))
        used = processor(process)
        for _round in range(2):
            for case in cases:
                if "plan-goals" not in browser.ask("case page", f"/desk/cases/{case}/"):
                    times.errors.append("case page: no plan")
        a_page = (processor(process) - used) / (2 * len(cases))
        stranger = Browser(port, 250, times)
        for _round in range(60):
            stranger.ask("sign-in page", SIGN_IN)
        browser.ask("the quarter", "/desk/quarter/?of=" + _last_quarter())
    rows = []
    for what in ("case page", "sign-in page", "the quarter"):
        taken = times.taken[what]
        late = statistics.quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
        limit = {"case page": LIMITS["page"], "the quarter": LIMITS["quarter"]}.get(what, "")
        rows.append([what, len(taken), f"{statistics.median(taken) * 1000:.0f}", f"{late * 1000:.0f}", limit])
    print_table("Over HTTP, one after another", ["", "asked", "median, ms", "p95, ms", "limit, ms"], rows)
    print(f"\nSeconds of processor of the server for each page of a case: {a_page * 1000:.0f} ms")
    for error in times.errors[:5]:
        print(error)


def processor(process: int) -> float:
    """Seconds that a process and its children have used."""
    listed = [process]
    for task in Path(f"/proc/{process}/task").iterdir():
        listed += map(int, (task / "children").read_text().split())
    ticks = 0
    for pid in listed:
        parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(parts[11]) + int(parts[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _last_quarter() -> str:
    from amanjol.casework.desk.tallies import Quarter

    quarter = Quarter.of(timezone.localdate()).before
    return f"{quarter.year}-{quarter.number}"


def main() -> None:
    with installation("casework", "--demo"):
        members, circle = people()
        cases = fill(members, circle)
        measure_quarter(members[0])
        measure_page(members[0], cases)
    files.main()


if __name__ == "__main__":
    main()
