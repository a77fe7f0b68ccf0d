"""The edition that editors have published, read from the database."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone

from amanjol.foundation.directory import queries as directory
from amanjol.public.guide import queries as guide
from amanjol.public.guide.reports import progress
from amanjol.public.guide.uploaded_files import approved_files, every_file
from amanjol.public.packs.editions import CYRILLIC_UZBEK, in_cyrillic, in_menu_order, phrases_with_cyrillic
from amanjol.public.packs.phrases import read_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from amanjol.foundation.directory.models import Contact
    from amanjol.public.guide import documents as d
    from amanjol.public.guide.standings import Standings


class PublishedEdition:
    """See `editions.Edition`. One read of every table; documents come in the order of the tree."""

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        return directory.all_contacts()

    @cached_property
    def sources(self) -> Mapping[str, d.Source]:
        return guide.sources()

    @cached_property
    def standings(self) -> Standings:
        return guide.standings()

    @cached_property
    def newer_originals(self) -> Mapping[tuple[str, str], str]:
        return progress.newer_originals()

    @cached_property
    def phrases(self) -> Mapping[str, Mapping[str, str]]:
        return phrases_with_cyrillic(read_phrases(Path(settings.CONTENT_ROOT) / "interface"))

    @cached_property
    def media(self) -> Mapping[str, Path]:
        """Nothing that a second person has not looked at."""
        return approved_files()

    @cached_property
    def _documents(self) -> dict[str, list[d.Document]]:
        grouped: dict[str, list[d.Document]] = {}
        for document in guide.published_documents():
            grouped.setdefault(document.language, []).append(document)
        return grouped

    def languages(self) -> tuple[str, ...]:
        codes = set(self._documents) & set(self.phrases)
        if "uz" in codes:
            codes.add(CYRILLIC_UZBEK)
        return in_menu_order(codes)

    def documents(self, language: str) -> Iterator[d.Document]:
        if language == CYRILLIC_UZBEK:
            return (in_cyrillic(document) for document in self._documents["uz"])
        return iter(self._documents[language])


class PreviewedEdition(PublishedEdition):
    """As it would be if everything uploaded were approved: for who works on the guide alone."""

    @cached_property
    def media(self) -> Mapping[str, Path]:
        return every_file()
