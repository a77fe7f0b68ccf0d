"""What a pack is made from: the guide at one moment, read one language at a time.

`Edition` is what the build asks for; `PublishedEdition` answers from the database. Uzbek in Cyrillic
letters is an edition's own doing: it derives those documents and never stores them.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from amanjol.foundation.names import uzbek
from amanjol.public.guide import documents as d
from amanjol.public.guide import lawyers
from amanjol.public.packs.captions import name_in_cyrillic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from amanjol.foundation.directory.models import Contact
    from amanjol.public.guide.standings import Standings

CYRILLIC_UZBEK = "uz-cyrl"
LANGUAGE_ORDER = ("uz", CYRILLIC_UZBEK, "ru", "kk", "ky", "tk")  # any other follows, English last
# Fields that hold keys, codes, names of files or addresses, never words to read.
_NOT_WORDS = frozenset(
    {"key", "language", "kind", "translation", "look_again_on", "contact", "source", "file", "captions",
     "picture", "figure", "as_of", "address", "year", "confidence", "publisher", "checked_by", "checked_on",
     "since", "state", "sources", "lawyer_for", "audience"}
)  # fmt: skip


class Edition(Protocol):
    """The guide at one moment. `documents` may be asked for twice and need not hold them all in memory."""

    @property
    def today(self) -> date: ...

    @property
    def contacts(self) -> Mapping[str, Contact]: ...

    @property
    def sources(self) -> Mapping[str, d.Source]: ...

    @property
    def standings(self) -> Standings: ...

    @property
    def phrases(self) -> Mapping[str, Mapping[str, str]]: ...

    @property
    def newer_originals(self) -> Mapping[tuple[str, str], str]:
        """By language and key of a translation that is behind: the ISO day on which its original was published."""

    @property
    def media(self) -> Mapping[str, Path]: ...

    def languages(self) -> tuple[str, ...]: ...

    def documents(self, language: str) -> Iterator[d.Document]: ...


def in_menu_order(languages: Iterable[str]) -> tuple[str, ...]:
    """As readers choose among them."""
    codes = set(languages)
    first = [language for language in LANGUAGE_ORDER if language in codes]
    last = {"en"} & codes
    return (*first, *sorted(codes.difference(first, last)), *last)


def with_cyrillic(languages: Iterable[str]) -> set[str]:
    """Where Uzbek is, it is in both scripts."""
    codes = set(languages)
    return codes | {CYRILLIC_UZBEK} if "uz" in codes else codes


def is_words(value: object, name: str) -> bool:
    """Whether a field of a document's part holds words of the document's own language."""
    match value:
        case d.Phrase():
            return name == "means"
        case d.Question():
            return name not in {"raised_by", "source", "country"}
        case d.QuizQuestion():
            return name != "right"
    return name not in _NOT_WORDS


@lru_cache(maxsize=256)  # a build asks five times for each, and the worker's next build for the same
def in_cyrillic(document: d.Document) -> d.Document:
    """The Uzbek document in Cyrillic letters; keys, addresses and figures stay as they are."""
    respelled: d.Document = _respelled(document)
    blocks = tuple(
        replace(block, captions=name_in_cyrillic(block.captions)) if isinstance(block, d.Video) else block
        for block in respelled.blocks
    )
    result = replace(respelled, language=CYRILLIC_UZBEK, blocks=blocks)
    return lawyers.respelled(document, result) if document.lawyer_for else result


# Kept by the worker from build to build: most texts are those of the pack before.
_in_cyrillic = lru_cache(maxsize=32_768)(uzbek.to_cyrillic)


def _respelled(value: Any) -> Any:
    result = value
    if isinstance(value, str):
        result = _in_cyrillic(value)
    elif isinstance(value, tuple):
        result = tuple(_respelled(item) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changes = {
            entry.name: _respelled(getattr(value, entry.name))
            for entry in fields(value)
            if is_words(value, entry.name)
        }
        result = replace(value, **changes)
    return result


def phrases_with_cyrillic(phrases: Mapping[str, Mapping[str, str]]) -> dict[str, Mapping[str, str]]:
    """The shell's words of every language, Uzbek Cyrillic among them."""
    derived = {key: uzbek.to_cyrillic(words) for key, words in phrases.get("uz", {}).items()}
    return {**phrases, CYRILLIC_UZBEK: derived} if derived else dict(phrases)


def text_in(texts: Mapping[str, str], language: str) -> str:
    """A contact's text in the reader's language, else in the next one they may read, else in any."""
    base = language.partition("-")[0]
    for candidate in (base, "ru", "en", *sorted(texts)):
        if texts.get(candidate):
            text = texts[candidate]
            return uzbek.to_cyrillic(text) if (candidate, language) == ("uz", CYRILLIC_UZBEK) else text
    return ""
