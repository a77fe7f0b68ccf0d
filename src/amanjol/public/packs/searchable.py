"""What the search of one language knows: each article as plain text, and each list of what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.public.packs import changes
from amanjol.public.packs import page_data as p
from amanjol.public.packs.fallbacks import LENDERS
from amanjol.public.packs.listings import path_of
from amanjol.public.packs.search_index import Page
from amanjol.public.packs.words import sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amanjol.public.guide import documents as d
    from amanjol.public.packs.editions import Edition
    from amanjol.public.packs.fallbacks import WholeGuide
    from amanjol.public.packs.listings import Language


def lender_of(languages: Mapping[str, Language]) -> Language | None:
    """The language whose words others borrow."""
    return next((languages[code] for code in LENDERS if code in languages), None)


def searchable_pages(
    edition: Edition, guide: WholeGuide, languages: Mapping[str, Language], code: str
) -> Iterator[Page]:
    language = languages[code]
    for document in guide.documents(code):
        yield _page(document, edition, language)
        if document.kind != "country":
            continue
        entries = language.changes_in(document.key, lender_of(languages))
        if entries:
            country = p.Country(document.key, path_of(document), document.title)
            yield changes.search_page(country, entries, edition.phrases[code])


def _page(document: d.Document, edition: Edition, language: Language) -> Page:
    country = language.countries.get(document.key.partition("/")[0])
    path = path_of(document).partition("/")[2]
    parts = [part for part in sections(document, edition.contacts, language.code) if any(part)]
    headings = [heading for block in document.blocks if (heading := getattr(block, "heading", ""))]
    title = country.title if country else ""
    is_aside = bool(document.audience)
    return Page(path, document.title, headings, "", title, document.summary, tuple(parts), is_aside)
