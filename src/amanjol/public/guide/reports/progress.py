"""Every article in every language: how far the translation is, read with the same few queries always."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page, PageLogEntry, Revision, WorkflowState

from amanjol.public.guide import conversion
from amanjol.public.guide import documents as d
from amanjol.public.guide.content_names import TOPICS
from amanjol.public.guide.lawyers import asked_for, waits_for
from amanjol.public.guide.looking_again import look_again_on
from amanjol.public.guide.models import CountryPage
from amanjol.public.guide.queries import PAGE_TYPES, WRITTEN_BODY, kind_and_key, sources
from amanjol.public.guide.taking_down import LOGGED
from amanjol.public.guide.translation.alignment import is_parallel
from amanjol.public.guide.translation.originals import READ_FROM, document_from
from amanjol.public.guide.translation.texts import texts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from uuid import UUID

    type Versions = Mapping[str, VersionRow]


class CellState(models.TextChoices):
    """From whole to nothing. The labels are short: they stand in the cells of a table."""

    ORIGINAL = "original", _("original")
    READ = "read", _("read")
    DRAFTED = "drafted", _("drafted")
    CHANGED = "changed", _("behind")
    HALF = "half", _("half")
    BEGUN = "begun", _("begun")
    DOWN = "down", _("taken down")
    MISSING = "missing", _("missing")


EXPLAINED = {
    CellState.ORIGINAL: _("the text that others are translated from"),
    CellState.READ: _("translated and read by a native speaker"),
    CellState.DRAFTED: _("translated, not yet read by a native speaker"),
    CellState.CHANGED: _("the original changed since it was translated"),
    CellState.HALF: _("has other blocks than the original"),
    CellState.BEGUN: _("a draft that readers do not see"),
    CellState.DOWN: _("was published and taken down"),
    CellState.MISSING: _("nobody has begun"),
}


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A page as the report needs it."""

    pk: int
    document: d.Document
    live: bool
    was_published: bool
    published_at: datetime | None
    live_revision: int | None
    made_from: int | None
    has_draft: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One article in one language. `stale_days`: since the day to look again, nothing while that is to come.

    `lawyer_for`: countries into which it is carried only once a lawyer has marked it.
    """

    language: str
    state: CellState
    page: int | None = None
    title: str = ""
    stale_days: int | None = None
    in_review: bool = False
    has_draft: bool = False
    lawyer_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """`country` is empty for general articles."""

    translation_key: UUID
    key: str
    kind: d.Kind
    title: str
    country: str
    cells: tuple[Cell, ...] = field(default=())

    def cell(self, language: str) -> Cell:
        return next(cell for cell in self.cells if cell.language == language)


@dataclass(frozen=True, slots=True)
class _Context:
    """What all cells are judged with, read once: ids in review, revisions that are not the published ones."""

    media: conversion.MediaNames
    reviewed: set[str]
    sources: Mapping[str, d.Source]
    earlier: Mapping[int, Revision]
    asked_for: Mapping[str, set[str]]


def articles(*, shown_in: str = "en") -> list[Article]:
    """Every article in the reader's order, titles in the language `shown_in` where there are any."""
    media = conversion.media_names()
    groups = _versions(media)
    documents = (row.document for versions in groups.values() for row in versions.values())
    context = _Context(
        media, _in_review(), sources(), _named_revisions(groups.values()), asked_for(documents)
    )
    rows = []
    for translation_key, versions in groups.items():
        original = original_among(versions)
        titled = versions.get(shown_in) or original
        key = original.document.key
        cells = tuple(
            _cell(language, versions.get(language), original, context)
            for language in dict(settings.LANGUAGES)
        )
        country = key.partition("/")[0] if original.document.kind != "general" else ""
        title = titled.document.title
        rows.append(Article(translation_key, key, original.document.kind, title, country, cells))
    return _in_order(rows)


def newer_originals() -> dict[tuple[str, str], str]:
    """For each published translation that is behind, by language and key, the ISO day its original was published."""
    media = conversion.media_names()
    groups = _versions(media)
    context = _Context(media, set(), {}, _named_revisions(groups.values()), {})
    days: dict[tuple[str, str], str] = {}
    for versions in groups.values():
        original = original_among(versions)
        for language, row in versions.items():
            both_live = row.live and original.live
            if both_live and _is_changed(row, original, context) and original.published_at:
                day = timezone.localdate(original.published_at).isoformat()
                days[language, row.document.key] = day
    return days


def original_among(versions: Versions) -> VersionRow:
    """The published original, else the page that others are read from, else any."""

    def place(code: str) -> tuple[bool, bool, int]:
        row = versions[code]
        is_original = row.document.translation == "original"
        return (not row.live, not is_original, READ_FROM.index(code) if code in READ_FROM else len(READ_FROM))

    return versions[min(versions, key=place)]


def _versions(media: conversion.MediaNames) -> dict[UUID, dict[str, VersionRow]]:
    languages = dict(Locale.objects.values_list("id", "language_code"))
    slugs = dict(Page.objects.values_list("path", "slug"))
    columns = (
        "pk", "path", "slug", "locale_id", "translation_key", "title", "summary", "translation_state", "live",
        "look_again_on", "made_from_id", "live_revision_id", "first_published_at", "last_published_at",
        "has_unpublished_changes",
    )  # fmt: skip
    versions: dict[UUID, dict[str, VersionRow]] = {}
    for model in PAGE_TYPES:
        more = "figures" if model is CountryPage else "lawyer_for"
        for row in model.objects.order_by("path").values(*columns, more, written_body=WRITTEN_BODY):
            kind, key = kind_and_key(model, row["slug"], slugs[row["path"][: -Page.steplen]])
            language = languages[row["locale_id"]]
            versions.setdefault(row["translation_key"], {})[language] = VersionRow(
                pk=row["pk"],
                document=document_from(row | {"body": row["written_body"]}, kind, key, language, media),
                live=row["live"],
                was_published=row["first_published_at"] is not None,
                published_at=row["last_published_at"],
                live_revision=row["live_revision_id"],
                made_from=row["made_from_id"],
                has_draft=row["has_unpublished_changes"],
            )
    return versions


def _in_review() -> set[str]:
    rows = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS)
    return set(rows.values_list("object_id", flat=True))


def _named_revisions(groups: Iterable[Versions]) -> dict[int, Revision]:
    """Revisions that translations were made from and that are not the published ones any more."""
    published = {row.live_revision for versions in groups for row in versions.values()}
    named = {row.made_from for versions in groups for row in versions.values()}
    revisions: dict[int, Revision] = Revision.objects.in_bulk(
        [key for key in named - published if key is not None]
    )
    return revisions


def _cell(language: str, row: VersionRow | None, original: VersionRow, context: _Context) -> Cell:
    if row is None:
        return Cell(language, CellState.MISSING)
    return Cell(
        language=language,
        state=_state(row, original, context),
        page=row.pk,
        title=row.document.title,
        stale_days=stale_days(row.document, context.sources, timezone.localdate()) if row.live else None,
        in_review=str(row.pk) in context.reviewed,
        has_draft=row.has_draft,
        lawyer_for=tuple(sorted(waits_for(row.document, context.asked_for.get(row.document.key, ())))),
    )


def _state(row: VersionRow, original: VersionRow, context: _Context) -> CellState:
    if not row.live:
        return CellState.DOWN if row.was_published else CellState.BEGUN
    if _is_original(row, original):
        return CellState.ORIGINAL
    if _is_changed(row, original, context):
        return CellState.CHANGED
    if not is_parallel(row.document, original.document):
        return CellState.HALF
    return CellState.READ if row.document.translation == "read" else CellState.DRAFTED


def _is_original(row: VersionRow, original: VersionRow) -> bool:
    return row is original or row.document.translation == "original"


def _is_changed(row: VersionRow, original: VersionRow, context: _Context) -> bool:
    """Whether a translation is behind."""
    return not _is_original(row, original) and _is_behind(row, original, context)


def _is_behind(row: VersionRow, original: VersionRow, context: _Context) -> bool:
    """Whether a text or a change of the original is another one now; a new source or day to look again is nothing.

    Where nobody noted which text of the original was translated, the one that was published later is ahead.
    """
    if row.made_from is not None and row.made_from == original.live_revision:
        return False
    revision = context.earlier.get(row.made_from or 0)
    if revision is None or revision.object_id != str(original.pk):
        dates = (original.published_at, row.published_at)
        return dates[0] is not None and dates[1] is not None and dates[0] > dates[1]
    now = original.document
    before = document_from(revision.content, now.kind, now.key, now.language, context.media)
    return texts_of(before) != texts_of(now) or not is_parallel(before, now)


def stale_days(document: d.Document, sources: Mapping[str, d.Source], today: date) -> int | None:
    """Days since the day to look again, by hand or by its sources; nothing while that is to come or not known."""
    day = look_again_on(document, sources)
    days = (today - date.fromisoformat(day)).days if day else -1
    return days if days >= 0 else None


def _in_order(articles: list[Article]) -> list[Article]:
    """Countries with their topics below them, then general articles."""
    places = {article.key: number for number, article in enumerate(articles)}
    countries = {article.country: places[article.key] for article in articles if article.kind == "country"}

    def place(article: Article) -> tuple[bool, int, int, int]:
        topic = article.key.partition("/")[2]
        fixed = TOPICS.index(topic) if article.kind == "topic" and topic in TOPICS else -1
        return (article.kind == "general", countries.get(article.country, 0), fixed, places[article.key])

    return sorted(articles, key=place)


def why_down(all_cells: Iterable[Cell]) -> list[tuple[Cell, str]]:
    """What was taken down, with what was said of it last."""
    cells = {cell.page: cell for cell in all_cells if cell.state is CellState.DOWN}
    words: dict[int, str] = {}
    entries = PageLogEntry.objects.filter(action=LOGGED, page_id__in=cells).order_by("timestamp")
    for page, data in entries.values_list("page_id", "data"):
        words[page] = data.get("words", "")
    return [(cell, words.get(page or 0, "")) for page, cell in cells.items()]
