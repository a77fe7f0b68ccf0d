"""Reading a translator's spreadsheet back into rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from amanjol.foundation.textfiles.workbooks import NotASpreadsheet, TooLarge, safe_workbook
from amanjol.public.guide.translation import spreadsheet as s


class Unreadable(Exception):
    """With a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row as it came: its number as a spreadsheet shows it, and the five cells that matter."""

    number: int
    article: str
    place: str
    english: str
    russian: str
    translation: str


@dataclass(frozen=True, slots=True)
class TranslatedFile:
    language: str
    sheet: str
    rows: tuple[FileRow, ...]


def read(data: bytes) -> TranslatedFile:
    """Raises `Unreadable`."""
    try:
        with CalamineWorkbook.from_filelike(safe_workbook(data)) as book:
            for name in book.sheet_names:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                if rows and _text(rows[0], 0) == s.MARK:
                    return _translated(name, rows)
    except TooLarge as error:
        raise Unreadable(
            _(
                "The file is too large: send the file that was exported here, without pictures or other sheets."
            )
        ) from error
    except (NotASpreadsheet, CalamineError, OSError) as error:
        raise Unreadable(
            _("The file is no spreadsheet that can be read: save it as .xlsx and send it again.")
        ) from error
    raise Unreadable(
        _("This file was not exported here, or its first, hidden row is gone: export the language again.")
    )


def _translated(name: str, rows: list[list[Any]]) -> TranslatedFile:
    language = _text(rows[0], 2)
    if language not in dict(settings.LANGUAGES) or language == "en":
        raise Unreadable(_("The file does not say which language it is: export the language again."))
    if _text(rows[0], 1) != s.VERSION:
        raise Unreadable(
            _("The file was exported by another version of this program: export the language again.")
        )
    file_rows = []
    for number, row in enumerate(rows[s.HEAD_ROWS :], s.HEAD_ROWS + 1):
        cells = [_text(row, c) for c in (s.ARTICLE, s.PLACE, s.ENGLISH, s.RUSSIAN, s.TRANSLATION)]
        if any(cells):
            file_rows.append(FileRow(number, *cells))
    return TranslatedFile(language, name, tuple(file_rows))


def _text(row: list[Any], column: int) -> str:
    """A number typed into a cell comes as a number: `3.0` was `3`."""
    value = row[column] if column < len(row) else ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
