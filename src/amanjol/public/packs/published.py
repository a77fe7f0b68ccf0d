"""The edition that editors have published, read from the database."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from amanjol.foundation.directory import queries as directory
from amanjol.public.guide import queries as guide
from amanjol.public.packs.editions import CYRILLIC_UZBEK, in_cyrillic, in_menu_order, phrases_with_cyrillic
from amanjol.public.packs.phrases import read_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from amanjol.foundation.directory.models import Contact
    from amanjol.public.guide import documents as d


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
    def phrases(self) -> Mapping[str, Mapping[str, str]]:
        return phrases_with_cyrillic(read_phrases(Path(settings.CONTENT_ROOT) / "interface"))

    @cached_property
    def media(self) -> Mapping[str, Path]:
        names = chain.from_iterable(
            model.objects.values_list("file", flat=True)
            for model in (get_image_model(), get_document_model())
        )
        return {PurePath(name).name: Path(settings.MEDIA_ROOT) / name for name in names}

    @cached_property
    def _documents(self) -> dict[str, list[d.Document]]:
        grouped: dict[str, list[d.Document]] = {}
        for document in guide.published_documents():
            grouped.setdefault(document.language, []).append(document)
        return grouped

    def languages(self) -> tuple[str, ...]:
        known = set(self._documents) & set(self.phrases)
        if "uz" in known:
            known.add(CYRILLIC_UZBEK)
        return in_menu_order(known)

    def documents(self, language: str) -> Iterator[d.Document]:
        if language == CYRILLIC_UZBEK:
            return (in_cyrillic(document) for document in self._documents["uz"])
        return iter(self._documents[language])
