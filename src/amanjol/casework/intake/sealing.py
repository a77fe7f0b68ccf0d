"""Sealing what comes in: a report for an organisation whose keys one does not hold, all else with a keyring.

Every failure to open is `SealBroken`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.intake.records import ConsultationRecord, ReportRecord
from amanjol.foundation.seals import canonical, case_keys, fields
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.intake.models import Consultation, Report, SealedRow
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.keys.queries import IntakeNow
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.records import DataRecord

    type Record = ReportRecord | ConsultationRecord

SCHEMA: Final = 1


def seal_for(row: Report, record: ReportRecord, intake: IntakeNow) -> None:
    """Into a new row, which nobody but a holder of the organisation's keys opens again."""
    key, case = case_keys.new_case_key(), str(row.pk)
    row.epoch, row.is_inbound = intake.number, True
    row.wrapped_key = case_keys.seal_inbound(key, intake.public, intake.place, intake.number, case)
    _put(key, row, record, intake.place)


def seal_new(row: SealedRow, record: Record, keyring: Keyring) -> None:
    """Put the record into a new row, under a new key that is wrapped under the current epoch."""
    key = case_keys.new_case_key()
    row.epoch = keyring.epoch.number
    row.wrapped_key = case_keys.wrap(key, keyring.epoch, str(row.pk))
    _put(key, row, record, keyring.organisation)


def move_key(row: SealedRow, keyring: Keyring) -> None:
    """The same key under the current epoch."""
    row.wrapped_key = case_keys.rewrap(
        bytes(row.wrapped_key), str(row.pk), earlier=keyring.epoch_numbered(row.epoch), current=keyring.epoch
    )
    row.epoch = keyring.epoch.number


def admit(row: Report, keyring: Keyring) -> None:
    """A report under a new key and the current epoch; nothing else than `move_key` for one admitted.

    Anybody who writes rows can make an inbound one and knows its key, with which they would read what is decided, and
    exchange it. An inbound one that says what was decided is nobody's: SealBroken.
    """
    if not row.is_inbound:
        move_key(row, keyring)
        return
    received = keyring.epoch_numbered(row.epoch)
    key = case_keys.open_inbound(bytes(row.wrapped_key), received, str(row.pk))
    record = _read(ReportRecord, key, row, keyring)
    if record.outcome is not None:
        raise SealBroken
    try:
        seal_new(row, record, keyring)
    except canonical.NotCanonical:  # what it leaves out may make it larger than a document can be
        raise SealBroken from None
    row.is_inbound = False


def close(row: SealedRow, record: Record, keyring: Keyring) -> None:
    """Put the record into the row, which has its key already."""
    _put(_key(row, keyring), row, record, keyring.organisation)


def open_report(row: Report, keyring: Keyring) -> ReportRecord:
    """Of a row that was admitted."""
    return _open(ReportRecord, row, keyring)


def look_into(row: Report, keyring: Keyring) -> ReportRecord:
    """What stands in it, admitted or not. Nothing changes, and nobody learns that it was received."""
    if not row.is_inbound:
        return open_report(row, keyring)
    received = keyring.epoch_numbered(row.epoch)
    return _read(
        ReportRecord, case_keys.open_inbound(bytes(row.wrapped_key), received, str(row.pk)), row, keyring
    )


def open_consultation(row: Consultation, keyring: Keyring) -> ConsultationRecord:
    return _open(ConsultationRecord, row, keyring)


def _put(key: bytes, row: SealedRow, record: Record, organisation: Organisation) -> None:
    row.schema = SCHEMA
    row.sealed = fields.seal(key, canonical.to_bytes(record.as_data()), _place(row, organisation))


def _open[Kind: DataRecord](kind: type[Kind], row: SealedRow, keyring: Keyring) -> Kind:
    return _read(kind, _key(row, keyring), row, keyring)


def _read[Kind: DataRecord](kind: type[Kind], key: bytes, row: SealedRow, keyring: Keyring) -> Kind:
    place = _place(row, keyring.organisation)
    try:
        return kind.from_data(canonical.from_bytes(fields.unseal(key, bytes(row.sealed), place)))
    except canonical.NotCanonical:
        raise SealBroken from None


def _key(row: SealedRow, keyring: Keyring) -> bytes:
    return case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), str(row.pk))


def _place(row: SealedRow, organisation: Organisation) -> fields.Context:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    return organisation.place(str(row.pk), f"{table}.sealed", row.schema)
