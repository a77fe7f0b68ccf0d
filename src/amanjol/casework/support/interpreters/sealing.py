"""Opening and closing the rows of interpreters with a keyring. Every failure is `SealBroken`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.support.interpreters.records import InterpreterRecord
from amanjol.foundation.seals import canonical, case_keys, fields
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.support.models import Interpreter
    from amanjol.foundation.organisations.keys.keyring import Keyring

SCHEMA: Final = 1


def seal_new(row: Interpreter, record: InterpreterRecord, keyring: Keyring) -> None:
    """Put the record into the row under a new key, which is wrapped under the current epoch. canonical.NotCanonical."""
    key = case_keys.new_case_key()
    row.epoch = keyring.epoch.number
    row.wrapped_key = case_keys.wrap(key, keyring.epoch, str(row.pk))
    _put(key, row, record, keyring)


def move_key(row: Interpreter, keyring: Keyring) -> None:
    """The same key under the current epoch."""
    earlier = keyring.epoch_numbered(row.epoch)
    row.wrapped_key = case_keys.rewrap(
        bytes(row.wrapped_key), str(row.pk), earlier=earlier, current=keyring.epoch
    )
    row.epoch = keyring.epoch.number


def close(row: Interpreter, record: InterpreterRecord, keyring: Keyring) -> None:
    """Put the record into the row, which has its key already. canonical.NotCanonical."""
    _put(_key(row, keyring), row, record, keyring)


def open_interpreter(row: Interpreter, keyring: Keyring) -> InterpreterRecord:
    try:
        data = canonical.from_bytes(
            fields.unseal(_key(row, keyring), bytes(row.sealed), _place(row, keyring))
        )
        record = InterpreterRecord.from_data(data)
    except canonical.NotCanonical:
        raise SealBroken from None
    if not record.profiles:
        raise SealBroken
    return record


def _put(key: bytes, row: Interpreter, record: InterpreterRecord, keyring: Keyring) -> None:
    row.schema = SCHEMA
    row.sealed = fields.seal(key, canonical.to_bytes(record.as_data()), _place(row, keyring))


def _key(row: Interpreter, keyring: Keyring) -> bytes:
    return case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), str(row.pk))


def _place(row: Interpreter, keyring: Keyring) -> fields.Context:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    return keyring.organisation.place(str(row.pk), f"{table}.sealed", row.schema)
