"""Reads. Every one starts from `visible_to`, or from a case that the member may open; row security says the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.cases import rules, sealing
from amanjol.casework.cases.beneath import rows_in
from amanjol.casework.desk import sealed_rows
from amanjol.casework.support.interpreters.records import InterpreterRecord, InterpretingRecord, State
from amanjol.casework.support.models import Interpreter, Interpreting
from amanjol.foundation.journal.queries import times_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

WRITTEN: Final = ("interpreter.written", "interpreter.changed")
"""The verbs of which an interpreter counts how often they were written."""
IN_CASE: Final = frozenset(
    {"case.interpreter-booked", "case.interpreter-came", "case.interpreter-called-off"}
)


@dataclass(frozen=True, slots=True)
class OpenedInterpreter:
    """`has_signed`: the confidentiality holds today. `is_older`: the journal knows of more than stands here."""

    row: Interpreter
    record: InterpreterRecord
    has_signed: bool
    is_older: bool

    @property
    def can_be_chosen(self) -> bool:
        """What an older copy says of a signature is not believed."""
        return self.has_signed and not self.is_older


@dataclass(frozen=True, slots=True)
class OpenedInterpreting:
    row: Interpreting
    record: InterpretingRecord

    @property
    def is_booked(self) -> bool:
        return self.record.state is State.BOOKED


@dataclass(frozen=True, slots=True)
class OfCase:
    """The newest day first. `are_fewer`: the journal knows of more that was written, as of an older copy."""

    entries: list[OpenedInterpreting]
    are_fewer: bool


def visible_to(member: Member) -> QuerySet[Interpreter]:
    """The one door to interpreters."""
    if not rules.can_work(member):
        return Interpreter.objects.none()
    return Interpreter.objects.filter(organisation=member.organisation_id)


def opened(keyring: Keyring, today: date) -> list[OpenedInterpreter]:
    """By name; who cannot be chosen comes last. SealBroken."""
    of_all = _opened(visible_to(keyring.member), keyring, today)
    return sorted(of_all, key=lambda entry: (not entry.can_be_chosen, entry.record.now.name.casefold()))


def opened_row(row: Interpreter, keyring: Keyring, today: date) -> OpenedInterpreter:
    """SealBroken."""
    return _opened([row], keyring, today)[0]


def in_case(case: Case, keyring: Keyring) -> OfCase:
    """SealBroken."""
    rows = rows_in(Interpreting, case)
    key = sealing.key_of_case(case, keyring) if rows else b""
    entries = [
        OpenedInterpreting(row, sealing.open_row(InterpretingRecord, row, key, keyring)) for row in rows
    ]
    entries.sort(key=lambda entry: (entry.record.on, entry.record.at), reverse=True)
    recorded = sum(acts.times for acts in case_queries.acts_in(case) if acts.verb in IN_CASE)
    return OfCase(entries, recorded > sum(entry.record.acts for entry in entries))


def left_to_rewrap(keyring: Keyring) -> int:
    return under_earlier(keyring).count()


def under_earlier(keyring: Keyring) -> QuerySet[Interpreter]:
    own = Interpreter.objects.filter(organisation=keyring.member.organisation_id)
    return own.exclude(epoch=keyring.epoch.number)


def _opened(rows: Iterable[Interpreter], keyring: Keyring, today: date) -> list[OpenedInterpreter]:
    records = [(row, sealed_rows.open_row(InterpreterRecord, row, keyring)) for row in rows]
    ids: list[UUID] = [row.pk for row, _record in records]
    times = times_of(keyring.member.organisation_id, WRITTEN, "interpreter", ids) if ids else {}
    return [
        OpenedInterpreter(row, record, record.has_signed(today), times.get(row.pk, 0) > record.acts)
        for row, record in records
    ]
