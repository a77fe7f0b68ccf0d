"""Opening a spreadsheet from outside without letting it fill the memory.

A spreadsheet is a zip of XML files. Each is unpacked with a limit; cells may not stand far apart, because a
reader makes room for all between; what passed is packed anew, so the reader sees only what was checked.

Also called: zip bomb.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

LARGEST_FILE = 5 * 1024 * 1024  # bytes, as sent
LARGEST_UNPACKED = 60 * 1024 * 1024  # bytes, all parts together
MOST_PARTS = 200
MOST_ROWS = 20_000
LAST_COLUMN = 26  # Z
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_NEEDED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(?:workbook|sharedStrings|styles)\.xml|xl/_rels/workbook\.xml\.rels"
    rf"|{_SHEET.pattern}"
)
_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])")
_CELL_AT = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_FORMULA_AT = re.compile(
    rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["'][^<>]*>\s*<(?:\w+:)?f[\s/>]"""
)
_ROW_AT = re.compile(rb"""<(?:\w+:)?row\b[^<>]*?\br\s*=\s*["']([0-9]+)["']""")
_ROW = re.compile(rb"<(?:\w+:)?row(?=[\s/>])")


class NotASpreadsheet(Exception):
    """The file is none, or is damaged."""


class TooLarge(Exception):
    """Larger, unpacked or in rows and columns, than a file of texts can be."""


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
            left = LARGEST_UNPACKED
            for name in sorted({name for name in names if _NEEDED.fullmatch(name)}):
                content = _unpacked(archive, name, left)
                left -= len(content)
                if _SHEET.fullmatch(name):
                    _check_cells(content)
                copy.writestr(name, content)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise NotASpreadsheet from error  # the last two: a method or a password that zipfile does not know
    safe.seek(0)
    return safe


def formula_cells(safe: BytesIO) -> list[str]:
    """Where a checked workbook computes: cells such as `C5`, or `?` for a formula that stands in none."""
    cells: list[str] = []
    with zipfile.ZipFile(safe) as archive:
        for name in sorted(archive.namelist()):
            content = archive.read(name) if _SHEET.fullmatch(name) else b""
            places = [(column + row).decode() for column, row in _FORMULA_AT.findall(content)]
            cells += places or ["?"] * bool(_FORMULA.search(content))
    safe.seek(0)
    return cells


def _unpacked(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    with archive.open(name) as part:
        content = part.read(limit + 1)
    if len(content) > limit:
        raise TooLarge
    return content


def _check_cells(content: bytes) -> None:
    """Every cell says where it is, and that is near."""
    if b"\x00" in content[:400]:  # UTF-16 would hide the cells from the search below
        raise NotASpreadsheet
    places = _CELL_AT.findall(content)
    if len(places) != len(_CELL.findall(content)):
        raise NotASpreadsheet
    rows = [int(number) for number in _ROW_AT.findall(content)]
    if len(_ROW.findall(content)) > MOST_ROWS or max(rows, default=0) > MOST_ROWS:
        raise TooLarge
    for column, row in places:
        if len(column) > 1 or ord(column) - ord("A") >= LAST_COLUMN or int(row) > MOST_ROWS:
            raise TooLarge
