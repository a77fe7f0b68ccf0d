"""What a translator's spreadsheet would change, and what is wrong with it, row by row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amanjol.public.guide import conversion
from amanjol.public.guide.translation.actions import draft_of, is_locked
from amanjol.public.guide.translation.checks import problems_of, tidy
from amanjol.public.guide.translation.differences import Piece, differences
from amanjol.public.guide.translation.labels import label_of
from amanjol.public.guide.translation.originals import all_versions, translated_from
from amanjol.public.guide.translation.sheets import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.guide.models import GuidePage
    from amanjol.public.guide.translation.reading import FileRow, TranslatedFile
    from amanjol.public.guide.translation.sheets import Sheet, SheetRow


@dataclass(frozen=True, slots=True)
class Change:
    """One text that the file has otherwise than the guide."""

    path: str
    label: str
    original: str
    before: str
    after: str

    @property
    def pieces(self) -> list[Piece]:
        return differences(self.before, self.after)


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """What one article would get. `is_whole`: nothing would be empty or faulty, so it can go to review."""

    original: GuidePage
    key: str
    sheet: Sheet
    changes: tuple[Change, ...]
    is_whole: bool

    @property
    def texts(self) -> dict[str, str]:
        """Every text of the article as it would be."""
        texts = {row.place.path: row.translation for row in self.sheet.rows}
        return texts | {change.path: change.after for change in self.changes}


@dataclass(frozen=True, slots=True)
class Preview:
    articles: tuple[ArticleChange, ...]
    problems: tuple[str, ...]

    @property
    def texts(self) -> int:
        return sum(len(article.changes) for article in self.articles)


@dataclass(slots=True)
class _Comparison:
    """Goes through the file once; a row with a problem changes nothing."""

    file: TranslatedFile
    problems: list[tuple[int, str]] = field(default_factory=list)

    def report(self, row: FileRow, problem: str) -> None:
        place = _("Sheet “%(sheet)s”, row %(row)s") % {"sheet": self.file.sheet, "row": row.number}
        self.problems.append((row.number, f"{place} ({row.article[:80]}): {problem}"))

    def article(self, original: GuidePage, sheet: Sheet, rows: list[FileRow]) -> ArticleChange | None:
        by_place = {row.place.path: row for row in sheet.rows}
        seen: set[str] = set()
        changes: list[Change] = []
        before = len(self.problems)
        for row in rows:
            if row.place not in by_place:
                self.report(
                    row, _("there is no such text in this article any more; nothing was taken from the row.")
                )
            elif row.place in seen:
                self.report(row, _("this text stands in the file twice; the first one counts."))
            else:
                seen.add(row.place)
                changes += self._change(row, by_place[row.place], original.locale.language_code)
        missing = [path for path, text_row in by_place.items() if path not in seen and text_row.place.text]
        if missing:
            problem = ngettext(
                "%d text of this article is not in the file; it stays as it is.",
                "%d texts of this article are not in the file; they stay as they are.",
                len(missing),
            )
            self.report(rows[0], problem % len(missing))
        if not changes:
            return None
        after = {row.place.path: row.translation for row in sheet.rows} | {c.path: c.after for c in changes}
        is_whole = len(self.problems) == before and all(
            after[p] for p, text_row in by_place.items() if text_row.place.text
        )
        return ArticleChange(original, original.key, sheet, tuple(changes), is_whole)

    def _change(self, row: FileRow, stored: SheetRow, written_in: str) -> Iterator[Change]:
        place, language = stored.place, self.file.language
        original = row.russian if written_in == "ru" else row.english
        text = tidy(row.translation, place, language)
        if text == stored.translation:
            return
        if tidy(original, place, written_in) != tidy(place.text, place, written_in):
            self.report(row, _("the original is another text now than in the file; translate the new one."))
            return
        if not text:
            self.report(row, _("the translation is empty; the one that is there stays."))
            return
        wrong = list(problems_of(place, text, language))
        for problem in wrong:
            self.report(row, problem)
        if not wrong:
            yield Change(place.path, label_of(place), place.text, stored.translation, text)


def compare(file: TranslatedFile, by: Member) -> Preview:
    """Reads only; `by` matters for what is locked while it waits for the second person."""
    media = conversion.media_names()
    rows: dict[str, list[FileRow]] = {}
    for row in file.rows:
        rows.setdefault(row.article, []).append(row)
    comparison = _Comparison(file)
    articles = []
    for versions in all_versions():
        original = translated_from(versions, file.language)
        mine = rows.pop(original.key, []) if original is not None else []
        if original is None or not mine:
            continue
        draft = draft_of(versions.get(file.language))
        changed = comparison.article(original, sheet_of(original, draft, media=media), mine)
        if changed and draft and is_locked(draft, by):
            comparison.report(mine[0], _("the article waits for the second person; nothing was taken."))
        elif changed:
            articles.append(changed)
    for unknown in rows.values():
        comparison.report(unknown[0], _("there is no such article; nothing was taken from its rows."))
    return Preview(tuple(articles), tuple(text for _row, text in sorted(comparison.problems)))
