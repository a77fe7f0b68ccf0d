"""Opening and closing the rows of advocates with a keyring. Every failure is `SealBroken`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.desk import in_bulk
from amanjol.casework.legal_aid.register.records import AdvocateRecord
from amanjol.foundation.seals import canonical, case_keys, fields
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from amanjol.casework.legal_aid.models import Advocate
    from amanjol.foundation.organisations.keys.keyring import Keyring

SCHEMA: Final = 1


def seal_new(row: Advocate, record: AdvocateRecord, keyring: Keyring) -> None:
    """Put the record into the row under a new key, which is wrapped under the current epoch. canonical.NotCanonical."""
    key = case_keys.new_case_key()
    row.epoch = keyring.epoch.number
    row.wrapped_key = case_keys.wrap(key, keyring.epoch, str(row.pk))
    _put(key, row, record, keyring)


def close(row: Advocate, record: AdvocateRecord, keyring: Keyring) -> None:
    """Put the record into the row, which has its key already. canonical.NotCanonical."""
    key = case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), str(row.pk))
    _put(key, row, record, keyring)


def move_key(row: Advocate, keyring: Keyring) -> None:
    """The same key under the current epoch."""
    earlier = keyring.epoch_numbered(row.epoch)
    row.wrapped_key = case_keys.rewrap(
        bytes(row.wrapped_key), str(row.pk), earlier=earlier, current=keyring.epoch
    )
    row.epoch = keyring.epoch.number


def open_all(rows: QuerySet[Advocate], keyring: Keyring) -> dict[str, AdvocateRecord]:
    """By the id of the row, as a text."""
    records: dict[str, AdvocateRecord] = {}
    for ids, of_all in in_bulk.opened(rows, keyring):
        for pk, data in zip(ids, of_all, strict=True):
            try:
                record = AdvocateRecord.from_data(data)
            except canonical.NotCanonical:
                raise SealBroken from None
            if not record.versions:
                raise SealBroken
            records[pk] = record
    return records


def _put(key: bytes, row: Advocate, record: AdvocateRecord, keyring: Keyring) -> None:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    row.schema = SCHEMA
    place = keyring.organisation.place(str(row.pk), f"{table}.sealed", row.schema)
    row.sealed = fields.seal(key, canonical.to_bytes(record.as_data()), place)
