"""Opening and closing the rows of agreements with a keyring. Every failure is `SealBroken`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.referrals.agreements.records import AgreementRecord
from amanjol.foundation.seals import canonical, case_keys, fields
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.referrals.models import Agreement
    from amanjol.foundation.organisations.keys.keyring import Keyring

SCHEMA: Final = 1
_COLUMN: Final = "referrals_agreement.sealed"


def seal_new(row: Agreement, record: AgreementRecord, keyring: Keyring) -> None:
    """Put the record into the row under a new key, wrapped under the current epoch. canonical.NotCanonical."""
    key = case_keys.new_case_key()
    row.epoch = keyring.epoch.number
    row.wrapped_key = case_keys.wrap(key, keyring.epoch, _record(row))
    _put(key, row, record, keyring)


def close(row: Agreement, record: AgreementRecord, keyring: Keyring) -> None:
    """Put the record into the row, which has its key already. canonical.NotCanonical."""
    _put(_key(row, keyring), row, record, keyring)


def move_key(row: Agreement, keyring: Keyring) -> None:
    """The same key under the current epoch."""
    earlier = keyring.epoch_numbered(row.epoch)
    row.wrapped_key = case_keys.rewrap(
        bytes(row.wrapped_key), _record(row), earlier=earlier, current=keyring.epoch
    )
    row.epoch = keyring.epoch.number


def open_agreement(row: Agreement, keyring: Keyring) -> AgreementRecord:
    """The partner in clear beside it is the one inside, or it was moved."""
    try:
        data = canonical.from_bytes(
            fields.unseal(_key(row, keyring), bytes(row.sealed), _place(row, keyring))
        )
        record = AgreementRecord.from_data(data)
    except canonical.NotCanonical:
        raise SealBroken from None
    if (record.agreement, record.partner_node, record.partner) != (
        row.agreement,
        row.partner_node,
        row.partner,
    ):
        raise SealBroken
    return record


def _put(key: bytes, row: Agreement, record: AgreementRecord, keyring: Keyring) -> None:
    row.schema = SCHEMA
    row.sealed = fields.seal(key, canonical.to_bytes(record.as_data()), _place(row, keyring))


def _key(row: Agreement, keyring: Keyring) -> bytes:
    return case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), _record(row))


def _record(row: Agreement) -> str:
    return f"agreement/{row.pk}"


def _place(row: Agreement, keyring: Keyring) -> fields.Context:
    return keyring.organisation.place(_record(row), _COLUMN, row.schema)
