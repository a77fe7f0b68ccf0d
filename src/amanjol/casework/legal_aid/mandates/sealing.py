"""Opening and closing the rows of mandates with a keyring. Every failure is `SealBroken`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.legal_aid.mandates.records import MandateRecord
from amanjol.casework.legal_aid.mandates.standing import standing
from amanjol.casework.legal_aid.models import Mandate, MandateState
from amanjol.foundation.seals import canonical, case_keys, fields
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.legal_aid.mandates.standing import Standing
    from amanjol.foundation.organisations.keys.keyring import Keyring

SCHEMA: Final = 1


def seal_new(row: Mandate, record: MandateRecord, keyring: Keyring) -> None:
    """Put the record into the row under a new key, which is wrapped under the current epoch. canonical.NotCanonical."""
    key = case_keys.new_case_key()
    row.epoch = keyring.epoch.number
    row.wrapped_key = case_keys.wrap(key, keyring.epoch, str(row.pk))
    _put(key, row, record, keyring)


def close(row: Mandate, record: MandateRecord, keyring: Keyring) -> None:
    """Put the record into the row, which has its key already. canonical.NotCanonical."""
    key = case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), str(row.pk))
    _put(key, row, record, keyring)


def move_key(row: Mandate, keyring: Keyring) -> None:
    """The same key under the current epoch."""
    earlier = keyring.epoch_numbered(row.epoch)
    row.wrapped_key = case_keys.rewrap(
        bytes(row.wrapped_key), str(row.pk), earlier=earlier, current=keyring.epoch
    )
    row.epoch = keyring.epoch.number


def open_mandate(row: Mandate, keyring: Keyring) -> MandateRecord:
    key = case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), str(row.pk))
    try:
        data = canonical.from_bytes(fields.unseal(key, bytes(row.sealed), _place(row, keyring)))
        return MandateRecord.from_data(data)
    except canonical.NotCanonical:
        raise SealBroken from None


def proven(row: Mandate, record: MandateRecord) -> Standing:
    """What stands now. SealBroken where the columns in clear say something else."""
    try:
        now = standing(record)
    except (ValueError, KeyError):
        raise SealBroken from None
    if (row.state, row.ends_on) != (_state_of(now), now.ends_on):
        raise SealBroken
    return now


def _state_of(now: Standing) -> MandateState:
    return MandateState.RUNNING if now.is_running else MandateState.CLOSED


def _put(key: bytes, row: Mandate, record: MandateRecord, keyring: Keyring) -> None:
    """The columns in clear go along."""
    now = standing(record)
    row.state, row.ends_on = _state_of(now), now.ends_on
    row.schema = SCHEMA
    row.sealed = fields.seal(key, canonical.to_bytes(record.as_data()), _place(row, keyring))


def _place(row: Mandate, keyring: Keyring) -> fields.Context:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    return keyring.organisation.place(str(row.pk), f"{table}.sealed", row.schema)
