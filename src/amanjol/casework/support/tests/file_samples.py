"""Small files of every kind that is taken in, with marks in all that a copy must not have, and files that wish harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache
from typing import Any, Final

from PIL import Image, PngImagePlugin

from amanjol.casework.support.files.contents import documents

PLACE: Final = b"Hidden-place-41.2995"
MAKER: Final = b"Telephone-of-Fictional"
MARKS: Final = (PLACE, MAKER)
GPS_TAG, MAKER_TAG, COMMENT_TAG, ORIENTATION = 0x8825, 0x010F, 0x9286, 0x0112


def drawing(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """No two of its corners are alike, so that one sees how it is turned."""
    picture = Image.linear_gradient("L").resize((width, height)).convert(mode)
    picture.paste((200, 30, 60, 255)[: len(picture.getbands())], (0, 0, width // 3, height // 3))
    return picture


def exif(orientation: int = 6) -> Image.Exif:
    tags = Image.Exif()
    tags[MAKER_TAG] = MAKER.decode()
    tags[ORIENTATION] = orientation
    tags.get_ifd(0x8769)[COMMENT_TAG] = PLACE
    tags.get_ifd(GPS_TAG)[0x001C] = PLACE
    return tags


def jpeg(orientation: int = 6, **options: Any) -> bytes:
    """With EXIF, a comment, XMP, a colour profile and bytes after its end."""
    written = io.BytesIO()
    drawing().save(
        written, "JPEG", exif=exif(orientation), comment=PLACE, icc_profile=b"profile " + MAKER,
        xmp=b"<x:xmpmeta>" + PLACE, **options,
    )  # fmt: skip
    return written.getvalue() + b"after the end " + MAKER


def png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", PLACE.decode())
    info.add_itxt("XML:com.adobe.xmp", MAKER.decode())
    written = io.BytesIO()
    drawing(mode="RGBA").save(written, "PNG", pnginfo=info, exif=exif(), icc_profile=b"profile " + MAKER)
    return written.getvalue() + PLACE


def webp(*, lossless: bool = False, mode: str = "RGB") -> bytes:
    written = io.BytesIO()
    drawing(mode=mode).save(
        written, "WEBP", exif=exif(), xmp=b"<x> " + PLACE, icc_profile=MAKER, lossless=lossless
    )
    return written.getvalue()


def pdf() -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\ntrailer\n<</Root 1 0 R/Size 4>>\n"
        b"startxref\n0\n%%EOF\n"
    )


WORDS: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES: Final = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="%s"/></Types>'
)


def office(kind: bytes = documents.WORD, **more: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = {
            "[Content_Types].xml": TYPES % kind,
            "_rels/.rels": references(("officeDocument", "word/document.xml", "")),
            "word/document.xml": b'<w:document xmlns:w="%s">contract</w:document>' % WORDS,
        }
        for name, content in (parts | {name.replace("__", "."): of for name, of in more.items()}).items():
            archive.writestr(name, content)
    return written.getvalue()


def referring(target: str, kind: str = "image", mode: str = "External") -> bytes:
    """A document with one reference."""
    return office(**{"word/_rels/document__xml__rels": references((kind, target, f'TargetMode="{mode}"'))})


def references(*those: tuple[str, str, str]) -> bytes:
    """The list of references r1, r2 and so on: of which kind, to what, and what else is said of each."""
    head = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    of_kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    lines = [
        f'<Relationship Id="r{number}" Type="{of_kind}/{kind}" Target="{target}" {more}/>'
        for number, (kind, target, more) in enumerate(those, 1)
    ]
    return f"{head}{''.join(lines)}</Relationships>".encode()


TEXT: Final = "Обещали 900 долларов.\nДали 200.\n".encode()
TAKEN: Final[dict[str, bytes]] = {
    "jpg": jpeg(),
    "png": png(),
    "webp": webp(),
    "pdf": pdf(),
    "docx": office(),
    "xlsx": office(documents.SHEET),
    "txt": TEXT,
}


def huge_png(width: int = 10_000, height: int = 10_000) -> bytes:
    """Says that it has so many pixels; what is drawn is a line of nothing."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(999))), (b"IEND", b""))
    )


def huge_jpeg(width: int = 10_000, height: int = 10_000) -> bytes:
    picture = bytearray(jpeg())
    at = picture.index(b"\xff\xc0") + 5
    picture[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(picture)


def huge_webp(kind: bytes, width: int = 10_000, height: int = 10_000) -> bytes:
    """Says so in this part: the frame around it (VP8X), or the picture itself (VP8, VP8L)."""
    picture = bytearray(webp(lossless=kind == b"VP8L"))
    at = picture.index(kind) + 8
    if kind == b"VP8X":
        picture[at + 4 : at + 10] = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    elif kind == b"VP8L":
        picture[at + 1 : at + 5] = (width - 1 | (height - 1) << 14).to_bytes(4, "little")
    else:
        picture[at + 6 : at + 10] = struct.pack("<HH", width, height)
    return bytes(picture)


@cache
def exploding() -> bytes:
    """250 MB of nothing in a quarter of a megabyte. A second of processor, so only where it is needed."""
    return office(word__media=bytes(250 * 1024 * 1024))


def lying() -> bytes:
    """Its list says that the document has three bytes; unpacked it has more."""
    archive = bytearray(office())
    at = archive.rindex(b"PK\x01\x02")
    archive[at + 24 : at + 28] = (3).to_bytes(4, "little")
    return bytes(archive)


def crowded() -> bytes:
    """A list longer than any document has."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for number in range(3_000):
            archive.writestr(f"{number}.xml", b"")
    return written.getvalue()


def with_second_list(remark: int = 0, parts: int = 60_000) -> bytes:
    """An archive of more than 4 GB, by its own account: its end names a short list, and the second end a long one.

    `remark`: so many bytes behind all of it.
    """
    archive = office()
    at = archive.rindex(b"PK\x05\x06")
    start = len(archive[:at])
    entry = (
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 45, 45, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    )
    long_list = entry * parts
    place = start + len(long_list)
    second_end = struct.pack(
        "<4sQ2H2I4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, parts, parts, len(long_list), start
    )
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, place, 1)
    end = archive[at:-2] + min(remark, 0xFFFF).to_bytes(2, "little") + b"x" * remark
    return archive[:at] + long_list + second_end + locator + end


def moving(kind: str = "WEBP") -> bytes:
    written = io.BytesIO()
    drawing().save(written, kind, save_all=True, append_images=[drawing(60, 40).rotate(90)], duration=100)
    return written.getvalue()


def many_scans() -> bytes:
    """A JPEG whose picture is drawn over and over."""
    picture = jpeg()
    start, end = picture.index(b"\xff\xda"), picture.rindex(b"\xff\xd9")
    return picture[:start] + picture[start:end] * 300 + picture[end:]
