"""What a translation is made from: the published revision of the original, or of the Russian page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from amanjol.public.guide import conversion
from amanjol.public.guide import documents as d
from amanjol.public.guide.models import TranslationState
from amanjol.public.guide.queries import PAGE_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from wagtail.models import Revision

    from amanjol.public.guide.models import GuidePage

READ_FROM = ("en", "ru")  # what every translator of the guide reads
LENDERS = (
    "ru",
    "en",
)  # whose text a reader gets where their own language has none: `packs.fallbacks` does it


def versions_of(translation_key: UUID | str) -> dict[str, GuidePage]:
    """Every page that says the same, by language."""
    for model in PAGE_TYPES:
        rows = model.objects.filter(translation_key=translation_key).select_related("locale", "live_revision")
        if versions := {page.locale.language_code: page for page in rows}:
            return versions
    return {}


def all_versions() -> list[dict[str, GuidePage]]:
    """Every article as its pages by language, in the order of the tree."""
    articles: dict[UUID, dict[str, GuidePage]] = {}
    for model in PAGE_TYPES:
        for page in model.objects.order_by("path").select_related("locale", "live_revision"):
            articles.setdefault(page.translation_key, {})[page.locale.language_code] = page
    return list(articles.values())


def original_of(versions: dict[str, GuidePage], read_from: str = "") -> GuidePage | None:
    """The published page to translate from: as asked, else the original, else English, else Russian."""
    published = {code: page for code, page in versions.items() if page.live and page.live_revision_id}
    if read_from in published:
        return published[read_from]
    written_here = (p for p in published.values() if p.translation_state == TranslationState.ORIGINAL)
    fallback = (published[code] for code in READ_FROM if code in published)
    return next(written_here, None) or next(fallback, None)


def translated_from(versions: dict[str, GuidePage], language: str, read_from: str = "") -> GuidePage | None:
    """What to translate into `language` from; nothing where that language has the original itself."""
    own = versions.get(language)
    if own is not None and own.translation_state == TranslationState.ORIGINAL:
        return None
    return original_of({code: page for code, page in versions.items() if code != language}, read_from)


def document_at(revision: Revision, page: GuidePage, media: conversion.MediaNames) -> d.Document:
    """The page as it was in that revision."""
    return document_from(revision.content, page.kind, page.key, page.locale.language_code, media)


def document_from(
    columns: Mapping[str, Any], kind: d.Kind, key: str, language: str, media: conversion.MediaNames
) -> d.Document:
    """A document out of a page's columns, as the database gives them or as a revision stores them."""
    return d.Document(
        kind=kind,
        key=key,
        language=language,
        title=columns["title"],
        summary=columns["summary"],
        translation=columns["translation_state"],
        look_again_on=str(columns["look_again_on"] or ""),
        blocks=_blocks(columns["body"], media),
        figures=conversion.figures_from_raw(_stream(columns.get("figures"))),
        lawyer_for=conversion.marks_from_raw(_stream(columns.get("lawyer_for"))),
        audience=columns.get("audience", ""),
    )


def _blocks(body: Any, media: conversion.MediaNames) -> tuple[d.Block, ...]:
    if isinstance(body, str):
        return conversion.blocks_from_text(body, media)
    return conversion.blocks_from_raw(_stream(body), media)


def _stream(value: Any) -> Any:
    if isinstance(value, str):
        return json.loads(value)
    return value.raw_data if value else []
