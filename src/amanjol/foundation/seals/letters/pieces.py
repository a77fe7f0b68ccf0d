"""A file that a letter speaks of: sealed under a key that is in the letter, and carried in pieces that resume.

It is sealed by `streams`, in the place of the issuer, the letter and its number there, and cut every 65,536 bytes. A
piece is addressed by its SHA-256; the *manifest* names them in their order and is addressed by its own. The letter
has the manifest's address beside the key, so that pieces travel by workers who open nothing, in any order and over
any number of lines, and what is missing is asked for (`missing`); nothing else can be put in their place.

Without the letter, the manifest tells how large the file is up to 4 KiB, and the pieces nothing.

Also called: chunks, resumable upload, content addressing.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, BinaryIO, Final

import msgspec

from amanjol.foundation.seals import streams
from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.fields import KEY_BYTES, SealBroken
from amanjol.foundation.seals.letters.documents import DocumentRecord, parsed
from amanjol.foundation.seals.records import DataRecord
from amanjol.foundation.seals.streams import SealedReader, Sealer

if TYPE_CHECKING:
    from collections.abc import Buffer, Callable, Container
    from uuid import UUID

    from amanjol.foundation.seals.epochs import Organisation
    from amanjol.foundation.seals.fields import Context

PIECE_BYTES: Final = 64 * 1024
MOST_PIECES: Final = 400
LARGEST_SEALED: Final = MOST_PIECES * PIECE_BYTES

_COLUMN: Final = "letter.file"
_DIGEST_BYTES: Final = 32

type Digest = Annotated[bytes, msgspec.Meta(min_length=_DIGEST_BYTES, max_length=_DIGEST_BYTES)]


class TooLarge(ValueError):
    """More than `LARGEST_SEALED` bytes as it would be sealed."""


class LetterFile(DataRecord, frozen=True):
    """What a letter says of a file: its key, its own name and media type, its size in bytes and its SHA-256 in clear,
    and the address of the manifest. It shows nothing of itself.
    """

    key: Annotated[bytes, msgspec.Meta(min_length=KEY_BYTES, max_length=KEY_BYTES)]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    media_type: Annotated[str, msgspec.Meta(pattern=r"\A[a-z]+/[a-z0-9.+-]{1,80}\Z")]
    size: Annotated[int, msgspec.Meta(ge=0, le=LARGEST_SEALED)]
    digest: Digest
    manifest: Digest

    def __repr__(self) -> str:
        return "<LetterFile>"


class Manifest(DocumentRecord, frozen=True):
    """`size` is that of the sealed file. ValueError where that takes another number of pieces."""

    size: Annotated[int, msgspec.Meta(ge=1, le=LARGEST_SEALED)]
    pieces: tuple[Digest, ...]

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.pieces) != -(-self.size // PIECE_BYTES):
            raise ValueError("A file is cut every 65,536 bytes.")

    @property
    def address(self) -> bytes:
        return hashlib.sha256(self.to_bytes()).digest()

    def bytes_of(self, number: int) -> int:
        """How many bytes a piece has; all but the last are as long as can be."""
        return min(PIECE_BYTES, self.size - number * PIECE_BYTES)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file belongs: the letter of its issuer, and its number there from 0."""

    issuer: Organisation
    letter: UUID
    number: int

    @property
    def context(self) -> Context:
        return self.issuer.place(f"{self.letter}/{self.number}", _COLUMN, 1)


def seal_file(
    source: BinaryIO, target: BinaryIO, place: Place, *, name: str, media_type: str
) -> tuple[LetterFile, Manifest]:
    """Write the sealed file to `target`: what goes into the letter, and what goes beside it.

    TooLarge before the end of it is written; NotCanonical for a name or type that no letter holds. OSError.
    """
    key, cutting, digest = streams.new_file_key(), _Cutting(target), hashlib.sha256()
    sealer = Sealer(key, place.context, cutting)
    while part := source.read(streams.PIECE_BYTES):
        if streams.sealed_size(sealer.size + len(part)) > LARGEST_SEALED:
            raise TooLarge("This is too large for a letter.")
        digest.update(part)
        sealer.write(part)
    sealer.finish()
    manifest = Manifest(cutting.size, cutting.digests())
    data = {
        "key": key,
        "name": name,
        "media_type": media_type,
        "size": sealer.size,
        "digest": digest.digest(),
        "manifest": manifest.address,
    }
    return LetterFile.from_data(data), manifest


def read_manifest(written: bytes, address: bytes) -> Manifest:
    """SealBroken unless it is the manifest of this address."""
    if hashlib.sha256(written).digest() != address:
        raise SealBroken
    try:
        return parsed(written, Manifest)
    except NotCanonical:
        raise SealBroken from None


def manifest_of(written: bytes) -> Manifest:
    """As it was kept here. SealBroken."""
    return read_manifest(written, hashlib.sha256(written).digest())


def missing(manifest: Manifest, arrived: Container[bytes]) -> list[int]:
    """The numbers of the pieces that are still to be asked for, in their order."""
    return [number for number, digest in enumerate(manifest.pieces) if digest not in arrived]


def is_piece(manifest: Manifest, number: int, piece: bytes) -> bool:
    """Whether these bytes are the piece of this number."""
    return (
        0 <= number < len(manifest.pieces)
        and len(piece) == manifest.bytes_of(number)
        and hashlib.sha256(piece).digest() == manifest.pieces[number]
    )


def whole_in(source: BinaryIO, manifest: Manifest) -> set[bytes]:
    """The addresses of the pieces that lie whole in their places there. OSError."""
    source.seek(0)
    return {
        digest
        for number, digest in enumerate(manifest.pieces)
        if is_piece(manifest, number, source.read(manifest.bytes_of(number)))
    }


def join(manifest: Manifest, piece: Callable[[bytes], bytes], target: BinaryIO) -> None:
    """Write the sealed file from its pieces, each asked for by its address. SealBroken for one that is another's.

    On any error what is in `target` is to be thrown away. OSError, and what `piece` raises.
    """
    for number, digest in enumerate(manifest.pieces):
        data = piece(digest)
        if not is_piece(manifest, number, data):
            raise SealBroken
        streams.write_fully(target, data)


def open_file(file: LetterFile, place: Place, source: BinaryIO) -> SealedReader:
    """The content, each piece proven before it is given out. SealBroken at once, or for the first that is not.

    `prove` says whether the whole is what the letter speaks of; the key alone says that its writer sealed it.
    """
    reader = SealedReader(file.key, place.context, source)
    if reader.size != file.size:
        raise SealBroken
    return reader


def prove(file: LetterFile, reader: SealedReader) -> None:
    """Read all of it, and go back to its beginning. SealBroken unless it is the content of the letter's digest."""
    reader.seek(0)
    if hashlib.file_digest(reader, "sha256").digest() != file.digest:
        raise SealBroken
    reader.seek(0)


class _Cutting:
    """Passes on what is written and counts it in pieces."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._digests: list[bytes] = []
        self._piece = hashlib.sha256()
        self.size = 0

    def write(self, data: Buffer) -> int:
        view = memoryview(data).cast("B")
        streams.write_fully(self._target, view)
        rest = view
        while rest:
            taken = min(PIECE_BYTES - self.size % PIECE_BYTES, len(rest))
            self._piece.update(rest[:taken])
            self.size += taken
            rest = rest[taken:]
            if self.size % PIECE_BYTES == 0:
                self._end_piece()
        return len(view)

    def digests(self) -> tuple[bytes, ...]:
        """Of all pieces, once nothing more comes."""
        if self.size % PIECE_BYTES:
            self._end_piece()
        return tuple(self._digests)

    def _end_piece(self) -> None:
        self._digests.append(self._piece.digest())
        self._piece = hashlib.sha256()
