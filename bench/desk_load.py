"""How quick is the desk for 50 people at once, among 1,000,000 sealed cases of 200 organisations?

First 64 people sign in at the same moment, which is also measured: Argon2id takes 128 MiB each time. Then 50 of
them work, unlocked, each with pauses. The five organisations they belong to are sealed as the desk seals; the
rows of the others are real ones with ids of their own whose sealed bytes are copies, which nobody here can open.
Beside it: the page of signing in, which needs no row, asked of the same server in the same minutes. At the end
strangers try to sign in without a pause, and one person's work list is asked for with them and without.

All that twice: in one process of the server, as `amanjol up` starts it, and in two as `deploy/amanjol-web.service`.
`bench/desk_load.py flood` does the last alone, in one process, among the cases of one organisation: some minutes.
"""

from __future__ import annotations

import multiprocessing
import os
import statistics
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from _browsers import BUSY, LIST, SIGN_IN, Browser, Times
from _ground import installation, print_table, superuser
from _servers import APPLICATION, granian
from django.utils import timezone
from names import fictional
from serving import memory

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.synchronize import Event

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

ORGANISATIONS = 200
CASES_EACH = 5_000
OPEN = 5  # one case in so many is open
OURS = 5  # organisations whose members are there
MEMBERS_EACH = 10
AT_ONCE = 64
PROCESSES = (1, 2)
WARMING = 60  # seconds of the same work that are not counted: a server lives for hours
SECONDS = 120
THINK = (5.0, 15.0)  # seconds between two pages, evenly
FLOOD = 20
FLOOD_PAGES = 100
LIMITS = {"today": 200, "work list, mine": 200, "work list, everybody's": 200, "case page": 150}
OTHERS = """
set session_replication_role = replica;  -- the rows are whole: no foreign key needs to be looked up a million times
create temporary table copied as
    select other.id as organisation, gen_random_uuid() as person, gen_random_uuid() as new, source.id as source
    from organisations_organisation other cross join cases_case source
    where other.name like 'Other %%' and source.organisation_id = %(source)s;
insert into cases_person (id, organisation_id, epoch, wrapped_key, schema, sealed)
    select copied.person, copied.organisation, p.epoch, p.wrapped_key, p.schema, p.sealed
    from copied join cases_case c on c.id = copied.source join cases_person p on p.id = c.person_id;
insert into cases_case (id, organisation_id, epoch, wrapped_key, schema, sealed, person_id, status,
                        opened_month, retention_on, next_step_on)
    select copied.new, copied.organisation, c.epoch, c.wrapped_key, c.schema, c.sealed, copied.person, c.status,
           c.opened_month, c.retention_on, c.next_step_on
    from copied join cases_case c on c.id = copied.source;
insert into cases_caseitem (id, organisation_id, case_id, kind, number, wrapped_key, schema, sealed)
    select gen_random_uuid(), copied.organisation, copied.new, i.kind, i.number, i.wrapped_key, i.schema, i.sealed
    from copied join cases_caseitem i on i.case_id = copied.source;
"""


def people(organisations_here: int) -> list[tuple[str, list[Member]]]:
    """The organisations that are there with their members, who hold the keys; fictional, all of them."""
    from amanjol.foundation.accounts import actions as accounts
    from amanjol.foundation.organisations import actions as organisations
    from amanjol.foundation.organisations.keys.demo import begin_demo_keys
    from amanjol.foundation.organisations.kinds import OrganisationKind
    from amanjol.foundation.organisations.roles import RoleKey

    with_members = []
    for number in range(min(OURS, organisations_here)):
        organisation = organisations.create_organisation(
            name=f"Ours {number}", kind=OrganisationKind.NGO, by=None
        )
        members = []
        for place in range(MEMBERS_EACH):
            email = f"member-{number}-{place}@demo.example"
            account = accounts.create_demo_account(
                email=email, name=f"Member {number}-{place}", language="ru"
            )
            members.append(
                organisations.add_member(
                    account=account, organisation=organisation, role=RoleKey.CASE_WORKER, by=None
                )
            )
        begin_demo_keys(holders=members)
        with_members.append((str(organisation.pk), members))
    for number in range(organisations_here - len(with_members)):
        organisations.create_organisation(name=f"Other {number}", kind=OrganisationKind.NGO, by=None)
    return with_members


def fill(members: list[Member], names: list[str]) -> None:
    """One person and one case each, a fifth of them open and given to the members in turn.

    Their sheets are there, too: an organisation gets as many at once on the first day of this desk alone.
    """
    from amanjol.casework.cases.finding import actions as finding
    from amanjol.foundation.organisations.keys.demo import demo_keyring

    with demo_keyring(members[0]) as keyring:
        _fill(keyring, members, names)
        while finding.catch_up(keyring=keyring):
            pass


def _fill(keyring: Keyring, members: list[Member], names: list[str]) -> None:
    from amanjol.casework.cases import items, records, sealing
    from amanjol.casework.cases.models import Assignment, Case, CaseItem, Person, Status
    from amanjol.foundation.seals.records import replace

    organisation, today = keyring.member.organisation_id, timezone.localdate()
    note = records.Note(datetime(2026, 11, 2, 9, tzinfo=UTC), keyring.person, "Вымышленная запись. " * 20)
    begun = replace(records.begin(today), next_step="Позвонить и договориться о встрече")
    rows: list[Person] = []
    cases: list[Case] = []
    assigned: list[Assignment] = []
    notes: list[CaseItem] = []
    for number, name in enumerate(names):
        person = Person(organisation_id=organisation)
        sealing.seal_new(person, records.PersonRecord((name,), 1950 + number % 55, "Мары"), keyring)
        is_open = number % OPEN == 0
        case = Case(
            organisation_id=organisation, person=person, opened_month=today.replace(day=1), retention_on=today,
            status=Status.OPEN if is_open else Status.CLOSED,
            next_step_on=today + timedelta(number % 70 - 10) if is_open else None,
        )  # fmt: skip
        key = sealing.seal_new(case, begun, keyring)
        record, three = items.numbered([note] * 3, case=case, record=begun, key=key, keyring=keyring)
        sealing.close_with(key, case, record, keyring)
        notes += three
        rows.append(person)
        cases.append(case)
        if is_open:
            member = members[number // OPEN % len(members)]
            assigned.append(Assignment(organisation_id=organisation, case=case, member=member))
    Person.objects.bulk_create(rows, batch_size=2_000)
    Case.objects.bulk_create(cases, batch_size=2_000)
    CaseItem.objects.bulk_create(notes, batch_size=2_000)
    Assignment.objects.bulk_create(assigned)


def fill_others(source: str) -> int:
    """Copies for everybody else, past row security. Gives how many cases there are then."""
    with superuser() as connection:
        connection.execute(OTHERS, {"source": source})
        connection.execute("analyze")
        # A demo answers one address only, and from one address only so many may sign in within a minute.
        connection.execute("update organisations_node set is_demo = false")
        connection.execute("update accounts_account set is_demo = false")
        (cases,) = connection.execute("select count(*) from cases_case").fetchone() or (0,)
    return int(cases)


def all_at_once(work: list[Any]) -> float:
    """Seconds until the last has ended."""
    threads = [threading.Thread(target=task) for task in work]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


class Memory:
    """The most that a process and its children held, MiB, looked at twenty times a second."""

    def __init__(self, process: int) -> None:
        self.before = self.peak = memory(process)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, args=(process,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self, process: int) -> None:
        while not self._ended.wait(0.05):
            self.peak = max(self.peak, memory(process))


def sign_in_patiently(browser: Browser, email: str, code: str) -> None:
    """Who is asked to come back comes back: half of the threads are for who is signed in. An error after 60 tries."""
    from amanjol.foundation.accounts import credentials

    for _ in range(60):
        browser.sign_in(email, credentials.DEMO_PASSPHRASE, code)
        if browser.answered != BUSY:
            return
        time.sleep(1)
    browser.times.errors.append("sign in: never let through")


def sign_ins(port: int, process: int, emails: list[str]) -> list[Browser]:
    """Everybody signs in at the same moment; prints what it took."""
    from amanjol.foundation.accounts import credentials

    times = Times()
    browsers = [Browser(port, number, times) for number in range(len(emails))]
    for browser in browsers:
        browser.ask("the page", SIGN_IN)
    step = credentials.current_step()
    while credentials.current_step() == step:  # codes are good from the step before to the one after
        time.sleep(0.1)
    step += 1
    codes = [credentials.code_at(credentials.demo_totp_secret(email), step) for email in emails]
    with Memory(process) as held:
        seconds = all_at_once(
            [
                lambda b=browser, e=email, c=code: sign_in_patiently(b, e, c)
                for browser, email, code in zip(browsers, emails, codes, strict=True)
            ]
        )
    row = [len(emails), f"{seconds:.1f}", f"{held.before:.0f}", f"{held.peak:.0f}", len(times.errors)]
    columns = ["people", "seconds until the last is in", "MiB before", "MiB at most (limit 600)", "errors"]
    print_table("Sign-ins at the same moment", columns, [row])
    for error in times.errors[:5]:
        print(error)
    return browsers


def work(port: int, browsers: list[Browser]) -> None:
    """Everybody works for a while, and somebody signed out asks for the page of signing in."""
    unmeasured, times = Times(), Times()
    until = time.monotonic() + WARMING + SECONDS
    stranger = Browser(port, 250, unmeasured)

    def look() -> None:
        while time.monotonic() < until:
            stranger.ask("sign-in page", SIGN_IN)
            time.sleep(1)

    def count() -> None:
        time.sleep(WARMING)
        for browser in [stranger, *browsers]:
            browser.times = times

    for browser in browsers:
        browser.times = unmeasured
    all_at_once([look, count, *(lambda b=browser: b.work(until, THINK) for browser in browsers)])
    trivial = statistics.median(times.taken["sign-in page"])
    rows = []
    for what, taken in sorted(times.taken.items()):
        median, late = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        numbers = (
            f"{median * 1000:.0f}",
            f"{late * 1000:.0f}",
            LIMITS.get(what, ""),
            f"{median / trivial:.1f}",
        )
        errors = sum(error.startswith(f"{what}:") for error in times.errors)
        rows.append([what, len(taken), *numbers, errors])
    columns = ["", "asked", "median, ms", "p95, ms", "limit, ms", "beside the sign-in page", "errors"]
    asked = sum(map(len, times.taken.values())) / SECONDS
    print_table(f"{len(browsers)} people, {asked:.1f} pages a second", columns, rows)
    for error in [*unmeasured.errors, *times.errors][:5]:
        print(error)


def strangers(port: int, begin: Event, end: Event, tries: Connection) -> None:
    """They try to sign in again and again, each from an address of their own, until `end`. Sends how often.

    Their machines are not this one: what they need themselves waits for whatever the server needs.
    """
    os.nice(19)
    times = Times()

    def try_again(number: int) -> None:
        stranger = Browser(port, 200 + number, times)
        stranger.ask("the page", SIGN_IN)
        begin.set()
        while not end.is_set():
            stranger.sign_in(f"stranger-{number}@demo.example", "not a passphrase of anybody", "000000")

    all_at_once([lambda n=number: try_again(n) for number in range(FLOOD)])
    tries.send(len(times.taken["sign in"]))


def flood(port: int, browser: Browser) -> None:
    """One person looks at the desk, without strangers and among them."""
    quiet, noisy = Times(), Times()
    browser.times = quiet
    for _ in range(FLOOD_PAGES):
        browser.ask("work list", LIST)
    spawn = multiprocessing.get_context("spawn")
    begin, end, (tries, sent) = spawn.Event(), spawn.Event(), spawn.Pipe(duplex=False)
    crowd = spawn.Process(target=strangers, args=(port, begin, end, sent))
    crowd.start()
    begin.wait()
    time.sleep(2)  # the flood is there
    browser.times = noisy
    began = time.monotonic()
    for _ in range(FLOOD_PAGES):
        browser.ask("work list", LIST)
    end.set()
    seconds = time.monotonic() - began
    late = [statistics.quantiles(times.taken["work list"], n=20)[-1] for times in (quiet, noisy)]
    row = [FLOOD, f"{tries.recv() / seconds:.0f}", *(f"{seconds * 1000:.0f}" for seconds in late)]
    crowd.join()
    ratio, errors = f"{late[1] / late[0]:.1f}", len(quiet.errors) + len(noisy.errors)
    columns = [
        "strangers",
        "tries a second",
        "p95 alone, ms",
        "p95 among them, ms",
        "times (limit 3)",
        "errors",
    ]
    print_table("The work list while strangers try to sign in", columns, [[*row, ratio, errors]])


def main() -> None:
    is_flood_alone = sys.argv[1:] == ["flood"]
    with installation("casework", "--demo"):
        from amanjol.foundation.accounts import actions as accounts

        began = time.perf_counter()
        ours = people(1 if is_flood_alone else ORGANISATIONS)
        names = fictional(len(ours) * CASES_EACH)
        for place, (_organisation, members) in enumerate(ours):
            fill(members, names[place :: len(ours)])
        emails = [member.account.email for _, members in ours for member in members]
        workers = len(emails)
        for number in range(0 if is_flood_alone else AT_ONCE - workers):
            emails.append(f"guest-{number}@demo.example")
            accounts.create_demo_account(email=emails[-1], name=f"Guest {number}", language="ru")
        cases = fill_others(ours[0][0])
        print(f"{cases:,} cases, prepared in {time.perf_counter() - began:.0f} s")
        for processes in PROCESSES[:1] if is_flood_alone else PROCESSES:
            print(f"\n## Processes of the server: {processes}")
            with granian(APPLICATION, SIGN_IN, processes=processes) as (port, process):
                browsers = sign_ins(port, process, emails)
                if not is_flood_alone:
                    work(port, browsers[:workers])
                flood(port, browsers[0])


if __name__ == "__main__":
    main()
