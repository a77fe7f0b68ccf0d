"""The key with which an organisation signs, opened under its epoch, and what it gives besides: marks of its own.

    signing = opened_signing(keyring)   # None: no key was begun yet; SealBroken: the rows were swapped
    signing.key.sign(…)                 # letters, recalls, cards
    signing.mark(record, data)          # a word of this organisation to itself, which no row can be without the key

Every holder of the epoch signs in the organisation's name. The seed moves to each new epoch as keys of cases do.

With the next key (`next_key`) no mark is made in anybody's name again: what was marked before counts on by a word of
the newest key beside it, `carried`, that says of which key on marks on this very thing count. Whoever has only an
earlier key marks nothing any more.

Also called: issuer key, key rotation.
"""

from __future__ import annotations

import hmac
from functools import cached_property
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from amanjol.foundation.letters.models import SigningKey as SigningKeyRow
from amanjol.foundation.organisations.keys.actions.recording import record_deed
from amanjol.foundation.seals import case_keys, fields, signatures
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.keypairs import Secret

if TYPE_CHECKING:
    from uuid import UUID

    from django.db.models import QuerySet

    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.signatures import SigningKey

MAY_BEGIN: Final = "cases.supervise"
_MARK_PURPOSE: Final = "amanjol/letters/mark/1"
_CARRIED_PURPOSE: Final = "amanjol/letters/carried/1"
_COLUMN: Final = "letters.mark"
_NUMBER_BYTES: Final = 4
BEGUN: Final = "letters.signing-begun"
SUBJECT: Final = "signing-key"


class Begun(Exception):
    """The organisation has a key already."""


class UnderWay(Exception):
    """A colleague is beginning the next key in this very moment."""


class Signing(Secret):
    """One opened signing key of `organisation`, of that number. Keep it no longer than one request.

    `earlier` are those before it, the oldest first: for marks that were carried over, and for the signature on cards.
    """

    def __init__(
        self, organisation: Organisation, number: int, key: SigningKey, earlier: tuple[Signing, ...] = ()
    ) -> None:
        self.organisation = organisation
        self.number = number
        self.key = key
        self.earlier = earlier

    @cached_property
    def _marking(self) -> bytes:
        place = self.organisation.place("marks", _COLUMN, self.number)
        return fields.derived_key(self.key.seed, _MARK_PURPOSE, place)

    def mark(self, record: str, data: bytes) -> bytes:
        """32 bytes: the word of somebody who opened this key that `data` is so, for this record alone."""
        return self._word(_MARK_PURPOSE, record, data)

    def is_marked(
        self, record: str, data: bytes, mark: bytes, *, witness: bytes = b"", carried: bytes = b""
    ) -> bool:
        """By this key; by an earlier one, where `carried` says for this very witness that it still counts."""
        if hmac.compare_digest(self.mark(record, data), mark):
            return True
        least = self.least(record, witness, carried)
        return any(
            hmac.compare_digest(key.mark(record, data), mark) for key in self.earlier if key.number >= least
        )

    def carried(self, record: str, witness: bytes, least: int) -> bytes:
        """36 bytes: that marks of the keys from number `least` on count for this record and this witness."""
        number = least.to_bytes(_NUMBER_BYTES)
        return number + self._word(_CARRIED_PURPOSE, record, number + witness)

    def least(self, record: str, witness: bytes, carried: bytes) -> int:
        """The number of the earliest key whose marks count there: its own, where nothing true was carried over."""
        number = int.from_bytes(carried[:_NUMBER_BYTES])
        is_true = hmac.compare_digest(
            self._word(_CARRIED_PURPOSE, record, carried[:_NUMBER_BYTES] + witness), carried[_NUMBER_BYTES:]
        )
        return number if is_true else self.number

    def _word(self, purpose: str, record: str, data: bytes) -> bytes:
        bound = fields.bound(purpose, self.organisation.place(record, _COLUMN, self.number))
        return hmac.digest(self._marking, bound + data, "sha256")


def carry(before: Signing, after: Signing, record: str, witness: bytes, carried: bytes) -> bytes:
    """What `carried` said under the key before, under the next one: nothing counts that did not count before."""
    return after.carried(record, witness, before.least(record, witness, carried))


@transaction.atomic
def begin(*, keyring: Keyring) -> Signing:
    """The first key of the organisation. PermissionDenied but for a supervisor; Begun."""
    member = keyring.member
    if not member.may(MAY_BEGIN):
        raise PermissionDenied
    if _rows(keyring).exists():
        raise Begun
    key = signatures.generate()
    row = new_row(keyring, 1, key)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Begun from None
    record_deed(BEGUN, member, (SUBJECT, row.pk), number=1)
    return Signing(keyring.organisation, row.number, key)


def new_row(keyring: Keyring, number: int, key: SigningKey) -> SigningKeyRow:
    """Not saved."""
    row = SigningKeyRow(
        organisation_id=keyring.member.organisation_id,
        number=number,
        public=key.public,
        epoch=keyring.epoch.number,
    )
    row.wrapped_seed = case_keys.wrap(key.seed, keyring.epoch, _record(row))
    return row


def opened_signing(keyring: Keyring) -> Signing | None:
    """The newest key. SealBroken where the public half beside it is another: partners would be told a foreign one.

    Until this transaction ends, no next one is begun: what is marked meanwhile is carried over with the rest.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock_shared(hashtextextended(%s, 0))",
            [_hold(keyring.member.organisation_id)],
        )
    return open_newest(keyring)


def hold_alone(organisation: UUID) -> None:
    """Until this transaction ends, nobody else opens the signing key: what others marked is there to be carried.

    UnderWay where a colleague holds it so: two who have opened it and wait for each other would wait for ever.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_try_advisory_xact_lock(hashtextextended(%s, 0))", [f"{_hold(organisation)} alone"]
        )
        if cursor.fetchone() != (True,):
            raise UnderWay
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [_hold(organisation)])


def open_newest(keyring: Keyring) -> Signing | None:
    """As `opened_signing`, for who holds it already."""
    opened: list[Signing] = []
    for row in _rows(keyring).order_by("number"):
        key = signatures.SigningKey(_seed(row, keyring))
        if key.public != bytes(row.public) or row.number != len(opened) + 1:
            raise SealBroken
        opened.append(Signing(keyring.organisation, row.number, key, tuple(opened)))
    return opened[-1] if opened else None


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


def _hold(organisation: UUID) -> str:
    return f"amanjol signing {organisation}"


def _record(row: SigningKeyRow) -> str:
    """What the wrap is bound to: no key of a case, whatever id a row is given."""
    return f"signing-key/{row.pk}/{row.number}"


def _rows(keyring: Keyring) -> QuerySet[SigningKeyRow]:
    return SigningKeyRow.objects.filter(organisation=keyring.member.organisation_id)


def _under_earlier(keyring: Keyring) -> QuerySet[SigningKeyRow]:
    return _rows(keyring).exclude(epoch=keyring.epoch.number)
