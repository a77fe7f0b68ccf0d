"""Opening a spreadsheet from outside without letting it fill the memory.

A spreadsheet is a zip of XML files. Each is unpacked with a limit, and walked by a parser (`workbook_parts.py`) before
the reader of spreadsheets sees it, since that one makes room for all between two cells, and a copy of a text for every
cell that names it. What passed is packed anew, so the reader sees only what was checked.

Also called: zip bomb.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

from amanjol.foundation.textfiles.workbook_parts import NotASpreadsheet, TooLarge, Walk

LARGEST_FILE = 5 * 1024 * 1024  # bytes, as sent
LARGEST_UNPACKED = 60 * 1024 * 1024  # bytes, all parts together
MOST_PARTS = 200
_AT_A_TIME = 256 * 1024  # bytes
_METHODS = frozenset(
    {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
)  # others make room for what a header claims: 4 GiB
_SHARED = "xl/sharedStrings.xml"
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:workbook|sharedStrings|styles)\.xml|xl/_rels/workbook\.xml\.rels"
    r"|xl/worksheets/[^/]+\.xml"
)

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,  # a kind of zip, or a password, that zipfile does not know; so the next
    RuntimeError,
    ValueError,  # a part that begins before the file does, or a name in no letters; so the next
    OverflowError,
)

__all__ = [
    "LARGEST_FILE",
    "LARGEST_UNPACKED",
    "NotASpreadsheet",
    "TooLarge",
    "formula_cells",
    "safe_workbook",
]


def safe_workbook(data: bytes) -> BytesIO:
    """The parts that matter, checked and packed anew. NotASpreadsheet; TooLarge."""
    if len(data) > LARGEST_FILE:
        raise TooLarge
    safe = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(safe, "w") as copy:
            names = archive.namelist()
            if len(names) > MOST_PARTS:
                raise TooLarge
            if len({part.header_offset for part in archive.infolist()}) < len(names):
                raise NotASpreadsheet  # one place in the file for several parts
            left = LARGEST_UNPACKED
            walk = Walk()
            for name in _in_order(names):
                content = _unpacked(archive, name, left)
                left -= len(content)
                walk.part(content)
                copy.writestr(name, content)
    except _BROKEN as error:
        raise NotASpreadsheet from error
    safe.seek(0)
    return safe


def formula_cells(safe: BytesIO) -> list[str]:
    """Where a checked workbook computes: cells such as `C5`, or `?` for a formula that stands in none."""
    walk = Walk()
    with zipfile.ZipFile(safe) as archive:
        for name in _in_order(archive.namelist()):
            walk.part(archive.read(name))
    safe.seek(0)
    return walk.formulas


def _in_order(names: list[str]) -> list[str]:
    """Shared texts before the cells that name them. Every part is walked: another may call it a sheet."""
    return sorted(
        {name for name in names if _NEEDED.fullmatch(name)}, key=lambda name: (name != _SHARED, name)
    )


def _unpacked(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """NotASpreadsheet; TooLarge as soon as it is."""
    if archive.getinfo(name).compress_type not in _METHODS:
        raise NotASpreadsheet
    content = bytearray()
    with archive.open(name) as part:
        while read := part.read(_AT_A_TIME):
            content += read
            if len(content) > limit:
                raise TooLarge
    return bytes(content)
