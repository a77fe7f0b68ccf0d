"""Reads of returns. Row security shows each organisation its own rows alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from amanjol.casework.desk import sealed_rows
from amanjol.casework.desk.tallies import Quarter
from amanjol.foundation.journal.queries import times_of
from amanjol.foundation.letters.models import Outgoing
from amanjol.foundation.seals.epochs import Organisation
from amanjol.programme.returns.models import ArrivedReturn, CountedQuarter
from amanjol.programme.returns.records import ArrivedRecord, QuarterRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.returns.money import Telling

OF_QUARTER, OF_ARRIVED = "counted-quarter", "arrived-return"
PRINTED, HANDED = "return.printed", "return.handed-in"
ANSWERED: Final = "return.answer-arrived"
ARRIVED: Final = "return.arrived"
TOLD: Final = ("return.opened", "return.taken-over", "return.approval-told", "return.sent-back")
EXPECTED_FOR: Final = 4
"""Who handed in one of so many quarters before is expected to hand in the next."""


@dataclass(frozen=True, slots=True)
class OpenedQuarter:
    """`is_older`: the journal knows of more than is here, as of an older copy that was put back."""

    row: CountedQuarter
    record: QuarterRecord
    is_older: bool


@dataclass(frozen=True, slots=True)
class OpenedReturn:
    """As `OpenedQuarter`, at the programme."""

    row: ArrivedReturn
    record: ArrivedRecord
    is_older: bool

    @property
    def quarter(self) -> Quarter:
        return Quarter(self.row.year, self.row.quarter)


def quarters_of(member: Member) -> QuerySet[CountedQuarter]:
    rows = CountedQuarter.objects.filter(organisation=member.organisation_id)
    return rows.order_by("-year", "-quarter")


def arrived_at(member: Member) -> QuerySet[ArrivedReturn]:
    """The newest quarter first, then by when they came."""
    rows = ArrivedReturn.objects.filter(organisation=member.organisation_id)
    return rows.order_by("-year", "-quarter", "arrived_at", "pk")


def opened_quarters(rows: QuerySet[CountedQuarter], keyring: Keyring) -> list[OpenedQuarter]:
    """SealBroken."""
    records = [(row, sealed_rows.open_row(QuarterRecord, row, keyring)) for row in rows]
    verbs = (PRINTED, HANDED, ANSWERED)
    times = _times(keyring, verbs, OF_QUARTER, [row.pk for row, _record in records])
    return [OpenedQuarter(row, record, times.get(row.pk, 0) > _acts(record)) for row, record in records]


def opened_returns(rows: Iterable[ArrivedReturn], keyring: Keyring) -> list[OpenedReturn]:
    """SealBroken."""
    records = [(row, sealed_rows.open_row(ArrivedRecord, row, keyring)) for row in rows]
    times = _times(keyring, (ARRIVED, *TOLD), OF_ARRIVED, [row.pk for row, _record in records])
    return [
        OpenedReturn(row, record, times.get(row.pk, 0) > record.arrivals + len(record.told))
        for row, record in records
    ]


def told_before(keyring: Keyring, quarter: Quarter) -> list[Telling]:
    """Each paper of the quarter and each letter, whoever got it. SealBroken."""
    rows = quarters_of(keyring.member).filter(year=quarter.year, quarter=quarter.number)
    opened = sealed_rows.open_all(QuarterRecord, rows, keyring)
    return [telling for _row, record in opened for telling in told_in(record)]


def told_in(record: QuarterRecord) -> list[Telling]:
    """Its papers, then its letters."""
    return [*record.prints, *record.sent]


def brought(member: Member, letters: Iterable[UUID]) -> set[UUID]:
    """Those of these letters that the node of their reader has."""
    rows = Outgoing.objects.filter(organisation=member.organisation_id, pk__in=list(letters))
    return set(rows.filter(received_at__isnull=False).values_list("pk", flat=True))


def due_quarter(member: Member, today: date) -> Quarter | None:
    """The quarter that is over and was not handed in, where one of those before was. In clear, so also while locked."""
    quarter = Quarter.of(today).before
    handed = CountedQuarter.objects.filter(organisation=member.organisation_id, handed_on__isnull=False)
    there = {Quarter(row.year, row.quarter) for row in handed.only("year", "quarter")}
    return quarter if quarter not in there and there & before(quarter) else None


def late(member: Member, today: date) -> list[Organisation]:
    """Whose return of the quarter that is over has not come, though one of those before did. In clear."""
    quarter = Quarter.of(today).before
    come: dict[Quarter, set[Organisation]] = {}
    for row in arrived_at(member):
        come.setdefault(Quarter(row.year, row.quarter), set()).add(row.of_partner)
    expected = set[Organisation]().union(*(come.get(earlier, set()) for earlier in before(quarter)))
    return sorted(expected - come.get(quarter, set()), key=lambda party: (party.node, party.organisation))


def before(quarter: Quarter) -> set[Quarter]:
    quarters, at = set[Quarter](), quarter
    for _number in range(EXPECTED_FOR):
        at = at.before
        quarters.add(at)
    return quarters


def sources(keyring: Keyring) -> Mapping[Organisation, str]:
    """Under which name each partner stands in the results, of those of whom anything was taken over. From inside the
    seals: what a row says beside its own is a claim, by which one partner's return would correct another's figures.
    SealBroken.
    """
    opened = sealed_rows.open_all(ArrivedRecord, arrived_at(keyring.member), keyring)
    return {row.of_partner: record.source for row, record in opened if record.source}


def names(member: Member) -> Mapping[Organisation, str]:
    """What partners are called: as they stand in the results, else as their cards said last. In clear: a claim."""
    rows = arrived_at(member).order_by("arrived_at")
    return {row.of_partner: row.source or row.name for row in rows}


def under_earlier(keyring: Keyring) -> tuple[QuerySet[CountedQuarter], QuerySet[ArrivedReturn]]:
    """What an earlier epoch opens."""
    organisation, number = keyring.member.organisation_id, keyring.epoch.number
    return (
        CountedQuarter.objects.filter(organisation=organisation).exclude(epoch=number),
        ArrivedReturn.objects.filter(organisation=organisation).exclude(epoch=number),
    )


def left_to_rewrap(keyring: Keyring) -> int:
    return sum(rows.count() for rows in under_earlier(keyring))


def is_over(quarter: Quarter) -> bool:
    return quarter.last_day < timezone.localdate()


def _acts(record: QuarterRecord) -> int:
    return len(record.prints) + len(record.sent) + sum(len(entry.answers) for entry in record.sent)


def _times(keyring: Keyring, verbs: tuple[str, ...], kind: str, ids: list[UUID]) -> Mapping[UUID, int]:
    return times_of(keyring.member.organisation_id, verbs, kind, ids) if ids else {}
