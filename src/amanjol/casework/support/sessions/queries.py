"""Clients of circles as who works on the case sees them: when, how long, whether it took place; never what was said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.cases.models import Assignment
from amanjol.casework.cases.restricted import still_open_since
from amanjol.casework.desk.rules import can_read
from amanjol.casework.support.models import CircleClient, CircleDanger, CircleSession
from amanjol.casework.support.sessions import bridge
from amanjol.casework.support.sessions.records import (
    AnswerRecord,
    AskingRecord,
    ClientRecord,
    DangerRecord,
    FactsRecord,
    Outcome,
    Standing,
)
from amanjol.foundation.journal.queries import entries_of
from amanjol.foundation.organisations.keys.circles.queries import names_inside
from amanjol.foundation.organisations.kinds import CirclePurpose
from amanjol.foundation.organisations.queries import names_of
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.web.fixed_queries import FixedQuery

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.sessions.records import Facts, Kind
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member, Organisation
    from amanjol.foundation.seals.epochs import Organisation as Place

ASKED: Final = "session.client-asked"
TOLD_ANEW: Final = "session.client-told"
ANSWERED: Final = "session.client-answered"
HEARD: Final = "session.limit-heard"
WRITTEN: Final = "session.written"
CHANGED: Final = "session.changed"
PASSED_ON: Final = "session.danger-passed-on"
TAKEN_UP: Final = "session.danger-taken-up"
ACTS: Final = frozenset({ASKED, TOLD_ANEW, ANSWERED, HEARD, WRITTEN, CHANGED, PASSED_ON, TAKEN_UP})
"""Each writes one seal of a client anew, which counts it: the journal has as many entries for each client."""
READ: Final = "session.read"
"""Changes nothing, so no seal counts it."""
CLIENT: Final = "client"
"""In an entry of the journal about a case, which client it was."""


class NoSuchClient(LookupError):
    """The case has no client of a circle, or no danger, of this id."""


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """`who` was there, by name."""

    row: CircleSession
    record: FactsRecord
    who: str

    @property
    def facts(self) -> Facts:
        return self.record.facts

    @property
    def took_place(self) -> bool:
        return self.record.facts.outcome is Outcome.TOOK_PLACE


@dataclass(frozen=True, slots=True)
class OpenedDanger:
    """`who` passed it on, `by` took it up; both by name."""

    row: CircleDanger
    record: DangerRecord
    who: str
    by: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """What lies under the key of the bridge: both sides open it alike. Sessions by their day, dangers by their time.

    `acts` is how often all of it was written.
    """

    asking: AskingRecord
    answer: AnswerRecord | None
    sessions: list[OpenedSession]
    dangers: list[OpenedDanger]
    acts: int

    @property
    def is_over(self) -> bool:
        return self.asking.is_over or (
            self.answer is not None and self.answer.standing is not Standing.TAKEN_ON
        )

    @property
    def is_heard(self) -> bool:
        return self.answer is not None and bool(self.answer.heard)

    @property
    def that_took_place(self) -> list[OpenedSession]:
        return [session for session in self.sessions if session.took_place]

    @property
    def minutes(self) -> int:
        return sum(session.facts.minutes for session in self.that_took_place)

    @property
    def open_dangers(self) -> list[OpenedDanger]:
        return [danger for danger in self.dangers if danger.row.is_open]


@dataclass(frozen=True, slots=True)
class ClientOfCase:
    """`names` are of who is in the circle, as rows say; empty where nobody is left. `words` are the six of the offer.

    `are_fewer`: the journal knows of more than there is, as of an older copy.
    """

    row: CircleClient
    record: ClientRecord
    exchange: Exchange
    purpose: CirclePurpose
    names: str
    words: str
    are_fewer: bool

    @property
    def waits(self) -> bool:
        """Whether the circle has not said yet that it has the key."""
        return self.row.accepted is None and not self.exchange.is_over


@dataclass(frozen=True, slots=True)
class CaseClients:
    """The newest first. `are_fewer` also where a client is missing of whom the journal knows."""

    clients: list[ClientOfCase]
    are_fewer: bool

    def client(self, pk: UUID) -> ClientOfCase:
        """NoSuchClient."""
        chosen = next((client for client in self.clients if client.row.pk == pk), None)
        if chosen is None:
            raise NoSuchClient
        return chosen

    @property
    def open_dangers(self) -> list[tuple[ClientOfCase, OpenedDanger]]:
        return [(client, danger) for client in self.clients for danger in client.exchange.open_dangers]


def clients_of(case: Case, keyring: Keyring) -> CaseClients:
    """SealBroken, also for a session that is another client's."""
    recorded = _recorded_in(case)  # first: what is written meanwhile is not missed
    rows = rows_in(CircleClient, case, lambda clients: clients.select_related("circle"))
    if not rows:
        return CaseClients([], bool(recorded))
    key = sealing.key_of_case(case, keyring)
    records = [sealing.open_row(ClientRecord, row, key, keyring) for row in rows]
    bridges = [key_in(record) for record in records]
    keys = {row.pk: of_bridge for row, of_bridge in zip(rows, bridges, strict=True)}
    exchanges = open_exchanges(keys, rows, keyring.organisation, keyring.member.organisation)
    inside = names_inside({row.circle_id for row in rows})
    clients = [
        ClientOfCase(
            row,
            record,
            exchanges[row.pk],
            CirclePurpose(row.circle.purpose),
            inside.get(row.circle_id, ""),
            bridge.words_of(of_bridge, row, keyring.organisation),
            recorded.get(row.pk, 0) > exchanges[row.pk].acts,
        )
        for row, record, of_bridge in zip(rows, records, bridges, strict=True)
    ]
    clients.sort(key=lambda client: (client.record.at, str(client.row.pk)), reverse=True)
    missing = recorded.keys() - {row.pk for row in rows}
    return CaseClients(clients, bool(missing) or any(client.are_fewer for client in clients))


def key_in(record: ClientRecord) -> bytes:
    """The key of the bridge. SealBroken for none."""
    try:
        return bytes.fromhex(record.bridge)
    except ValueError:
        raise SealBroken from None


def open_exchanges(
    keys: dict[UUID, bytes], rows: Collection[CircleClient], place: Place, organisation: Organisation
) -> dict[UUID, Exchange]:
    """Of these clients, by their ids, with the key of the bridge of each. Three queries for all. SealBroken."""
    sessions: dict[UUID, list[tuple[CircleSession, FactsRecord]]] = {row.pk: [] for row in rows}
    dangers: dict[UUID, list[tuple[CircleDanger, DangerRecord]]] = {row.pk: [] for row in rows}
    for session in CircleSession.objects.filter(client__in=list(keys)):
        facts = bridge.unseal(
            FactsRecord, keys[session.client_id], session.facts, place, bridge.row_of(session), bridge.FACTS
        )
        sessions[session.client_id].append((session, facts))
    for danger in CircleDanger.objects.filter(client__in=list(keys)):
        dangers[danger.client_id].append((danger, open_danger(danger, keys[danger.client_id], place)))
    names = names_of(_people(sessions, dangers), organisation)
    return {
        row.pk: _exchange(row, keys[row.pk], place, sessions[row.pk], dangers[row.pk], names) for row in rows
    }


def open_danger(row: CircleDanger, key: bytes, place: Place) -> DangerRecord:
    """SealBroken, also where the row says otherwise whether it is still to be taken up."""
    record = bridge.unseal(DangerRecord, key, row.sealed, place, bridge.row_of(row), bridge.DANGER)
    if row.is_open is not (record.taken_up is None):
        raise SealBroken
    return record


def open_asking(row: CircleClient, key: bytes, place: Place) -> AskingRecord:
    """SealBroken."""
    return bridge.unseal(AskingRecord, key, row.asking, place, bridge.row_of(row), bridge.ASKING)


def open_answer(row: CircleClient, key: bytes, place: Place) -> AnswerRecord | None:
    """SealBroken."""
    if row.answer is None:
        return None
    return bridge.unseal(AnswerRecord, key, row.answer, place, bridge.row_of(row), bridge.ANSWER)


def _exchange(
    row: CircleClient,
    key: bytes,
    place: Place,
    sessions: list[tuple[CircleSession, FactsRecord]],
    dangers: list[tuple[CircleDanger, DangerRecord]],
    names: dict[str, str],
) -> Exchange:
    asking, answer = open_asking(row, key, place), open_answer(row, key, place)
    acts = asking.version + (answer.version if answer is not None else 0)
    acts += sum(record.version for _row, record in sessions) + sum(record.version for _row, record in dangers)
    sessions.sort(key=lambda entry: (entry[1].facts.on, entry[1].at, str(entry[0].pk)), reverse=True)
    dangers.sort(key=lambda entry: (entry[1].at, str(entry[0].pk)), reverse=True)
    return Exchange(
        asking,
        answer,
        [OpenedSession(of_row, record, names.get(record.by, "")) for of_row, record in sessions],
        [
            OpenedDanger(
                of_row, record, names.get(record.by, ""),
                names.get(record.taken_up.by, "") if record.taken_up is not None else "",
            )
            for of_row, record in dangers
        ],
        acts,
    )  # fmt: skip


def _people(
    sessions: dict[UUID, list[tuple[CircleSession, FactsRecord]]],
    dangers: dict[UUID, list[tuple[CircleDanger, DangerRecord]]],
) -> set[str]:
    people = {record.by for of_client in sessions.values() for _row, record in of_client}
    for of_client in dangers.values():
        people |= {record.by for _row, record in of_client}
        people |= {record.taken_up.by for _row, record in of_client if record.taken_up is not None}
    return people


def recorded_acts(organisation: UUID, cases: Iterable[UUID]) -> dict[UUID, int]:
    """How many acts the journal knows of with each client in these cases. One query; needs no key."""
    ids = [str(pk) for pk in cases]
    about = entries_of(organisation).filter(subject_type="case", subject_id__in=ids, verb__in=ACTS).order_by()
    counted = about.values_list(f"details__{CLIENT}").annotate(Count("pk"))
    return {UUID(client): number for client, number in counted if client}


def _recorded_in(case: Case) -> dict[UUID, int]:
    """As `recorded_acts`; no query of its own where the journal of the case has no such act."""
    if not any(acts.verb in ACTS for acts in case_queries.acts_in(case)):
        return {}
    return recorded_acts(case.organisation_id, [case.pk])


def _open_dangers() -> QuerySet[CircleDanger]:
    rows = CircleDanger.objects.filter(is_open=True)
    return rows.select_related("client__case__person", "client__circle").order_by("pk")


_in_all_cases = FixedQuery(
    lambda member, organisation, since: _open_dangers().filter(
        client__case__in=case_queries.cases_open_to(member, organisation, since)
    )
)
_in_own_cases = FixedQuery(
    lambda member, organisation, since: _open_dangers().filter(
        Q(client__case__epoch=None)
        | Exists(Assignment.objects.filter(case=OuterRef("client__case"), member=member)),
        client__case__in=case_queries.cases_open_to(member, organisation, since),
    )
)


def open_dangers_for(member: Member, *, supervises: bool) -> list[CircleDanger]:
    """What nobody has taken up yet, in the member's cases, closed ones too, and in those of restricted people that open
    to the member, since on these perhaps nobody is any more; for a supervisor in all. Needs no key.
    """
    if not can_read(member):
        return []
    if not supervises:
        return _in_own_cases.rows(member.pk, member.organisation_id, still_open_since())
    return _in_all_cases.rows(member.pk, member.organisation_id, still_open_since())


@dataclass(frozen=True, slots=True)
class RowCounts:
    """Numbers of rows of one case, as they stand in clear: how many sessions took place stands sealed.

    `open_dangers` are those that nobody has taken up.
    """

    clients: int
    sessions: int
    dangers: int
    open_dangers: int


def row_counts(cases: Collection[UUID]) -> dict[UUID, RowCounts]:
    """Of these cases, those that have clients. One query; needs no key."""
    rows = CircleClient.objects.filter(case__in=list(cases)).order_by().values_list("case")
    counted = rows.annotate(
        Count("pk", distinct=True),
        Count("sessions", distinct=True),
        Count("dangers", distinct=True),
        open_dangers=Count("dangers", distinct=True, filter=Q(dangers__is_open=True)),
    )
    return {case: RowCounts(*numbers) for case, *numbers in counted}


def cases_lacking_rows(cases: Collection[Case]) -> set[UUID]:
    """In which the journal knows of more sessions or dangers than there are, or of more that nobody has taken up: a row
    that says so of itself in clear hushes none up. Needs no key.
    """
    recorded = {
        case: {of_verb.verb: of_verb.times for of_verb in acts if of_verb.verb in ACTS}
        for case, acts in case_queries.acts_in_each(cases).items()
    }
    with_acts = {case: times for case, times in recorded.items() if times}
    if not with_acts:
        return set()
    there, none = row_counts(with_acts), RowCounts(0, 0, 0, 0)
    return {case for case, times in with_acts.items() if _lacks(there.get(case, none), times)}


def _lacks(rows: RowCounts, times: Mapping[str, int]) -> bool:
    passed_on = times.get(PASSED_ON, 0)
    return (
        times.get(ASKED, 0) > rows.clients
        or times.get(WRITTEN, 0) > rows.sessions
        or passed_on > rows.dangers
        or passed_on - times.get(TAKEN_UP, 0) > rows.open_dangers
    )


def held_in(clients: CaseClients) -> dict[tuple[CirclePurpose, Kind], tuple[int, int]]:
    """How many sessions of each kind took place in a case, and their minutes."""
    number: Counter[tuple[CirclePurpose, Kind]] = Counter()
    minutes: Counter[tuple[CirclePurpose, Kind]] = Counter()
    for client in clients.clients:
        for session in client.exchange.that_took_place:
            number[client.purpose, session.facts.kind] += 1
            minutes[client.purpose, session.facts.kind] += session.facts.minutes
    return {which: (number[which], minutes[which]) for which in number}
