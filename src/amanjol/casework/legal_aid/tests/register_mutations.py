"""Registers as they come when something went wrong, or somebody means harm: one good file, spoilt in many ways.

Each way is given the good workbook and a source of chance, and gives bytes.
"""

from __future__ import annotations

import random
import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Final

from amanjol.casework.legal_aid.tests.register_cast import AIGUL, BAKYT, HEAD, changed, workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

type Rows = list[tuple[object, ...]]
type Way = Callable[[bytes, random.Random], bytes]

LINES: Final = 6
LARGE: Final = 61 * 1024 * 1024
"""More than is unpacked."""
SHEET: Final = "xl/worksheets/sheet1.xml"
STRINGS: Final = "xl/sharedStrings.xml"
NAUGHTY: Final = (
    "", " ", ",", "NaN", "nan", "inf", "-Infinity", "1e308", "-0", "0x10", "９", "٣", "=1+1", "#REF!", "31.02.2027",
    "00.00.0000", "99999-12-31", "1900-01-00", "2027-13-01", "0000-00-00", "я" * 301, "a\nb", "a\tb", "\u202e",
    "\ufeff", "\x0b", "&#0;", "<c/>", "]]>", "'; drop table", "Ош\u0301", "ОШ" * 5000, "9" * 400, "1" + "0" * 60,
    "None", "true",
)  # fmt: skip
NUMBERS: Final = (
    float(2**53), 1e15, 1e300, -1.0, 0.1, 2958466.0, -693594.0, 1e-9, 1e22, 60.0, 59.0, 0.0, 999.0, 1000.0, 3000.0,
)  # fmt: skip


def rows() -> Rows:
    """The head, and lines that are all good."""
    lines = (changed(AIGUL, c2="г. Ош"), changed(BAKYT, c2="Алайский район"))
    return [HEAD, *((f"7-{at:03}", *lines[at % 2][1:]) for at in range(1, LINES + 1))]


def good() -> bytes:
    return workbook(*rows())


def bytes_flipped(data: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(data)
    for _time in range(chance.choice((1, 1, 2, 8, 64))):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end lacks, the beginning lacks, or a part stands there twice."""
    at, to = sorted(chance.randrange(len(data)) for _end in range(2))
    return chance.choice((data[:at], data[at:], data[:to] + data[at:], data[at:] + data[:at], b""))


def index_of_the_zip(data: bytes, chance: random.Random) -> bytes:
    """The list of parts at its end claims other sizes, places, methods and names."""
    spoilt = bytearray(data)
    begins = data.index(b"PK\x01\x02")
    for _time in range(chance.choice((1, 1, 2))):
        at = chance.randrange(begins, len(data) - 4)
        many = chance.choice((1, 2, 4))
        spoilt[at : at + many] = chance.choice(
            (bytes(many), b"\xff" * many, b"\x7f" * many, chance.randbytes(many))
        )
    return bytes(spoilt)


def places_beyond_the_zip(data: bytes, chance: random.Random) -> bytes:
    """A part begins at a place that no file reaches, as only the long form of a zip can say it."""
    entry = data.index(b"PK\x01\x02")
    name = int.from_bytes(data[entry + 28 : entry + 30], "little")
    far = b"\x01\x00\x08\x00" + chance.choice((2**63, 2**64 - 1, 2**62, 2**32)).to_bytes(8, "little")
    spoilt = bytearray(data)
    spoilt[-10:-6] = (int.from_bytes(data[-10:-6], "little") + len(far)).to_bytes(4, "little")
    spoilt[entry + 42 : entry + 46] = b"\xff" * 4
    spoilt[entry + 30 : entry + 32] = len(far).to_bytes(2, "little")
    spoilt[entry + 46 + name : entry + 46 + name] = far
    return bytes(spoilt)


def letters_of_a_part(data: bytes, chance: random.Random) -> bytes:
    """The zip is whole, and its XML is not what it was."""
    parts = parts_of(data)
    name = chance.choice(sorted(parts))
    content = bytearray(parts[name])
    for _time in range(chance.choice((1, 1, 3))):
        at = chance.randrange(len(content))
        match chance.randrange(4):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randrange(1, 60)]
            case 2:
                content[at:at] = content[at : at + chance.randrange(1, 200)]
            case _:
                content[at:at] = chance.choice(
                    (b"<", b"&", b'"', b"\x00", b"<!--", b"<![CDATA[", b"\xff", b"<c>")
                )
    return packed(parts | {name: bytes(content)})


def a_part_lacks(data: bytes, chance: random.Random) -> bytes:
    parts = parts_of(data)
    name = chance.choice(sorted(parts))
    content = parts.pop(name)
    if chance.random() < 0.5:
        parts[
            chance.choice((name.upper(), f"../{name}", f"/{name}", name.replace("/", "\\"), f"{name}.bak"))
        ] = content
    return packed(parts)


def a_cell(data: bytes, chance: random.Random) -> bytes:
    """`data` is not looked at: one cell says something else."""
    table = [list(row) for row in rows()]
    row, column = chance.randrange(1, len(table)), chance.randrange(len(HEAD))
    table[row][column] = chance.choice((*NAUGHTY, *NUMBERS))
    return workbook(*map(tuple, table))


def columns_moved(data: bytes, chance: random.Random) -> bytes:
    table = [list(row) for row in rows()]
    order = list(range(len(HEAD)))
    match chance.randrange(5):
        case 0:
            chance.shuffle(order)
        case 1:
            order.remove(chance.choice(order))
        case 2:
            order.append(chance.choice(order))
        case 3:
            table[0][chance.choice(order)] = chance.choice(
                ("Зарплата", "", "НОМЕР", "Номер ", "\ufeffНомер", 7)
            )
        case _:
            for row in table[1:]:
                row.insert(chance.randrange(len(row)), "")
                order = list(range(len(HEAD)))
    return workbook(*(tuple(row[at] for at in order) for row in table))


def lines_moved(data: bytes, chance: random.Random) -> bytes:
    """Numbers twice, with other spaces or letters; empty lines; the head elsewhere."""
    table = rows()
    match chance.randrange(4):
        case 0:
            number = str(chance.choice(table[1:])[0])
            written = chance.choice((number, f" {number} ", number.replace("-", "\u2011"), f"\u00a0{number}"))
            table.append((written, *table[1][1:]))
        case 1:
            for _time in range(3):
                table.insert(chance.randrange(1, len(table)), chance.choice(((), ("",) * 12, (" ", None))))
        case 2:
            table.insert(chance.randrange(1, len(table)), table.pop(0))
        case _:
            table = chance.choice(([], table[:1], [(), *table], table * 2))
    return workbook(*table)


def formulas(data: bytes, chance: random.Random) -> bytes:
    """A cell computes, with a value that it remembers, an error, or none."""
    formula = chance.choice(
        ("1/0", "HYPERLINK(&quot;http://x&quot;)", "A2", "SUM(A1:A9)", "cmd|'/c calc'!A0")
    )
    kind, value = chance.choice(
        (
            ("", "6"),
            (' t="str"', "7-001"),
            (' t="e"', "#REF!"),
            (' t="b"', "1"),
            ("", ""),
            (' t="e"', "#NEVER!"),
        )
    )
    cell = f"<f>{formula}</f><v>{value}</v></c>".encode()
    return with_cell(data, chance, lambda at, _old: b'<c r="' + at + b'"' + kind.encode() + b">" + cell)


def kinds_of_cells(data: bytes, chance: random.Random) -> bytes:
    """Numbers no number is, days beyond all calendars, kinds that no spreadsheet has."""
    kind = chance.choice(("", "n", "d", "b", "e", "str", "inlineStr", "s", "never", "S"))
    value = chance.choice(
        ("NaN", "Infinity", "-1", "1e400", "2958466", "99999999999", "2027-13-45T00:00:00", "9" * 400, "", "#N/A", "2",
         "1e-400", "0", "4294967296", "-9223372036854775809", "18446744073709551616", " 5 ", "5,5", "0x7")
    )  # fmt: skip
    style = chance.choice(("", ' s="1"', ' s="999"', ' s="-1"', ' s="x"'))
    inside = (
        f"<is><t>{value}</t></is>" if kind == "inlineStr" and chance.random() < 0.7 else f"<v>{value}</v>"
    )
    attributes = (f' t="{kind}"' if kind else "") + style
    return with_cell(data, chance, lambda at, _old: b'<c r="' + at + f'"{attributes}>{inside}</c>'.encode())


def places_of_cells(data: bytes, chance: random.Random) -> bytes:
    """Cells that say that they stand elsewhere, twice, or nowhere."""
    place = chance.choice(
        (
            b"A1048576",
            b"ZZZ1",
            b"XFD1",
            b"A0",
            b"",
            b"1A",
            b"a1",
            b"A-1",
            b"AA3",
            b"B2",
            b"A99999999",
            b"\xd0\x901",
        )
    )
    return with_cell(data, chance, lambda at, old: old.replace(b'r="' + at + b'"', b'r="' + place + b'"', 1))


def rows_of_cells(data: bytes, chance: random.Random) -> bytes:
    number = chance.choice((b"0", b"-1", b"1048576", b"99999999", b"x", b"", b"2", b"20001"))
    parts = parts_of(data)
    row = chance.choice(re.findall(rb'<row r="[0-9]+"', parts[SHEET]))
    parts[SHEET] = parts[SHEET].replace(row, b'<row r="' + number + b'"', 1)
    return packed(parts)


def shared_texts(data: bytes, chance: random.Random) -> bytes:
    parts = parts_of(data)
    texts = parts[STRINGS]
    match chance.randrange(5):
        case 0:
            number = chance.choice((b"-1", b"99999", b"1.5", b"x", b"", b"00", b"4294967295"))
            return with_cell(
                data, chance, lambda at, _old: b'<c r="' + at + b'" t="s"><v>' + number + b"</v></c>"
            )
        case 1:
            parts[STRINGS] = texts.replace(b"<si>", b"", chance.randrange(1, 4))
        case 2:
            items = re.findall(rb"<si>.*?</si>", texts)
            parts[STRINGS] = texts.replace(chance.choice(items), b"", 1)
        case 3:
            parts[STRINGS] = re.sub(
                rb'ount="[0-9]+"', chance.choice((b'ount="99999999"', b'ount="-1"')), texts
            )
        case _:
            parts[STRINGS] = texts.replace(b"<si><t>", b"<si><r><t>a</t></r><rPh><t>b</t></rPh><t>", 1)
    return packed(parts)


def bombs(data: bytes, chance: random.Random) -> bytes:
    """A few kilobytes that would fill the memory."""
    parts, deflated = parts_of(data), zipfile.ZIP_DEFLATED
    makers: tuple[Callable[[], tuple[dict[str, bytes], int]], ...] = (
        lambda: ({SHEET: b" " * LARGE}, deflated),
        lambda: ({STRINGS: parts[STRINGS] + b"\n" * LARGE}, deflated),
        lambda: ({f"xl/worksheets/sheet{at}.xml": parts[SHEET] for at in range(2, 260)}, deflated),
        lambda: ({STRINGS: texts_of_texts(parts[STRINGS])}, deflated),
        lambda: (one_text_often(), deflated),
        lambda: ({SHEET: far_away(chance.choice((20_001, 1_048_576)))}, deflated),
        lambda: ({f"x{at}": data for at in range(300)}, deflated),
        lambda: ({}, chance.choice((zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2))),
    )
    bomb, method = chance.choice(makers)()
    return packed(parts | bomb, method)


def texts_of_texts(texts: bytes) -> bytes:
    """Entities that name others."""
    declared = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "' + b"x" * 999 + b'"><!ENTITY b "' + b"&a;" * 999
    )
    return declared + b'">]>' + texts.partition(b"?>")[2]


def one_text_often() -> dict[str, bytes]:
    cells = b"".join(b'<c r="A%d" t="s"><v>0</v></c>' % at for at in range(1, 2000))
    return {
        STRINGS: b"<sst><si><t>" + b"x" * 30_000 + b"</t></si></sst>",
        SHEET: b"<worksheet><sheetData><row>" + cells + b"</row></sheetData></worksheet>",
    }


def far_away(row: int) -> bytes:
    cells = b"".join(b'<row r="%d"><c r="Z%d"><v>1</v></c></row>' % (at, at) for at in (1, row))
    return b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>"


def no_spreadsheets(data: bytes, chance: random.Random) -> bytes:
    return chance.choice(
        (b"", b"PK", b"PK\x05\x06" + bytes(18), b"PK\x03\x04" + bytes(200), b"number;name\n7-001;A", b"%PDF-1.7",
         b"\xd0\xcf\x11\xe0" * 99, b"<html><table><tr><td>7-001</table>", packed({"mimetype": b"x"}), data[:99],
         chance.randbytes(3000))
    )  # fmt: skip


WAYS: Final[Sequence[tuple[Way, int]]] = (
    (bytes_flipped, 110), (index_of_the_zip, 60), (places_beyond_the_zip, 10), (cut, 40), (letters_of_a_part, 160),
    (a_part_lacks, 40), (a_cell, 130), (columns_moved, 60), (lines_moved, 60), (formulas, 60), (kinds_of_cells, 110),
    (places_of_cells, 50), (rows_of_cells, 30), (shared_texts, 50), (bombs, 16), (no_spreadsheets, 14),
)  # fmt: skip
"""Each with how many are made of it; a thousand in all."""


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def with_cell(data: bytes, chance: random.Random, make: Callable[[bytes, bytes], bytes]) -> bytes:
    """`make` gives a cell of a place and the one that stands there."""
    parts = parts_of(data)
    old = chance.choice(list(re.finditer(rb'<c r="([A-Z]+[0-9]+)"[^>]*>.*?</c>', parts[SHEET])))
    parts[SHEET] = parts[SHEET][: old.start()] + make(old[1], old[0]) + parts[SHEET][old.end() :]
    return packed(parts)
