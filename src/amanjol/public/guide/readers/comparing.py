"""What a list that came back would change, held against the guide as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from amanjol.public.guide.readers import workbook as w
from amanjol.public.guide.readers.listing import articles_to_read
from amanjol.public.guide.translation.checks import problems_of, tidy
from amanjol.public.guide.translation.importing import Change
from amanjol.public.guide.translation.labels import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.public.guide.readers.listing import ReadArticle
    from amanjol.public.guide.readers.returned import Reading, ReturnedFile, ReturnedRow
    from amanjol.public.guide.translation.sheets import SheetRow


@dataclass(frozen=True, slots=True)
class ArticleRead:
    """What one article would get."""

    article: ReadArticle
    changes: tuple[Change, ...]
    reading: Reading | None

    @property
    def texts(self) -> dict[str, str]:
        texts = {row.place.path: row.translation for row in self.article.sheet.rows}
        return texts | {change.path: change.after for change in self.changes}


@dataclass(frozen=True, slots=True)
class ReadersPreview:
    """Where there is a problem nothing is saved. `remarks` are for the editors, with the place they speak of."""

    articles: tuple[ArticleRead, ...]
    problems: tuple[str, ...]
    remarks: tuple[tuple[str, str], ...]

    @property
    def texts(self) -> int:
        return sum(len(article.changes) for article in self.articles)


def compare_returned(file: ReturnedFile) -> ReadersPreview:
    """Reads only."""
    articles = {article.key: article for article in articles_to_read(file.language)}
    readings = {reading.article: reading for reading in file.readings}
    problems: list[str] = []
    changes: dict[str, list[Change]] = {}
    touched: dict[str, ReturnedRow] = {}
    for row in file.rows:
        key = row.cells[0]
        touched.setdefault(key, row)
        if row.own or key in readings:
            result = _row(articles.get(key), row, file)
            problems += [text for text in result if isinstance(text, str)]
            changes.setdefault(key, []).extend(part for part in result if isinstance(part, Change))
    for key in readings.keys() - touched.keys():
        text = _("“%(article)s” is no article of this list.") % {"article": key[:80]}
        problems.append(f"{file.name}: {text}")
    wanted = [key for key, of_article in changes.items() if of_article or key in readings]
    return ReadersPreview(
        tuple(
            ArticleRead(articles[key], tuple(changes[key]), readings.get(key))
            for key in wanted
            if key in articles
        ),
        tuple(problems),
        tuple((f"{row.cells[0]} · {row.number}", row.remark) for row in file.rows if row.remark),
    )


def _row(article: ReadArticle | None, row: ReturnedRow, file: ReturnedFile) -> list[str | Change]:
    """The change that a row asks for, or what is wrong with it."""
    if article is None:
        text = _("this article is not drafted any more: somebody else had it read, or it is gone.")
        return [file.problem(row.number, w.ARTICLE, text)]
    if article.why_not == "in-review":
        text = _("this article waits for the second person: send the list again after that.")
        return [file.problem(row.number, w.ARTICLE, text)]
    stored = next((stored for stored in article.rows if stored.place.path == row.cells[1]), None)
    if stored is None:
        return [file.problem(row.number, w.PLACE, _("there is no such text in this article any more."))]
    cells = article.cells(stored)
    for column in (w.ENGLISH, w.RUSSIAN, w.DRAFT):
        if cells[column - w.ARTICLE] != row.cells[column - w.ARTICLE]:
            text = _("this text was changed in the guide since the list was made: export it again.")
            return [file.problem(row.number, column, text)]
    return list(_own(stored, row, file))


def _own(stored: SheetRow, row: ReturnedRow, file: ReturnedFile) -> Iterator[str | Change]:
    place, before = stored.place, stored.translation
    own = tidy(row.own, place, file.language)
    if not own or own == before:
        return
    wrong = list(problems_of(place, own, file.language))
    yield from (file.problem(row.number, w.OWN, problem) for problem in wrong)
    if not wrong:
        yield Change(place.path, label_of(place), place.text, before, own)


def as_lines(preview: ReadersPreview) -> Iterator[str]:
    """For a terminal: what is wrong, else what would change. Control characters of a file do not reach it."""
    if preview.problems:
        yield from (_printable(problem) for problem in preview.problems)
        yield "Nothing would be taken."
        return
    for read in preview.articles:
        said = f", read by {read.reading.read_by} on {read.reading.read_on}" if read.reading else ""
        yield _printable(f"{read.article.key}: {len(read.changes)} texts{said}")
        for change in read.changes:
            yield _printable(f"  {change.path}")
            yield _printable(f"    - {change.before}")
            yield _printable(f"    + {change.after}")
    yield from (_printable(f"Remark, {place}: {remark}") for place, remark in preview.remarks)
    yield f"{preview.texts} texts of {len(preview.articles)} articles would go to review. Nothing is saved yet."


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)
