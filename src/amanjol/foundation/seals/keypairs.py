"""Key pairs of X-Wing, and sealing to the public half: who holds the private half opens, the sealer cannot.

A sealed value is: format (1 byte, 2) · HPKE encapsulation (1,120 bytes) · ciphertext · tag (16 bytes), by
RFC 9180 in base mode with X-Wing (draft-connolly-cfrg-xwing-kem: ML-KEM-768 + X25519), HKDF-SHA256 and
AES-256-GCM. The plaintext is padded as in `fields`; a wrapped key is not. `cryptography` offers no `aad` for
a single message, so purpose and context are bound as `info`, which enters the key and with it the tag.

Base mode says who can read a value, never who wrote it: whoever knows a public key, and anybody who can write
to the database, can seal something else in its place. What must be known to come from a holder is checked
otherwise: see `epochs`.

Python cannot promise to wipe a key from memory: its bytes are copied freely and collected when it likes.
What is done: keys are kept for one request, are in no `repr` and refuse to be pickled or copied.

Also called: public-key encryption, HPKE.
"""

from __future__ import annotations

import hashlib
import secrets
from functools import cached_property
from typing import Final, NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from amanjol.foundation.seals import fields, words
from amanjol.foundation.seals.fields import KEY_BYTES, Context, SealBroken

SEED_BYTES: Final = 32
PUBLIC_BYTES: Final = 1184 + 32  # ML-KEM-768, X25519
ENCAPSULATION_BYTES: Final = 1088 + 32
KEY_ID_BYTES: Final = 12  # 96 bits: nobody finds a second key with it, and six words can be read out
WRAPPED_KEY_BYTES: Final = 1 + ENCAPSULATION_BYTES + KEY_BYTES + 16
SUITE: Final = hpke.Suite(hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)

_FORMAT: Final = b"\x02"
_MLKEM_PUBLIC_BYTES: Final = 1184
_MLKEM_SEED_BYTES: Final = 64
_VALUE_PURPOSE: Final = "amanjol/sealed-value/1"
_KEY_PURPOSE: Final = "amanjol/sealed-key/1"  # a wrapped key never opens as a value, nor a value as a key
_FINGERPRINT_PURPOSE: Final = b"amanjol/fingerprint/1"
_PROBE: Final = X25519PrivateKey.from_private_bytes(hashlib.sha256(b"amanjol/probe/1").digest())  # of nobody


class MalformedPublicKey(ValueError):
    """These bytes are no public key of X-Wing."""


class Secret:
    """What holds a key: only ever equal to itself, not pickled, not copied, so that no cache can keep it."""

    __slots__ = ()

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("A key is neither pickled nor copied; wrap it.")


class KeyPair(Secret):
    """Both halves from the 32-byte seed of X-Wing (its draft, 5.2). ValueError for another size.

    `seed` is the private half, which is wrapped and never stored. The halves are computed when first asked
    for: most requests need the seed alone.
    """

    def __init__(self, seed: bytes) -> None:
        if len(seed) != SEED_BYTES:
            raise ValueError("A seed is 32 bytes.")
        self.seed = seed

    @cached_property
    def private(self) -> hpke.MLKEM768X25519PrivateKey:
        return hpke.MLKEM768X25519PrivateKey(*self._halves)

    @cached_property
    def public(self) -> bytes:
        """1,216 bytes, to be stored in clear."""
        mlkem, x25519 = self._halves
        return mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()

    @cached_property
    def _halves(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        expanded = hashlib.shake_256(self.seed).digest(_MLKEM_SEED_BYTES + 32)
        return (
            MLKEM768PrivateKey.from_seed_bytes(expanded[:_MLKEM_SEED_BYTES]),
            X25519PrivateKey.from_private_bytes(expanded[_MLKEM_SEED_BYTES:]),
        )


def generate() -> KeyPair:
    return KeyPair(secrets.token_bytes(SEED_BYTES))


def read_public(public: bytes) -> hpke.MLKEM768X25519PublicKey:
    """MalformedPublicKey for another size or numbers that ML-KEM does not allow."""
    if len(public) != PUBLIC_BYTES:
        raise MalformedPublicKey("A public key is 1,216 bytes.")
    try:
        return hpke.MLKEM768X25519PublicKey(
            MLKEM768PublicKey.from_public_bytes(public[:_MLKEM_PUBLIC_BYTES]),
            X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC_BYTES:]),
        )
    except ValueError:
        raise MalformedPublicKey("This is no public key of X-Wing.") from None


def check_public(public: bytes) -> None:
    """MalformedPublicKey as `read_public`, and for one to which nothing can be sealed: a point of low order."""
    read_public(public)
    try:
        _PROBE.exchange(X25519PublicKey.from_public_bytes(public[_MLKEM_PUBLIC_BYTES:]))
    except ValueError:
        raise MalformedPublicKey("Nothing can be sealed to this public key.") from None


def key_id(public: bytes) -> bytes:
    """12 bytes that name a public key, whatever it is for: what `fingerprint` says, for machines."""
    return hashlib.sha256(_FINGERPRINT_PURPOSE + public).digest()[:KEY_ID_BYTES]


def fingerprint(public: bytes) -> str:
    """Six words by which two people tell each other aloud that they see the same public key (96 bits)."""
    return words.write(key_id(public))


def seal_to(public: bytes, plaintext: bytes, context: Context) -> bytes:
    """Seal to the holder of the private half: 1,137 bytes more than the bucket.

    MalformedPublicKey, also for a weak point of X25519; ValueError over `fields.LONGEST_PLAINTEXT`.
    """
    return _seal_to(public, fields.padded(plaintext), fields.bound(_VALUE_PURPOSE, context))


def open_with(keys: KeyPair, sealed: bytes, context: Context) -> bytes:
    """What `seal_to` was given with this public key and context; SealBroken for every failure."""
    return fields.unpadded(_open_with(keys, sealed, fields.bound(_VALUE_PURPOSE, context)))


def wrap_key_to(public: bytes, inner: bytes, context: Context) -> bytes:
    """Seal a 32-byte key, 1,169 bytes. MalformedPublicKey; ValueError for a key of another size."""
    if len(inner) != KEY_BYTES:
        raise ValueError("A key is 32 bytes.")
    return _seal_to(public, inner, fields.bound(_KEY_PURPOSE, context))


def unwrap_key_with(keys: KeyPair, wrapped: bytes, context: Context) -> bytes:
    """The 32-byte key that `wrap_key_to` was given; SealBroken for every failure."""
    inner = _open_with(keys, wrapped, fields.bound(_KEY_PURPOSE, context))
    if len(inner) != KEY_BYTES:
        raise SealBroken
    return inner


def encrypt_to(public: bytes, frame: bytes, info: bytes) -> bytes:
    """Encapsulation, ciphertext, tag: HPKE alone, for forms that pad and bind by themselves. MalformedPublicKey."""
    recipient = read_public(public)
    try:
        return SUITE.encrypt(frame, recipient, info=info)
    except ValueError:  # X25519 gives zero for a point of low order (RFC 7748, 6.1)
        raise MalformedPublicKey("Nothing can be sealed to this public key.") from None


def decrypt_with(keys: KeyPair, sealed: bytes, info: bytes) -> bytes:
    """What `encrypt_to` was given. SealBroken for every failure."""
    try:
        return SUITE.decrypt(sealed, keys.private, info=info)
    except InvalidTag:
        raise SealBroken from None


def _seal_to(public: bytes, frame: bytes, bound: bytes) -> bytes:
    return _FORMAT + encrypt_to(public, frame, bound)


def _open_with(keys: KeyPair, sealed: bytes, bound: bytes) -> bytes:
    if sealed[:1] != _FORMAT:
        raise SealBroken
    return decrypt_with(keys, sealed[1:], bound)
