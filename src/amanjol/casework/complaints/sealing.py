"""Sealing a complaint to each of its readers, and the answer to whoever has the code. Every failure is `SealBroken`."""

from __future__ import annotations

import base64
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from amanjol.casework.complaints import witnesses
from amanjol.casework.complaints.models import Seal
from amanjol.casework.complaints.records import ComplaintRecord, Letter
from amanjol.foundation.organisations.keys.queries import place_of
from amanjol.foundation.organisations.queries import node
from amanjol.foundation.seals import canonical, case_keys, fields, keypairs
from amanjol.foundation.seals.case_keys import Access
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from uuid import UUID

    from amanjol.casework.complaints.models import Complaint, Letterbox
    from amanjol.casework.complaints.receiving import Person
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.keypairs import KeyPair

SCHEMA: Final = 1


class MalformedKey(ValueError):
    """These are no public half of anything."""


def seal(
    row: Complaint, record: ComplaintRecord, readers: Iterable[Person], watchers: Iterable[Person]
) -> list[Seal]:
    """Into the row, under a new key, and what each of these has of it. A watcher has no key of it."""
    key, place, of = case_keys.new_case_key(), place_of(row.organisation_id), str(row.pk)
    row.schema = SCHEMA
    row.sealed = fields.seal(key, canonical.to_bytes(record.as_data()), _place(row))
    row.mark = witnesses.of_complaint(row)
    seals = [
        _for(
            row,
            person,
            case_keys.seal_for(key, place, of, person.account, bytes(person.key.public), Access.WORK),
        )
        for person in readers
    ]
    return seals + [_for(row, person, None) for person in watchers]


def open_with(row: Complaint, keys: KeyPair, member: Member) -> ComplaintRecord:
    """What stands in it, for one of its readers."""
    return _record_in(row, _own_seals([row], member).get(row.pk), keys, member)


def open_each(
    rows: Collection[Complaint], keys: KeyPair, member: Member
) -> Iterator[tuple[Complaint, ComplaintRecord]]:
    """Those that open to this reader, for a list: what does not open is said where it is read. One query."""
    own = _own_seals(rows, member)
    for row in rows:
        with suppress(SealBroken):
            yield row, _record_in(row, own.get(row.pk), keys, member)


def _own_seals(rows: Collection[Complaint], member: Member) -> dict[UUID, bytes]:
    seals = Seal.objects.filter(complaint__in=rows, key__account=member.account_id, sealed__isnull=False)
    return {of: bytes(sealed) for of, sealed in seals.values_list("complaint", "sealed") if sealed}


def _record_in(row: Complaint, own: bytes | None, keys: KeyPair, member: Member) -> ComplaintRecord:
    if own is None:
        raise SealBroken
    place, person = place_of(row.organisation_id), str(member.account_id)
    key = case_keys.open_for(own, keys, place, str(row.pk), person, Access.WORK)
    try:
        return ComplaintRecord.from_data(
            canonical.from_bytes(fields.unseal(key, bytes(row.sealed), _place(row)))
        )
    except canonical.NotCanonical:
        raise SealBroken from None


def as_text(public: bytes) -> str:
    return base64.b64encode(public).decode()


def seal_letter(row: Letterbox, letter: Letter, reply_to: str) -> None:
    row.schema = SCHEMA
    row.sealed = _sealed(letter, reply_to, _letter_place(row))


def seal_for_node(box: UUID, at: str, letter: Letter, reply_to: str) -> bytes:
    """For a letterbox of another node. MalformedKey where what came from there is no public half."""
    try:
        return _sealed(letter, reply_to, _place_at(at, box, SCHEMA))
    except ValueError:  # base64 and keypairs.MalformedPublicKey are both
        raise MalformedKey from None


def _sealed(letter: Letter, reply_to: str, place: fields.Context) -> bytes:
    public = base64.b64decode(reply_to, validate=True)
    return keypairs.seal_to(public, canonical.to_bytes(letter.as_data()), place)


def open_letter(row: Letterbox, keys: KeyPair) -> Letter:
    try:
        return Letter.from_data(
            canonical.from_bytes(keypairs.open_with(keys, bytes(row.sealed), _letter_place(row)))
        )
    except canonical.NotCanonical:
        raise SealBroken from None


def _for(row: Complaint, person: Person, sealed: bytes | None) -> Seal:
    return Seal(organisation_id=row.organisation_id, complaint=row, key=person.key, sealed=sealed)


def _place(row: Complaint) -> fields.Context:
    return _of(row.organisation_id, row.pk, "complaints_complaint.sealed", row.schema)


def _letter_place(row: Letterbox) -> fields.Context:
    if row.organisation_id is None:
        return _place_at(own_node(), row.pk, row.schema)
    return _of(row.organisation_id, row.pk, "complaints_letterbox.sealed", row.schema)


def _place_at(node: str, box: UUID, schema: int) -> fields.Context:
    """Of a letterbox of no organisation, as that node and the one that answers both know it."""
    return fields.Context(node, "", str(box), "complaints_letterbox.sealed", schema)


def own_node() -> str:
    """LookupError before the installation is set up."""
    here = node()
    if here is None:
        raise LookupError("There is no node yet.")
    return str(here.pk)


def _of(organisation: UUID, record: UUID, column: str, schema: int) -> fields.Context:
    return place_of(organisation).place(str(record), column, schema)
