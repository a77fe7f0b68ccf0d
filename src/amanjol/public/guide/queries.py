"""Reads of the guide as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import TextField
from django.db.models.functions import Cast
from wagtail.models import Locale, Page, TaskState, WorkflowState

from amanjol.foundation.textfiles.languages import in_order
from amanjol.public.guide import conversion
from amanjol.public.guide import documents as d
from amanjol.public.guide.lawyers import waits_for
from amanjol.public.guide.legal_standings import all_standings
from amanjol.public.guide.models import ArticlePage, CountryPage, GuideHome, GuidePage, Source, TopicPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amanjol.public.guide.standings import Standings

PAGE_TYPES: tuple[type[GuidePage], ...] = (CountryPage, TopicPage, ArticlePage)
WRITTEN_BODY = Cast("body", TextField())  # as `conversion.blocks_from_text` takes it


def sources() -> dict[str, d.Source]:
    """Every source by its key."""
    return {
        row.key: d.Source(
            key=row.key,
            title=row.title,
            publisher=row.publisher,
            address=row.address,
            year=row.year,
            confidence=row.confidence,  # type: ignore[arg-type]  # the choices are those three words
            needs_review=row.needs_review,
            as_of=row.as_of,
            kind=row.kind,  # type: ignore[arg-type]  # the choices are those words
            checked_by=row.checked_by,
            checked_on=row.checked_on.isoformat() if row.checked_on else "",
        )
        for row in Source.objects.all()
    }


def standings() -> Standings:
    """What the law says of bodies, as it is in force now."""
    return all_standings()


def published_documents() -> Iterator[d.Document]:
    """Every live page of every language, countries first, in the order of the tree."""
    yield from _documents(live_only=True)


def all_documents() -> Iterator[d.Document]:
    """Live pages and drafts that were never published, as they stand in the tree; not what is just begun."""
    yield from _documents(live_only=False)


def _documents(*, live_only: bool) -> Iterator[d.Document]:
    media = conversion.media_names()
    languages = dict(Locale.objects.values_list("id", "language_code"))
    slugs = dict(Page.objects.values_list("path", "slug"))
    for model in PAGE_TYPES:
        rows = model.objects.order_by("path")
        rows = rows.filter(live=True) if live_only else rows.exclude(live=False, summary="")
        columns = [
            "path",
            "slug",
            "locale_id",
            "title",
            "summary",
            "translation_state",
            "look_again_on",
            "figures" if model is CountryPage else "lawyer_for",
            *(["audience"] if model is ArticlePage else []),
        ]
        for row in rows.values(*columns, written_body=WRITTEN_BODY).iterator(chunk_size=500):
            kind, key = kind_and_key(model, row["slug"], slugs[row["path"][: -Page.steplen]])
            yield d.Document(
                kind=kind,
                key=key,
                language=languages[row["locale_id"]],
                title=row["title"],
                summary=row["summary"],
                translation=row["translation_state"],
                look_again_on=row["look_again_on"].isoformat() if row["look_again_on"] else "",
                blocks=conversion.blocks_from_text(row["written_body"], media),
                figures=conversion.figures_from_raw(row["figures"].raw_data) if "figures" in row else (),
                lawyer_for=conversion.marks_from_raw(row["lawyer_for"].raw_data)
                if "lawyer_for" in row
                else (),
                audience=row.get("audience", ""),
            )


def waiting_for_lawyers(page: GuidePage) -> frozenset[str]:
    """Countries (`RU`) into which the page as it stands is not carried until a lawyer has marked it."""
    versions = type(page).objects.filter(translation_key=page.translation_key)
    named = {mark.country for version in versions for mark in conversion.marks_of(version)}
    return waits_for(conversion.document_of(page), named)


def kind_and_key(model: type[GuidePage], slug: str, parent_slug: str) -> tuple[d.Kind, str]:
    if model is CountryPage:
        return "country", slug
    if model is TopicPage:
        return "topic", f"{parent_slug}/{slug}"
    return "general", f"general/{slug}"


def order() -> list[str]:
    """Keys of countries, then general articles, as the first language that has them puts them."""
    placed: dict[d.Kind, dict[str, None]] = {"country": {}, "topic": {}, "general": {}}
    documents = list(all_documents())
    for language in in_order({document.language for document in documents}):
        for document in documents:
            if document.language == language:
                placed[document.kind].setdefault(document.key)
    return [*placed["country"], *placed["general"]]


def country_names(language: str) -> dict[str, str]:
    """Titles of the countries that have a published page, by key: in this language, else in English."""
    return _titles(language, (CountryPage,))


def page_titles(language: str) -> dict[str, str]:
    """Titles of all published pages by key, in this language, else in English."""
    return _titles(language, PAGE_TYPES)


def _titles(language: str, models: Iterable[type[GuidePage]]) -> dict[str, str]:
    slugs = dict(Page.objects.values_list("path", "slug"))
    titles: dict[str, dict[str, str]] = {"en": {}, language: {}}
    for model in models:
        pages = model.objects.filter(live=True, locale__language_code__in=titles).order_by("path")
        for path, slug, title, code in pages.values_list("path", "slug", "title", "locale__language_code"):
            _kind, key = kind_and_key(model, slug, slugs[path[: -Page.steplen]])
            titles[code][key] = title
    return titles["en"] | titles[language]


def sent_back(page: GuidePage) -> TaskState | None:
    """Where its text was sent back and not submitted again: `finished_by` whom, with `comment`."""
    state = page.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return state.current_task_state


def last_decision(page: GuidePage) -> TaskState | None:
    """What ended its waiting last: approved, sent back or taken back, `finished_by` whom. None while it waits."""
    state = page.workflow_states.order_by("created_at", "pk").last()
    if state is None or state.status == WorkflowState.STATUS_IN_PROGRESS:
        return None
    decisions = TaskState.objects.filter(workflow_state=state, finished_at__isnull=False)
    return decisions.select_related("finished_by").order_by("finished_at", "pk").last()


def home_of(language: str) -> GuideHome | None:
    home: GuideHome | None = GuideHome.objects.filter(locale__language_code=language).first()
    return home


def is_empty() -> bool:
    return not GuideHome.objects.exists()
