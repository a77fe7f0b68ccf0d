"""Documents with all that they point to: cards of contacts, notes on sources, whether they are out of date."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from amanjol.public.guide import documents as d
from amanjol.public.guide.looking_again import look_again_on
from amanjol.public.guide.sourcing import FACTUAL, sources_named, sources_of
from amanjol.public.packs import cards
from amanjol.public.packs import page_data as p
from amanjol.public.packs.captions import name_in_cyrillic
from amanjol.public.packs.listings import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.public.packs.editions import Edition
    from amanjol.public.packs.fallbacks import WholeGuide

logger = logging.getLogger(__name__)


class Readings:
    """Makes what a page shows of a document. `media` are the names of pictures and clips that can be shown."""

    def __init__(self, edition: Edition, guide: WholeGuide) -> None:
        self._edition = edition
        self._guide = guide
        self._cards: dict[tuple[str, str], p.ContactCard] = {}

    def reading(self, document: d.Document, code: str, media: Iterable[str]) -> p.Reading:
        """A reader of `code` sees it so."""
        document = self._without_lost(document, set(media))
        named = sorted({block.contact for block in document.blocks if isinstance(block, d.ContactRef)})
        contacts = {key: self.card(key, code) for key in named}
        sources = {
            key: p.SourceNote.of(self._edition.sources[key], self._edition.standings)
            for key in sorted(sources_named(document))
        }
        document = replace(document, look_again_on=look_again_on(document, self._edition.sources))
        stale = bool(document.look_again_on) and document.look_again_on <= self._edition.today.isoformat()
        written_in = self._guide.written_in(code, document.key)
        # What is said of Uzbek in Latin letters holds for the same in Cyrillic.
        tongue = (written_in or code).partition("-")[0]
        original_on = self._edition.newer_originals.get((tongue, document.key), "")
        waits_for = self._guide.waits_for(code, document.key)
        return p.Reading(document, contacts, sources, stale, written_in, original_on, waits_for)

    def card(self, key: str, code: str) -> p.ContactCard:
        """Made once a language: whether a number exists takes long to find out."""
        if (key, code) not in self._cards:
            contact, sources = self._edition.contacts[key], self._edition.sources
            self._cards[key, code] = cards.card(contact, sources, self._edition.standings, code)
        return self._cards[key, code]

    def _without_lost(self, document: d.Document, media: set[str]) -> d.Document:
        """Without what names a contact, source or file deleted since: a gap, where else no pack could be."""
        contacts, sources = self._edition.contacts, self._edition.sources
        allowed = {"contact": {None, *contacts}}
        allowed |= {"file": {None, *media}, "captions": {None, *media, *map(name_in_cyrillic, media)}}
        blocks = tuple(
            _only_sourced(block, sources)
            for block in document.blocks
            if all(getattr(block, name, None) in keys for name, keys in allowed.items())
            and not _lost_every_source(block, sources)
        )
        figures = tuple(figure for figure in document.figures if figure.source in sources)
        if blocks != document.blocks or figures != document.figures:
            logger.warning("%s names a contact, source or file that is no longer there", path_of(document))
        return replace(document, blocks=blocks, figures=figures)


def _only_sourced(block: d.Block, sources: Mapping[str, d.Source]) -> d.Block:
    """A check without the questions whose source was deleted, any other block without such a source."""
    if isinstance(block, d.ContactRef):
        return block
    if isinstance(block, d.Questions):
        return replace(block, items=tuple(item for item in block.items if item.source in sources))
    return replace(block, sources=tuple(key for key in block.sources if key in sources))


def _lost_every_source(block: d.Block, sources: Mapping[str, d.Source]) -> bool:
    """A fact that nothing stands behind any more."""
    keys = sources_of(block)
    return type(block) in FACTUAL and bool(keys) and not any(key in sources for key in keys)
