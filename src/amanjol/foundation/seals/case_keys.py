"""The key of one case (or of one attachment): 32 random bytes, under which its fields are sealed.

It is wrapped in one of these ways; `case` is the random id of the case or the attachment.
- To the epoch, symmetric, 61 bytes: every holder of the epoch opens it (`wrap`).
- Inbound, to the public half of the epoch, 1,169 bytes: officers and kiosks make a case that they cannot open
  again (`seal_inbound`). The first holder who opens it seals it anew under a key that the sender does not
  know. Nothing says who sent it.
- Restricted, to each named person, 1,169 bytes (`seal_for`), and to nobody else. A person may be named for
  work, or for an emergency only: that is another column, which the code opens with a reason. The cipher does
  not hold such a person back, only the code and the journal do.
- Beneath another key, 61 bytes (`wrap_beneath`): the cases of a restricted person under the key of that person,
  so that naming somebody takes one wrap, however many cases there are.

To restrict a case that was open to the epoch, take a new case key and seal its fields anew: whoever opened
the old wrap may know the old key.

The epoch is bound into the wrap and not into the fields, so a new epoch re-wraps one key a case.

Also called: encryption key, envelope encryption.
"""

from __future__ import annotations

import secrets
from enum import Enum
from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals import fields, keypairs
from amanjol.foundation.seals.fields import KEY_BYTES, KeyedFields

if TYPE_CHECKING:
    from amanjol.foundation.seals.epochs import Epoch, Organisation
    from amanjol.foundation.seals.fields import Context
    from amanjol.foundation.seals.keypairs import KeyPair

_BY_EPOCH: Final = "case_key.by_epoch"
_INBOUND: Final = "case_key.inbound"
_RECOVERY: Final = "case_key.recovery"
_BENEATH: Final = "case_key.beneath"
_ANY: Final = "any"  # the record, where the place is a whole column


class Access(Enum):
    """What a person is named for in a restricted case."""

    WORK = "case_key.for_work"
    EMERGENCY = "case_key.for_emergency"


def new_case_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def wrap(key: bytes, epoch: Epoch, case: str) -> bytes:
    """61 bytes. ValueError unless the key is 32 bytes."""
    return fields.wrap_key(epoch.wrap_key, key, epoch.organisation.place(case, _BY_EPOCH, epoch.number))


def unwrap(wrapped: bytes, epoch: Epoch, case: str) -> bytes:
    """SealBroken for every failure."""
    return fields.unwrap_key(epoch.wrap_key, wrapped, epoch.organisation.place(case, _BY_EPOCH, epoch.number))


def fields_under(epoch: Epoch, column: str, version: int) -> KeyedFields:
    """What opens that column of many cases quickly, where their keys are wrapped under this epoch."""
    place = epoch.organisation.place
    return KeyedFields(epoch.wrap_key, place(_ANY, _BY_EPOCH, epoch.number), place(_ANY, column, version))


def fields_beneath(above: bytes, organisation: Organisation, column: str, version: int) -> KeyedFields:
    """As `fields_under`, of records whose keys are wrapped beneath one other key."""
    place = organisation.place
    return KeyedFields(above, place(_ANY, _BENEATH, 0), place(_ANY, column, version))


def rewrap(wrapped: bytes, case: str, *, earlier: Epoch, current: Epoch) -> bytes:
    """The same key under another epoch of the same organisation, 61 bytes.

    A pure function over one row, so that the caller may stop and resume anywhere: a row says which epoch it
    is wrapped under. SealBroken for every failure; ValueError for two organisations.
    """
    _same_organisation(earlier, current)
    return wrap(unwrap(wrapped, earlier, case), current, case)


def seal_inbound(key: bytes, public: bytes, organisation: Organisation, number: int, case: str) -> bytes:
    """1,169 bytes, with only the public half of the epoch. MalformedPublicKey; ValueError as in `wrap`."""
    return keypairs.wrap_key_to(public, key, organisation.place(case, _INBOUND, number))


def open_inbound(sealed: bytes, epoch: Epoch, case: str) -> bytes:
    """SealBroken for every failure."""
    place = epoch.organisation.place(case, _INBOUND, epoch.number)
    return keypairs.unwrap_key_with(epoch.keys, sealed, place)


def seal_for(
    key: bytes, organisation: Organisation, case: str, person: str, public: bytes, access: Access
) -> bytes:
    """1,169 bytes for one named person. MalformedPublicKey; ValueError as in `wrap`, or for an id with "/"."""
    return keypairs.wrap_key_to(public, key, _named_place(organisation, case, person, access))


def open_for(
    sealed: bytes, keys: KeyPair, organisation: Organisation, case: str, person: str, access: Access
) -> bytes:
    """SealBroken for every failure; ValueError for an id with "/"."""
    return keypairs.unwrap_key_with(keys, sealed, _named_place(organisation, case, person, access))


def wrap_beneath(key: bytes, above: bytes, organisation: Organisation, case: str) -> bytes:
    """61 bytes. ValueError unless both keys are 32 bytes."""
    return fields.wrap_key(above, key, organisation.place(case, _BENEATH, 0))


def unwrap_beneath(wrapped: bytes, above: bytes, organisation: Organisation, case: str) -> bytes:
    """SealBroken for every failure."""
    return fields.unwrap_key(above, wrapped, organisation.place(case, _BENEATH, 0))


def seal_for_recovery_set(key: bytes, organisation: Organisation, case: str, public: bytes) -> bytes:
    """1,169 bytes that two paper shares open: else a restricted case is gone with its named persons' keys."""
    return keypairs.wrap_key_to(public, key, organisation.place(case, _RECOVERY, 0))


def open_by_recovery_set(sealed: bytes, keys: KeyPair, organisation: Organisation, case: str) -> bytes:
    """SealBroken for every failure."""
    return keypairs.unwrap_key_with(keys, sealed, organisation.place(case, _RECOVERY, 0))


def _named_place(organisation: Organisation, case: str, person: str, access: Access) -> Context:
    if "/" in case or "/" in person or not (case and person):
        raise ValueError("A case and a person have ids, without a slash.")
    return organisation.place(f"{case}/{person}", access.value, 0)


def _same_organisation(epoch: Epoch, other: Epoch) -> None:
    if epoch.organisation != other.organisation:
        raise ValueError("A key is never moved to another organisation; it is referred.")
