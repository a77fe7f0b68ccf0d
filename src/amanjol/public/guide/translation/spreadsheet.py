"""A language of the guide as one spreadsheet, for a translator without an account: writing it.

The first row of the sheet of texts is hidden and says what the file is, so sheets may be renamed. Every cell
is written as text: what begins like a formula is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from amanjol.public.guide import conversion
from amanjol.public.guide.translation.actions import draft_of
from amanjol.public.guide.translation.labels import label_of
from amanjol.public.guide.translation.originals import READ_FROM, all_versions, translated_from
from amanjol.public.guide.translation.sheets import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from amanjol.public.guide.models import GuidePage
    from amanjol.public.guide.translation.sheets import SheetRow

MARK = "amanjol-translation"
VERSION = "2"  # of the places; in the first, sources were blocks and counted
HEAD_ROWS = 2  # the hidden one that says what the file is, and the headings
ARTICLE, PLACE, LABEL, ENGLISH, RUSSIAN, TRANSLATION, CHANGED = range(7)
_WIDTHS = (22, 12, 22, 60, 60, 60, 40)  # characters
_PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the sheet of texts."""

    key: str
    row: SheetRow
    english: str
    russian: str


@dataclass(frozen=True, slots=True)
class _Looks:
    head: Format
    fixed: Format
    open: Format
    changed: Format


def workbook_of(language: str) -> bytes:
    """The whole language. Instructions are in Russian, in English for a translation into Russian."""
    stream = BytesIO()
    with translation.override("en" if language == "ru" else "ru"), Workbook(stream, _PLAIN) as book:
        looks = _Looks(
            head=book.add_format({"bold": True, "bg_color": "#dceff0", "text_wrap": True, "valign": "top"}),
            fixed=book.add_format({"text_wrap": True, "valign": "top", "font_color": "#46636a"}),
            open=book.add_format(
                {"text_wrap": True, "valign": "top", "locked": False, "bg_color": "#ffffff"}
            ),
            changed=book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#fff1d6"}),
        )
        _write_instructions(book.add_worksheet(_("Instructions")), book, language)
        _write_texts(book.add_worksheet(_("Texts")), looks, language)
    return stream.getvalue()


def _write_instructions(sheet: Worksheet, book: Any, language: str) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 100)
    title = book.add_format({"bold": True, "font_size": 16})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, f"Amanjol · {dict(settings.LANGUAGES)[language]}", title)
    for number, sentence in enumerate(_instructions(), 2):
        sheet.write_string(number, 0, sentence, wrapped)


def _instructions() -> list[str]:
    return [
        _("This file holds every text of the guide. Write only in the column “Translation” of the next sheet."),
        _("One row is one text. Rows where the original changed are yellow; the last column has the old text."),
        _("Use plain words, short sentences, the polite form. The reader went to school for eight years."),
        _("Two stars around words make them strong: **like this**. Keep the pairs. An empty line parts paragraphs."),
        _("Do not translate telephone numbers, addresses and names of laws word for word; keep figures as they are."),
        _("An empty cell means: not translated yet. Do not delete rows, move them or change the other columns."),
        _("Save as .xlsx and send the file back. Nothing is published before a second person has read it."),
    ]  # fmt: skip


def _write_texts(sheet: Worksheet, looks: _Looks, language: str) -> None:
    for column, text in enumerate((MARK, VERSION, language, timezone.localdate().isoformat())):
        sheet.write_string(0, column, text)
    sheet.set_row(0, None, None, {"hidden": True})
    heads = (
        _("Article"),
        _("Place"),
        _("What it is"),
        "English",
        "Русский",
        _("Translation"),
        _("What changed"),
    )
    for column, text in enumerate(heads):
        sheet.write_string(1, column, text, looks.head)
    for column, width in enumerate(_WIDTHS):
        hidden = column == PLACE or (column == RUSSIAN and language == "ru")
        sheet.set_column(column, column, width, None, {"hidden": hidden})
    number = HEAD_ROWS
    for line in _lines(language):
        _write_line(sheet, number, line, looks)
        number += 1
    sheet.freeze_panes(HEAD_ROWS, 0)
    sheet.autofilter(1, 0, max(number - 1, 1), CHANGED)
    # Keeps hands off the other columns; there is no password.
    sheet.protect("", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True})


def _write_line(sheet: Worksheet, number: int, line: _Line, looks: _Looks) -> None:
    place = line.row.place
    is_changed = line.row.change != "same"
    look = looks.changed if is_changed else looks.fixed
    before = line.row.before or (_("new text") if is_changed else "")
    texts = (line.key, place.path, label_of(place), line.english, line.russian)
    for column, text in enumerate(texts):
        sheet.write_string(number, column, text, look)
    sheet.write_string(number, TRANSLATION, line.row.translation, looks.open)
    sheet.write_string(number, CHANGED, before if is_changed else "", look)


def _lines(language: str) -> Iterator[_Line]:
    media = conversion.media_names()
    for versions in all_versions():
        original = translated_from(versions, language)
        if original is not None:
            yield from _article(original, versions, language, media)


def _article(
    original: GuidePage, versions: dict[str, GuidePage], language: str, media: conversion.MediaNames
) -> Iterator[_Line]:
    sheet = sheet_of(original, draft_of(versions.get(language)), media=media)
    written_in = original.locale.language_code
    beside = {
        code: _texts_beside(original, versions.get(code), media)
        for code in ("en", "ru")
        if code not in {language, written_in}
    }
    for row in sheet.rows:
        if not row.place.text and not row.translation:
            continue
        own = {written_in: row.place.text} | {code: texts[row.place.path] for code, texts in beside.items()}
        # An original in neither of both stands in the column of English.
        english = own.get("en", "") if written_in in READ_FROM else row.place.text
        yield _Line(original.key, row, english, own.get("ru", ""))


def _texts_beside(
    original: GuidePage, page: GuidePage | None, media: conversion.MediaNames
) -> dict[str, str]:
    """The published texts of another language at the places of the original."""
    live_page = page if page is not None and page.live else None
    rows = sheet_of(original, live_page, media=media).rows
    return {row.place.path: row.translation for row in rows}
