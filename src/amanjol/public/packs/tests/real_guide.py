"""The guide of `content/` as an edition in memory, without a database, and the search index of each language."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path

from amanjol.foundation.directory.models import Contact
from amanjol.public.guide import content_files
from amanjol.public.guide.standings import Standings
from amanjol.public.packs.fallbacks import WholeGuide
from amanjol.public.packs.listings import Language
from amanjol.public.packs.phrases import read_phrases
from amanjol.public.packs.search_index import build_index
from amanjol.public.packs.searchable import searchable_pages
from amanjol.public.packs.tests.snapshots import Snapshot

CONTENT = Path(__file__).parents[5] / "content"
LANGUAGES = ("uz", "ru", "kk", "ky", "tk", "en")


@cache
def real_guide() -> Snapshot:
    content = content_files.read_folder(CONTENT)
    contacts = {}
    for entry in content.contacts:
        values = asdict(entry) | {"last_dialled_on": None}
        values["is_wrong"] = values.pop("wrong_number") == "yes"
        contacts[entry.key] = Contact(**values)
    return Snapshot(
        today=date(2026, 11, 27),
        contacts=contacts,
        sources={source.key: source for source in content.sources},
        standings=Standings(content.standings),
        phrases=read_phrases(CONTENT / "interface"),
        media={file.name: file for file in (CONTENT / "media").iterdir()},
        by_language={
            code: tuple(document for document in content.documents if document.language == code)
            for code in LANGUAGES
        },
    )


def real_indexes() -> dict[str, bytes]:
    """What the search page of each language loads."""
    edition = real_guide()
    guide = WholeGuide(edition)
    languages = {code: Language.of(guide, code) for code in guide.languages}
    return {
        code: build_index([*searchable_pages(edition, guide, languages, code)], code) for code in languages
    }
