"""What was known of a person before it was changed: rows beneath the person, whichever case it was changed in.

Each is numbered; the sealed record of the person says how many there are, so whoever can write rows neither takes the
newest away nor puts an old one in place of another. An old record of the person, put back together with fewer rows,
agrees with them; the journal does not (`are_fewer_than_recorded`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from amanjol.casework.cases import queries, sealing
from amanjol.casework.cases.models import Person, PersonChange
from amanjol.casework.cases.record_parts import changes
from amanjol.casework.cases.record_parts.changes import Change
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace
from amanjol.foundation.web.fixed_queries import FixedQuery

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from amanjol.casework.cases.records import PersonRecord
    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.foundation.organisations.keys.keyring import Keyring

_changes_of = FixedQuery(lambda person: PersonChange.objects.filter(person=person).order_by("of", "number"))


def write_down(
    before: PersonRecord, after: PersonRecord, *, person: Person, key: bytes, keyring: Keyring
) -> tuple[PersonRecord, UUID | None]:
    """What `after` puts in place of, in a row; the person is locked and takes the record that counts it.

    Gives that record and the id of the row, or None where nothing differs. SealBroken; canonical.NotCanonical.
    """
    old, new = changes.values_of_person(before), changes.values_of_person(after)
    change = changes.between(old, new, keyring.person)
    if change is None:
        return replace(after, changes=before.changes), None
    check(rows_of(person), before)
    counts = dict(before.changes)
    counts[str(person.pk)] = number = counts.get(str(person.pk), 0) + 1
    row = PersonChange(organisation_id=person.organisation_id, person=person, of=person.pk, number=number)
    sealing.seal_row(row, change.as_data(), key, keyring)
    row.save(force_insert=True)
    return replace(after, changes=counts), row.pk


def changes_of(person: Person, record: PersonRecord, keyring: Keyring) -> list[Change]:
    """In the order in which they were written; with those of whoever was made one with the person.

    SealBroken, also where one is missing or too many.
    """
    try:
        return _opened(person, record, keyring)
    except SealBroken:
        with transaction.atomic():  # a colleague may have changed or merged them since it was read
            now = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
            if now is None:
                raise
            return _opened(now, sealing.open_person(now, keyring), keyring)


def changes_on_page(opened: OpenedCase) -> list[Change]:
    """As `changes_of`, opened once for the page of a case. SealBroken."""
    return opened.once(
        "changes of the person", lambda: changes_of(opened.case.person, opened.person, opened.keyring)
    )


def rows_of(person: Person) -> list[PersonChange]:
    return _changes_of.rows(person.pk)


def check(rows: Collection[PersonChange], record: PersonRecord) -> None:
    """SealBroken where the record counts others than there are."""
    expected = {(of, number) for of, most in record.changes.items() for number in _numbers(most, rows)}
    if len(rows) != len(expected) or {(str(row.of), row.number) for row in rows} != expected:
        raise SealBroken


def are_fewer_than_recorded(person: Person, record: PersonRecord) -> bool:
    """Whether the journal knows of more: then this is an older copy of the person. A reason to warn, as of a case.

    `record` was opened from this very row. An old record is one also where its newer rows were left beneath it.
    """
    if queries.changes_recorded(person) <= sum(record.changes.values()):
        return False
    with transaction.atomic():
        now = Person.objects.select_for_update(no_key=True).filter(pk=person.pk).first()
        if now is None:
            return False
        is_as_read = bytes(now.sealed) == bytes(person.sealed)  # else a colleague has changed them since
        return is_as_read or queries.changes_recorded(now) > PersonChange.objects.filter(person=now).count()


def _numbers(most: int, rows: Collection[PersonChange]) -> range:
    """No further than there are rows: a count without end is a broken seal at once."""
    if most > len(rows):
        raise SealBroken
    return range(1, most + 1)


def _opened(person: Person, record: PersonRecord, keyring: Keyring) -> list[Change]:
    rows = rows_of(person)
    check(rows, record)
    if not rows:
        return []
    key = sealing.key_of_person(person, keyring)
    opened = [sealing.open_row(Change, row, key, keyring) for row in rows]
    return sorted(opened, key=lambda change: change.at)
