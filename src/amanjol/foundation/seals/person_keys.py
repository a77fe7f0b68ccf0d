"""The key pair of one person, and the three ways in which its private half is kept.

The pair is made at the first sign-in. Its seed (32 bytes) is wrapped, 61 bytes each, under
- the wrapping key of the passphrase (`passphrases`);
- a printed recovery code: 128 random bits as eight words and a checksum word, through HKDF;
- the unlock secret of a session: 256 random bits that only a cookie holds, through HKDF, bound to the person
  and to a hash of the session's other cookie and of when it was unlocked. The row alone opens nothing, the
  cookie alone neither.

A new passphrase wraps the same pair anew. Only who has lost passphrase and code gets a new pair, with the
next `version`; what the old one opened must then be granted again (`regrants`).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Final

from amanjol.foundation.seals import fields, keypairs, words
from amanjol.foundation.seals.fields import Context, SealBroken
from amanjol.foundation.seals.keypairs import KeyPair

UNLOCK_SECRET_BYTES: Final = 32
SESSION_HASH_BYTES: Final = 32
RECOVERY_CODE: Final = words.WordsKind("amanjol/recovery-code/1", size=16, checksum_bytes=2)

_CODE_PURPOSE: Final = "amanjol/recovery-code/wrapping-key/1"
_UNLOCK_PURPOSE: Final = "amanjol/session-unlock/wrapping-key/1"
_BY_PASSPHRASE: Final = "person_key.by_passphrase"  # noqa: S105  a column's name
_BY_RECOVERY_CODE: Final = "person_key.by_recovery_code"
_BY_SESSION: Final = "person_key.by_session"


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose key pair: `node` never changes even if its name does; `version` counts this person's pairs from 1.

    ValueError as in `fields.Context`, and for a person with "/" in it.
    """

    node: str
    person: str
    version: int

    def __post_init__(self) -> None:
        if "/" in self.person:
            raise ValueError("The id of a person has no slash.")
        self.place(_BY_PASSPHRASE)

    def place(self, column: str, session_hash: bytes = b"") -> Context:
        """The context of one wrap of this pair."""
        record = f"{self.person}/{session_hash.hex()}" if session_hash else self.person
        return Context(self.node, "", record, column, self.version)


@dataclass(frozen=True, slots=True, eq=False)
class NewKeys:
    """All that a first sign-in stores (`keys.public`, `by_passphrase`, `by_recovery_code`), and the code to print.

    `keys` lives for the request, `recovery_code` until its page is shown once.
    """

    keys: KeyPair
    by_passphrase: bytes
    by_recovery_code: bytes
    recovery_code: str = field(repr=False)


def make_keys(wrapping_key: bytes, owner: Owner) -> NewKeys:
    """A first key pair, or the next after one was lost. ValueError if the wrapping key is not 32 bytes."""
    keys, code = keypairs.generate(), new_recovery_code()
    return NewKeys(
        keys=keys,
        by_passphrase=wrap_for_passphrase(keys, wrapping_key, owner),
        by_recovery_code=wrap_for_recovery_code(keys, code, owner),
        recovery_code=code,
    )


def wrap_for_passphrase(keys: KeyPair, wrapping_key: bytes, owner: Owner) -> bytes:
    """61 bytes. `wrapping_key` is what `passphrases.create` or `open_with` gave; ValueError if not 32 bytes."""
    return fields.wrap_key(wrapping_key, keys.seed, owner.place(_BY_PASSPHRASE))


def open_by_passphrase(wrapped: bytes, wrapping_key: bytes, owner: Owner) -> KeyPair:
    """SealBroken for every failure."""
    return KeyPair(fields.unwrap_key(wrapping_key, wrapped, owner.place(_BY_PASSPHRASE)))


def new_recovery_code() -> str:
    """Nine words, 53 characters: to print once and store nowhere."""
    return words.write_checked(RECOVERY_CODE, secrets.token_bytes(RECOVERY_CODE.size))


def wrap_for_recovery_code(keys: KeyPair, code: str, owner: Owner) -> bytes:
    """61 bytes; a new code takes the place of the old. MalformedWords if this is no code."""
    place = owner.place(_BY_RECOVERY_CODE)
    return fields.wrap_key(_key_of_code(code, place), keys.seed, place)


def open_by_recovery_code(wrapped: bytes, code: str, owner: Owner) -> KeyPair:
    """MalformedWords for what is no code, before anything is opened; SealBroken for another code."""
    place = owner.place(_BY_RECOVERY_CODE)
    return KeyPair(fields.unwrap_key(_key_of_code(code, place), wrapped, place))


def unlock(keys: KeyPair, owner: Owner, session_hash: bytes) -> tuple[bytes, bytes]:
    """A new secret for the unlock cookie (32 bytes), and what the session's row keeps (61 bytes).

    `session_hash` is a hash of the session's own cookie and of what else must stay as it is; ValueError if not
    32 bytes. To lock, delete what the row keeps.
    """
    secret = secrets.token_bytes(UNLOCK_SECRET_BYTES)
    return secret, wrap_for_session(keys, secret, owner, session_hash)


def wrap_for_session(keys: KeyPair, secret: bytes, owner: Owner, session_hash: bytes) -> bytes:
    """61 bytes. ValueError for a hash that is not 32 bytes."""
    place = _session_place(owner, session_hash)
    return fields.wrap_key(fields.derived_key(secret, _UNLOCK_PURPOSE, place), keys.seed, place)


def open_by_session(wrapped: bytes, secret: bytes, owner: Owner, session_hash: bytes) -> KeyPair:
    """SealBroken for every failure, also for a cookie of another size: anybody can send one."""
    place = _session_place(owner, session_hash)
    if len(secret) != UNLOCK_SECRET_BYTES:
        raise SealBroken
    return KeyPair(fields.unwrap_key(fields.derived_key(secret, _UNLOCK_PURPOSE, place), wrapped, place))


def _session_place(owner: Owner, session_hash: bytes) -> Context:
    if len(session_hash) != SESSION_HASH_BYTES:
        raise ValueError("The hash of a session is 32 bytes.")
    return owner.place(_BY_SESSION, session_hash)


def _key_of_code(code: str, place: Context) -> bytes:
    return fields.derived_key(words.read_checked(RECOVERY_CODE, code), _CODE_PURPOSE, place)
