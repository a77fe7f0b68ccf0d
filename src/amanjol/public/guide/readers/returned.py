"""Reading the list that came back from a native reader. Whatever is not as it was sent is told with its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from amanjol.foundation.textfiles.workbooks import (
    LARGEST_FILE,
    NotASpreadsheet,
    TooLarge,
    formula_cells,
    safe_workbook,
)
from amanjol.public.guide.readers import workbook as w
from amanjol.public.guide.readers.listing import digest_of

type Rows = list[list[Any]]

LONGEST_READER: Final = 60  # characters, of initials or an office
MOST_PROBLEMS: Final = 20


class Refused(Exception):
    """With a sentence for each fault: file, sheet, row and column. Nothing was changed."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems[:1]))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """`number` is the row's as a spreadsheet shows it; `cells` as they were sent, `own` what the reader wrote."""

    number: int
    cells: tuple[str, ...]
    own: str
    remark: str


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody read an article to its end."""

    article: str
    read_by: str
    read_on: str  # an ISO day

    @property
    def day(self) -> date:
        return date.fromisoformat(self.read_on)


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    name: str
    language: str
    sheet: str
    rows: tuple[ReturnedRow, ...]
    readings: tuple[Reading, ...]

    def problem(self, row: int, column: int, text: str) -> str:
        return problem_at(self.name, self.sheet, row, column, text)


def problem_at(file: str, sheet: str, row: int, column: int, text: str) -> str:
    place = _("%(file)s, sheet “%(sheet)s”, row %(row)s, column %(column)s") % {
        "file": file,
        "sheet": sheet,
        "row": row,
        "column": chr(ord("A") + column),
    }
    return f"{place}: {text}"


def read_returned(data: bytes, name: str, language: str = "") -> ReturnedFile:
    """`language` is the one that is expected, where that is known. Refused."""
    if len(data) > LARGEST_FILE:
        raise Refused([f"{name}: " + _("the file is larger than 5 MB: send the one that was made here.")])
    try:
        safe = safe_workbook(data)
        formulas = formula_cells(safe)
        with CalamineWorkbook.from_filelike(safe) as book:
            sheets = {
                title: book.get_sheet_by_name(title).to_python(skip_empty_area=False)
                for title in book.sheet_names
            }
    except TooLarge as error:
        text = _("the file is too large: send the one that was made here, without pictures or other sheets.")
        raise Refused([f"{name}: {text}"]) from error
    except (NotASpreadsheet, CalamineError, OSError) as error:
        text = _("this is no spreadsheet that can be read: save it as .xlsx and send it again.")
        raise Refused([f"{name}: {text}"]) from error
    if formulas:
        text = _("a formula stands in cell %(cell)s: write the words themselves.") % {"cell": formulas[0]}
        raise Refused([f"{name}: {text}"])
    return _Reader(name, sheets).file(language)


def _marked(sheets: dict[str, Rows], mark: str) -> str:
    return next((title for title, rows in sheets.items() if rows and _text(rows[0], 0) == mark), "")


@dataclass(frozen=True, slots=True)
class _Reader:
    name: str
    sheets: dict[str, Rows]

    def file(self, expected: str) -> ReturnedFile:
        title, articles = _marked(self.sheets, w.MARK), _marked(self.sheets, f"{w.MARK}-articles")
        if not title or not articles:
            text = _("this is no list for native readers, or a sheet or hidden row of it is gone.")
            raise Refused([f"{self.name}: {text}"])
        rows = self.sheets[title]
        language = self._language(rows[0], expected)
        self._check_heads(title, rows, language, w.heads)
        self._check_heads(articles, self.sheets[articles], language, w.heads_of_articles)
        return ReturnedFile(
            self.name, language, title, tuple(self._rows(title, rows)), tuple(self._readings(articles))
        )

    def _language(self, first: list[Any], expected: str) -> str:
        language = _text(first, 2)
        if _text(first, 1) != w.VERSION:
            raise Refused(
                [f"{self.name}: " + _("another version of this program made the list: export it again.")]
            )
        if language not in dict(settings.LANGUAGES) or (expected and language != expected):
            text = _("the list is of the language “%(language)s”, not of this one.") % {
                "language": language[:20]
            }
            raise Refused([f"{self.name}: {text}"])
        return language

    def _check_heads(self, title: str, rows: Rows, language: str, heads: Any) -> None:
        with translation.override(w.spoken_for(language)):
            wanted = heads()
        for column, head in enumerate(wanted):
            if len(rows) < w.HEAD_ROWS or _text(rows[1], column) != head:
                text = _("here the column “%(head)s” was sent: it is missing or moved.") % {"head": head}
                raise Refused([problem_at(self.name, title, 2, column, text)])

    def _rows(self, title: str, rows: Rows) -> list[ReturnedRow]:
        """Each where it was sent, and as it was sent but for what the reader writes."""
        total = _text(rows[0], 4)
        texts = []
        for at, row in enumerate(rows[w.HEAD_ROWS :], 1):
            number = at + w.HEAD_ROWS
            if not any(_text(row, column) for column in range(w.CHECK + 1)):
                continue
            if _text(row, w.NUMBER) != str(at):
                text = _("row no. %(number)s was sent here: a row was moved, deleted or added.") % {
                    "number": at
                }
                raise Refused([problem_at(self.name, title, number, w.NUMBER, text)])
            cells = tuple(_text(row, column) for column in range(w.ARTICLE, w.OWN))
            if _text(row, w.CHECK) != digest_of(at, cells):
                text = _(
                    "in columns A to G something is not as it was sent: change “Your text” and “Remark” alone."
                )
                raise Refused([problem_at(self.name, title, number, w.ARTICLE, text)])
            texts.append(ReturnedRow(number, cells, _text(row, w.OWN), _text(row, w.REMARK)))
        if str(len(texts)) != total:
            text = _("the rows that were sent: %(total)s, and here: %(count)s.") % {
                "total": total[:10],
                "count": len(texts),
            }
            raise Refused([problem_at(self.name, title, len(rows), w.NUMBER, text)])
        return texts

    def _readings(self, title: str) -> list[Reading]:
        readings, problems = [], []
        for number, row in enumerate(self.sheets[title][w.HEAD_ROWS :], w.HEAD_ROWS + 1):
            read_by, day = (
                " ".join(_text(row, w.READ_BY).split()),
                row[w.READ_ON] if len(row) > w.READ_ON else "",
            )
            if not read_by and day in {"", None}:
                continue
            read_on = _day(day)
            column, text = _what_is_wrong(read_by, read_on)
            if text:
                problems.append(problem_at(self.name, title, number, column, text))
            readings.append(Reading(_text(row, w.READ_ARTICLE), read_by, read_on))
        if problems:
            raise Refused(problems[:MOST_PROBLEMS])
        return readings


def _what_is_wrong(read_by: str, read_on: str) -> tuple[int, str]:
    """The column and a sentence; an empty one where nothing is."""
    if not read_by:
        return w.READ_BY, _("write initials or an office beside the day.")
    if len(read_by) > LONGEST_READER or not read_by.isprintable():
        return w.READ_BY, _("write initials or an office in at most 60 letters.")
    if not read_on:
        return w.READ_ON, _("write the day of reading, such as 2026-12-31 or 31.12.2026.")
    if read_on > timezone.localdate().isoformat():
        return w.READ_ON, _("this day is still to come.")
    return w.READ_ON, ""


def _day(value: Any) -> str:
    """A day of the calendar as ISO writes it; empty where it is none."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(str(value).strip(), form).date().isoformat()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
    return ""


def _text(row: list[Any], column: int) -> str:
    """A number typed into a cell comes as a number: `3.0` was `3`."""
    value = row[column] if column < len(row) else ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)
