"""Opening and closing the rows of people and cases with a keyring. Every failure is `SealBroken`.

The ids of the rows to which a row belongs stand inside its seal and are compared each time it is opened: so nobody who
can write rows gives a case to another person, or a note to another case. A row that was sealed before (`LOOSE`)
opens only as long as the journal, from which nobody takes anything, does not say that it was sealed anew: an old copy
put back is refused.

What hangs on a person is restricted exactly when the person is: so a key that somebody planted, naming a member for it,
opens no row of a true person, and no true case shows a planted one.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.cases.models import (
    Case,
    Group,
    Merge,
    Named,
    OnPaper,
    Opening,
    Person,
    Purpose,
    RowOfCase,
    RowOfPerson,
)
from amanjol.casework.cases.records import (
    CaseRecord,
    GroupRecord,
    MergeRecord,
    PersonRecord,
    Reason,
)
from amanjol.casework.desk.points import BOUND, INSIDE, LOOSE, check_points
from amanjol.foundation.journal.queries import was_subject
from amanjol.foundation.seals import canonical, case_keys, fields
from amanjol.foundation.seals.case_keys import Access
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from uuid import UUID

    from amanjol.casework.cases.models import SealedRow
    from amanjol.casework.desk.own_rows import PointedRow
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import RecoverySet
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.fields import Context
    from amanjol.foundation.seals.keypairs import KeyPair
    from amanjol.foundation.seals.records import DataRecord

SCHEMA: Final = 1
"""Of rows that point at no other."""
SEALED_ANEW: Final = "links.bound"
"""The journal's verb for rows whose seals hold since then what they point at."""
type Record = PersonRecord | CaseRecord | GroupRecord | MergeRecord | Reason
_KINDS: Final[dict[type[SealedRow], type[Record]]] = {
    Person: PersonRecord,
    Case: CaseRecord,
    Group: GroupRecord,
    Merge: MergeRecord,
    Opening: Reason,
}
_ACCESS: Final = {Purpose.WORK: Access.WORK, Purpose.EMERGENCY: Access.EMERGENCY}


def seal_new(row: SealedRow, record: DataRecord, keyring: Keyring) -> bytes:
    """Put the record into the row under a new key, which is wrapped under the current epoch; of a case or merge of a
    restricted person, under that person's key, with which their other cases open, too. Gives the new key.

    SealBroken; canonical.NotCanonical.
    """
    key = case_keys.new_case_key()
    if isinstance(row, Case | Merge) and row.person.is_restricted:
        above = _key(row.person, keyring)
        _prove_beneath(row.person, above, keyring)
        put_beneath(row, key, above, keyring)
    else:
        row.epoch = keyring.epoch.number
        row.wrapped_key = case_keys.wrap(key, keyring.epoch, str(row.pk))
    close_with(key, row, record, keyring)
    return key


def put_beneath(row: Case | Merge, key: bytes, above: bytes, keyring: Keyring) -> None:
    """A key of a case or merge under the key of its restricted person."""
    row.epoch = None
    row.wrapped_key = case_keys.wrap_beneath(key, above, keyring.organisation, str(row.pk))


def key_for(
    person: Person, key: bytes, member: UUID, of: PersonKey, purpose: Purpose, place: Organisation
) -> Named:
    """What lets one member open a restricted person; to be saved."""
    sealed = case_keys.seal_for(
        key, place, str(person.pk), str(of.account_id), bytes(of.public), _ACCESS[purpose]
    )
    return Named(
        organisation_id=person.organisation_id, person=person, member_id=member, key=of, purpose=purpose,
        sealed=sealed,
    )  # fmt: skip


def key_of(person: Person, keyring: Keyring) -> bytes:
    """The key of a restricted person, for whoever is named. SealBroken."""
    return _key_as_named(person.pk, keyring)


def key_on_paper(person: Person, key: bytes, papers: RecoverySet, keyring: Keyring) -> OnPaper:
    """What lets two sheets open a restricted person; to be saved."""
    sealed = case_keys.seal_for_recovery_set(key, keyring.organisation, str(person.pk), bytes(papers.public))
    return OnPaper(organisation_id=person.organisation_id, person=person, papers_id=papers.pk, sealed=sealed)


def open_on_paper(row: OnPaper, papers: KeyPair, place: Organisation) -> bytes:
    """The key of a restricted person, by the joined sheets. SealBroken."""
    return case_keys.open_by_recovery_set(bytes(row.sealed), papers, place, str(row.person_id))


def move_key(row: SealedRow, keyring: Keyring) -> None:
    """The same key under the current epoch. SealBroken."""
    if row.epoch is None:
        raise SealBroken
    earlier = keyring.epoch_numbered(row.epoch)
    row.wrapped_key = case_keys.rewrap(
        bytes(row.wrapped_key), str(row.pk), earlier=earlier, current=keyring.epoch
    )
    row.epoch = keyring.epoch.number


def close(row: SealedRow, record: DataRecord, keyring: Keyring) -> None:
    """Put the record into the row, which has its key already. SealBroken; canonical.NotCanonical."""
    close_with(_key(row, keyring), row, record, keyring)


def close_with(key: bytes, row: PointedRow, record: DataRecord, keyring: Keyring) -> None:
    """As `close`, for a restricted row whose new key nobody is named for yet. canonical.NotCanonical."""
    _put(key, row, record.as_data(), keyring)


def key_of_case(case: Case, keyring: Keyring) -> bytes:
    """What the keys of its rows are beneath: for `seal_row`, `open_row` and `plain_row`. SealBroken."""
    return _key(case, keyring)


def keys_of_cases(cases: Iterable[Case], keyring: Keyring) -> dict[UUID, bytes]:
    """As `key_of_case`, of many, by their ids; one that does not open is missing. One query, whoever is restricted."""
    of_all = {case.pk: case for case in cases}
    named, keys = _named_for({case.person_id for case in of_all.values() if case.epoch is None}, keyring), {}
    for pk, case in of_all.items():
        with suppress(SealBroken):
            keys[pk] = _key(case, keyring, named)
    return keys


def key_of_person(person: Person, keyring: Keyring) -> bytes:
    """As `key_of_case`, of the rows of a person, restricted or not. SealBroken."""
    return _key(person, keyring)


def seal_row(row: RowOfCase | RowOfPerson, data: dict[str, Any], above: bytes, keyring: Keyring) -> None:
    """Put the data of a record into a row of a case or person, under a new key each time. canonical.NotCanonical."""
    key = case_keys.new_case_key()
    row.wrapped_key = case_keys.wrap_beneath(key, above, keyring.organisation, str(row.pk))
    _put(key, row, data, keyring)


def plain_row(row: RowOfCase | RowOfPerson, above: bytes, keyring: Keyring) -> dict[str, Any]:
    """What `seal_row` was given. SealBroken."""
    key = case_keys.unwrap_beneath(bytes(row.wrapped_key), above, keyring.organisation, str(row.pk))
    data: dict[str, Any] = _data(row, key, keyring)
    return data


def open_row[Kind: DataRecord](
    kind: type[Kind], row: RowOfCase | RowOfPerson, above: bytes, keyring: Keyring
) -> Kind:
    """SealBroken."""
    return _read(kind, plain_row(row, above, keyring))


def open_person(row: Person, keyring: Keyring) -> PersonRecord:
    return _open(PersonRecord, row, keyring)


def open_case(row: Case, keyring: Keyring) -> CaseRecord:
    return _open(CaseRecord, row, keyring)


def open_case_with(key: bytes, row: Case, keyring: Keyring) -> CaseRecord:
    """As `open_case`, where `key_of_case` was asked before. SealBroken."""
    return _read(CaseRecord, _data(row, key, keyring))


def open_group(row: Group, keyring: Keyring) -> GroupRecord:
    return _open(GroupRecord, row, keyring)


def open_merge(row: Merge, keyring: Keyring) -> MergeRecord:
    return _open(MergeRecord, row, keyring)


def open_reason(row: Opening, keyring: Keyring) -> Reason:
    return _open(Reason, row, keyring)


def open_as[Kind: DataRecord](kind: type[Kind], row: SealedRow, keyring: Keyring) -> Kind:
    """A row of a package above, that is sealed to the organisation. SealBroken."""
    return _open(kind, row, keyring)


def opened(row: SealedRow, keyring: Keyring) -> Record:
    """As the others, whichever it is."""
    return _open(_KINDS[type(row)], row, keyring)


def prove(row: SealedRow, keyring: Keyring) -> None:
    """SealBroken unless the row opens and belongs to those to whom it says it does."""
    _data(row, _key(row, keyring), keyring)


def open_person_of(case: Case, keyring: Keyring) -> PersonRecord:
    """The person of a case that says inside, too, that it is theirs."""
    prove(case, keyring)
    return open_person(case.person, keyring)


def is_loose(row: PointedRow) -> bool:
    """Whether it is to be sealed anew, with what it points at."""
    return bool(row.POINTS) and row.schema == LOOSE


def kind_of(row: PointedRow) -> str:
    """What the journal calls it."""
    return str(row._meta.model_name)  # noqa: SLF001  Django's public name


def _open[Kind: DataRecord](kind: type[Kind], row: SealedRow, keyring: Keyring) -> Kind:
    return _read(kind, _data(row, _key(row, keyring), keyring))


def _read[Kind: DataRecord](kind: type[Kind], data: Any) -> Kind:
    try:
        return kind.from_data(data)
    except canonical.NotCanonical:
        raise SealBroken from None


def _prove_beneath(person: Person, above: bytes, keyring: Keyring) -> None:
    """SealBroken where a case of the person does not open with this key: then it is somebody else's."""
    for other in Case.objects.filter(person=person):
        wrapped = bytes(other.wrapped_key)
        _data(other, case_keys.unwrap_beneath(wrapped, above, keyring.organisation, str(other.pk)), keyring)


def _put(key: bytes, row: PointedRow, data: dict[str, Any], keyring: Keyring) -> None:
    row.schema = BOUND if row.POINTS else SCHEMA
    inside = {INSIDE: row.points} if row.POINTS else {}
    row.sealed = fields.seal(key, canonical.to_bytes(data | inside), _place(row, keyring))


def _data(row: PointedRow, key: bytes, keyring: Keyring) -> Any:
    """What is inside, without what it points at, which is compared.

    Only holders of an epoch seal beneath it; a restricted person anybody could have made, so each letter is looked at.
    """
    plain = fields.unseal(key, bytes(row.sealed), _place(row, keyring))
    try:
        if getattr(row, "epoch", None) is None:
            data = canonical.from_bytes(plain)
        else:
            (data,) = canonical.from_own_bytes([plain])
    except canonical.NotCanonical:
        raise SealBroken from None
    if is_loose(row):
        if was_subject(row.organisation_id, SEALED_ANEW, kind_of(row), row.pk):
            raise SealBroken
    elif row.POINTS:
        check_points(data, row.points)
    return data


def _key(row: SealedRow, keyring: Keyring, named: Mapping[UUID, Named] | None = None) -> bytes:
    """Whoever writes rows can say in clear that one is restricted, and plant the key of it, which anybody can seal.

    `named`, where it was read before, has every restricted person of these rows who names the member.
    """
    if isinstance(row, Case | Merge) and (row.epoch is None) is not _is_of_restricted(row):
        raise SealBroken
    if row.epoch is not None:
        return case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), str(row.pk))
    if isinstance(row, Case | Merge):
        above = _key_as_named(row.person_id, keyring, named)
        return case_keys.unwrap_beneath(bytes(row.wrapped_key), above, keyring.organisation, str(row.pk))
    if not isinstance(row, Person):
        raise SealBroken
    return _key_as_named(row.pk, keyring)


def _is_of_restricted(row: Case | Merge) -> bool:
    try:
        return row.person.is_restricted
    except Person.DoesNotExist:  # hidden from who sees the row: one of the two says what is not so
        raise SealBroken from None


def _key_as_named(person: UUID, keyring: Keyring, among: Mapping[UUID, Named] | None = None) -> bytes:
    """Of a restricted person, for whoever is named. Whether an emergency is declared, the queries ask."""
    named = (_named_for({person}, keyring) if among is None else among).get(person)
    if named is None:
        raise SealBroken
    access = _ACCESS[Purpose(named.purpose)]
    sealed = bytes(named.sealed)
    return case_keys.open_for(sealed, keyring.keys, keyring.organisation, str(person), keyring.person, access)


def _named_for(people: Collection[UUID], keyring: Keyring) -> dict[UUID, Named]:
    """What opens these restricted people for the member. One query, and none for nobody."""
    if not people:
        return {}
    rows = Named.objects.filter(person__in=people, member=keyring.member)
    return {named.person_id: named for named in rows}


def _place(row: PointedRow, keyring: Keyring) -> Context:
    return keyring.organisation.place(str(row.pk), _column(row), row.schema)


def _column(row: PointedRow) -> str:
    return f"{row._meta.db_table}.sealed"  # noqa: SLF001  Django's public name
