"""Writing the list for native readers: one row a text, and a sheet on which they say what they have read."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from amanjol.public.guide.readers.listing import articles_to_read, digest_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from amanjol.public.guide.readers.listing import ReadArticle

MARK: Final = "amanjol-readers"
VERSION: Final = "1"
HEAD_ROWS: Final = 2  # the hidden one that says what the file is, and the headings
NUMBER, ARTICLE, PLACE, LABEL, ENGLISH, RUSSIAN, DRAFT, OWN, REMARK, CHECK = range(10)
READ_ARTICLE, READ_TITLE, READ_BY, READ_ON = range(1, 5)
_WIDTHS: Final = (6, 24, 12, 22, 50, 50, 50, 50, 30, 6)  # characters
_PLAIN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class ReadersFile:
    """`left_out`: keys of articles that wait for the second person or are behind their original."""

    data: bytes
    articles: int
    texts: int
    left_out: tuple[str, ...]


def heads() -> list[str]:
    """Of the sheet of texts, in the language that is spoken."""
    return [
        _("No."), _("Article"), _("Place"), _("What it is"), "English", "Русский", _("Draft"), _("Your text"),
        _("Remark"), _("Check"),
    ]  # fmt: skip


def heads_of_articles() -> list[str]:
    return [_("No."), _("Article"), _("Title"), _("Read by (initials or office)"), _("Read on (day)")]


def spoken_for(language: str) -> str:
    """In which language a reader of that one is spoken to."""
    return "en" if language == "ru" else "ru"


def workbook_for_readers(language: str) -> ReadersFile:
    everything = articles_to_read(language)
    articles = [article for article in everything if not article.why_not]
    texts = sum(len(article.rows) for article in articles)
    stream = BytesIO()
    with translation.override(spoken_for(language)), Workbook(stream, _PLAIN) as book:
        looks = {
            "head": book.add_format(
                {"bold": True, "bg_color": "#dceff0", "text_wrap": True, "valign": "top"}
            ),
            "fixed": book.add_format({"text_wrap": True, "valign": "top", "font_color": "#46636a"}),
            "open": book.add_format(
                {"text_wrap": True, "valign": "top", "locked": False, "bg_color": "#ffffff"}
            ),
        }
        _write_instructions(book.add_worksheet(_("Instructions")), book, language)
        _write_texts(book.add_worksheet(_("Texts")), looks, language, articles, texts)
        _write_articles(book.add_worksheet(_("Articles")), looks, articles)
    left_out = tuple(article.key for article in everything if article.why_not)
    return ReadersFile(stream.getvalue(), len(articles), texts, left_out)


def _write_instructions(sheet: Worksheet, book: Any, language: str) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 100)
    title = f"Amanjol · {dict(settings.LANGUAGES)[language]}"
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 16}))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, sentence in enumerate(_instructions(), 2):
        sheet.write_string(number, 0, sentence, wrapped)


def _instructions() -> list[str]:
    return [
        _("A machine drafted these texts: please read them as somebody who speaks this language since childhood."),
        _("What matters most stands first. You may stop after any article."),
        _("Where a draft is wrong or hard to understand, write the whole text anew in the column “Your text”."),
        _("Where it is good, leave that cell empty. A remark is for us, nobody else reads it."),
        _("On the sheet “Articles”: initials or office, and the day, beside each article you read to its end."),
        _("Two stars make words strong: **like this**. Keep the pairs. Keep figures and numbers as they are."),
        _("Do not delete rows, move them or change the other columns. Save as .xlsx and send the file back."),
        _("Nothing is published before a second person has read it."),
    ]  # fmt: skip


def _write_texts(
    sheet: Worksheet, looks: dict[str, Any], language: str, articles: Sequence[ReadArticle], texts: int
) -> None:
    for column, text in enumerate((MARK, VERSION, language, timezone.localdate().isoformat(), str(texts))):
        sheet.write_string(0, column, text)
    sheet.set_row(0, None, None, {"hidden": True})
    for column, (text, width) in enumerate(zip(heads(), _WIDTHS, strict=True)):
        sheet.write_string(1, column, text, looks["head"])
        hidden = column in {PLACE, CHECK} or (column == RUSSIAN and language == "ru")
        sheet.set_column(column, column, width, None, {"hidden": hidden})
    number = 0
    for article in articles:
        for row in article.rows:
            number += 1
            cells = article.cells(row)
            fixed = {NUMBER: str(number), CHECK: digest_of(number, cells)} | dict(enumerate(cells, ARTICLE))
            for column, text in fixed.items():
                sheet.write_string(number + 1, column, text, looks["fixed"])
            for column in (OWN, REMARK):
                sheet.write_blank(number + 1, column, None, looks["open"])
    sheet.freeze_panes(HEAD_ROWS, 0)
    _protect(sheet)


def _write_articles(sheet: Worksheet, looks: dict[str, Any], articles: Sequence[ReadArticle]) -> None:
    sheet.write_string(0, 0, f"{MARK}-articles")
    sheet.set_row(0, None, None, {"hidden": True})
    for column, (text, width) in enumerate(zip(heads_of_articles(), (6, 30, 50, 30, 18), strict=True)):
        sheet.write_string(1, column, text, looks["head"])
        sheet.set_column(column, column, width)
    for number, article in enumerate(articles, 1):
        for column, text in enumerate((str(number), article.key, article.page.title)):
            sheet.write_string(number + 1, column, text, looks["fixed"])
        for column in (READ_BY, READ_ON):
            sheet.write_blank(number + 1, column, None, looks["open"])
    sheet.freeze_panes(HEAD_ROWS, 0)
    _protect(sheet)


def _protect(sheet: Worksheet) -> None:
    """Keeps hands off the other columns; there is no password. Nothing may be sorted: rows have their numbers."""
    sheet.protect("", {"format_columns": True, "format_rows": True})
