"""A year of one organisation: 300 cases with plans, 12,000 sessions, 3,000 files. How quick are the page of a case and
the quarter?

All of it is sealed as the desk seals it, and as much stands in the journal. The quarter is counted beside the same
tally over the same documents in clear: same queries, same Python, no cipher. The page is asked for over HTTP, by one
person, one after another, each case twice; beside it the page of signing in, which needs no row. Seconds of processor
are those of our programs alone, without the database: other programs on the machine change them least. Last a file of
20 MB is sealed, beside bare AES-256-GCM (`bench/files.py` says how it is measured).
"""

from __future__ import annotations

import io
import os
import statistics
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch
from uuid import uuid4

import files
import psycopg
from _browsers import SIGN_IN, Browser, Times
from _ground import installation, print_table
from _servers import APPLICATION, granian
from desk_load import sign_in_patiently
from names import fictional

from amanjol.site import database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

CASES: Final = 300
EACH: Final = 10  # services in the plan of a case
SESSIONS_EACH: Final = 40
FILES_EACH: Final = 10
NOTES_EACH: Final = 8
MEMBERS: Final = 10
GOALS: Final = 4
ROUNDS: Final = 7
CLEAR: Final = "clear_of_bench"
KINDS: Final = ("Health", "Legal", "SocialCare", "Education", "Livelihood", "")
SEXES: Final = ("Feminine", "Feminine", "Feminine", "Masculine", None)
LIMITS: Final = {"page": 300, "quarter": 1000, "ratio": 5}


def people() -> tuple[list[Member], UUID]:
    """The first of them supervises; and the circle of a psychologist who is none of them."""
    from amanjol.foundation.accounts import actions as accounts
    from amanjol.foundation.organisations import actions as organisations
    from amanjol.foundation.organisations.keys.demo import begin_demo_circle, begin_demo_keys
    from amanjol.foundation.organisations.kinds import OrganisationKind
    from amanjol.foundation.organisations.roles import RoleKey

    organisation = organisations.create_organisation(name="Year", kind=OrganisationKind.NGO, by=None)
    members = []
    for place in range(MEMBERS):
        email = f"year-{place}@demo.example"
        account = accounts.create_demo_account(email=email, name=f"Member {place}", language="ru")
        role = RoleKey.CASE_WORKER if place else RoleKey.SUPERVISOR
        members.append(
            organisations.add_member(account=account, organisation=organisation, role=role, by=None)
        )
    begin_demo_keys(holders=members)
    account = accounts.create_demo_account(
        email="year-circle@demo.example", name="Psychologist", language="ru"
    )
    psychologist = organisations.add_member(
        account=account, organisation=organisation, role=RoleKey.PSYCHOLOGIST, by=None
    )
    return members, begin_demo_circle(member=psychologist, holder=members[0], purpose="psychologist")


@dataclass
class Year:
    """Rows of a year, made in memory and stored together."""

    keyring: Keyring
    members: list[Member]
    today: date
    chance: Random

    def fill(self, names: list[str]) -> list[Case]:
        cases = [self._case(name, number) for number, name in enumerate(names)]
        self._journal(cases)
        return cases

    def _day(self) -> date:
        return self.today - timedelta(days=self.chance.randrange(365))

    def _case(self, name: str, number: int) -> Case:
        from amanjol.casework.cases import items, records, sealing
        from amanjol.casework.cases.models import Assignment, Case, CaseItem, Person, Status
        from amanjol.foundation.seals.records import replace

        keyring, organisation = self.keyring, self.keyring.member.organisation_id
        sex = self.chance.choice(SEXES)
        values = {"prs_Gender": sex} if sex else {}
        details = ({"part": "person", "entry": "", "document": {"values": values}},)
        person = Person(organisation_id=organisation)
        sealing.seal_new(
            person, records.PersonRecord((name,), 1950 + number % 60, "Мары", details=details), keyring
        )
        person.save(force_insert=True)
        is_open = number % 3 > 0
        begun = replace(
            records.begin(self._day(), self.today), next_step="Позвонить и договориться о встрече"
        )
        case = Case(
            organisation_id=organisation, person=person, opened_month=self.today.replace(day=1),
            retention_on=self.today + timedelta(days=1000), status=Status.OPEN if is_open else Status.CLOSED,
            next_step_on=self.today + timedelta(number % 70 - 10) if is_open else None,
        )  # fmt: skip
        key = sealing.seal_new(case, begun, keyring)
        notes = [
            records.Note(self._moment(), keyring.person, "Вымышленная запись. " * 20)
            for _note in range(NOTES_EACH)
        ]
        record, rows = items.numbered(notes, case=case, record=begun, key=key, keyring=keyring)
        sealing.close_with(key, case, record, keyring)
        case.save(force_insert=True)
        CaseItem.objects.bulk_create(rows)
        member = self.members[number % MEMBERS]
        Assignment.objects.create(organisation_id=organisation, case=case, member=member)
        self._plan(case, key, member)
        self._files(case, key)
        return case

    def _moment(self) -> datetime:
        return datetime.combine(self._day(), datetime.min.time(), UTC) + timedelta(hours=9)

    def _plan(self, case: Case, key: bytes, member: Member) -> None:
        from amanjol.casework.cases import sealing
        from amanjol.casework.support.models import Goal, Plan, Service
        from amanjol.casework.support.plans.records import GoalRecord, PlanRecord, ServiceRecord, State

        own = {"organisation_id": case.organisation_id, "case": case}
        goals, services = [], []
        for number in range(GOALS):
            goals.append(Goal(**own))
            record = GoalRecord(self._moment(), self.keyring.person, f"Хочу научиться и жить сама, {number}")
            sealing.seal_row(goals[-1], record.as_data(), key, self.keyring)
        for number in range(EACH):
            is_done, day = number % 5 > 0, self._day()
            services.append(
                Service(**own, member=member, due_on=day if number % 2 else None, is_over=is_done)
            )
            service = ServiceRecord(
                self._moment(), self.keyring.person, str(goals[number % GOALS].pk), "Вымышленная помощь, " * 3,
                self.chance.choice(KINDS), state=State.DONE if is_done else State.PLANNED,
                result="Сделано, договорились о следующей встрече." if is_done else "",
                ended_on=day if is_done else None,
            )  # fmt: skip
            sealing.seal_row(services[-1], service.as_data(), key, self.keyring)
        plan = Plan(**own, review_on=self.today + timedelta(days=30))
        of_plan = PlanRecord(
            self._moment(), self.keyring.person, {str(goal.pk): 1 for goal in goals},
            {str(service.pk): 1 for service in services}, acts=GOALS + 2 * EACH,
        )  # fmt: skip
        sealing.seal_row(plan, of_plan.as_data(), key, self.keyring)
        Goal.objects.bulk_create(goals)
        Service.objects.bulk_create(services)
        plan.save(force_insert=True)

    def _files(self, case: Case, key: bytes) -> None:
        from amanjol.casework.cases import sealing
        from amanjol.casework.support.files import store
        from amanjol.casework.support.files.queries import place_of
        from amanjol.casework.support.files.records import FileRecord
        from amanjol.casework.support.models import CaseFile, StoredFile
        from amanjol.foundation.seals.streams import new_file_key

        rows = []
        for number in range(FILES_EACH):
            row, file_key = CaseFile(organisation_id=case.organisation_id, case=case), new_file_key()
            content = f"Вымышленная переписка {number}".encode() * 40
            stored = store.put(row.pk, file_key, place_of(row.pk, self.keyring), io.BytesIO(content))
            record = FileRecord(
                self._moment(), self.keyring.person, file_key.hex(), "txt", "переписка.txt", stored.size,
                stored.sha256, "Вымышленная переписка", "сама",
            )  # fmt: skip
            sealing.seal_row(row, record.as_data(), key, self.keyring)
            rows.append(row)
        CaseFile.objects.bulk_create(rows)
        StoredFile.objects.bulk_create([StoredFile(file=row) for row in rows])

    def sessions(self, cases: list[Case], circle: UUID) -> list[dict[str, Any]]:
        """A client of the circle in each case, stored; gives the rows of their sessions, which only the circle may add.

        What was said is as long as it is there, and opens for nobody: neither the page nor the quarter asks for it.
        """
        from amanjol.casework.cases import sealing
        from amanjol.casework.support.models import CircleClient, CircleSession
        from amanjol.casework.support.sessions import bridge
        from amanjol.casework.support.sessions.records import (
            AskingRecord,
            Basis,
            ClientRecord,
            Facts,
            FactsRecord,
            Kind,
            Outcome,
            Way,
        )
        from amanjol.foundation.seals.case_keys import new_case_key

        place, rows, by = self.keyring.organisation, [], self.keyring.person
        for case in cases:
            key, client = (
                new_case_key(),
                CircleClient(organisation_id=case.organisation_id, case=case, circle_id=circle),
            )
            client.number, client.epoch = 1, self.keyring.epoch.number
            client.offered, client.voucher = self.chance.randbytes(1169), self.chance.randbytes(93)
            record = ClientRecord(self._moment(), by, key.hex(), key.hex())
            sealing.seal_row(client, record.as_data(), sealing.key_of_case(case, self.keyring), self.keyring)
            asking = AskingRecord(self._moment(), by, "Имя", "", "", "", "", "", "Не спит", Basis.AGREED)
            client.asking = bridge.seal(key, asking, place, bridge.row_of(client), bridge.ASKING)
            client.save(force_insert=True)
            for _session in range(SESSIONS_EACH):
                row = CircleSession(client=client)
                facts = Facts(self._day(), 50, Kind.TALK, Way.IN_PERSON, Outcome.TOOK_PLACE)
                sealed = bridge.seal(
                    key, FactsRecord(self._moment(), by, facts), place, bridge.row_of(row), bridge.FACTS
                )
                rows.append({
                    "id": row.pk, "organisation_id": case.organisation_id, "client_id": client.pk, "facts": sealed,
                    "number": 1, "wrapped_key": self.chance.randbytes(61), "words": self.chance.randbytes(1053),
                })  # fmt: skip
        return rows

    def _journal(self, cases: list[Case]) -> None:
        """As many entries as the acts would have left."""
        from amanjol.casework.desk.recording import record_act

        verbs = ("case.opened",) * 20 + ("case.noted",) * NOTES_EACH + ("case.file-added",) * FILES_EACH
        verbs += ("plan.goal-written",) * GOALS + ("plan.service-written", "plan.service-moved") * EACH
        verbs += ("case.list-printed",) * SESSIONS_EACH  # as many as sessions leave
        for case in cases:
            for verb in verbs:
                record_act(verb, self.keyring.member, "case", case.pk)


def fill(members: list[Member], circle: UUID) -> list[str]:
    """Gives the ids of the cases."""
    from django.db import transaction

    from amanjol.casework.cases.finding import actions as finding
    from amanjol.foundation.organisations.keys.demo import demo_keyring

    began = time.perf_counter()
    with demo_keyring(members[0]) as keyring:
        with transaction.atomic():
            year = Year(keyring, members, datetime.now(UTC).date(), Random(13))
            cases = year.fill(fictional(CASES))
            sessions = year.sessions(cases, circle)
        while finding.catch_up(keyring=keyring):
            pass
    with superuser() as connection:
        with (
            connection.cursor() as cursor,
            cursor.copy(f"copy support_circlesession ({', '.join(sessions[0])}) from stdin") as copy,
        ):
            for session in sessions:
                copy.write_row(list(session.values()))
        connection.execute("analyze")
        (entries,) = connection.execute("select count(*) from journal_entry").fetchone() or (0,)
    print(
        f"{CASES} cases, {CASES * EACH:,} services, {len(sessions):,} sessions, {CASES * FILES_EACH:,} files, "
        f"{entries:,} entries of the journal, prepared in {time.perf_counter() - began:.0f} s"
    )
    return [str(case.pk) for case in cases]


@contextmanager
def superuser() -> Iterator[psycopg.Connection[Any]]:
    address = os.environ["DATABASE_URL"].replace(database.ROLES["app"], "postgres", 1)
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


def measure_quarter(supervisor: Member) -> None:
    """Sealed and in clear, in turn: other programs slow each differently, and the quickest of each says most."""
    from amanjol.casework.desk.tallies import Quarter
    from amanjol.foundation.organisations.keys.demo import demo_keyring

    quarter = Quarter.of(datetime.now(UTC).date()).before
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
        opened = real(rows, by, opener)
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

    opened_sessions = of_sessions._sessions  # noqa: SLF001  as above

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
        _counted(keyring, Quarter.of(datetime.now(UTC).date()))
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

    quarter = Quarter.of(datetime.now(UTC).date()).before
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
