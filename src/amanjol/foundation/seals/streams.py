"""Sealing a whole file piece by piece under a key of its own, bound to its place; each piece opens by itself.

A sealed file is: magic and version (9 bytes) · salt (16 random bytes) · pieces. The key of the pieces is HKDF-SHA256
of the file's key, the salt and the place. Each piece is 64 KiB under AES-256-GCM with a 16-byte tag, the last one may
be shorter; its nonce is the number of the piece (11 bytes, big-endian), then 1 for the last and 0 for the others (the
STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizar 2015, as in `archives` and in age). So a cut, moved, repeated,
added or exchanged piece does not open, and nothing opens in another place.

The content is followed by one byte 0x80 and zeros up to a multiple of 4096 bytes, so that its size tells little.

Reading checks the last piece first: whoever reads the beginning of a file knows that nothing was cut from its end.
Memory is one piece, whatever the size.

Also called: file encryption, chunked AEAD, encrypted attachment.
"""

from __future__ import annotations

import io
import secrets
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from amanjol.foundation.seals.fields import KEY_BYTES, SealBroken, bound

if TYPE_CHECKING:
    from collections.abc import Buffer

    from amanjol.foundation.seals.fields import Context

PIECE_BYTES: Final = 64 * 1024
HEADER_BYTES: Final = 25

_MAGIC: Final = b"AMANJOLF\x01"
_SALT_BYTES: Final = 16
_TAG_BYTES: Final = 16
_BUCKET: Final = 4096
_END: Final = b"\x80"
_PURPOSE: Final = "amanjol/file/1"


class Target(Protocol):
    """What is written to: a file, or what passes on."""

    def write(self, data: Buffer, /) -> int: ...


def new_file_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def sealed_size(size: int) -> int:
    """How many bytes a content of `size` bytes becomes."""
    filled = _filled(size)
    return HEADER_BYTES + filled + -(-filled // PIECE_BYTES) * _TAG_BYTES


class Sealer:
    """Writes a sealed file to `target`, whatever size of parts it is given. Without `finish` nothing of it opens.

    ValueError unless the key is 32 bytes. It holds a key: keep it no longer than one file.
    """

    __slots__ = ("_cipher", "_number", "_rest", "_sealed", "_target", "size")

    def __init__(self, key: bytes, context: Context, target: Target) -> None:
        salt = secrets.token_bytes(_SALT_BYTES)
        self._cipher = AESGCM(_piece_key(key, salt, context))
        self._target = target
        self._rest = bytearray()
        self._sealed = memoryview(bytearray(PIECE_BYTES + _TAG_BYTES))  # one for all pieces
        self._number = 0
        self.size = 0
        write_fully(target, _MAGIC + salt)

    def write(self, data: Buffer) -> None:
        """OSError where the target takes no more."""
        view = memoryview(data).cast("B")
        self.size += len(view)
        if self._rest:
            taken = min(PIECE_BYTES - len(self._rest), len(view))
            self._rest += view[:taken]
            view = view[taken:]
            if len(self._rest) < PIECE_BYTES:
                return
            self._put(self._rest)
            self._rest = bytearray()
        whole = len(view) - len(view) % PIECE_BYTES
        for start in range(0, whole, PIECE_BYTES):
            self._put(view[start : start + PIECE_BYTES])
        self._rest += view[whole:]

    def finish(self) -> None:
        """The last piece, which says that it is. OSError as `write`."""
        self._rest += _END
        self._rest += bytes(-len(self._rest) % _BUCKET)
        self._put(self._rest, is_last=True)
        self._rest = bytearray()

    def _put(self, piece: bytearray | memoryview[int], *, is_last: bool = False) -> None:
        sealed = self._sealed[: len(piece) + _TAG_BYTES]
        self._cipher.encrypt_into(_nonce(self._number, is_last=is_last), piece, None, sealed)
        write_fully(self._target, sealed)
        self._number += 1


class SealedReader(io.RawIOBase):
    """The content of a sealed file as a file: read anywhere, in any order; each piece is proven before it is given.

    `source` can be sought and stays the caller's to close. SealBroken, at once where anything was cut or added, else
    for the first piece that does not open: then nothing of what was read before is to be used.
    """

    def __init__(self, key: bytes, context: Context, source: BinaryIO) -> None:
        super().__init__()
        self._source = source
        sealed = source.seek(0, io.SEEK_END) - HEADER_BYTES
        self._pieces = -(-sealed // (PIECE_BYTES + _TAG_BYTES))
        source.seek(0)
        header = _read_fully(source, HEADER_BYTES)
        if self._pieces < 1 or header[: len(_MAGIC)] != _MAGIC or len(key) != KEY_BYTES:
            raise SealBroken
        self._cipher = AESGCM(_piece_key(key, header[len(_MAGIC) :], context))
        self._at = 0
        self._opened: tuple[int, bytes] = (-1, b"")
        self._last = _without_filling(self._decrypted(self._pieces - 1))
        self.size = (self._pieces - 1) * PIECE_BYTES + len(self._last)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """ValueError before the beginning."""
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise ValueError("A file has nothing before its beginning.")
        self._at = start + offset
        return self._at

    def readinto(self, buffer: Buffer, /) -> int:
        """At most to the end of a piece, as raw files do. SealBroken."""
        target = memoryview(buffer).cast("B")
        number, offset = divmod(self._at, PIECE_BYTES)
        if number >= self._pieces:
            return 0
        part = memoryview(self._piece(number))[offset : offset + len(target)]
        target[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _piece(self, number: int) -> bytes:
        if number == self._pieces - 1:
            return self._last
        if self._opened[0] != number:
            self._opened = (number, self._decrypted(number))
        return self._opened[1]

    def _decrypted(self, number: int) -> bytes:
        self._source.seek(HEADER_BYTES + number * (PIECE_BYTES + _TAG_BYTES))
        sealed = _read_fully(self._source, PIECE_BYTES + _TAG_BYTES)
        if len(sealed) < _TAG_BYTES:
            raise SealBroken
        try:
            return self._cipher.decrypt(_nonce(number, is_last=number == self._pieces - 1), sealed, None)
        except InvalidTag:
            raise SealBroken from None


def _piece_key(key: bytes, salt: bytes, context: Context) -> bytes:
    """The salt, so that no two files share a nonce even where somebody gives both the same key and place."""
    if len(key) != KEY_BYTES:
        raise ValueError("A key is 32 bytes.")
    info = bound(_PURPOSE, context)
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(key)


def _nonce(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11) + bytes([is_last])


def _filled(size: int) -> int:
    return -(-(size + len(_END)) // _BUCKET) * _BUCKET


def _without_filling(piece: bytes) -> bytes:
    """SealBroken for a last piece that `finish` does not make."""
    content = piece.rstrip(b"\0")
    if content[-1:] != _END or len(piece) != _filled(len(content) - 1):
        raise SealBroken
    return content[:-1]


def _read_fully(source: BinaryIO, size: int) -> bytes:
    """`size` bytes, or fewer at the end only: an unbuffered file may give less than asked."""
    read = source.read(size)
    while len(read) < size and (more := source.read(size - len(read))):
        read += more
    return read


def write_fully(target: Target, data: Buffer) -> None:
    """OSError if the target takes nothing."""
    rest = memoryview(data)
    while rest:
        taken = target.write(rest)
        if not taken:
            raise OSError("The target takes no more bytes.")
        rest = rest[taken:]
