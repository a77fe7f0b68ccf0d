"""Which texts a native reader of a language is given, in which order."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wagtail.models import WorkflowState

from amanjol.public.guide import conversion
from amanjol.public.guide.models import TranslationState
from amanjol.public.guide.readers.weights import weight_of
from amanjol.public.guide.translation.actions import draft_of
from amanjol.public.guide.translation.labels import label_of
from amanjol.public.guide.translation.originals import all_versions, translated_from
from amanjol.public.guide.translation.sheets import sheet_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.public.guide.models import GuidePage
    from amanjol.public.guide.translation.sheets import Sheet, SheetRow


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """A drafted translation with its original. `why_not` says why it cannot be read now; empty where it can."""

    key: str
    original: GuidePage
    page: GuidePage
    sheet: Sheet
    russian: dict[str, str]
    why_not: str = ""

    @property
    def rows(self) -> list[SheetRow]:
        return [row for row in self.sheet.rows if row.place.text]

    def cells(self, row: SheetRow) -> tuple[str, str, str, str, str, str]:
        """What stands in a row before what the reader writes."""
        text = row.place.text
        is_russian = self.original.locale.language_code == "ru"
        english = "" if is_russian else text
        russian = text if is_russian else self.russian.get(row.place.path, "")
        return self.key, row.place.path, label_of(row.place), english, russian, row.translation


def articles_to_read(language: str) -> list[ReadArticle]:
    """Every drafted one that readers see, the heaviest first; those of one weight in the order of the guide."""
    media = conversion.media_names()
    waiting = set(
        WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).values_list(
            "object_id", flat=True
        )
    )
    articles = []
    for versions in all_versions():
        page, original = versions.get(language), translated_from(versions, language)
        draft = draft_of(page)
        if original is None or page is None or draft is None or not page.live:
            continue
        if draft.translation_state == TranslationState.DRAFTED:
            articles.append(_article(original, draft, versions, media, is_waiting=str(page.pk) in waiting))
    return sorted(articles, key=lambda article: -weight_of(article.key, language))


def _article(
    original: GuidePage,
    draft: GuidePage,
    versions: dict[str, GuidePage],
    media: conversion.MediaNames,
    *,
    is_waiting: bool,
) -> ReadArticle:
    sheet = sheet_of(original, draft, media=media)
    why_not = "in-review" if is_waiting else "behind" if sheet.changed or sheet.missing else ""
    return ReadArticle(
        original.key, original, draft, sheet, _russian(original, versions, draft, media), why_not
    )


def _russian(
    original: GuidePage, versions: dict[str, GuidePage], draft: GuidePage, media: conversion.MediaNames
) -> dict[str, str]:
    """Most who read a draft know Russian better than English."""
    page = versions.get("ru")
    if page is None or not page.live or draft.locale.language_code == "ru" or page.pk == original.pk:
        return {}
    rows = sheet_of(original, page, media=media).rows
    return {row.place.path: row.translation for row in rows}


def digest_of(number: int, cells: Sequence[str]) -> str:
    """Stands in a hidden column, so that a row which is not as it was sent is told from one whose original changed."""
    return hashlib.sha256(json.dumps([number, *cells]).encode()).hexdigest()[:16]
