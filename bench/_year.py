"""What one organisation writes in a year, sealed as the desk seals it: `support_year.py` measures it."""

from __future__ import annotations

import io
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, Final

from _ground import superuser
from django.utils import timezone
from names import fictional

if TYPE_CHECKING:
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
KINDS: Final = ("Health", "Legal", "SocialCare", "Education", "Livelihood", "")
SEXES: Final = ("Feminine", "Feminine", "Feminine", "Masculine", None)


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

        verbs: tuple[str, ...] = (
            ("case.opened",) * 20 + ("case.noted",) * NOTES_EACH + ("case.file-added",) * FILES_EACH
        )
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
            year = Year(keyring, members, timezone.localdate(), Random(13))
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
