"""An edition without gaps: an article missing in one language is lent by the next one that people can read.

Also called: locale fallback.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Final

from amanjol.public.guide.lawyers import asked_for, marked_for, waits_for
from amanjol.public.packs.offline_lists import GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amanjol.public.guide import documents as d
    from amanjol.public.packs.editions import Edition

# Whom the programme serves reads Russian more often than English.
LENDERS: Final = ("ru", "en")


class WholeGuide:
    """The documents of every language of an edition, those that it borrows included.

    A borrowed document has the language of its reader, so that it lies among that language's pages;
    `written_in` tells whose words it holds.
    """

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self.languages = edition.languages()
        heads: dict[str, list[d.Document]] = {code: [] for code in self.languages}
        marked: dict[str, dict[str, frozenset[str]]] = {code: {} for code in self.languages}
        for code in self.languages:
            for document in edition.documents(code):
                marked[code][document.key] = marked_for(document)
                heads[code].append(replace(document, blocks=(), figures=()))
        asked = asked_for(chain.from_iterable(heads.values()))
        self._waits = {
            code: {
                head.key: _countries(waits_for(head, asked.get(head.key, ()), marked[code][head.key]))
                for head in own_heads
            }
            for code, own_heads in heads.items()
        }
        self._countries = tuple(
            sorted({head.key for own_heads in heads.values() for head in own_heads if head.kind == "country"})
        )
        heads_of_all = list(chain.from_iterable(heads.values()))
        self._for_teachers = frozenset(head.key for head in heads_of_all if head.audience == "teachers")
        # A topic of the very country that it waits for is left out whole.
        own = {
            code: [
                head.key
                for head in own_heads
                if head.key.partition("/")[0] not in self._waits[code][head.key]
            ]
            for code, own_heads in heads.items()
        }
        self._own = {code: frozenset(keys) for code, keys in own.items()}
        lenders = [code for code in LENDERS if code in own]
        in_turn = [*lenders, *(code for code in self.languages if code not in lenders)]
        self._places = {
            key: place for place, key in enumerate(dict.fromkeys(k for c in in_turn for k in own[c]))
        }
        self._borrowed: dict[str, dict[str, str]] = {code: {} for code in self.languages}
        for code in self.languages:
            have = set(own[code])
            for lender in lenders:
                for key in own[lender]:
                    if key not in have:
                        self._borrowed[code].setdefault(key, lender)

    def documents(self, language: str) -> Iterator[d.Document]:
        """Own ones, then borrowed ones. May be asked for twice."""
        own = self._own[language]
        yield from (document for document in self._edition.documents(language) if document.key in own)
        borrowed = self._borrowed[language]
        for lender in dict.fromkeys(borrowed.values()):
            for document in self._edition.documents(lender):
                if borrowed.get(document.key) == lender:
                    yield replace(document, language=language)

    def written_in(self, language: str, key: str) -> str:
        """The language of the words, where it is not the reader's; else an empty text."""
        return self._borrowed.get(language, {}).get(key, "")

    def waits_for(self, language: str, key: str) -> tuple[str, ...]:
        """The countries (`ru`) into which a page is not carried until a lawyer has read the words that it shows."""
        return self._waits.get(self.written_in(language, key) or language, {}).get(key, ())

    def carried_to(self, language: str, key: str) -> tuple[str, ...]:
        """Under which places of `files.json` a page stands: its country, or `general`, which goes with every country.

        What waits for a lawyer goes with the other countries alone.
        """
        place = key.partition("/")[0]
        waits = self.waits_for(language, key)
        if place != GENERAL or not waits:
            return (place,)
        return tuple(country for country in self._countries if country not in waits)

    def is_for_travellers(self, key: str) -> bool:
        """Whether it is for who stands at an airport. What one language says of an article holds for all."""
        return key not in self._for_teachers

    def place(self, key: str) -> int:
        """Where an article stands among all, in the same order for every language."""
        return self._places.get(key, len(self._places))


def _countries(codes: Iterable[str]) -> tuple[str, ...]:
    """As keys of documents have them, in an order that stays."""
    return tuple(sorted(code.lower() for code in codes))
