"""A file beside a letter: whole or not at all, in any order, from where it stopped."""

from __future__ import annotations

import hashlib
import io
import random
from typing import TYPE_CHECKING

import pytest

from amanjol.foundation.seals.canonical import NotCanonical
from amanjol.foundation.seals.epochs import Organisation
from amanjol.foundation.seals.letters import letter, pieces
from amanjol.foundation.seals.letters.pieces import PIECE_BYTES, LetterFile, Manifest, Place
from amanjol.foundation.seals.letters.tests.cast import (
    ALMATY,
    ALMATY_KEY,
    LETTER,
    LETTER_ID,
    MARY_CARD,
    OTHER_ID,
    is_refused,
    open_at_mary,
)
from amanjol.foundation.seals.records import replace
from amanjol.foundation.seals.streams import HEADER_BYTES, sealed_size

if TYPE_CHECKING:
    from collections.abc import Callable

PLACE = Place(ALMATY, LETTER_ID, 0)
CONTENT = hashlib.shake_128(b"a contract").digest(3 * PIECE_BYTES + 5_000)


def sealed(content: bytes, place: Place = PLACE) -> tuple[bytes, LetterFile, Manifest]:
    target = io.BytesIO()
    file, manifest = pieces.seal_file(
        io.BytesIO(content), target, place, name="договор.jpg", media_type="image/jpeg"
    )
    return target.getvalue(), file, manifest


def cut(blob: bytes) -> list[bytes]:
    return [blob[start : start + PIECE_BYTES] for start in range(0, len(blob), PIECE_BYTES)]


BLOB, FILE, MANIFEST = sealed(CONTENT)
PIECES = {hashlib.sha256(piece).digest(): piece for piece in cut(BLOB)}


def joined(piece: Callable[[bytes], bytes] = PIECES.__getitem__) -> bytes:
    target = io.BytesIO()
    pieces.join(MANIFEST, piece, target)
    return target.getvalue()


def opened(blob: bytes, file: LetterFile = FILE, place: Place = PLACE) -> bytes:
    reader = pieces.open_file(file, place, io.BytesIO(blob))
    pieces.prove(file, reader)
    return reader.read() or b""


@pytest.mark.parametrize("size", [0, 1, 4_095, PIECE_BYTES - 42, PIECE_BYTES - 41, PIECE_BYTES, 150_000])
def test_what_was_sealed_comes_out_of_its_pieces(size: int) -> None:
    content = CONTENT[:size]
    blob, file, manifest = sealed(content)
    assert (file.size, file.digest, manifest.size) == (size, hashlib.sha256(content).digest(), len(blob))
    assert manifest.size == sealed_size(size)
    assert list(manifest.pieces) == [hashlib.sha256(piece).digest() for piece in cut(blob)]
    assert opened(blob, file) == content


def test_the_letter_carries_the_key_and_the_address_and_nobody_else_does() -> None:
    with_file = replace(LETTER, files=(FILE,))
    read = open_at_mary(letter.seal(with_file, ALMATY_KEY, MARY_CARD))
    manifest = pieces.read_manifest(MANIFEST.to_bytes(), read.files[0].manifest)
    assert manifest == MANIFEST
    assert opened(joined(), read.files[0], Place(read.issuer, read.id, 0)) == CONTENT
    assert FILE.key not in MANIFEST.to_bytes()
    assert "договор" not in MANIFEST.to_bytes().decode()
    assert repr(FILE) == "<LetterFile>"


def test_a_transfer_goes_on_from_where_it_stopped_in_any_order() -> None:
    chance = random.Random(20261128)  # noqa: S311  an order, not a secret
    arrived: dict[bytes, bytes] = {}
    assert pieces.missing(MANIFEST, arrived) == [0, 1, 2, 3]
    order = list(range(4))
    chance.shuffle(order)
    for number in order:
        assert number in pieces.missing(MANIFEST, arrived)
        piece = cut(BLOB)[number]
        assert pieces.is_piece(MANIFEST, number, piece)
        arrived[MANIFEST.pieces[number]] = piece
        arrived[MANIFEST.pieces[number]] = piece  # twice is once
        assert number not in pieces.missing(MANIFEST, arrived)
    assert pieces.missing(MANIFEST, arrived) == []
    assert joined(arrived.__getitem__) == BLOB


def test_nothing_else_is_taken_for_a_piece() -> None:
    first, second, last = cut(BLOB)[0], cut(BLOB)[1], cut(BLOB)[3]
    for number, piece in (
        (0, second),
        (0, first[:-1]),
        (0, first + b"\0"),
        (3, first),
        (0, b""),
        (4, last),
        (-1, last),
    ):
        assert not pieces.is_piece(MANIFEST, number, piece)
    assert pieces.is_piece(MANIFEST, 3, last)
    assert MANIFEST.bytes_of(3) == len(last) < PIECE_BYTES == MANIFEST.bytes_of(0)


def test_no_other_piece_is_joined() -> None:
    for wrong in (cut(BLOB)[1], b"", cut(BLOB)[0] + b"\0"):
        other = {**PIECES, MANIFEST.pieces[0]: wrong}
        assert is_refused(joined, other.__getitem__)
    with pytest.raises(KeyError):
        joined(dict[bytes, bytes]().__getitem__)


def test_a_manifest_is_that_of_its_address_only() -> None:
    written = MANIFEST.to_bytes()
    assert pieces.read_manifest(written, FILE.manifest) == MANIFEST
    another = sealed(b"another")[2].to_bytes()
    for other in (another, written[:-1], written + b" ", b"", b"{}"):
        assert is_refused(pieces.read_manifest, other, FILE.manifest)


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"{}",
        b'{"pieces":[],"size":0}',
        b'{"pieces":[],"size":1}',
        b'{"pieces":["' + b"A" * 43 + b'="],"size":65537}',
        b'{"pieces":["' + b"A" * 42 + b'B="],"size":5}',
        b'{"pieces":["AAAA"],"size":5}',
        b'{"more":1,"pieces":["' + b"A" * 43 + b'="],"size":5}',
        b'{"pieces":[' + b",".join([b'"' + b"A" * 43 + b'="'] * 401) + b'],"size":26280001}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_manifest_is_refused_though_its_address_is_true(written: bytes) -> None:
    assert is_refused(pieces.read_manifest, written, hashlib.sha256(written).digest())


def test_a_file_opens_in_its_own_letter_at_its_own_number_only() -> None:
    for place in (
        Place(ALMATY, OTHER_ID, 0),
        Place(ALMATY, LETTER_ID, 1),
        Place(Organisation("node-kz", "other"), LETTER_ID, 0),
        Place(Organisation("node-kg", "shelter-almaty"), LETTER_ID, 0),
    ):
        assert is_refused(opened, BLOB, FILE, place)
    assert is_refused(lambda: opened(BLOB, replace(FILE, key=bytes(32))))


def test_a_file_is_what_the_letter_says_of_it() -> None:
    """Whoever has the key could seal another content under it: its writer, and those to whom it was written."""
    assert is_refused(lambda: opened(BLOB, replace(FILE, size=FILE.size - 1)))
    assert is_refused(lambda: opened(BLOB, replace(FILE, digest=bytes(32))))
    reader = pieces.open_file(FILE, PLACE, io.BytesIO(BLOB))
    pieces.prove(FILE, reader)
    assert reader.tell() == 0


def test_what_arrived_damaged_is_not_opened() -> None:
    for at in (0, HEADER_BYTES, 70_000, len(BLOB) - 1):
        damaged = bytearray(BLOB)
        damaged[at] ^= 1
        assert is_refused(opened, bytes(damaged))
    assert is_refused(opened, BLOB[:-PIECE_BYTES])


def test_what_is_too_large_or_has_no_name_is_not_sealed() -> None:
    class Endless(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return bytes(size or 0)

    class Nowhere(io.BytesIO):
        size = 0

        def write(self, data, /) -> int:
            self.size += len(data)
            return len(data)

    target = Nowhere()
    with pytest.raises(pieces.TooLarge):
        pieces.seal_file(Endless(), target, PLACE, name="endless", media_type="image/jpeg")
    assert target.size <= pieces.LARGEST_SEALED
    for name, media_type in (("", "image/jpeg"), ("a" * 201, "image/jpeg"), ("a", "jpeg")):
        with pytest.raises(NotCanonical):
            pieces.seal_file(io.BytesIO(b""), io.BytesIO(), PLACE, name=name, media_type=media_type)
