"""Archives: what goes in comes out, and nothing cut, moved, added or changed does."""

from __future__ import annotations

import base64
import hashlib
import io
import tracemalloc
from typing import BinaryIO, cast

import pytest

from amanjol.foundation.seals import archives
from amanjol.foundation.seals.archives import CHUNK_BYTES, ArchiveBroken, decrypt, encrypt, generate_keypair

SECRET, PUBLIC = generate_keypair()
HEADER_BYTES = 9 + 1168
SEALED_CHUNK = CHUNK_BYTES + 16
# A secret key and an archive of "opened years later", made by the first version of this package.
OLD_SECRET = (
    "amanjol-backup-secret-1-p6oc-xjhi-r6bh-2yla-ivih-mbmf-h3lt-xaet-63x3-zchl-djxk-z6tg-54tj-yiby-vavu-cbgs"
)
OLD_ARCHIVE = base64.b64decode(
    "QU1BTkpPTEIBZwgu8mfPL5R7zw0XIEWTfUiL5S21xyix7IL01jX3N7Q+qQejrB70JCyaF5DTUFYTgnSbHq6v8shzXPFh7dBonBcJ"
    "6x8w/VwZZ7Qld5rlfkVEaQQnAiW8XBkaGEjGKOaBDkr+lfJXp67BUulTgneaisjvVs8GIEfFqc+3F2pJZvxvL4fX8jXRx9ydYxjH"
    "XFFxL4h6BDbylum7+c3d1+GsA6OLgiF1atgvsAOlPy8QdGTpsYeh5W+fFeenyOEXjqJr89DXJ6aTt7fBpDLL20sO2stTYCuLBNlB"
    "XGUFlrwQgEvPtdSlNO7LBp/2wspp5OXBjaiAXSubJcZ/OK2jYpmKz7sjcTGRZ4LHVPd8XulR3hR9BBpANMKF/0xDTzI4zEZiYn7J"
    "IzLyfQAG4s/LcNYCbc3XSpbV2+c7JHoxYzyveOTFmEHdUBzYOvly5h7IU0cyOC8qK6pelvvLmKHIp6VmZefRYXB3YR1q4wZx9kpd"
    "zL3+wY8fbsfwi9DraFu2l2P39aKmypdF6zXPDnECQnbGyloLfioedS3dL8LFjOyvzn5Sca75cATgLXVsnN9Hvz+jWmb4R5lMtM6f"
    "B/l48/2z3xqA9aRS7NtocoEanRF7TVoYKDIjx9ynxoIg1CIqfihGa2IKPUWdSINALiccGFA1yoTMsYKWS78HfRhQSL+0omYiOtuy"
    "j9neHPaz7xF/Nknw19/TgqYzhijW2pFOOFVsinLhtOluSlRCOKD8RNrPalzHrlnlFdbK2jB3kybD3fbCtum0iGqsqpEdJrbc82f+"
    "DRZ3GacJyBCHWUQDvCtD3xXNtSqOzYtklLo87KvOvbSn9X0FHBN2QDuSisQ01GY0noD8Sit4YY5MSVxrEwmaQBM2I0R+wSrtLfqs"
    "Hdu3I6PQysZpkHusiaACvewHePYJ/47m2SWiWBM65H6YmFFDj/PZDKlAh4tLnIqst+V9riTLqBUZD9HfdQEcVjm8ucdgIdlBJufA"
    "9jVE4DXzSC2WvfBwBgwrJInjj6MdzrNNbkYdWJUcFDf2nSnKifyToPWbKBN7hUltLt47lRhXXSFMh91VUkLSWbI9oihlCO8OJcMh"
    "jLqdXhSAgWAFKN/Qqnkai8XUQ9QhXaPAKuo5sayb390cB8B0/up71OfPnH8Np9CEK3YggtCXh7oKeqt43L18bcf6BKAQqcRrwUQM"
    "UnBPEkiiU6gBgLfYWBI/yM7maqU0YZx7qkaqMS3ng+QnRIx50E1MWTS85DT+FATYb0eipN40zRQXHLMIA2tD//qStPNSODHFZX3G"
    "w1kQ+nD5Z0hL9jg06qnaCpjrd+74m0r1wuWLklRA46/SMU8H15fTj8phzOyPkK1zCBMals9qBeoBFoUwqNpKwsu8hm6y+lJMj4HL"
    "E02sxj3d2wU2vP5sGIFqx262m/ellAb0Cd0fvsl+5m02PgYOO29R1lKodKzlG7qFeEkGeqNYhr47nSe2PkN4BuCCmjl47vbGzd9P"
    "MOTfcAo/dx6dyj2UQM+ia8m8d/nOf6JkmsUV2StCjIdl7CQEdW9Fb3opQxkFMw2bDMMzgf+WTjCY8ut1T94et9ZrzY0g3I3sqX08"
    "ho8oCNn6B15zHLA="
)


def sealed(plaintext: bytes, public: str = PUBLIC) -> bytes:
    target = io.BytesIO()
    encrypt(io.BytesIO(plaintext), target, public)
    return target.getvalue()


def opened(archive: bytes, secret: str = SECRET) -> bytes:
    target = io.BytesIO()
    decrypt(io.BytesIO(archive), target, secret)
    return target.getvalue()


def material(size: int) -> bytes:
    return hashlib.shake_128(b"material").digest(size)


class Trickle(io.RawIOBase):
    """A pipe: gives and takes fewer bytes than asked. `size` bytes of it are made on the way."""

    def __init__(self, size: int, most: int) -> None:
        self.left = size
        self.most = most
        self.taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        given = min(size, self.most, self.left)
        self.left -= given
        return bytes(given)

    def write(self, data: object) -> int:
        taken = min(len(cast("bytes", data)), self.most)
        self.taken += taken
        return taken


@pytest.fixture(scope="module")
def three_chunks() -> bytes:
    return sealed(material(3 * CHUNK_BYTES))


def pieces(archive: bytes) -> tuple[bytes, list[bytes]]:
    body = archive[HEADER_BYTES:]
    return archive[:HEADER_BYTES], [body[at : at + SEALED_CHUNK] for at in range(0, len(body), SEALED_CHUNK)]


@pytest.mark.parametrize(
    ("size", "chunks"),
    [(0, 1), (1, 1), (CHUNK_BYTES - 1, 1), (CHUNK_BYTES, 1), (CHUNK_BYTES + 1, 2), (3 * CHUNK_BYTES, 3)],
)
def test_what_goes_in_comes_out(size: int, chunks: int) -> None:
    archive = sealed(material(size))
    assert len(archive) == HEADER_BYTES + size + 16 * chunks
    assert opened(archive) == material(size)


def test_an_old_archive_still_opens() -> None:
    assert opened(OLD_ARCHIVE, OLD_SECRET) == b"opened years later"


def test_the_same_backup_never_looks_the_same() -> None:
    first, second = sealed(b"same"), sealed(b"same")
    assert first[9:] != second[9:]
    assert first[-20:] != second[-20:]


@pytest.mark.parametrize("index", [*range(9), 9, 1096, 1097, 1128, 1129, 1176, 1177, 1194, 1195, 1210])
def test_no_byte_may_change(index: int) -> None:
    archive = sealed(b"eighteen bytes now")
    assert len(archive) == 1211
    for bit in range(8):
        changed = bytearray(archive)
        changed[index] ^= 1 << bit
        with pytest.raises(ArchiveBroken):
            opened(bytes(changed))


def test_every_byte_of_a_small_archive_counts() -> None:
    archive = sealed(b"x")
    for index in range(len(archive)):
        changed = bytearray(archive)
        changed[index] ^= 0xFF
        with pytest.raises(ArchiveBroken):
            opened(bytes(changed))


def test_a_small_archive_may_be_cut_nowhere() -> None:
    archive = sealed(b"x")
    for size in range(len(archive)):
        with pytest.raises(ArchiveBroken):
            opened(archive[:size])


@pytest.mark.parametrize(
    "cut", [1, 16, 17, SEALED_CHUNK - 1, SEALED_CHUNK, SEALED_CHUNK + 1, 3 * SEALED_CHUNK]
)
def test_a_large_archive_may_not_be_cut(three_chunks: bytes, cut: int) -> None:
    with pytest.raises(ArchiveBroken):
        opened(three_chunks[:-cut])


@pytest.mark.parametrize("extra", [b"\0", bytes(16), bytes(SEALED_CHUNK)])
def test_nothing_may_be_added(three_chunks: bytes, extra: bytes) -> None:
    with pytest.raises(ArchiveBroken):
        opened(three_chunks + extra)


@pytest.mark.parametrize(
    "order", [(1, 0, 2), (0, 2, 1), (2, 1, 0), (0, 0, 1, 2), (0, 1, 2, 2), (0, 2), (1, 2)]
)
def test_chunks_may_not_be_moved_repeated_or_left_out(three_chunks: bytes, order: tuple[int, ...]) -> None:
    header, chunks = pieces(three_chunks)
    assert opened(header + b"".join(chunks)) == material(3 * CHUNK_BYTES)
    with pytest.raises(ArchiveBroken):
        opened(header + b"".join(chunks[number] for number in order))


def test_chunks_of_another_archive_do_not_fit(three_chunks: bytes) -> None:
    header, chunks = pieces(three_chunks)
    _, others = pieces(sealed(material(3 * CHUNK_BYTES)))
    with pytest.raises(ArchiveBroken):
        opened(header + chunks[0] + others[1] + chunks[2])


def test_an_authentic_empty_chunk_after_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_chunks", lambda source, size: [(bytes(CHUNK_BYTES), False), (b"", True)])
    archive = sealed(b"")
    monkeypatch.undo()
    with pytest.raises(ArchiveBroken, match="too early"):
        opened(archive)


def test_what_was_written_before_the_damage_is_the_true_beginning(three_chunks: bytes) -> None:
    target = io.BytesIO()
    with pytest.raises(ArchiveBroken):
        decrypt(io.BytesIO(three_chunks[:-1]), target, SECRET)
    assert target.getvalue() == material(3 * CHUNK_BYTES)[: 2 * CHUNK_BYTES]


def test_another_key_does_not_open_it() -> None:
    stranger, _ = generate_keypair()
    with pytest.raises(ArchiveBroken, match="another key"):
        opened(sealed(b"text"), stranger)


def test_what_is_no_archive_says_so() -> None:
    with pytest.raises(ArchiveBroken, match="no Amanjol archive"):
        opened(b"PK\3\4" + bytes(2000))
    archive = bytearray(sealed(b""))
    archive[8] = 2
    with pytest.raises(ArchiveBroken, match="another version"):
        opened(bytes(archive))


@pytest.mark.parametrize("most", [1000, 65536])
def test_pipes_that_give_and_take_little_lose_nothing(most: int) -> None:
    size = CHUNK_BYTES + 5
    target = Trickle(0, most)
    encrypt(cast("BinaryIO", Trickle(size, most)), cast("BinaryIO", target), PUBLIC)
    assert target.taken == HEADER_BYTES + size + 32
    whole = io.BytesIO()
    encrypt(cast("BinaryIO", Trickle(size, most)), whole, PUBLIC)
    assert opened(whole.getvalue()) == bytes(size)


def test_a_target_that_takes_nothing_is_an_error() -> None:
    with pytest.raises(OSError, match="takes no more"):
        encrypt(io.BytesIO(b"text"), cast("BinaryIO", Trickle(0, 0)), PUBLIC)


def test_memory_does_not_grow_with_the_size() -> None:
    size = 40 * CHUNK_BYTES
    archive = io.BytesIO()
    encrypt(cast("BinaryIO", Trickle(size, CHUNK_BYTES)), archive, PUBLIC)
    archive.seek(0)
    source, target = cast("BinaryIO", Trickle(size, CHUNK_BYTES)), Trickle(0, CHUNK_BYTES)
    tracemalloc.start()
    try:
        encrypt(source, cast("BinaryIO", target), PUBLIC)
        _, sealing = tracemalloc.get_traced_memory()
        tracemalloc.reset_peak()
        decrypt(archive, cast("BinaryIO", target), SECRET)
        _, opening = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert target.taken > 2 * size
    assert sealing < 8 * CHUNK_BYTES
    assert opening < 8 * CHUNK_BYTES
