"""Sealed files: what goes in comes out, from anywhere in it, and nothing cut, moved, exchanged or added opens."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import random
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

import pytest

from amanjol.foundation.seals import streams
from amanjol.foundation.seals.fields import Context, SealBroken
from amanjol.foundation.seals.streams import HEADER_BYTES, PIECE_BYTES, SealedReader, Sealer, sealed_size
from amanjol.foundation.seals.tests.known import PLACE, VECTORS, material

if TYPE_CHECKING:
    from pathlib import Path

KEY = material("file")
SEALED_PIECE = PIECE_BYTES + 16
SIZES = (0, 1, 4094, 4095, 4096, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES + 4095)


def content_of(size: int) -> bytes:
    return hashlib.shake_128(b"content").digest(size)


def sealed(content: bytes, key: bytes = KEY, place: Context = PLACE) -> bytes:
    target = io.BytesIO()
    sealer = Sealer(key, place, target)
    sealer.write(content)
    sealer.finish()
    return target.getvalue()


def opened(blob: bytes, key: bytes = KEY, place: Context = PLACE) -> bytes:
    return SealedReader(key, place, io.BytesIO(blob)).read() or b""


def pieces(blob: bytes) -> list[bytes]:
    return [blob[start : start + SEALED_PIECE] for start in range(HEADER_BYTES, len(blob), SEALED_PIECE)]


def is_refused(blob: bytes, key: bytes = KEY, place: Context = PLACE) -> bool:
    try:
        opened(blob, key, place)
    except SealBroken:
        return True
    return False


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_opens_and_has_the_size_that_was_said(size: int) -> None:
    content = content_of(size)
    blob = sealed(content)
    reader = SealedReader(KEY, PLACE, io.BytesIO(blob))
    assert (reader.size, len(blob)) == (size, sealed_size(size))
    assert reader.read() == content
    assert size < 64 or content[:64] not in blob


@pytest.mark.parametrize("part", [1, 7, 4096, PIECE_BYTES - 1, PIECE_BYTES, 2 * PIECE_BYTES + 5])
def test_it_does_not_matter_in_which_parts_it_came(part: int) -> None:
    content, target = content_of(3 * PIECE_BYTES + 11 if part > 7 else 1_000), io.BytesIO()
    sealer = Sealer(KEY, PLACE, target)
    for start in range(0, len(content), part):
        sealer.write(memoryview(content)[start : start + part])
    sealer.finish()
    assert sealer.size == len(content)
    assert opened(target.getvalue()) == content


def test_it_is_read_from_anywhere_as_any_file() -> None:
    content = content_of(3 * PIECE_BYTES + 500)
    reader = io.BufferedReader(SealedReader(KEY, PLACE, io.BytesIO(sealed(content))))
    plain, chance = io.BytesIO(content), random.Random(20261127)  # noqa: S311  places, not secrets
    for _read in range(300):
        whence, size = (
            chance.choice((io.SEEK_SET, io.SEEK_END)),
            chance.choice((1, 20, 5_000, PIECE_BYTES * 2)),
        )
        offset = chance.randrange(len(content) + 9) * (1 if whence == io.SEEK_SET else -1)
        if whence == io.SEEK_END and -offset > len(content):
            continue
        assert reader.seek(offset, whence) == plain.seek(offset, whence)
        assert reader.read(size) == plain.read(size)
        assert reader.tell() == plain.tell()
    with pytest.raises(ValueError, match="before its beginning"):
        reader.raw.seek(-1)


def test_two_files_of_the_same_content_share_no_piece() -> None:
    """Under the same key and in the same place, even: the salt is another."""
    first, second = sealed(content_of(2 * PIECE_BYTES)), sealed(content_of(2 * PIECE_BYTES))
    assert not {*pieces(first)} & {*pieces(second)}


@pytest.mark.parametrize(
    "place",
    [
        replace(PLACE, node="kz-1"),
        replace(PLACE, organisation="other"),
        replace(PLACE, record="case-43"),
        replace(PLACE, column="cases.other"),
        replace(PLACE, version=4),
    ],
)
def test_it_opens_in_its_own_place_only(place: Context) -> None:
    assert is_refused(sealed(b"content"), place=place)


@pytest.mark.parametrize("key", [material("other"), KEY[:-1], b""])
def test_it_opens_with_its_own_key_only(key: bytes) -> None:
    assert is_refused(sealed(b"content"), key=key)


def test_a_key_of_another_size_seals_nothing() -> None:
    target = io.BytesIO()
    with pytest.raises(ValueError, match="32 bytes"):
        Sealer(KEY[:-1], PLACE, target)
    assert target.getvalue() == b""


def test_nothing_cut_off_opens_not_even_its_beginning() -> None:
    """As long as the last piece is not there, not a byte is given out."""
    blob = sealed(content_of(2 * PIECE_BYTES + 9_000))
    ends = [0, 1, HEADER_BYTES, HEADER_BYTES + 15, HEADER_BYTES + 16, len(blob) - 1, len(blob) - 4096]
    ends += [
        HEADER_BYTES + SEALED_PIECE * whole + more for whole in (1, 2) for more in (-1, 0, 1, 16, 17, 4112)
    ]
    for end in ends:
        with pytest.raises(SealBroken):
            SealedReader(KEY, PLACE, io.BytesIO(blob[:end]))


def test_a_piece_that_looks_like_an_end_is_none() -> None:
    """Whoever sends a file chooses what stands in the middle of it."""
    first = b"a" * (PIECE_BYTES - 4096) + b"\x80" + bytes(4095)
    blob = sealed(first + b"the rest")
    assert is_refused(blob[: HEADER_BYTES + SEALED_PIECE])


def test_nothing_added_opens() -> None:
    blob = sealed(content_of(PIECE_BYTES + 9_000))
    of_it = pieces(blob)
    for more in (b"\0", bytes(16), bytes(4096), of_it[0], of_it[-1], bytes(SEALED_PIECE)):
        assert is_refused(blob + more)


def test_no_piece_moved_repeated_left_out_or_exchanged_opens() -> None:
    blob, other = sealed(content_of(4 * PIECE_BYTES + 9)), sealed(content_of(4 * PIECE_BYTES + 9))
    head, whole, foreign = blob[:HEADER_BYTES], pieces(blob), pieces(other)
    assert len(whole) == 5
    changed = [
        [whole[1], whole[0], *whole[2:]],
        [whole[0], whole[0], *whole[2:]],
        [whole[0], *whole[2:]],
        whole[1:],
        [*whole[:3], whole[4]],
        [*whole, whole[4]],
        [whole[4], *whole[1:]],
        *([*whole[:at], foreign[at], *whole[at + 1 :]] for at in range(5)),
        foreign,
    ]
    for parts in changed:
        assert is_refused(head + b"".join(parts))
    assert is_refused(other[:HEADER_BYTES] + b"".join(whole))


def test_no_changed_byte_opens() -> None:
    blob = bytearray(sealed(content_of(PIECE_BYTES + 100)))
    places = {*range(HEADER_BYTES + 40), *range(len(blob) - 40, len(blob)), HEADER_BYTES + SEALED_PIECE}
    for at in places:
        blob[at] ^= 1
        assert is_refused(bytes(blob)), at
        blob[at] ^= 1
    assert not is_refused(bytes(blob))


def test_a_broken_piece_in_the_middle_is_told_when_it_is_reached() -> None:
    blob = bytearray(sealed(content_of(3 * PIECE_BYTES)))
    blob[HEADER_BYTES + SEALED_PIECE + 5] ^= 1
    reader = io.BufferedReader(SealedReader(KEY, PLACE, io.BytesIO(bytes(blob))))
    assert reader.read(PIECE_BYTES) == content_of(PIECE_BYTES)
    with pytest.raises(SealBroken):
        reader.read(1)


def test_what_was_not_finished_does_not_open() -> None:
    target = io.BytesIO()
    sealer = Sealer(KEY, PLACE, target)
    sealer.write(content_of(3 * PIECE_BYTES))
    assert is_refused(target.getvalue())


@pytest.mark.parametrize(
    "end", [b"", b"\x80", bytes(4096), b"\x80" + bytes(8191), b"a" + bytes(4095), b"\x80" * 4097]
)
def test_no_other_filling_than_ours_opens(end: bytes) -> None:
    """Whoever has the key and fills it otherwise makes a second file of the same content: there is one way only."""
    target = io.BytesIO()
    sealer = Sealer(KEY, PLACE, target)
    sealer._put(bytearray(end), is_last=True)
    assert is_refused(target.getvalue())


def test_sizes_fall_into_buckets() -> None:
    assert len({sealed_size(size) for size in range(4096)}) == 1
    assert sealed_size(4096) - sealed_size(4095) == 4096


def test_what_the_first_version_sealed_opens() -> None:
    """Made once, at PLACE under KEY. Never make that file anew: add to it."""
    vector: str = json.loads((VECTORS / "streams.json").read_text())["photograph"]
    assert opened(base64.b64decode(vector)) == b"A photograph of a contract."


def test_memory_stays_small_however_large_the_file(tmp_path: Path) -> None:
    """Sealed to and read from a real file, 20 MB takes less than a megabyte of Python's own memory."""
    part = content_of(PIECE_BYTES)
    file = tmp_path / "sealed"
    tracemalloc.start()
    try:
        with file.open("wb") as target:
            sealer = Sealer(KEY, PLACE, target)
            for _part in range(320):
                sealer.write(part)
            sealer.finish()
        with file.open("rb") as source:
            reader, digest = (
                io.BufferedReader(SealedReader(KEY, PLACE, source), PIECE_BYTES),
                hashlib.sha256(),
            )
            while read := reader.read(PIECE_BYTES):
                digest.update(read)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert digest.hexdigest() == hashlib.sha256(part * 320).hexdigest()
    assert peak < 1024 * 1024


class Trickle(io.RawIOBase):
    """Takes and gives a few bytes at a time, as a pipe or a network disk may."""

    def __init__(self, content: bytes = b"") -> None:
        super().__init__()
        self.inner = io.BytesIO(content)

    def write(self, data: object) -> int:
        return self.inner.write(bytes(memoryview(data)[:1_000]))  # type: ignore[arg-type]  # any buffer, as a file takes it

    def read(self, size: int = -1, /) -> bytes:
        return self.inner.read(min(size, 1_000) if size >= 0 else size)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self.inner.seek(offset, whence)


def test_a_disk_that_takes_and_gives_little_at_a_time_loses_nothing() -> None:
    content, target = content_of(PIECE_BYTES + 77), Trickle()
    sealer = Sealer(KEY, PLACE, cast("BinaryIO", target))
    sealer.write(content)
    sealer.finish()
    blob = target.inner.getvalue()
    assert len(blob) == sealed_size(len(content))
    assert SealedReader(KEY, PLACE, cast("BinaryIO", Trickle(blob))).read() == content


def test_a_target_that_takes_nothing_is_an_error() -> None:
    class Full(io.RawIOBase):
        def write(self, data: object) -> int:
            return 0

    with pytest.raises(OSError, match="no more bytes"):
        Sealer(KEY, PLACE, cast("BinaryIO", Full()))


def test_a_new_key_is_another_each_time() -> None:
    keys = {streams.new_file_key() for _key in range(20)}
    assert len(keys) == 20
    assert {len(key) for key in keys} == {32}
