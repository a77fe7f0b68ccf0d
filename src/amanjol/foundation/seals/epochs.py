"""The keys of an organisation, one set an epoch, and who is given them.

An epoch is one random secret of 32 bytes. From it HKDF gives the wrap key (AES-256, for case keys), the
vouching key (HMAC) and the seed of an X-Wing key pair, whose public half stands in clear for officers and
kiosks. A new epoch begins when a member leaves or on suspicion; it has nothing in common with the one before.

- `grant` seals the secret to a member's public key (1,169 bytes). HPKE does not say who did so: somebody who
  can write to the database could grant an epoch of their own making. So a member accepts a first grant by
  comparing `keypairs.fingerprint(epoch.public)` with a colleague, and then keeps the secret under a key that
  only their own seed gives (`keep`, 61 bytes; opening it is cheaper, too).
- `link` wraps the earlier secret under the new wrap key: who holds an epoch can open the earlier ones, for
  cases not yet re-wrapped, so nobody needs more than one grant. It is also a proof: only who knew the earlier
  secret can make a link that opens to it, so a member accepts the next epoch with `follows`.
- `vouch_for` says under an epoch that a public key is this member's. Whoever begins the next epoch grants it
  only to keys that `is_vouched_for`: a public key swapped in the database gets nothing.
- `attest` says to two sheets of paper that an epoch is the organisation's: anybody can seal to the public half of
  the sheets, so they hold a witness key (`recovery_sets.witness_key`), which holders hand on under each epoch.

A circle is a few members of an organisation (`Organisation.circle`): it has keys of the same kind in a place of its
own, and all of these calls serve it. `Chain` opens earlier keys through the links.

Who has held an epoch can do all this in its name. A leaver who also writes to the database can forge a next
epoch until it is noticed; the fingerprint and the journal are for that.

Also called: key rotation, group keys.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals import fields, keypairs
from amanjol.foundation.seals.fields import KEY_BYTES, Context, SealBroken
from amanjol.foundation.seals.keypairs import KeyPair, Secret

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WRAP_KEY_PURPOSE: Final = "amanjol/epoch/wrap-key/1"
_SEED_PURPOSE: Final = "amanjol/epoch/seed/1"
_VOUCHING_PURPOSE: Final = "amanjol/epoch/vouching-key/1"
_KEEPING_PURPOSE: Final = "amanjol/epoch/keeping-key/1"
_VOUCHER_PURPOSE: Final = "amanjol/epoch/voucher/1"
_ATTEST_PURPOSE: Final = "amanjol/epoch/attestation/1"
_SELF: Final = "epoch.secret"
_GRANT: Final = "epoch.grant"
_KEPT: Final = "epoch.kept"
_EARLIER: Final = "epoch.earlier"
_RECOVERY: Final = "epoch.recovery"
_VOUCHER: Final = "epoch.voucher"
_WITNESS: Final = "epoch.witness"
_ATTESTATION: Final = "epoch.attestation"
_EPOCH: Final = "epoch"  # the record where no person is meant


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whose keys: ids that never change. ValueError if either is empty or not text in UTF-8."""

    node: str
    organisation: str

    def __post_init__(self) -> None:
        if not self.organisation:
            raise ValueError("The keys of an organisation name it.")
        self.place(_EPOCH, _SELF, 0)

    def place(self, record: str, column: str, version: int) -> Context:
        return Context(self.node, self.organisation, record, column, version)

    def circle(self, purpose: str, circle: str) -> Organisation:
        """Whose keys those of one circle in it are. Its purpose is bound in, so that nobody makes it another's.

        ValueError for a circle within a circle, and unless all three parts are without a slash, which parts them.
        """
        parts = (self.organisation, purpose, circle)
        if not (purpose and circle) or any("/" in part for part in parts):
            raise ValueError("A circle has a purpose and an id, neither with a slash, in an organisation.")
        return Organisation(self.node, f"{self.organisation}/circles/{purpose}/{circle}")


class Epoch(Secret):
    """The opened keys of one epoch. ValueError unless the secret is 32 bytes and `number` is from 1."""

    def __init__(self, organisation: Organisation, number: int, secret: bytes) -> None:
        if len(secret) != KEY_BYTES or number < 1:
            raise ValueError("An epoch has a secret of 32 bytes and a number from 1.")
        self.organisation = organisation
        self.number = number
        self.secret = secret

    @cached_property
    def wrap_key(self) -> bytes:
        return self._derived(_WRAP_KEY_PURPOSE)

    @cached_property
    def keys(self) -> KeyPair:
        return KeyPair(self._derived(_SEED_PURPOSE))

    @property
    def public(self) -> bytes:
        """1,216 bytes, to be stored in clear; compare with what is stored after opening."""
        return self.keys.public

    @cached_property
    def vouching_key(self) -> bytes:
        return self._derived(_VOUCHING_PURPOSE)

    def _derived(self, purpose: str) -> bytes:
        return fields.derived_key(self.secret, purpose, self.organisation.place(_EPOCH, _SELF, self.number))


def begin_first(organisation: Organisation) -> Epoch:
    return Epoch(organisation, 1, secrets.token_bytes(KEY_BYTES))


def begin_next(epoch: Epoch) -> Epoch:
    """The epoch after this one. Store its public half and its `link` in the same transaction as the grants."""
    return Epoch(epoch.organisation, epoch.number + 1, secrets.token_bytes(KEY_BYTES))


def grant(epoch: Epoch, person: str, public: bytes) -> bytes:
    """1,169 bytes for a member allowed to read. MalformedPublicKey."""
    return keypairs.wrap_key_to(public, epoch.secret, epoch.organisation.place(person, _GRANT, epoch.number))


def open_grant(sealed: bytes, keys: KeyPair, organisation: Organisation, number: int, person: str) -> Epoch:
    """SealBroken for every failure. Accept it only with `follows`, or the first time by the fingerprint."""
    place = organisation.place(person, _GRANT, number)
    return Epoch(organisation, number, keypairs.unwrap_key_with(keys, sealed, place))


def keep(epoch: Epoch, keys: KeyPair, person: str) -> bytes:
    """61 bytes: the member's own copy of an accepted epoch, which takes the place of the grant."""
    place = epoch.organisation.place(person, _KEPT, epoch.number)
    return fields.wrap_key(fields.derived_key(keys.seed, _KEEPING_PURPOSE, place), epoch.secret, place)


def open_kept(kept_copy: bytes, keys: KeyPair, organisation: Organisation, number: int, person: str) -> Epoch:
    """SealBroken for every failure. What opens was kept by this person."""
    place = organisation.place(person, _KEPT, number)
    keeping_key = fields.derived_key(keys.seed, _KEEPING_PURPOSE, place)
    return Epoch(organisation, number, fields.unwrap_key(keeping_key, kept_copy, place))


def grant_to_recovery_set(epoch: Epoch, public: bytes) -> bytes:
    """1,169 bytes that two of three paper shares open (`recovery_sets`). MalformedPublicKey."""
    place = epoch.organisation.place(_EPOCH, _RECOVERY, epoch.number)
    return keypairs.wrap_key_to(public, epoch.secret, place)


def open_by_recovery_set(sealed: bytes, keys: KeyPair, organisation: Organisation, number: int) -> Epoch:
    """SealBroken for every failure. Anybody can have sealed it: believe it with `is_attested` only."""
    place = organisation.place(_EPOCH, _RECOVERY, number)
    return Epoch(organisation, number, keypairs.unwrap_key_with(keys, sealed, place))


def link(epoch: Epoch, earlier: Epoch) -> bytes:
    """61 bytes by which a holder of `epoch` opens the one before. ValueError if they are not neighbours.

    Delete it when no case is wrapped under the earlier epoch any more and every member has kept this one.
    """
    if earlier.organisation != epoch.organisation or earlier.number != epoch.number - 1:
        raise ValueError("An epoch is linked to the one before it.")
    place = epoch.organisation.place(_EPOCH, _EARLIER, epoch.number)
    return fields.wrap_key(epoch.wrap_key, earlier.secret, place)


def open_link(linked: bytes, epoch: Epoch) -> Epoch:
    """The epoch before this one. SealBroken for every failure, the first epoch included."""
    if epoch.number == 1:
        raise SealBroken
    place = epoch.organisation.place(_EPOCH, _EARLIER, epoch.number)
    return Epoch(epoch.organisation, epoch.number - 1, fields.unwrap_key(epoch.wrap_key, linked, place))


class Chain(Secret):
    """An opened epoch, and those before it as they are asked for. `links` by the number of the later one."""

    def __init__(self, newest: Epoch, links: Mapping[int, bytes]) -> None:
        self.newest = newest
        self.links = links
        self._opened = {newest.number: newest}

    @property
    def has_earlier(self) -> bool:
        return self.newest.number in self.links

    def numbered(self, number: int) -> Epoch:
        """The newest epoch or, through the links, an earlier one. SealBroken where no link leads there."""
        at = min(self._opened)
        while at > number:
            if at not in self.links:
                raise SealBroken
            self._opened[at - 1] = open_link(self.links[at], self._opened[at])
            at -= 1
        if number not in self._opened:
            raise SealBroken
        return self._opened[number]


def follows(epoch: Epoch, links: Iterable[bytes], accepted: Epoch) -> bool:
    """Whether `epoch` was begun by a holder of `accepted`, which this member has kept, or of one begun so.

    `links` is one for each epoch since, the newest first: a member may have been away for several. They are read no
    further than they open: whoever writes rows chooses the number of an epoch.
    """
    earlier = epoch
    try:
        for linked in links:
            earlier = open_link(linked, earlier)
    except SealBroken:
        return False
    same_place = (earlier.organisation, earlier.number) == (accepted.organisation, accepted.number)
    return same_place and hmac.compare_digest(earlier.secret, accepted.secret)


def vouch_for(epoch: Epoch, person: str, public: bytes) -> bytes:
    """32 bytes: a holder of this epoch has seen that this public key is this member's."""
    place = epoch.organisation.place(person, _VOUCHER, epoch.number)
    return hmac.digest(epoch.vouching_key, fields.bound(_VOUCHER_PURPOSE, place) + public, "sha256")


def is_vouched_for(epoch: Epoch, person: str, public: bytes, voucher: bytes) -> bool:
    return hmac.compare_digest(vouch_for(epoch, person, public), voucher)


def wrap_witness(witness: bytes, epoch: Epoch, recovery_set: str) -> bytes:
    """61 bytes: the witness key of the sheets, for whoever begins the next epoch. ValueError unless 32 bytes."""
    return fields.wrap_key(
        epoch.wrap_key, witness, epoch.organisation.place(recovery_set, _WITNESS, epoch.number)
    )


def open_witness(wrapped: bytes, epoch: Epoch, recovery_set: str) -> bytes:
    """SealBroken for every failure."""
    place = epoch.organisation.place(recovery_set, _WITNESS, epoch.number)
    return fields.unwrap_key(epoch.wrap_key, wrapped, place)


def attest(witness: bytes, epoch: Epoch) -> bytes:
    """32 bytes, from whoever holds an epoch since the ceremony: this one is the organisation's."""
    place = epoch.organisation.place(_EPOCH, _ATTESTATION, epoch.number)
    return hmac.digest(witness, fields.bound(_ATTEST_PURPOSE, place) + epoch.secret, "sha256")


def is_attested(witness: bytes, epoch: Epoch, attestation: bytes) -> bool:
    return hmac.compare_digest(attest(witness, epoch), attestation)
