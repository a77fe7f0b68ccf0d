"""Opening and closing the rows of learning with a keyring. Every failure is `SealBroken`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.desk.points import BOUND, INSIDE, check_points
from amanjol.casework.learning.models import Learner, Livelihood, Restrictable
from amanjol.casework.learning.records import CohortRecord, IssuerRecord, LearnerRecord
from amanjol.casework.learning.work.records import EmployerRecord, LivelihoodRecord
from amanjol.foundation.seals import canonical, case_keys, fields
from amanjol.foundation.seals.case_keys import Access
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.casework.learning.models import (
        Cohort,
        Employer,
        Issuer,
        Named,
        NamedForLivelihood,
    )
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.records import DataRecord

    type Row = Cohort | Employer | Issuer | Learner | Livelihood


def seal_new(row: Row, record: DataRecord, keyring: Keyring) -> None:
    """Put the record into the row under a new key, which is wrapped under the current epoch. canonical.NotCanonical."""
    key = case_keys.new_case_key()
    row.epoch = keyring.epoch.number
    row.wrapped_key = case_keys.wrap(key, keyring.epoch, str(row.pk))
    _put(key, row, record, keyring)


def seal_beneath(row: Learner | Livelihood, record: DataRecord, above: bytes, keyring: Keyring) -> bytes:
    """As `seal_new`, beneath a key of whoever restricts the row; gives the new key, for `key_for`."""
    key = case_keys.new_case_key()
    row.epoch = None
    row.wrapped_key = case_keys.wrap_beneath(key, above, keyring.organisation, str(row.pk))
    _put(key, row, record, keyring)
    return key


def key_for(
    row: Learner | Livelihood, key: bytes, member: UUID, of: PersonKey, keyring: Keyring
) -> Named | NamedForLivelihood:
    """What lets one member open a restricted row; to be saved."""
    place, public = keyring.organisation, bytes(of.public)
    sealed = case_keys.seal_for(key, place, str(row.pk), str(of.account_id), public, Access.WORK)
    return row.named.model(
        organisation_id=row.organisation_id, member_id=member, key=of, sealed=sealed, **{row.KIND: row}
    )


def key_beneath(row: Learner | Livelihood, above: bytes, keyring: Keyring) -> bytes:
    """The key of a restricted row, by the key of who restricted it. SealBroken unless the row opens with it."""
    key = case_keys.unwrap_beneath(bytes(row.wrapped_key), above, keyring.organisation, str(row.pk))
    _read(LearnerRecord if isinstance(row, Learner) else LivelihoodRecord, key, row, keyring)
    return key


def move_key(row: Row, keyring: Keyring) -> None:
    """The same key under the current epoch. SealBroken."""
    if row.epoch is None:
        raise SealBroken
    earlier = keyring.epoch_numbered(row.epoch)
    row.wrapped_key = case_keys.rewrap(
        bytes(row.wrapped_key), str(row.pk), earlier=earlier, current=keyring.epoch
    )
    row.epoch = keyring.epoch.number


def close(row: Row, record: DataRecord, keyring: Keyring) -> None:
    """Put the record into the row, which has its key already. SealBroken; canonical.NotCanonical."""
    _put(_key(row, keyring), row, record, keyring)


def open_cohort(row: Cohort, keyring: Keyring) -> CohortRecord:
    record = _read(CohortRecord, _key(row, keyring), row, keyring)
    if not record.facts:
        raise SealBroken
    return record


def open_learner(row: Learner, keyring: Keyring) -> LearnerRecord:
    record = _read(LearnerRecord, _key(row, keyring), row, keyring)
    if not record.profiles:
        raise SealBroken
    return record


def open_employer(row: Employer, keyring: Keyring) -> EmployerRecord:
    record = _read(EmployerRecord, _key(row, keyring), row, keyring)
    if not record.facts:
        raise SealBroken
    return record


def open_livelihood(row: Livelihood, keyring: Keyring) -> LivelihoodRecord:
    record = _read(LivelihoodRecord, _key(row, keyring), row, keyring)
    if not record.profiles:
        raise SealBroken
    return record


def open_issuer(row: Issuer, keyring: Keyring) -> IssuerRecord:
    record = _read(IssuerRecord, _key(row, keyring), row, keyring)
    if not record.names:
        raise SealBroken
    return record


def _put(key: bytes, row: Row, record: DataRecord, keyring: Keyring) -> None:
    row.schema = BOUND
    data = record.as_data() | {INSIDE: row.points}
    row.sealed = fields.seal(key, canonical.to_bytes(data), _place(row, keyring))


def _read[Kind: DataRecord](kind: type[Kind], key: bytes, row: Row, keyring: Keyring) -> Kind:
    try:
        data = canonical.from_bytes(fields.unseal(key, bytes(row.sealed), _place(row, keyring)))
        check_points(data, row.points)
        return kind.from_data(data)
    except canonical.NotCanonical:
        raise SealBroken from None


def _key(row: Row, keyring: Keyring) -> bytes:
    if row.epoch is not None:
        return case_keys.unwrap(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch), str(row.pk))
    named = row.named.filter(member=keyring.member).first() if isinstance(row, Restrictable) else None
    if named is None:
        raise SealBroken
    return case_keys.open_for(
        bytes(named.sealed), keyring.keys, keyring.organisation, str(row.pk), keyring.person, Access.WORK
    )


def _place(row: Row, keyring: Keyring) -> fields.Context:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    return keyring.organisation.place(str(row.pk), f"{table}.sealed", row.schema)
