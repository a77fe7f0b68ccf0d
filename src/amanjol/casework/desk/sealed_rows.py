"""Opening and closing rows that have a key of their own under the organisation's. Every failure is `SealBroken`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.casework.desk import in_bulk
from amanjol.foundation.seals import canonical, case_keys, fields
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import DataRecord

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from django.db.models import QuerySet

    from amanjol.casework.desk.own_rows import OwnRow
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation

SCHEMA: Final = 1


class BoundRecord(DataRecord, frozen=True, kw_only=True):
    """`beside` is what stands in clear beside the seal, by the names of the columns: or the row was moved."""

    @property
    def beside(self) -> Mapping[str, Any]:
        raise NotImplementedError


def seal_new(row: OwnRow, record: DataRecord, keyring: Keyring) -> None:
    """Put the record into the row under a new key, which is wrapped under the current epoch. canonical.NotCanonical."""
    key = case_keys.new_case_key()
    row.epoch = keyring.epoch.number
    row.wrapped_key = case_keys.wrap(key, keyring.epoch, str(row.pk))
    put(key, row, record, keyring.organisation)


def close(row: OwnRow, record: DataRecord, keyring: Keyring) -> None:
    """Put the record into the row, which has its key already. canonical.NotCanonical."""
    put(key_of(row, keyring), row, record, keyring.organisation)


def move_key(row: OwnRow, keyring: Keyring) -> None:
    """The same key under the current epoch."""
    earlier = keyring.epoch_numbered(row.epoch)
    row.wrapped_key = case_keys.rewrap(
        bytes(row.wrapped_key), str(row.pk), earlier=earlier, current=keyring.epoch
    )
    row.epoch = keyring.epoch.number


def open_row[R: BoundRecord](kind: type[R], row: OwnRow, keyring: Keyring) -> R:
    return open_with(kind, row, key_of(row, keyring), keyring.organisation)


def open_with[R: BoundRecord](kind: type[R], row: OwnRow, key: bytes, place: Organisation) -> R:
    """With the row's key, for who holds no epoch. `place` is the organisation to which all its keys are bound."""
    record = read(kind, key, row, place)
    if not fits(row, record):
        raise SealBroken
    return record


def read[R: DataRecord](kind: type[R], key: bytes, row: OwnRow, place: Organisation) -> R:
    """What is sealed, whatever stands in clear beside it."""
    try:
        plain = fields.unseal(key, bytes(row.sealed), _place(row, place))
        return kind.from_data(canonical.from_bytes(plain))
    except canonical.NotCanonical:
        raise SealBroken from None


def key_of(row: OwnRow, keyring: Keyring) -> bytes:
    return case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), str(row.pk))


def put(key: bytes, row: OwnRow, record: DataRecord, place: Organisation) -> None:
    """As `close`, with the row's key. canonical.NotCanonical."""
    row.schema = SCHEMA
    row.sealed = fields.seal(key, canonical.to_bytes(record.as_data()), _place(row, place))


def sealed_beside(row: OwnRow, column: str, content: bytes, keyring: Keyring) -> bytes:
    """What another column of the row holds, under the row's key, which it has already."""
    return fields.seal(key_of(row, keyring), content, _place(row, keyring.organisation, column))


def opened_beside(row: OwnRow, column: str, keyring: Keyring) -> bytes:
    """What `sealed_beside` was given."""
    place = _place(row, keyring.organisation, column)
    return fields.unseal(key_of(row, keyring), bytes(getattr(row, column)), place)


def open_all[R: BoundRecord, Row: OwnRow](
    kind: type[R], rows: QuerySet[Row], keyring: Keyring
) -> list[tuple[Row, R]]:
    """All at once. A row that comes or goes meanwhile is left out; one that is written meanwhile may be read anew."""
    by_id: dict[str, R] = {}
    for ids, of_all in in_bulk.opened(rows, keyring):
        for pk, data in zip(ids, of_all, strict=True):
            try:
                by_id[pk] = kind.from_data(data)
            except canonical.NotCanonical:
                raise SealBroken from None
    opened = []
    for row in rows.all():
        record = by_id.get(str(row.pk))
        if record is not None:
            opened.append((row, record if fits(row, record) else open_row(kind, row, keyring)))
    return opened


def fits(row: OwnRow, record: BoundRecord) -> bool:
    """Whether what stands in clear is what is sealed."""
    return all(getattr(row, column) == value for column, value in record.beside.items())


def _place(row: OwnRow, place: Organisation, column: str = "sealed") -> fields.Context:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    return place.place(str(row.pk), f"{table}.{column}", row.schema)
