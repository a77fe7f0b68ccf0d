"""Sealing what comes in: a report for an organisation whose keys one does not hold. All else is as of every own row.

Every failure to open is `SealBroken`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.desk import sealed_rows
from amanjol.casework.intake.records import ConsultationRecord, ReportRecord
from amanjol.foundation.seals import canonical, case_keys
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.intake.models import Consultation, Report
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.keys.queries import IntakeNow


def seal_for(row: Report, record: ReportRecord, intake: IntakeNow) -> None:
    """Into a new row, which nobody but a holder of the organisation's keys opens again."""
    key, case = case_keys.new_case_key(), str(row.pk)
    row.epoch, row.is_inbound = intake.number, True
    row.wrapped_key = case_keys.seal_inbound(key, intake.public, intake.place, intake.number, case)
    sealed_rows.put(key, row, record, intake.place)


def admit(row: Report, keyring: Keyring) -> None:
    """A report under a new key and the current epoch; nothing else than moving its key for one admitted.

    Anybody who writes rows can make an inbound one and knows its key, with which they would read what is decided, and
    exchange it. An inbound one that says what was decided is nobody's: SealBroken.
    """
    if not row.is_inbound:
        sealed_rows.move_key(row, keyring)
        return
    received = keyring.epoch_numbered(row.epoch)
    key = case_keys.open_inbound(bytes(row.wrapped_key), received, str(row.pk))
    record = sealed_rows.read(ReportRecord, key, row, keyring.organisation)
    if record.outcome is not None:
        raise SealBroken
    try:
        sealed_rows.seal_new(row, record, keyring)
    except canonical.NotCanonical:  # what it leaves out may make it larger than a document can be
        raise SealBroken from None
    row.is_inbound = False


def open_report(row: Report, keyring: Keyring) -> ReportRecord:
    """Of a row that was admitted."""
    return sealed_rows.read(ReportRecord, sealed_rows.key_of(row, keyring), row, keyring.organisation)


def look_into(row: Report, keyring: Keyring) -> ReportRecord:
    """What stands in it, admitted or not. Nothing changes, and nobody learns that it was received."""
    if not row.is_inbound:
        return open_report(row, keyring)
    received = keyring.epoch_numbered(row.epoch)
    key = case_keys.open_inbound(bytes(row.wrapped_key), received, str(row.pk))
    return sealed_rows.read(ReportRecord, key, row, keyring.organisation)


def open_consultation(row: Consultation, keyring: Keyring) -> ConsultationRecord:
    """Whatever stands in clear beside it, and however old: `queries.opened_consultation` compares."""
    return sealed_rows.read(ConsultationRecord, sealed_rows.key_of(row, keyring), row, keyring.organisation)
