"""JPEG, PNG and WebP: how large they are, and the picture alone without anything that is beside it.

A copy is made of a closed list of parts, byte for byte as they were, so the picture loses nothing; whatever does not
stand on the list is left out: EXIF with place, camera and time, XMP, IPTC, comments, thumbnails, colour profiles, what
makers of telephones add, and all that follows the end of the picture. How a JPEG is turned is written anew.

Formats: ITU-T T.81 (JPEG) with JFIF and the Adobe marker, PNG (ISO/IEC 15948), RFC 9649 (WebP).
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

from amanjol.casework.support.files.contents.reading import PART_BYTES, Refused, Why, exactly, parts, skip

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

MOST_PIXELS: Final = 89_000_000
"""Of one picture; Pillow, with which others open them, warns of more."""
MOST_PARTS: Final = 10_000
MOST_SCANS: Final = 200
"""Of a JPEG: each is gone through in full by whoever opens it."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """Refused for a picture without any, or with more than we take."""

    width: int
    height: int

    def __post_init__(self) -> None:
        if not (self.width and self.height):
            raise Refused(Why.BROKEN)
        if self.width * self.height > MOST_PIXELS:
            raise Refused(Why.TOO_MANY_PIXELS)


# -- JPEG

JPEG: Final = b"\xff\xd8\xff"
_NEXT_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_APP0, _APP1, _APP14 = 0xE0, 0xE1, 0xEE
_END, _SCAN = 0xD9, 0xDA
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES: Final = frozenset({0xC4, 0xCC, 0xDB, 0xDD})  # Huffman, arithmetic, quantisation, restart interval
_EXIF: Final = b"Exif\0\0"
_ORIENTATION: Final = 0x0112


def jpeg(source: BinaryIO) -> Generator[bytes]:
    """The picture alone, a part at a time. Refused, at the latest with the last part."""
    pixels, scans = None, 0
    yield exactly(source, 2)
    for _part in range(MOST_PARTS):
        marker = _marker(source)
        if marker == _END:
            if not scans:
                raise Refused(Why.BROKEN)
            yield b"\xff\xd9"
            return
        payload = exactly(source, _length(source))
        if marker in _FRAMES:
            if pixels is not None:
                raise Refused(Why.BROKEN)
            pixels = _frame(payload)
        if staying := _jpeg_part(marker, payload):
            yield bytes((0xFF, marker)) + (len(staying) + 2).to_bytes(2) + staying
        if marker == _SCAN:
            scans += 1
            if pixels is None:
                raise Refused(Why.BROKEN)
            if scans > MOST_SCANS:
                raise Refused(Why.EXPLODES)
            yield from _scan(source)
    raise Refused(Why.EXPLODES)


def _marker(source: BinaryIO) -> int:
    if exactly(source, 1) != b"\xff":
        raise Refused(Why.BROKEN)
    for _filling in range(PART_BYTES):
        code = exactly(source, 1)[0]
        if code != 0xFF:
            if code < 0xC0 or 0xD0 <= code <= 0xD8:  # none that has a length, nor the end
                raise Refused(Why.BROKEN)
            return code
    raise Refused(Why.BROKEN)


def _length(source: BinaryIO) -> int:
    length = int.from_bytes(exactly(source, 2))
    if length < 2:
        raise Refused(Why.BROKEN)
    return length - 2


def _frame(payload: bytes) -> Pixels:
    if len(payload) < 9:
        raise Refused(Why.BROKEN)
    height, width = struct.unpack_from(">HH", payload, 1)
    return Pixels(width, height)


def _jpeg_part(marker: int, payload: bytes) -> bytes:
    """What stays of a part: nothing of most."""
    if marker in _FRAMES or marker in _TABLES or marker == _SCAN:
        return payload
    if marker == _APP0 and payload.startswith(b"JFIF\0") and len(payload) >= 14:
        return payload[:12] + b"\0\0"  # its thumbnail may show what was cut out of the picture
    if marker == _APP14 and payload.startswith(b"Adobe") and len(payload) == 12:
        return payload  # says how colours are written; without it they come out false
    if marker == _APP1 and payload.startswith(_EXIF):
        return _turned(payload)
    return b""


def _turned(exif: bytes) -> bytes:
    """A new EXIF that says how the picture is turned and nothing else; nothing where it stands upright."""
    way = _orientation(exif[len(_EXIF) :])
    if not 2 <= way <= 8:
        return b""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, way, 0)
    return _EXIF + b"MM\0\x2a" + struct.pack(">IH", 8, 1) + entry + bytes(4)


def _orientation(tiff: bytes) -> int:
    """1, upright, for everything that is not as it should be."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    try:
        if order is None or struct.unpack_from(f"{order}H", tiff, 2) != (42,):
            return 1
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(count):
            tag, kind, _count, way = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if (tag, kind) == (_ORIENTATION, 3):
                return int(way)
    except struct.error:
        return 1
    return 1


def _scan(source: BinaryIO) -> Iterator[bytes]:
    """What is drawn, up to the next marker; the source stands before that then."""
    while True:
        start = source.tell()
        data = source.read(PART_BYTES)
        marker = _NEXT_MARKER.search(data)
        if marker is not None:
            yield data[: marker.start()]
            source.seek(start + marker.start())
            return
        whole = data.rstrip(b"\xff")  # a marker may begin with the last byte of this part
        if not whole:
            raise Refused(Why.BROKEN)
        yield whole
        source.seek(start + len(whole))


# -- PNG

PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_STAYING: Final = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"}
)

_PNG_MOVES: Final = b"acTL"


def png(source: BinaryIO) -> Generator[bytes]:
    """The picture alone, a part at a time, each with its checksum compared. Refused, as `jpeg`."""
    yield exactly(source, len(PNG))
    is_begun = is_drawn = False
    for _part in range(MOST_PARTS * 10):
        size, kind = struct.unpack(">I4s", exactly(source, 8))
        if (kind == b"IHDR") is is_begun or (kind[:1].isupper() and kind not in _PNG_STAYING):
            raise Refused(Why.BROKEN)
        if kind == _PNG_MOVES:
            raise Refused(Why.MOVING)
        if not is_begun:
            _check_png(source, size)
            is_begun = True
        is_drawn = is_drawn or kind == b"IDAT"
        yield from _png_part(source, kind, size)
        if kind == b"IEND":
            if not is_drawn:
                raise Refused(Why.BROKEN)
            return
    raise Refused(Why.EXPLODES)


def _check_png(source: BinaryIO, size: int) -> None:
    """How large it is; the source stands where it stood."""
    if size != 13:
        raise Refused(Why.BROKEN)
    start = source.tell()
    Pixels(*struct.unpack(">II", exactly(source, 8)))
    source.seek(start)


def _png_part(source: BinaryIO, kind: bytes, size: int) -> Iterator[bytes]:
    """Nothing of what does not stay, which is gone through all the same."""
    stays, checksum = kind in _PNG_STAYING, zlib.crc32(kind)
    if stays:
        yield struct.pack(">I", size) + kind
    for data in parts(source, size):
        checksum = zlib.crc32(data, checksum)
        if stays:
            yield data
    end = exactly(source, 4)
    if int.from_bytes(end) != checksum:
        raise Refused(Why.BROKEN)
    if stays:
        yield end


# -- WebP

_ALPHA, _MOVES = 0x10, 0x02
_WEBP_DRAWN: Final = frozenset({b"VP8 ", b"VP8L"})
_WEBP_STAYING: Final = _WEBP_DRAWN | {b"VP8X", b"ALPH"}


def is_webp(head: bytes) -> bool:
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def webp(source: BinaryIO) -> Generator[bytes]:
    """The picture alone, a part at a time. Refused, as `jpeg`; one that moves is refused, too."""
    chunks = _webp_chunks(source)
    drawn = [kind for kind, _start, _length in chunks if kind in _WEBP_DRAWN]
    if len(drawn) != 1:
        raise Refused(Why.BROKEN)
    total = 4 + sum(8 + length + length % 2 for _kind, _start, length in chunks)
    yield b"RIFF" + total.to_bytes(4, "little") + b"WEBP"
    for kind, start, length in chunks:
        source.seek(start)
        yield kind + length.to_bytes(4, "little")
        if kind == b"VP8X":  # no profile, no EXIF, no XMP any more
            yield bytes((exactly(source, 1)[0] & _ALPHA,)) + exactly(source, length - 1)
        else:
            yield from parts(source, length)
        yield bytes(length % 2)


def _webp_chunks(source: BinaryIO) -> list[tuple[bytes, int, int]]:
    """What stays: its kind, where it begins and how long it is. Refused."""
    size = int.from_bytes(exactly(source, 12)[4:8], "little") - 4
    chunks: list[tuple[bytes, int, int]] = []
    while size > 0:
        if len(chunks) > MOST_PARTS or size < 8:
            raise Refused(Why.BROKEN)
        kind, length = struct.unpack("<4sI", exactly(source, 8))
        if length > size - 8:
            raise Refused(Why.BROKEN)
        start = source.tell()
        if kind in _WEBP_STAYING:
            _check_webp(kind, source.read(10), length)
            source.seek(start)
            chunks.append((kind, start, length))
        elif kind in {b"ANIM", b"ANMF"}:
            raise Refused(Why.MOVING)
        filled = min(length + length % 2, size - 8)
        skip(source, filled)
        size -= 8 + filled
    return chunks


def _check_webp(kind: bytes, data: bytes, length: int) -> None:
    """How large it is, three times over."""
    if kind == b"ALPH":
        return
    if len(data) < 10 or (kind == b"VP8X" and length != 10):
        raise Refused(Why.BROKEN)
    if kind == b"VP8X":
        if data[0] & _MOVES:
            raise Refused(Why.MOVING)
        Pixels(1 + int.from_bytes(data[4:7], "little"), 1 + int.from_bytes(data[7:10], "little"))
    elif kind == b"VP8L":
        if data[0] != 0x2F:
            raise Refused(Why.BROKEN)
        bits = int.from_bytes(data[1:5], "little")
        Pixels(1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF))
    else:
        if data[3:6] != b"\x9d\x01\x2a":
            raise Refused(Why.BROKEN)
        width, height = struct.unpack_from("<HH", data, 6)
        Pixels(width & 0x3FFF, height & 0x3FFF)
