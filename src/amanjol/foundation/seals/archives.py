"""Sealing a backup to a public key whose secret half is kept offline, and opening it there.

An archive is: magic and version (9 bytes) · a random 32-byte file key sealed with HPKE (RFC 9180; X-Wing =
ML-KEM-768 + X25519, HKDF-SHA256, AES-256-GCM; 1,168 bytes) · chunks. Each chunk is up to 1 MiB under
AES-256-GCM with a 16-byte tag and the nonce: chunk number (11 bytes, big-endian), then 1 for the last chunk
and 0 for the others (the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizar 2015). So a cut, moved,
repeated or added chunk does not open. Only an empty backup has an empty chunk.

Whoever has the public key can make an archive: it says who can read it, not who wrote it. That is for a
signed manifest beside it. Memory is a few MiB whatever the size.

Also called: encrypted backup.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from amanjol.foundation.seals import keypairs

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK_BYTES: Final = 1024 * 1024

_MAGIC: Final = b"AMANJOLB"
_VERSION: Final = b"\x01"
_INFO: Final = b"amanjol/archive/file-key/" + _MAGIC + _VERSION
_FILE_KEY_BYTES: Final = 32
_SEALED_KEY_BYTES: Final = keypairs.ENCAPSULATION_BYTES + _FILE_KEY_BYTES + 16
_TAG_BYTES: Final = 16
_CHECKSUM_BYTES: Final = 8
_MISTYPED: Final = str.maketrans("018", "olb")  # base32 has none of these digits
_GROUP: Final = 4  # characters between two hyphens, for reading aloud and typing from paper


class MalformedKey(ValueError):
    """The text is no key of the kind that is needed. The message never repeats the text."""


class ArchiveBroken(Exception):
    """The archive is damaged, changed, incomplete, or sealed to another key."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How one kind of key is written: its prefix, and its size in bytes."""

    name: str
    prefix: str
    size: int


_SECRET: Final = _Kind("secret", "amanjol-backup-secret-1", keypairs.SEED_BYTES)
_PUBLIC: Final = _Kind("public", "amanjol-backup-public-1", keypairs.PUBLIC_BYTES)


def generate_keypair() -> tuple[str, str]:
    """A new secret key and its public key, as text to print (103 and 2,472 characters).

    The secret is the 32-byte seed of X-Wing (draft-connolly-cfrg-xwing-kem, 5.2). Print it, do not store it.
    """
    keys = keypairs.generate()
    return _write_key(_SECRET, keys.seed), _write_key(_PUBLIC, keys.public)


def encrypt(source: BinaryIO, target: BinaryIO, public_text: str) -> None:
    """Write the archive of all that is left in `source`. MalformedKey before anything is written."""
    public = _read_key(_PUBLIC, public_text)
    file_key = secrets.token_bytes(_FILE_KEY_BYTES)
    try:
        sealed_key = keypairs.SUITE.encrypt(file_key, keypairs.read_public(public), info=_INFO)
    except ValueError:  # a checksum fits, but no key of X-Wing is behind it
        raise MalformedKey("This public key cannot be used to seal anything.") from None
    _write_fully(target, _MAGIC + _VERSION + sealed_key)
    cipher = AESGCM(file_key)
    for number, (chunk, is_last) in enumerate(_chunks(source, CHUNK_BYTES)):
        _write_fully(target, cipher.encrypt(_nonce(number, is_last=is_last), chunk, None))


def decrypt(source: BinaryIO, target: BinaryIO, private_text: str) -> None:
    """Write what the archive in `source` holds. MalformedKey before anything is read; ArchiveBroken.

    Each chunk is checked before it is written, but only a return without error says that the whole is there:
    on any error the caller must throw away what is in `target`.
    """
    cipher = AESGCM(_opened_file_key(source, _read_key(_SECRET, private_text)))
    for number, (chunk, is_last) in enumerate(_chunks(source, CHUNK_BYTES + _TAG_BYTES)):
        if len(chunk) < _TAG_BYTES or (number and len(chunk) == _TAG_BYTES):
            raise ArchiveBroken("The archive ends too early.")
        try:
            plaintext = cipher.decrypt(_nonce(number, is_last=is_last), chunk, None)
        except InvalidTag:
            raise ArchiveBroken("The archive is damaged, changed or incomplete.") from None
        _write_fully(target, plaintext)


def _opened_file_key(source: BinaryIO, seed: bytes) -> bytes:
    if _read_fully(source, len(_MAGIC)) != _MAGIC:
        raise ArchiveBroken("This is no Amanjol archive.")
    if _read_fully(source, len(_VERSION)) != _VERSION:
        raise ArchiveBroken("This archive was made by another version of Amanjol.")
    sealed_key = _read_fully(source, _SEALED_KEY_BYTES)
    try:
        file_key = keypairs.SUITE.decrypt(sealed_key, keypairs.KeyPair(seed).private, info=_INFO)
    except InvalidTag:
        raise ArchiveBroken("This archive is sealed to another key, or its beginning is damaged.") from None
    return file_key


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11) + bytes([is_last])


def _chunks(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """All of `source` in pieces of `size`, each with whether it is the last; one empty piece of nothing."""
    chunk = _read_fully(source, size)
    while following := _read_fully(source, size):
        yield chunk, False
        chunk = following
    yield chunk, True


def _read_fully(source: BinaryIO, size: int) -> bytes:
    """`size` bytes, or fewer at the end only: pipes and sockets give less than asked at any time."""
    read = bytearray()
    while len(read) < size and (piece := source.read(size - len(read))):
        read += piece
    return bytes(read)


def _write_fully(target: BinaryIO, data: bytes) -> None:
    """Write all of `data`: an unbuffered pipe may take less than given. OSError if it takes nothing."""
    rest = memoryview(data)
    while rest:
        taken = target.write(rest)
        if not taken:
            raise OSError("The target takes no more bytes.")
        rest = rest[taken:]


def _checksum(kind: _Kind, key: bytes) -> bytes:
    return hashlib.sha256(kind.prefix.encode() + key).digest()[:_CHECKSUM_BYTES]


def _write_key(kind: _Kind, key: bytes) -> str:
    letters = base64.b32encode(key + _checksum(kind, key)).decode("ascii").rstrip("=").lower()
    groups = (letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))
    return "-".join((kind.prefix, *groups))


def _read_key(kind: _Kind, text: str) -> bytes:
    """The key in its text; case, hyphens, spaces and line breaks do not matter. MalformedKey otherwise."""
    typed = "".join(text.lower().replace("-", "").split())
    prefix = kind.prefix.replace("-", "")
    other = _PUBLIC if kind is _SECRET else _SECRET
    if typed.startswith(other.prefix.replace("-", "")):
        raise MalformedKey(f"This is a {other.name} key of backups; the {kind.name} key is needed.")
    if not typed.startswith(prefix):
        raise MalformedKey(f"A {kind.name} key of backups begins with {kind.prefix}.")
    letters = typed.removeprefix(prefix).translate(_MISTYPED)
    try:
        data = base64.b32decode((letters + "=" * (-len(letters) % 8)).upper())
    except ValueError:
        data = b""
    key, checksum = data[: kind.size], data[kind.size :]
    if len(key) != kind.size or checksum != _checksum(kind, key):
        raise MalformedKey(f"The {kind.name} key of backups is incomplete or has a slip of the pen.")
    return key
