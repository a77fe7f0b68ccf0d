"""Opening and closing the rows of people and cases with a keyring. Every failure is `SealBroken`."""

from __future__ import annotations

from itertools import batched
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases import canonical
from amanjol.casework.cases.models import Person
from amanjol.casework.cases.records import CaseRecord, PersonRecord, RecordUnreadable
from amanjol.foundation.seals import case_keys, fields
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amanjol.casework.cases.models import Case, SealedRow
    from amanjol.foundation.organisations.keys.ring import Keyring
    from amanjol.foundation.seals.fields import Context

type PersonRow = tuple[str, int, int, bytes, bytes]
"""A person's id, epoch, schema, wrapped key and what is sealed."""

SCHEMA: Final = 1
_READ_AT_ONCE: Final = 1_000


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
    return _open(PersonRecord, row, keyring)


def open_case(row: Case, keyring: Keyring) -> CaseRecord:
    return _open(CaseRecord, row, keyring)


def open_people(rows: Iterable[PersonRow], keyring: Keyring) -> Iterator[tuple[list[str], list[Any]]]:
    """Some at a time, the ids of many people and the data of their records: the one door where many are opened.

    Ten times as quick as one by one, and each is bound to its place as there; the first that does not open
    ends all.
    """
    under: dict[tuple[int, int], fields.KeyedFields] = {}
    for some in batched(rows, _READ_AT_ONCE):
        plain = []
        for person, epoch, schema, wrapped_key, sealed in some:
            opener = under.get((epoch, schema))
            if opener is None:
                known = keyring.epoch_numbered(epoch)
                opener = under[epoch, schema] = case_keys.fields_under(known, _column(Person), schema)
            plain.append(opener.open(person, wrapped_key, sealed))
        try:
            yield [row[0] for row in some], canonical.from_own_bytes(plain)
        except canonical.NotCanonical:
            raise SealBroken from None


def _open[Record: (PersonRecord, CaseRecord)](kind: type[Record], row: SealedRow, keyring: Keyring) -> Record:
    try:
        plain = fields.unseal(_key(row, keyring), bytes(row.sealed), _place(row, keyring))
        return kind.from_data(canonical.from_bytes(plain))
    except (canonical.NotCanonical, RecordUnreadable):
        raise SealBroken from None


def _key(row: SealedRow, keyring: Keyring) -> bytes:
    return case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), str(row.pk))


def _place(row: SealedRow, keyring: Keyring) -> Context:
    return keyring.organisation.place(str(row.pk), _column(row), row.schema)


def _column(row: SealedRow | type[SealedRow]) -> str:
    return f"{row._meta.db_table}.sealed"  # noqa: SLF001  Django's public name
