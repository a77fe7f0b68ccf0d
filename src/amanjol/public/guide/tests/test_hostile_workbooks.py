"""Spreadsheets that hide from a search what a reader of spreadsheets finds in them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from xlsxwriter import Workbook

from amanjol.foundation.textfiles import workbooks as archive
from amanjol.foundation.textfiles.workbooks import NotASpreadsheet, TooLarge

if TYPE_CHECKING:
    from collections.abc import Mapping

_SPACE = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HEAD = b'<worksheet xmlns="%s" xmlns:a-b="%s" xmlns:x="urn:x"><sheetData>' % (_SPACE, _SPACE)
_TAIL = b"</sheetData></worksheet>"
_LAST = b'<row r="1"><c r="XFD1048576" t="str"><v>1</v></c></row>'
SHEET = "xl/worksheets/sheet1.xml"
SHARED = "xl/sharedStrings.xml"


def _book(changed: Mapping[str, bytes], sheets: int = 1) -> bytes:
    plain, stream = BytesIO(), BytesIO()
    with Workbook(plain, {"in_memory": True}) as book:
        for _number in range(sheets):
            book.add_worksheet().write_string(0, 0, "x")
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
    return stream.getvalue()


def _sheet(rows: bytes, shared: bytes | None = None) -> bytes:
    texts = {} if shared is None else {SHARED: shared}
    return _book({SHEET: _HEAD + rows + _TAIL, **texts})


def _texts(*texts: bytes) -> bytes:
    shared = b"".join(b"<si><t>%s</t></si>" % text for text in texts)
    return b'<sst xmlns="%s">%s</sst>' % (_SPACE, shared)


def _cells(count: int, number: bytes = b"0") -> bytes:
    return b"".join(
        b'<row r="%d"><c r="A%d" t="s"><v>%s</v></c></row>' % (at, at, number) for at in range(1, count + 1)
    )


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1"><c r="A1"/><a-b:c r="XFD1048576" t="str"><v>1</v></a-b:c></row>',
        b"""<row r="1"><c x:y="r='A1'" r="XFD1048576" t="str"><v>1</v></c></row>""",
        b'<row r="1"><c x-r="A1" r="XFD1048576" t="str"><v>1</v></c></row>',
        b'<a-b:row r="1048576"><c r="A1"/></a-b:row>',
    ],
)
def test_a_far_cell_does_not_hide_behind_a_prefix_or_in_an_attribute(rows: bytes) -> None:
    """The reader of spreadsheets takes the memory of all cells before it, and the server ends with it."""
    with pytest.raises(TooLarge):
        archive.safe_workbook(_sheet(rows))


def test_a_sheet_under_the_name_of_another_part_is_looked_at() -> None:
    with pytest.raises(TooLarge):
        archive.safe_workbook(_book({"xl/styles.xml": _HEAD + _LAST + _TAIL}))


def test_a_text_that_many_cells_name_counts_for_each() -> None:
    """A hundred kilobytes would else be twenty gigabytes."""
    long = b"a" * 1_000_000
    archive.safe_workbook(_sheet(_cells(20), _texts(long)))
    with pytest.raises(TooLarge):
        archive.safe_workbook(_sheet(_cells(21), _texts(long)))


def test_the_number_of_a_text_is_read_as_the_reader_reads_it() -> None:
    """It stops at a comment: `0`, which is long, and not `01`."""
    texts = _texts(b"a" * 1_000_000, b"b")
    with pytest.raises(NotASpreadsheet):
        archive.safe_workbook(_sheet(_cells(21, b"0<!-- -->1"), texts))
    with pytest.raises(NotASpreadsheet):
        archive.safe_workbook(_sheet(_cells(1, b"7"), texts))


def test_room_for_many_sheets_is_counted_together() -> None:
    far = _HEAD + b'<row r="20000"><c r="L20000" t="str"><v>1</v></c></row>' + _TAIL
    names = [f"xl/worksheets/sheet{number}.xml" for number in (1, 2, 3)]
    archive.safe_workbook(_book(dict.fromkeys(names[:2], far), 3))
    with pytest.raises(TooLarge):
        archive.safe_workbook(_book(dict.fromkeys(names, far), 3))


def test_one_part_as_many_sheets_is_refused() -> None:
    sheets = b'<workbook xmlns="%s"><sheets>%s</sheets></workbook>'
    with pytest.raises(TooLarge):
        archive.safe_workbook(_book({"xl/workbook.xml": sheets % (_SPACE, b'<sheet name="x"/>' * 21)}))


def test_a_tag_that_keeps_a_search_busy_is_refused_at_once() -> None:
    """Twenty thousand took nine seconds in which the server answered nobody, and twice as many four times that."""
    with pytest.raises(NotASpreadsheet):
        archive.safe_workbook(_sheet(b'<row r="1"><c ' + b'r="A1" ' * 20_000 + b"/></row>"))


@pytest.mark.parametrize(
    "content",
    [
        _HEAD + b'<row r="' + b"9" * 5000 + b'"><c r="A1"/></row>' + _TAIL,
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + _HEAD + b'<row r="1"><c r="A1"><v>&a;</v></c></row>' + _TAIL,
        b'<?xml version="1.0" encoding="iso-8859-1"?>' + _HEAD + _TAIL,
        (_HEAD + _TAIL).decode().encode("utf-16"),
        _HEAD + b'<row r="1"><c r="A1"><c r="B1"/></c></row>' + _TAIL,
        _HEAD + b'<row r="1"><c r="A1">',
    ],
)
def test_what_two_readers_may_read_differently_is_refused(content: bytes) -> None:
    with pytest.raises(NotASpreadsheet):
        archive.safe_workbook(_book({SHEET: content}))


def test_a_formula_behind_another_prefix_is_one() -> None:
    data = _sheet(b'<row r="1"><c r="B1" t="str"><a-b:f>1+1</a-b:f><v>2</v></c></row>')
    assert archive.formula_cells(archive.safe_workbook(data)) == ["B1"]
