"""Walking the parts of a spreadsheet as XML: how far apart its cells stand, and how much text they name.

A search for signs is no parser: a cell can hide behind another prefix or within an attribute, and a search that goes
back and forth takes hours for a few kilobytes.
"""

from __future__ import annotations

import re
from typing import Any, Final
from xml.parsers import expat

MOST_ROWS: Final = 20_000
LAST_COLUMN: Final = 26  # Z
MOST_PLACES: Final = MOST_ROWS * LAST_COLUMN  # of all sheets: room is made up to the last cell
MOST_SHEETS: Final = 20
MOST_ELEMENTS: Final = 1_000_000
MOST_LETTERS: Final = 20_000_000  # that the cells name, however often they name the same text
_AT: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_NUMBER: Final = re.compile(r"[0-9]{1,7}")


class NotASpreadsheet(Exception):
    """The file is none, or is damaged."""


class TooLarge(Exception):
    """Larger, unpacked or in rows and columns, than a file of texts can be."""


class Walk:
    """All parts of one file, that of shared texts first. `formulas` are cells such as `C5`, `?` where there is none."""

    def __init__(self) -> None:
        self.formulas: list[str] = []
        self._lengths: list[int] = []  # of the shared texts
        self._letters = self._elements = self._places = self._sheets = 0

    def part(self, content: bytes) -> None:
        """NotASpreadsheet; TooLarge."""
        if b"\x00" in content:  # UTF-16: the reader of spreadsheets may see other letters
            raise NotASpreadsheet
        self._path: list[str] = []
        self._cell = ""
        self._is_shared = False
        self._text: list[str] = []
        self._rows = self._columns = 0
        parser = expat.ParserCreate()
        parser.XmlDeclHandler = _check_encoding
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._refuse_in_cell
        parser.StartCdataSectionHandler = self._refuse_in_cell
        try:
            parser.Parse(content, True)
        except expat.ExpatError as error:
            raise NotASpreadsheet from error
        self._places += self._rows * self._columns
        if self._places > MOST_PLACES:
            raise TooLarge

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        self._elements += 1
        self._sheets += name == "sheet"
        if self._elements > MOST_ELEMENTS or self._sheets > MOST_SHEETS:
            raise TooLarge
        match name:
            case "row":
                self._note_row(attributes.get("r", "1"))
            case "c":
                self._note_cell(attributes)
            case "f":
                self.formulas.append(self._cell or "?")
            case "si" if "si" not in self._path:
                self._lengths.append(0)
        if name in {"v", "c"}:
            self._text = []
        self._path.append(name)

    def _note_row(self, number: str) -> None:
        if not _NUMBER.fullmatch(number):
            raise NotASpreadsheet
        if int(number) > MOST_ROWS:
            raise TooLarge

    def _note_cell(self, attributes: dict[str, str]) -> None:
        """Every cell says where it is, and that is near."""
        at = attributes.get("r", "")
        match = _AT.fullmatch(at)
        if match is None or self._cell:
            raise NotASpreadsheet
        column, row = match[1], int(match[2])
        if len(column) > 1 or ord(column) - ord("A") >= LAST_COLUMN or row > MOST_ROWS:
            raise TooLarge
        self._cell = at
        self._is_shared = attributes.get("t", "") == "s"
        self._rows = max(self._rows, row)
        self._columns = max(self._columns, ord(column) - ord("A") + 1)

    def _end(self, _tag: str) -> None:
        name = self._path.pop()
        if name == "v" and self._cell and self._is_shared:
            self._charge("".join(self._text))
        if name == "c":
            self._cell = ""

    def _charge(self, number: str) -> None:
        if not _NUMBER.fullmatch(number) or int(number) >= len(self._lengths):
            raise NotASpreadsheet
        self._letters += self._lengths[int(number)]
        if self._letters > MOST_LETTERS:
            raise TooLarge

    def _take(self, text: str) -> None:
        if self._cell:
            self._text.append(text)
        elif "si" in self._path:
            self._lengths[-1] += len(text)

    def _refuse_in_cell(self, *_what: Any) -> None:
        """The reader of spreadsheets ends a number at such a sign."""
        if self._cell:
            raise NotASpreadsheet


def _check_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if (encoding or "utf-8").lower() not in {"utf-8", "us-ascii"}:
        raise NotASpreadsheet


def _refuse(*_what: Any) -> None:
    raise NotASpreadsheet
