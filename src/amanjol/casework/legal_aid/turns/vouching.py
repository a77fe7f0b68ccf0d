"""That an offer or a mandate comes from who coordinates: whoever writes rows makes no such voucher (docs/believed.md).

An advocate hears the six words of the organisation from who coordinates and types them. Their own seed then gives a
secret, which is sealed to the organisation's epoch: only they and who holds the epoch have it, and each letter of a
turn carries a word under it. Which secret counts, the journal says: it counts how often this key compared, and that
number is in the secret. So a row that somebody else wrote, or an older one, gives vouchers that nobody believes. Who
coordinates sees it before: beside the comparison the journal keeps a witness, a digest of the secret that tells nothing
of it. Where what opens has another, the advocate is called.

    compare(member=…, keys=…, typed=…)          # the advocate, once
    secret_for(keyring, key)                    # who coordinates; None: nobody compared, so they are called
    vouched(turn, letter, secret)               # the letter with its voucher
    open_vouched(turn, member, keys)            # the advocate; NotVouchedFor, NotCompared
    mandate_voucher(reader, key, secret)        # who coordinates, of the key of a mandate
    prove_mandate(reader, key, own_secret(member, keys))  # the advocate; NotVouchedFor, NotCompared

Also called: message authentication code, HMAC, authenticated sender.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from amanjol.casework.desk.recording import record_act
from amanjol.casework.legal_aid import rules
from amanjol.casework.legal_aid.models import VouchingKey
from amanjol.casework.legal_aid.turns import sealing
from amanjol.foundation.accounts.queries import key_of
from amanjol.foundation.journal.queries import entries_about
from amanjol.foundation.organisations.keys.actions.accepting import OtherWords
from amanjol.foundation.organisations.keys.queries import intake_of, place_of
from amanjol.foundation.seals import canonical, fields, keypairs
from amanjol.foundation.seals.fields import SealBroken
from amanjol.foundation.seals.records import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from amanjol.casework.legal_aid.models import MandateReader, Turn
    from amanjol.casework.legal_aid.turns.records import Letter
    from amanjol.foundation.accounts.models import PersonKey
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member
    from amanjol.foundation.seals.fields import Context
    from amanjol.foundation.seals.keypairs import KeyPair

COMPARED: Final = "advocate.coordinator-compared"
SUBJECT: Final = "vouching-key"
_KEY_PURPOSE: Final = "amanjol/offer-vouching-key/1"
_VOUCHER_PURPOSE: Final = "amanjol/offer-voucher/1"
_MANDATE_PURPOSE: Final = "amanjol/mandate-voucher/1"
_WITNESS_PURPOSE: Final = "amanjol/offer-vouching-witness/1"
_WITNESS_BYTES: Final = 16
_WITNESS: Final = "witness"


class NotCompared(Exception):
    """The advocate has not compared the words of who coordinates with this key, or somebody else has written since that
    they did: nothing can be checked.
    """


class NotVouchedFor(Exception):
    """Nobody who coordinates has sealed this letter or this key of a mandate."""


@transaction.atomic
def compare(*, member: Member, keys: KeyPair, typed: str) -> None:
    """`typed` are the six words of the organisation, as who coordinates read them out. Again makes a new secret.

    PermissionDenied; OtherWords, also where the organisation has no keys yet.
    """
    key = key_of(member.account)
    if not rules.can_be_asked(member) or key is None:
        raise PermissionDenied
    intake = intake_of(member.organisation_id)
    if intake is None or keypairs.fingerprint(intake.public) != typed:
        raise OtherWords
    VouchingKey.objects.filter(key=key).delete()
    times, _witness = _compared(key, member)  # of two at once the second cannot save its row
    row = VouchingKey(organisation_id=member.organisation_id, key=key, number=times + 1, epoch=intake.number)
    secret = _secret(row, keys)
    record_act(COMPARED, member, SUBJECT, key.pk, **{_WITNESS: _witness_of(row, secret)})
    row.wrapped = keypairs.wrap_key_to(intake.public, secret, _place(row, "wrapped"))
    row.save(force_insert=True)


def has_compared(member: Member) -> bool:
    """As rows say, also while it is locked: an offer is believed by its voucher alone."""
    key = key_of(member.account)
    row = VouchingKey.objects.filter(key=key).first() if key is not None else None
    if row is None:
        return False
    times, witness = _compared(row.key, member)
    return row.number == times and witness is not None


def secret_for(keyring: Keyring, key: PersonKey) -> bytes | None:
    """Under which an offer to this key is vouched for; None where this key has compared nothing that opens,
    or where what opens is not what they compared.
    """
    row = VouchingKey.objects.filter(organisation=keyring.member.organisation_id, key=key).first()
    times, witness = _compared(key, keyring.member)
    if row is None or row.number != times:
        return None
    try:
        secret = _opened(row, keyring)
    except SealBroken:
        return None
    return secret if _witness_of(row, secret) == witness else None


def vouched(turn: Turn, letter: Letter, secret: bytes) -> Letter:
    return replace(letter, voucher=_voucher(turn, letter, secret))


def open_vouched(turn: Turn, member: Member, keys: KeyPair) -> Letter:
    """The letter of a turn, which is this member's. NotCompared; NotVouchedFor; SealBroken."""
    secret = own_secret(member, keys)
    letter = sealing.open_letter(turn, keys)
    if not hmac.compare_digest(_voucher(turn, letter, secret), letter.voucher):
        raise NotVouchedFor
    return letter


def own_secret(member: Member, keys: KeyPair) -> bytes:
    """Under which the member's offers and mandates are vouched for. NotCompared."""
    key = key_of(member.account)
    if key is None:
        raise NotCompared
    number, witness = _compared(key, member)
    row = VouchingKey(organisation_id=member.organisation_id, key=key, number=number)
    secret = _secret(row, keys)
    if _witness_of(row, secret) != witness:
        raise NotCompared
    return secret


def comparisons(keys: Iterable[UUID]) -> dict[UUID, int]:
    """By person key the number of its vouching key, as rows say: a voucher under another number is to be made anew."""
    return dict(VouchingKey.objects.filter(key__in=keys).values_list("key_id", "number"))


def mandate_voucher(reader: MandateReader, key: bytes, secret: bytes) -> bytes:
    """32 bytes, of this very key of this mandate: whatever is sealed under it is vouched for, too."""
    table = reader._meta.db_table  # noqa: SLF001  Django's public name
    place = place_of(reader.organisation_id).place(str(reader.mandate_id), f"{table}.voucher", 1)
    return hmac.digest(secret, fields.bound(_MANDATE_PURPOSE, place) + key, "sha256")


def prove_mandate(reader: MandateReader, key: bytes, secret: bytes) -> None:
    """NotVouchedFor."""
    if not hmac.compare_digest(mandate_voucher(reader, key, secret), bytes(reader.voucher)):
        raise NotVouchedFor


def left_to_rewrap(keyring: Keyring) -> int:
    return _under_earlier(keyring).count()


@transaction.atomic
def rewrap(keyring: Keyring, at_most: int) -> int:
    """Seal up to so many to the current epoch; one that does not open stays and is counted as left."""
    moved = []
    for row in _under_earlier(keyring).select_for_update(skip_locked=True)[: max(at_most, 0)]:
        try:
            secret = _opened(row, keyring)
        except SealBroken:
            continue
        row.wrapped = keypairs.wrap_key_to(keyring.epoch.public, secret, _place(row, "wrapped"))
        row.epoch = keyring.epoch.number
        moved.append(row)
    VouchingKey.objects.bulk_update(moved, ["epoch", "wrapped"])
    return len(moved)


def _under_earlier(keyring: Keyring) -> QuerySet[VouchingKey]:
    own = VouchingKey.objects.filter(organisation=keyring.member.organisation_id)
    return own.exclude(epoch=keyring.epoch.number)


def _compared(key: PersonKey, member: Member) -> tuple[int, UUID | None]:
    """How often, and the witness of the last time if there is one, as the journal has them, which no role rewrites."""
    acts = entries_about(member.organisation_id, SUBJECT, key.pk).filter(verb=COMPARED)
    details = list(acts.values_list("details", flat=True))
    try:
        return len(details), UUID(str(details[0][_WITNESS]))
    except (IndexError, KeyError, ValueError):
        return len(details), None


def _witness_of(row: VouchingKey, secret: bytes) -> UUID:
    """16 bytes that only this secret gives, and that do not give it back, as the journal takes them."""
    return UUID(bytes=fields.derived_key(secret, _WITNESS_PURPOSE, _place(row, "secret"))[:_WITNESS_BYTES])


def _secret(row: VouchingKey, keys: KeyPair) -> bytes:
    return fields.derived_key(keys.seed, _KEY_PURPOSE, _place(row, "secret"))


def _opened(row: VouchingKey, keyring: Keyring) -> bytes:
    """SealBroken."""
    epoch = keyring.epoch_numbered(row.epoch)
    return keypairs.unwrap_key_with(epoch.keys, bytes(row.wrapped), _place(row, "wrapped"))


def _voucher(turn: Turn, letter: Letter, secret: bytes) -> str:
    """64 signs, of this very letter in this very turn."""
    plain = canonical.to_bytes(replace(letter, voucher="").as_data())
    bound = fields.bound(_VOUCHER_PURPOSE, sealing.place_of_letter(turn))
    return hmac.digest(secret, bound + plain, "sha256").hex()


def _place(row: VouchingKey, column: str) -> Context:
    table = row._meta.db_table  # noqa: SLF001  Django's public name
    return place_of(row.organisation_id).place(str(row.key_id), f"{table}.{column}", row.number)
