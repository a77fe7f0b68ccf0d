"""Opening and closing a threat: with the key of a receiver, or for the organisation's keys by who holds none.

Whoever seals with the organisation's keys vouches for what they seal: a receiver's public key is no secret, so anybody
who writes rows could seal something to it. Every failure to open is `SealBroken`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from amanjol.casework.desk.points import BOUND, INSIDE, check_points
from amanjol.casework.support.models import Threat, ThreatReceiver
from amanjol.casework.support.threats.records import ThreatRecord
from amanjol.foundation.seals import canonical, case_keys, epochs, fields
from amanjol.foundation.seals.case_keys import Access
from amanjol.foundation.seals.fields import SealBroken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.support.threats.receivers import Receivable
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.keys.queries import IntakeNow
    from amanjol.foundation.seals.epochs import Epoch, Organisation

_VOUCHER: Final = "voucher"
_EPOCH: Final = "epoch"


@dataclass(frozen=True, slots=True)
class OpenedThreat:
    """`is_proven`: somebody who held the organisation's keys wrote what stands there.

    Else it is what it says of itself: who wrote it held no keys then, or the keys of those days are gone.
    """

    row: Threat
    record: ThreatRecord
    is_proven: bool


def seal_new(
    row: Threat, record: ThreatRecord, to: Iterable[Receivable], keyring: Keyring, *, is_proven: bool = True
) -> list[ThreatReceiver]:
    """Into the row, under a new key; gives who may open it, to be saved before the row. canonical.NotCanonical.

    Who takes in what somebody else wrote without keys vouches for nothing: `is_proven`.
    """
    key = case_keys.new_case_key()
    row.epoch, row.wrapped_key = None, b""
    _put(key, row, record, keyring.organisation, keyring.epoch if is_proven else None)
    return [_receiver(row, key, receiver, keyring.organisation) for receiver in to]


def seal_inbound(row: Threat, record: ThreatRecord, intake: IntakeNow) -> None:
    """Into a new row, by who holds no keys: whoever holds the organisation's opens it, and nobody else."""
    key = case_keys.new_case_key()
    row.epoch = intake.number
    row.wrapped_key = case_keys.seal_inbound(key, intake.public, intake.place, intake.number, str(row.pk))
    _put(key, row, record, intake.place, None)


def move_inbound(row: Threat, keyring: Keyring) -> None:
    """The same key for the current epoch."""
    place, current = keyring.organisation, keyring.epoch
    key = case_keys.open_inbound(bytes(row.wrapped_key), keyring.epoch_numbered(row.epoch or 0), str(row.pk))
    row.wrapped_key = case_keys.seal_inbound(key, current.public, place, current.number, str(row.pk))
    row.epoch = current.number


def close(opened: OpenedThreat, record: ThreatRecord, keyring: Keyring) -> None:
    """Into a row that the member opened. What nobody vouched for before, nobody does now. canonical.NotCanonical."""
    row, epoch = opened.row, keyring.epoch if opened.is_proven else None
    _put(_key(row, keyring), row, record, keyring.organisation, epoch)


def open_threat(row: Threat, keyring: Keyring) -> OpenedThreat:
    data = _read(_key(row, keyring), row, keyring.organisation)
    number, voucher = data.pop(_EPOCH, None), data.pop(_VOUCHER, None)
    record = _record(data, row)
    return OpenedThreat(row, record, _is_proven(row, record, number, voucher, keyring))


def open_inbound(row: Threat, keyring: Keyring) -> ThreatRecord:
    """What somebody without keys wrote, before it is taken in. It says of no answer: SealBroken."""
    if row.epoch is None:
        raise SealBroken
    epoch = keyring.epoch_numbered(row.epoch)
    key = case_keys.open_inbound(bytes(row.wrapped_key), epoch, str(row.pk))
    record = _record(_read(key, row, keyring.organisation), row)
    if record.answers:
        raise SealBroken
    return record


def _put(
    key: bytes, row: Threat, record: ThreatRecord, organisation: Organisation, epoch: Epoch | None
) -> None:
    row.schema, row.is_answered = BOUND, record.is_answered
    data: dict[str, Any] = record.as_data() | {INSIDE: row.points}
    if epoch is not None:
        data |= {_EPOCH: epoch.number, _VOUCHER: _voucher(row, record, epoch).hex()}
    row.sealed = fields.seal(key, canonical.to_bytes(data), _place(row, organisation))


def _read(key: bytes, row: Threat, organisation: Organisation) -> dict[str, Any]:
    try:
        data = canonical.from_bytes(fields.unseal(key, bytes(row.sealed), _place(row, organisation)))
    except canonical.NotCanonical:
        raise SealBroken from None
    check_points(data, row.points)
    whole: dict[str, Any] = data
    return whole


def _record(data: dict[str, Any], row: Threat) -> ThreatRecord:
    try:
        record = ThreatRecord.from_data(data)
    except canonical.NotCanonical:
        raise SealBroken from None
    if not record.accounts or record.is_answered is not row.is_answered:
        raise SealBroken
    return record


def _voucher(row: Threat, record: ThreatRecord, epoch: Epoch) -> bytes:
    digest = hashlib.sha256(canonical.to_bytes(record.as_data())).digest()
    return epochs.vouch_for(epoch, f"{Threat._meta.db_table}.{row.pk}", digest)  # noqa: SLF001  Django's public name


def _is_proven(row: Threat, record: ThreatRecord, number: Any, voucher: Any, keyring: Keyring) -> bool:
    if not isinstance(number, int) or not isinstance(voucher, str):
        return False
    try:
        epoch = keyring.epoch_numbered(number)
    except SealBroken:  # the keys of those days are gone
        return False
    return _voucher(row, record, epoch).hex() == voucher


def _receiver(row: Threat, key: bytes, to: Receivable, organisation: Organisation) -> ThreatReceiver:
    public, person = bytes(to.key.public), str(to.key.account_id)
    sealed = case_keys.seal_for(key, organisation, str(row.pk), person, public, Access.WORK)
    return ThreatReceiver(
        organisation_id=row.organisation_id, threat=row, member=to.member, key=to.key, sealed=sealed
    )


def _key(row: Threat, keyring: Keyring) -> bytes:
    if row.epoch is not None:
        raise SealBroken
    receiver = ThreatReceiver.objects.filter(threat=row.pk, member=keyring.member).first()
    if receiver is None:
        raise SealBroken
    return case_keys.open_for(
        bytes(receiver.sealed), keyring.keys, keyring.organisation, str(row.pk), keyring.person, Access.WORK
    )


def _place(row: Threat, organisation: Organisation) -> fields.Context:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    return organisation.place(str(row.pk), f"{table}.sealed", row.schema)
