"""Opening and closing the rows of people and cases with a keyring. Every failure is `SealBroken`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases import canonical
from amanjol.casework.cases.records import CaseRecord, PersonRecord, RecordUnreadable
from amanjol.foundation.seals import case_keys, fields
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case, Person, SealedRow
    from amanjol.foundation.organisations.keys.ring import Keyring
    from amanjol.foundation.seals.fields import Context

SCHEMA: Final = 1


def give_key(row: SealedRow, keyring: Keyring) -> None:
    """A new key for a new row, wrapped under the current epoch."""
    row.epoch = keyring.epoch.number
    row.wrapped_key = case_keys.wrap(case_keys.new_case_key(), keyring.epoch, str(row.pk))


def move_key(row: SealedRow, keyring: Keyring) -> None:
    """The same key under the current epoch. SealBroken."""
    earlier = keyring.epoch_numbered(row.epoch)
    row.wrapped_key = case_keys.rewrap(
        bytes(row.wrapped_key), str(row.pk), earlier=earlier, current=keyring.epoch
    )
    row.epoch = keyring.epoch.number


def close(row: SealedRow, record: PersonRecord | CaseRecord, keyring: Keyring) -> None:
    """Put the record into the row, which has its key already. SealBroken; canonical.NotCanonical."""
    row.schema = SCHEMA
    plain = canonical.to_bytes(record.as_data())
    row.sealed = fields.seal(_key(row, keyring), plain, _place(row, keyring))


def open_person(row: Person, keyring: Keyring) -> PersonRecord:
    return PersonRecord.from_data(_open(row, keyring))


def open_case(row: Case, keyring: Keyring) -> CaseRecord:
    return CaseRecord.from_data(_open(row, keyring))


def _open(row: SealedRow, keyring: Keyring) -> Any:
    try:
        plain = fields.unseal(_key(row, keyring), bytes(row.sealed), _place(row, keyring))
        return canonical.from_bytes(plain)
    except (canonical.NotCanonical, RecordUnreadable):
        raise SealBroken from None


def _key(row: SealedRow, keyring: Keyring) -> bytes:
    return case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), str(row.pk))


def _place(row: SealedRow, keyring: Keyring) -> Context:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    return keyring.organisation.place(str(row.pk), f"{table}.sealed", row.schema)
