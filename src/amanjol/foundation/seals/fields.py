"""Sealing one field or one key with AES-256-GCM, bound to the place it belongs to.

A sealed field is: format (1 byte, 1) · nonce (12 random bytes) · ciphertext · tag (16 bytes). The ciphertext
holds the length (4 bytes, big-endian), the plaintext, and zeros up to the bucket, so that sizes tell little:
64, 256, 1024, 4096 bytes, then multiples of 4096. A wrapped key is the same without length and padding.

The context is authenticated, not stored: bytes moved to another row, column, organisation or node do not
open. It does not protect against putting back an older value of the same place.
One key may seal 2**32 times (NIST SP 800-38D, 8.3, for random nonces): use a key per record.

Also called: encrypt, decrypt, authenticated encryption.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from collections.abc import Callable

KEY_BYTES: Final = 32
LENGTH_BYTES: Final = 4
LONGEST_PLAINTEXT: Final = 256 * 1024 * 1024  # bytes; it is held in memory twice

_FORMAT: Final = b"\x01"
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
_START: Final = len(_FORMAT) + _NONCE_BYTES
_LEAST_SECRET_BYTES: Final = 16
_SMALL_BUCKETS: Final = (64, 256, 1024)
_LARGE_BUCKET: Final = 4096
_FIELD_PURPOSE: Final = "amanjol/field/1"
_KEY_PURPOSE: Final = "amanjol/key/1"  # so that a wrapped key never opens as a field, nor a field as a key


class SealBroken(Exception):
    """These bytes do not open with this key in this context. Deliberately says no more."""


@dataclass(frozen=True, slots=True)
class Context:
    """The place a sealed value belongs to; `organisation` is empty for what belongs to a person alone.

    `column` is written `table.column`; `version` is that of the key or schema, as the caller defines it for
    the column. ValueError for an empty place, a text without UTF-8 or a version outside 0..2**64-1.
    """

    node: str
    organisation: str
    record: str
    column: str
    version: int

    def __post_init__(self) -> None:
        if not (self.node and self.record and self.column):
            raise ValueError("A context names its node, its record and its column.")
        if not 0 <= self.version < 2**64:
            raise ValueError("A context's version is a whole number from 0.")
        # Here rather than later, so that unsealing has one error only. UnicodeEncodeError is a ValueError.
        (self.node + self.organisation + self.record + self.column).encode()


def seal(key: bytes, plaintext: bytes, context: Context) -> bytes:
    """Seal `plaintext` under a 32-byte key. ValueError for another key size or over `LONGEST_PLAINTEXT`."""
    return _seal(key, padded(plaintext), bound(_FIELD_PURPOSE, context), secrets.token_bytes(_NONCE_BYTES))


def unseal(key: bytes, sealed: bytes, context: Context) -> bytes:
    """The plaintext that `seal` was given with the same key and context; SealBroken for every failure."""
    return unpadded(_unseal(key, sealed, bound(_FIELD_PURPOSE, context)))


def wrap_key(key: bytes, inner: bytes, context: Context) -> bytes:
    """Seal a 32-byte key under another, 61 bytes. ValueError if either has another size."""
    if len(inner) != KEY_BYTES:
        raise ValueError("A key is 32 bytes.")
    return _seal(key, inner, bound(_KEY_PURPOSE, context), secrets.token_bytes(_NONCE_BYTES))


def unwrap_key(key: bytes, wrapped: bytes, context: Context) -> bytes:
    """The 32-byte key that `wrap_key` was given; SealBroken for every failure."""
    inner = _unseal(key, wrapped, bound(_KEY_PURPOSE, context))
    if len(inner) != KEY_BYTES:
        raise SealBroken
    return inner


class KeyedFields:
    """Opens one field of many records, each under its own key, all of which are wrapped under one.

    As `unwrap_key` and `unseal`, six times as quick: what the records share is made once. `key_place` and
    `field_place` are the two contexts of any record. It holds a key: keep it no longer than one request.
    """

    __slots__ = ("_around_field", "_around_key", "_cipher")

    def __init__(self, key: bytes, key_place: Context, field_place: Context) -> None:
        self._cipher = _cipher(key)
        self._around_key = _around(_KEY_PURPOSE, key_place)
        self._around_field = _around(_FIELD_PURPOSE, field_place)

    def open(self, record: str, wrapped: bytes, sealed: bytes) -> bytes:
        """The plaintext of the field; SealBroken for every failure."""
        return self.open_with_key(record, wrapped, sealed)[1]

    def open_with_key(self, record: str, wrapped: bytes, sealed: bytes) -> tuple[bytes, bytes]:
        """The key of the record beside the plaintext, for what lies beneath it; as `open`."""
        framed = _framed(record)
        key = _decrypted(self._cipher, wrapped, self._around_key[0] + framed + self._around_key[1])
        around = self._around_field
        return key, unpadded(_decrypted(_cipher(key), sealed, around[0] + framed + around[1]))


class OpenFields:
    """Opens one field of many records that are all sealed under one key: as `unseal`, made ready once.

    It holds a key: keep it no longer than one request.
    """

    __slots__ = ("_around", "_cipher")

    def __init__(self, key: bytes, place: Context) -> None:
        """SealBroken for no key."""
        self._cipher = _cipher(key)
        self._around = _around(_FIELD_PURPOSE, place)

    def open(self, record: str, sealed: bytes) -> bytes:
        """SealBroken for every failure."""
        return unpadded(_decrypted(self._cipher, sealed, self._around[0] + _framed(record) + self._around[1]))


def derived_key(secret: bytes, purpose: str, context: Context) -> bytes:
    """A 32-byte key for one purpose in one place, from a secret that nobody can guess (HKDF-SHA256, RFC 5869).

    Not for passphrases: it is fast. ValueError for a secret under 16 bytes.
    """
    if len(secret) < _LEAST_SECRET_BYTES:
        raise ValueError("A secret is at least 16 bytes.")
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=bound(purpose, context)).derive(secret)


def bound(purpose: str, context: Context) -> bytes:
    """Purpose and context as bytes, one way only: every text after its length, the version in 8 bytes."""
    before, after = _around(purpose, context)
    return before + _framed(context.record) + after


def _around(purpose: str, context: Context) -> tuple[bytes, bytes]:
    """What stands before and after the record in `bound`."""
    return _around_any(purpose, context.node, context.organisation, context.column, context.version)


@lru_cache(maxsize=1024)
def _around_any(purpose: str, node: str, organisation: str, column: str, version: int) -> tuple[bytes, bytes]:
    """Remembered, since all rows of a table share it; none of it is secret."""
    return b"".join(map(_framed, (purpose, node, organisation))), _framed(column) + version.to_bytes(8)


def _framed(text: str) -> bytes:
    encoded = text.encode()
    return len(encoded).to_bytes(4) + encoded


def bucket_of(size: int) -> int:
    """The steps in which fields grow, so that sizes tell little."""
    for bucket in _SMALL_BUCKETS:
        if size <= bucket:
            return bucket
    return -(-size // _LARGE_BUCKET) * _LARGE_BUCKET


def padded(plaintext: bytes, bucket: Callable[[int], int] = bucket_of) -> bytes:
    """Length, plaintext and zeros up to the bucket. ValueError over `LONGEST_PLAINTEXT`."""
    if len(plaintext) > LONGEST_PLAINTEXT:
        raise ValueError("This is too long for a field.")
    framed = len(plaintext).to_bytes(LENGTH_BYTES) + plaintext
    return framed.ljust(bucket(len(framed)), b"\0")


def unpadded(frame: bytes, bucket: Callable[[int], int] = bucket_of) -> bytes:
    """What `padded` was given; SealBroken for a frame that it does not make."""
    end = LENGTH_BYTES + int.from_bytes(frame[:LENGTH_BYTES])
    if len(frame) != bucket(end) or frame.count(b"\0", end) != len(frame) - end:
        raise SealBroken
    return frame[LENGTH_BYTES:end]


def _seal(key: bytes, frame: bytes, bound: bytes, nonce: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise ValueError("A key is 32 bytes.")
    return _FORMAT + nonce + AESGCM(key).encrypt(nonce, frame, bound)


def _unseal(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    return _decrypted(_cipher(key), sealed, bound)


def _cipher(key: bytes) -> AESGCM:
    if len(key) != KEY_BYTES:
        raise SealBroken
    return AESGCM(key)


def _decrypted(cipher: AESGCM, sealed: bytes, bound: bytes) -> bytes:
    if len(sealed) < _START + _TAG_BYTES or sealed[:1] != _FORMAT:
        raise SealBroken
    try:
        return cipher.decrypt(sealed[1:_START], sealed[_START:], bound)
    except InvalidTag:
        raise SealBroken from None
