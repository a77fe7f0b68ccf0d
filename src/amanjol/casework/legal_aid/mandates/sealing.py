"""Opening and closing the rows of mandates: with a keyring, or with the key of one. Every failure is `SealBroken`."""

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
    from amanjol.foundation.seals.epochs import Organisation

SCHEMA: Final = 1


def seal_new(row: Mandate, record: MandateRecord, keyring: Keyring) -> bytes:
    """Put the record into the row under a new key, which is wrapped under the current epoch; gives the key.

    canonical.NotCanonical.
    """
    key = case_keys.new_case_key()
    row.epoch = keyring.epoch.number
    row.wrapped_key = case_keys.wrap(key, keyring.epoch, str(row.pk))
    close(row, record, key, keyring.organisation)
    return key


def key_of(row: Mandate, keyring: Keyring) -> bytes:
    return case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), str(row.pk))


def move_key(row: Mandate, keyring: Keyring) -> None:
    """The same key under the current epoch."""
    earlier = keyring.epoch_numbered(row.epoch)
    row.wrapped_key = case_keys.rewrap(
        bytes(row.wrapped_key), str(row.pk), earlier=earlier, current=keyring.epoch
    )
    row.epoch = keyring.epoch.number


def open_mandate(row: Mandate, key: bytes, place: Organisation) -> MandateRecord:
    """`place` is the organisation to which all its keys are bound."""
    try:
        data = canonical.from_bytes(fields.unseal(key, bytes(row.sealed), _context(row, place)))
        return MandateRecord.from_data(data)
    except canonical.NotCanonical:
        raise SealBroken from None


def close(row: Mandate, record: MandateRecord, key: bytes, place: Organisation) -> None:
    """Put the record into the row under the key that it has; the columns in clear go along. canonical.NotCanonical."""
    now = standing(record)
    row.state, row.ends_on = _state_of(now), now.ends_on
    row.schema = SCHEMA
    row.sealed = fields.seal(key, canonical.to_bytes(record.as_data()), _context(row, place))


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


def _context(row: Mandate, place: Organisation) -> fields.Context:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    return place.place(str(row.pk), f"{table}.sealed", row.schema)
