"""An edition without gaps: an article missing in one language is lent by the next one that people can read.

Also called: locale fallback.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        own = {code: [document.key for document in edition.documents(code)] for code in self.languages}
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
        yield from self._edition.documents(language)
        borrowed = self._borrowed[language]
        for lender in dict.fromkeys(borrowed.values()):
            for document in self._edition.documents(lender):
                if borrowed.get(document.key) == lender:
                    yield replace(document, language=language)

    def written_in(self, language: str, key: str) -> str:
        """The language of the words, where it is not the reader's; else an empty text."""
        return self._borrowed.get(language, {}).get(key, "")

    def place(self, key: str) -> int:
        """Where an article stands among all, in the same order for every language."""
        return self._places.get(key, len(self._places))
