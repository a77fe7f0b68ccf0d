"""PDF, Word, Excel and plain text: whether it is one, and only one. Their copies: `pdf_copies`, `office_copies`.

A Word or Excel file is a ZIP archive. All of it is unpacked once, a little at a time into nothing, to learn that it is
no larger than it says; the list of what is in it is measured before it is read. What a part of it refers to is looked
at: a picture or a template at another address is fetched by who opens the document, and tells its maker when and where.

Formats: ISO 32000 (PDF), ISO/IEC 29500 (Office Open XML), PKWARE APPNOTE (ZIP).
"""

from __future__ import annotations

import codecs
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, BinaryIO, Final
from xml.parsers import expat

from amanjol.casework.support.files.contents.reading import PART_BYTES, Refused, Why, tail

if TYPE_CHECKING:
    from collections.abc import Sequence

PDF: Final = b"%PDF-"
ZIP: Final = b"PK\x03\x04"
MOST_ENTRIES: Final = 2_000
MOST_UNPACKED: Final = 200 * 1024 * 1024  # bytes
_PDF_BEGINS: Final = re.compile(rb"%PDF-[12]\.[0-9]")
_PDF_TAIL: Final = 2048  # bytes
_END_OF_LIST: Final = b"PK\x05\x06"
_LIST_64: Final = b"PK\x06\x07"
_LIST_64_BYTES: Final = 20  # right before the end of the list: where a second one begins, for more than 4 GB
_LIST_TAIL: Final = (
    _LIST_64_BYTES + 22 + 0x10000
)  # bytes; both, with the longest remark that `zipfile` passes over
_LARGEST_LIST: Final = 512 * 1024  # bytes
_WAYS_OF_PACKING: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_TYPES: Final = "[Content_Types].xml"
_LARGEST_TYPES: Final = 1024 * 1024  # bytes; of a list of references, too
_OPEN_XML: Final = b"application/vnd.openxmlformats-officedocument."
WORD: Final = _OPEN_XML + b"wordprocessingml.document.main+xml"
SHEET: Final = _OPEN_XML + b"spreadsheetml.sheet.main+xml"
_REFERENCES: Final = ".rels"
_ASKED_FIRST: Final = frozenset({"hyperlink", "externalLinkPath"})
"""What Word and Excel go to when somebody chooses to, and not by themselves."""
_ON_THIS_MACHINE: Final = re.compile(r"file:///[A-Za-z]:[\\/]")
"""Where the template of an ordinary document lay; never a folder in a network, which would be asked for it."""
_OTHER_THAN_TEXT: Final = (b"<", b"%!", b"#!", b"{\\rtf", b"@echo", PDF)
_BLANK: Final = " \t\r\n\f\u00a0\u200b\ufeff"
_CONTROLS: Final = re.compile("[\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def has_archive(source: BinaryIO) -> bool:
    """Whether a program that unpacks archives would take it for one, whatever its beginning says."""
    return _END_OF_LIST in tail(source, _LIST_TAIL)


def pdf(source: BinaryIO) -> None:
    """Refused where it is not whole."""
    source.seek(0)
    if _PDF_BEGINS.match(source.read(16)) is None:
        raise Refused(Why.BROKEN)
    end = tail(source, _PDF_TAIL)
    if b"%%EOF" not in end or b"startxref" not in end:
        raise Refused(Why.BROKEN)


def office(source: BinaryIO) -> bytes:
    """WORD or SHEET. Refused: another archive, one with macros, one that explodes, one that is not whole."""
    _measure_list(source)
    source.seek(0)
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            kind = _kind_of(archive, entries)
            for entry in entries:
                _unpack(archive, entry)
                if entry.filename.casefold().endswith(_REFERENCES):
                    _check_references(archive, entry)
    except (
        expat.ExpatError,
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        KeyError,
    ):
        raise Refused(Why.BROKEN) from None
    return kind


def _measure_list(source: BinaryIO) -> None:
    """`zipfile` reads the whole list at once."""
    end = tail(source, _LIST_TAIL)
    at = end.rfind(_END_OF_LIST)
    if at < 0 or len(end) - at < 22:
        raise Refused(Why.BROKEN)
    entries, size = struct.unpack_from("<HI", end, at + 10)
    # Where there is a second list, `zipfile` believes that one, whatever the first says.
    has_second = end[max(0, at - _LIST_64_BYTES) : at].startswith(_LIST_64)
    if has_second or entries > MOST_ENTRIES or size > _LARGEST_LIST:
        raise Refused(Why.EXPLODES)


def _check_entries(entries: Sequence[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Refused(Why.EXPLODES)
    if len({name.casefold() for name in names}) != len(names):
        raise Refused(Why.TWO_IN_ONE)
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        raise Refused(Why.BROKEN)
    if any(entry.compress_type not in _WAYS_OF_PACKING or entry.flag_bits & 1 for entry in entries):
        raise Refused(Why.BROKEN)
    places = {entry.header_offset for entry in entries}
    if len(places) != len(entries):  # one packed part, unpacked many times
        raise Refused(Why.EXPLODES)
    if min(places, default=1):  # something stands before it
        raise Refused(Why.TWO_IN_ONE)
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        raise Refused(Why.MACROS)


def _kind_of(archive: zipfile.ZipFile, entries: Sequence[zipfile.ZipInfo]) -> bytes:
    """As the list of types in it says."""
    entry = next((entry for entry in entries if entry.filename == _TYPES), None)
    if entry is None or entry.file_size > _LARGEST_TYPES:
        raise Refused(Why.NOT_TAKEN)
    types = archive.read(entry)
    if b"macroenabled" in types.lower():
        raise Refused(Why.MACROS)
    kinds = [kind for kind in (WORD, SHEET) if kind in types]
    if len(kinds) != 1:
        raise Refused(Why.NOT_TAKEN)
    return kinds[0]


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Into nothing: `zipfile` gives no byte more than the entry says, and compares its checksum."""
    with archive.open(entry) as unpacked:
        size = 0
        while data := unpacked.read(PART_BYTES):
            size += len(data)
        if size != entry.file_size:
            raise Refused(Why.BROKEN)


def _check_references(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if entry.file_size > _LARGEST_TYPES:
        raise Refused(Why.EXPLODES)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_declarations
    parser.StartElementHandler = _check_reference
    parser.Parse(archive.read(entry), True)


def _refuse_declarations(*_declared: object) -> None:
    """No program writes any there, and entities explode."""
    raise Refused(Why.BROKEN)


def _check_reference(_name: str, attributes: dict[str, str]) -> None:
    if attributes.get("TargetMode", "").casefold() != "external":
        return
    kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
    if kind not in _ASKED_FIRST and _ON_THIS_MACHINE.match(target) is None:
        raise Refused(Why.FETCHES)


def text(source: BinaryIO) -> None:
    """Refused unless it is letters to its end, in UTF-8, or in UTF-16 with its mark, and no page or script."""
    source.seek(0)
    head = source.read(4)
    source.seek(0)
    encoding = "utf-16" if head[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} else "utf-8-sig"
    decoder = codecs.getincrementaldecoder(encoding)()
    begins = ""
    try:
        while True:
            data = source.read(PART_BYTES)
            letters = decoder.decode(data, final=not data)
            if _CONTROLS.search(letters) is not None:
                raise Refused(Why.NOT_TAKEN)
            if len(begins) < 16:
                begins = (begins + letters[:PART_BYTES]).lstrip(_BLANK)[:16]
            if not data:
                break
    except UnicodeDecodeError:
        raise Refused(Why.NOT_TAKEN) from None
    if not begins:
        raise Refused(Why.EMPTY)
    if begins.casefold().encode().startswith(_OTHER_THAN_TEXT):
        raise Refused(Why.NOT_TAKEN)
