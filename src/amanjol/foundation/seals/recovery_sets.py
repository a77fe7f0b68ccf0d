"""The last way back into an organisation's keys: two of three sheets of paper.

A recovery set is a key pair made in a ceremony. Its public half is stored; each epoch is sealed to it
(`epochs.grant_to_recovery_set`). Its seed is split into three shares, printed and given to three people, one
of them outside the organisation; it is stored nowhere, and no administrator has a copy.

A share is 42 bytes, printed as 21 words and two checksum words: format (1 byte, 1) · number (1 to 3) ·
fingerprint of the organisation (4 bytes) · fingerprint of the set (4 bytes) · value (32 bytes). The
fingerprints are hashes of what is public: they tell sheets apart and prove nothing.

When a holder of a sheet changes, make a new set and seal the current epoch to it. The old sheets still open
what old backups hold.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final

from amanjol.foundation.seals import fields, keypairs, shamir, words
from amanjol.foundation.seals.keypairs import KeyPair, Secret

if TYPE_CHECKING:
    from amanjol.foundation.seals.epochs import Organisation

SHARE: Final = words.WordsKind("amanjol/recovery-share/1", size=42, checksum_bytes=4)

_FORMAT: Final = 1
_PRINT_BYTES: Final = 4
_ORGANISATION_PURPOSE: Final = "amanjol/recovery-set/organisation/1"
_SET_PURPOSE: Final = "amanjol/recovery-set/set/1"
_WITNESS_PURPOSE: Final = "amanjol/recovery-set/witness/1"
_COLUMN: Final = "recovery_set.share"


class Mismatch(Enum):
    """Why two shares, each in order by itself, do not go together. The sentence that says so is the form's."""

    SAME_SHARE = "same_share"
    TWO_SETS = "two_sets"
    ANOTHER_SET = "another_set"
    ANOTHER_ORGANISATION = "another_organisation"
    FORGED = "forged"


class SharesDoNotMatch(Exception):
    """`mismatch` says why."""

    def __init__(self, mismatch: Mismatch) -> None:
        super().__init__(mismatch.value)
        self.mismatch = mismatch


@dataclass(frozen=True, slots=True)
class NewSet:
    """What a ceremony makes: the public half to store (1,216 bytes), three texts of 23 words to print."""

    public: bytes
    shares: tuple[str, str, str] = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Share(Secret):
    """One share as it was read. `set_name` are two words that all sheets of a set bear."""

    number: int
    organisation_print: bytes
    set_print: bytes
    value: bytes = field(repr=False)

    @property
    def set_name(self) -> str:
        return words.write(self.set_print)


def make_set(organisation: Organisation) -> NewSet:
    """A new recovery set. Let somebody type two shares back before the sheets are handed out."""
    keys = keypairs.generate()
    head = _organisation_print(organisation) + _set_print(organisation, keys.public)
    first, second, third = (
        words.write_checked(SHARE, bytes([_FORMAT, number]) + head + value)
        for number, value in shamir.split(keys.seed)
    )
    return NewSet(keys.public, (first, second, third))


def set_name(organisation: Organisation, public: bytes) -> str:
    """The two words of the set with this public key, to ask for the right sheets."""
    return words.write(_set_print(organisation, public))


def read_share(typed: str) -> Share:
    """MalformedWords for what is no share."""
    data = words.read_checked(SHARE, typed)
    form, number, prints, value = data[0], data[1], data[2:10], data[10:]
    if form != _FORMAT or not 1 <= number <= shamir.SHARES:
        raise words.MalformedWords(words.Problem.SLIP)
    return Share(number, prints[:_PRINT_BYTES], prints[_PRINT_BYTES:], value)


def combine(first: Share, second: Share, organisation: Organisation, public: bytes) -> KeyPair:
    """The key pair of the recovery set whose public half is stored as `public`.

    SharesDoNotMatch: shares of another organisation, of two sets, of another set than the stored one, twice
    the same share, or words that were made to fit without being the real ones.
    """
    if mismatch := _mismatch(first, second, organisation, public):
        raise SharesDoNotMatch(mismatch)
    keys = KeyPair(shamir.value_at(0, (first.number, first.value), (second.number, second.value)))
    if keys.public != public:
        raise SharesDoNotMatch(Mismatch.FORGED)
    return keys


def witness_key(keys: KeyPair, organisation: Organisation) -> bytes:
    """32 bytes that two sheets give and the public half does not, to tell a true epoch from a planted one.

    Who types the sheets back leaves it under the epoch; `epochs.attest` makes a mark with it on each next one.
    """
    return fields.derived_key(
        keys.seed, _WITNESS_PURPOSE, organisation.place("recovery-set", _COLUMN, _FORMAT)
    )


def _mismatch(first: Share, second: Share, organisation: Organisation, public: bytes) -> Mismatch | None:
    expected = _organisation_print(organisation)
    if first.organisation_print != expected or second.organisation_print != expected:
        return Mismatch.ANOTHER_ORGANISATION
    if first.set_print != second.set_print:
        return Mismatch.TWO_SETS
    if first.set_print != _set_print(organisation, public):
        return Mismatch.ANOTHER_SET
    return Mismatch.SAME_SHARE if first.number == second.number else None


def _organisation_print(organisation: Organisation) -> bytes:
    return _print(_ORGANISATION_PURPOSE, organisation, b"")


def _set_print(organisation: Organisation, public: bytes) -> bytes:
    return _print(_SET_PURPOSE, organisation, public)


def _print(purpose: str, organisation: Organisation, data: bytes) -> bytes:
    place = organisation.place("recovery-set", _COLUMN, _FORMAT)
    return hashlib.sha256(fields.bound(purpose, place) + data).digest()[:_PRINT_BYTES]
