"""The words by which a trait is known, from data files; a star stands for any ending."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from amanjol.casework.standards.data_files import CHECKED, SENTENCE, SOURCE, Source, load
from amanjol.casework.standards.entitlement.districts import districts_of
from amanjol.foundation.textfiles.shapes import Choice, Words
from amanjol.foundation.textfiles.structures import Field, Items, Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from amanjol.casework.standards.sentences import Sentence

DATA: Final = Path(__file__).with_name("data")


class TraitKind(StrEnum):
    YEAR = "year"
    DATE = "date"
    AGE = "age"
    DURATION = "duration"
    PLACE = "place"
    TRADE = "trade"
    RELATIVES = "relatives"
    SUM = "sum"
    MARRIAGE = "marriage"
    NATIONALITY = "nationality"
    EVENT = "event"
    IDENTIFIER = "identifier"


@dataclass(frozen=True, slots=True)
class KindText:
    """`coarser`: what can stand in its place."""

    key: str
    title: Sentence
    coarser: Sentence


@dataclass(frozen=True, slots=True)
class WordList:
    """Separated by spaces; a star is any ending."""

    kind: str
    en: str
    ru: str


@dataclass(frozen=True, slots=True)
class TraitWords:
    source: Source
    checked: str
    kinds: tuple[KindText, ...]
    words: tuple[WordList, ...]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    source: Source
    checked: str
    words: tuple[WordList, ...]


def folded(text: str) -> str:
    """Small letters in their plain form (２ is 2), ё as е: as long as the text itself."""
    return "".join(map(_small, text)).replace("ё", "е")


@cache
def _small(letter: str) -> str:
    small = normalize("NFKC", letter).lower()
    return small if len(small) == 1 else letter


@cache
def packaged_words() -> TraitWords:
    """Raises `ContentError`."""
    words: TraitWords = load(DATA / "words.yaml", TRAIT_WORDS)
    return words


@cache
def text_of(kind: TraitKind) -> KindText:
    return {text.key: text for text in packaged_words().kinds}[kind]


@cache
def patterns() -> tuple[tuple[TraitKind, re.Pattern[str]], ...]:
    """One of each kind, for a folded text; of places apart (`place_pattern`)."""
    return tuple(
        (TraitKind(entry.kind), _pattern(f"{entry.en} {entry.ru}".split()))
        for entry in packaged_words().words
    )


@cache
def place_pattern() -> re.Pattern[str]:
    places: PlaceWords = load(DATA / "places.yaml", TRAIT_PLACES)
    listed = [word for entry in places.words for word in f"{entry.en} {entry.ru}".split()]
    return _pattern([*listed, *_districts()])


def _districts() -> Iterator[str]:
    """Of Kyrgyzstan, in English as the list has them, without what stands in brackets."""
    districts = districts_of("kg")
    for region in districts.regions if districts is not None else ():
        for name in (region.name, *(district.name for district in region.districts)):
            yield from re.sub(r"\(.*?\)|\bregion\b", "", name.en).split()


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    stems = sorted({folded(word) for word in words}, key=len, reverse=True)
    joined = "|".join(re.escape(stem).replace(r"\*", r"\w*") for stem in stems)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w])")


_LIST: Final = Record(
    WordList,
    (
        Field("kind", Choice(tuple(TraitKind))),
        Field("en", Words(longest=4_000)),
        Field("ru", Words(longest=4_000)),
    ),
)


def _problem(words: TraitWords) -> str:
    keys = [text.key for text in words.kinds]
    return "" if keys == list(TraitKind) else f"`kinds` has to name {', '.join(TraitKind)}, in this order"


_KIND: Final = Record(
    KindText,
    (Field("key", Choice(tuple(TraitKind))), Field("title", SENTENCE), Field("coarser", SENTENCE)),
)
TRAIT_WORDS: Final = Record(
    TraitWords,
    (
        Field("source", SOURCE),
        Field("checked", CHECKED),
        Field("kinds", Items(_KIND)),
        Field("words", Items(_LIST)),
    ),
    problem=_problem,
)
TRAIT_PLACES: Final = Record(
    PlaceWords, (Field("source", SOURCE), Field("checked", CHECKED), Field("words", Items(_LIST)))
)
