"""The key with which an organisation signs, opened under its epoch, and what it gives besides: marks of its own.

    signing = opened_signing(keyring)   # None: no key was begun yet; SealBroken: the rows were swapped
    signing.key.sign(…)                 # letters, recalls, cards
    signing.mark(record, data)          # a word of this organisation to itself, which no row can be without the key

Every holder of the epoch signs in the organisation's name. The seed moves to each new epoch as keys of cases do.

Also called: issuer key, key rotation.
"""

from __future__ import annotations

import hmac
from functools import cached_property
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from amanjol.foundation.letters.models import SigningKey as SigningKeyRow
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.seals import case_keys, fields, signatures
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import Secret

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.signatures import SigningKey

MAY_BEGIN: Final = "cases.supervise"
_MARK_PURPOSE: Final = "amanjol/letters/mark/1"
_COLUMN: Final = "letters.mark"


class Begun(Exception):
    """The organisation has a key already."""


class Signing(Secret):
    """One opened signing key of `organisation`, of that number. Keep it no longer than one request."""

    def __init__(self, organisation: Organisation, number: int, key: SigningKey) -> None:
        self.organisation = organisation
        self.number = number
        self.key = key

    @cached_property
    def _marking(self) -> bytes:
        place = self.organisation.place("marks", _COLUMN, self.number)
        return fields.derived_key(self.key.seed, _MARK_PURPOSE, place)

    def mark(self, record: str, data: bytes) -> bytes:
        """32 bytes: the word of somebody who opened this key that `data` is so, for this record alone."""
        bound = fields.bound(_MARK_PURPOSE, self.organisation.place(record, _COLUMN, self.number))
        return hmac.digest(self._marking, bound + data, "sha256")

    def is_marked(self, record: str, data: bytes, mark: bytes) -> bool:
        return hmac.compare_digest(self.mark(record, data), mark)


@transaction.atomic
def begin(*, keyring: Keyring) -> Signing:
    """The first key of the organisation. PermissionDenied but for a supervisor; Begun."""
    member = keyring.member
    if not member.may(MAY_BEGIN):
        raise PermissionDenied
    if _rows(keyring).exists():
        raise Begun
    key = signatures.generate()
    row = SigningKeyRow(
        organisation_id=member.organisation_id, number=1, public=key.public, epoch=keyring.epoch.number
    )
    row.wrapped_seed = case_keys.wrap(key.seed, keyring.epoch, _record(row))
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Begun from None
    record_deed("letters.signing-begun", member, ("signing-key", row.pk), number=1)
    return Signing(keyring.organisation, row.number, key)


def opened_signing(keyring: Keyring) -> Signing | None:
    """The newest key. SealBroken where the public half beside it is another: partners would be told a foreign one."""
    row = _rows(keyring).order_by("number").last()
    if row is None:
        return None
    key = signatures.SigningKey(_seed(row, keyring))
    if key.public != bytes(row.public):
        raise SealBroken
    return Signing(keyring.organisation, row.number, key)


def left_to_rewrap(keyring: Keyring) -> int:
    return _under_earlier(keyring).count()


def rewrap(keyring: Keyring, at_most: int) -> int:
    """Move up to so many keys to the current epoch; a row that does not open stays and is counted as left."""
    moved = []
    for row in _under_earlier(keyring).select_for_update(skip_locked=True)[: max(at_most, 0)]:
        try:
            seed = _seed(row, keyring)
        except SealBroken:
            continue
        row.wrapped_seed = case_keys.wrap(seed, keyring.epoch, _record(row))
        row.epoch = keyring.epoch.number
        moved.append(row)
    SigningKeyRow.objects.bulk_update(moved, ["epoch", "wrapped_seed"])
    return len(moved)


def _seed(row: SigningKeyRow, keyring: Keyring) -> bytes:
    return case_keys.unwrap(bytes(row.wrapped_seed), keyring.epoch_numbered(row.epoch), _record(row))


def _record(row: SigningKeyRow) -> str:
    """What the wrap is bound to: no key of a case, whatever id a row is given."""
    return f"signing-key/{row.pk}/{row.number}"


def _rows(keyring: Keyring) -> QuerySet[SigningKeyRow]:
    return SigningKeyRow.objects.filter(organisation=keyring.member.organisation_id)


def _under_earlier(keyring: Keyring) -> QuerySet[SigningKeyRow]:
    return _rows(keyring).exclude(epoch=keyring.epoch.number)
