"""The pieces that warnings are made of: `content/warnings/`, each in every language of the guide.

Kinds say what happens, advice says what to do; countries, regions, trades and channels are closed lists. A place for
them is a line with its label before it and never a word in a sentence, so that no language has to bend it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from amanjol.foundation.textfiles.languages import languages_of
from amanjol.foundation.textfiles.problems import ContentError, Problem, quoted
from amanjol.foundation.textfiles.reading import read, read_text
from amanjol.foundation.textfiles.shapes import Word, Words
from amanjol.foundation.textfiles.structures import Field, Items, PerLanguage, Record
from amanjol.foundation.textfiles.writing import first_difference, write
from amanjol.public.guide.content_shapes import COUNTRY, COUNTRY_WANTED, KEY, KEY_WANTED, SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from amanjol.foundation.textfiles.reading import Reading

    type Texts = Mapping[str, str]

FOLDER: Final = "warnings"
# Characters. A title stands in a band above the first page, a whole warning in four lines of a screen in a hall.
LONGEST_TITLE, LONGEST_SAYS, LONGEST_ADVICE, LONGEST_NAME, LONGEST_WORDS = 50, 150, 150, 40, 100
SURENESS: Final = ("official", "several", "report")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something in every language. `read_by` names, per language, the native speaker who read it: nobody so far."""

    key: str
    says: Texts
    read_by: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind:
    """What happens to people: a title, a sentence or two, the advice that fits, where the guide says more, and sources.

    `article` is the key of a general article, or empty.
    """

    key: str
    title: Texts
    says: Texts
    advice: tuple[str, ...]
    sources: tuple[str, ...]
    article: str = ""
    read_by: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Region:
    key: str
    country: str
    says: Texts
    read_by: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All by key, in the order of the files. `countries` go by ISO 3166, capital letters."""

    kinds: Mapping[str, Kind]
    advice: Mapping[str, Piece]
    countries: Mapping[str, Piece]
    regions: Mapping[str, Region]
    trades: Mapping[str, Piece]
    channels: Mapping[str, Piece]
    words: Mapping[str, Piece]


def _key(refers_to: str = "") -> Word:
    return Word(KEY, KEY_WANTED, longest=40, refers_to=refers_to)


def _texts(longest: int) -> PerLanguage:
    return PerLanguage(Words(longest=longest))


_READ_BY = Field("read_by", _texts(120), required=False)
_COUNTRY = Word(COUNTRY, COUNTRY_WANTED, refers_to="country")
_ARTICLE = Word(re.compile(r"general/[a-z0-9]+(-[a-z0-9]+)*"), "such as general/job-offer", 90, "article")


def _pieces(longest: int, key: Word | None = None) -> Items:
    fields = (Field("key", key or _key()), Field("says", _texts(longest)), _READ_BY)
    return Items(Record(Piece, fields), key="key")


_KIND = Record(
    Kind,
    (
        Field("key", _key()),
        Field("title", _texts(LONGEST_TITLE)),
        Field("says", _texts(LONGEST_SAYS)),
        Field("advice", Items(_key("advice"))),
        Field("article", _ARTICLE, required=False),
        Field("sources", Items(Word(KEY, KEY_WANTED, longest=80, refers_to="source"))),
        _READ_BY,
    ),
)
_REGION = Record(
    Region, (Field("key", _key()), Field("country", _COUNTRY), Field("says", _texts(LONGEST_NAME)), _READ_BY)
)
SHAPES: Final[Mapping[str, Items]] = {
    "kinds": Items(_KIND, key="key"),
    "advice": _pieces(LONGEST_ADVICE),
    "countries": _pieces(LONGEST_NAME, Word(COUNTRY, COUNTRY_WANTED)),
    "regions": Items(_REGION, key="key"),
    "trades": _pieces(LONGEST_NAME),
    "channels": _pieces(LONGEST_NAME),
    "words": _pieces(LONGEST_WORDS),
}
"""By the name of the file, without `.yaml`."""
WORDS: Final = (
    "call", "channel", "country", "dialled", "do", "month", "more", "not-dialled", "other-languages", "over",
    "region", "source", *(f"sure-{degree}" for degree in SURENESS), "trade", "unread", "until", "warning", "wrong",
)  # fmt: skip
"""The words around a warning."""


def read_catalogue(content: Path) -> Catalogue:
    """What the folder of content holds. Raises `ContentError` with file and line where a file cannot be read."""
    by_name = {name: {piece.key: piece for piece in _read(content, name).value} for name in SHAPES}
    return Catalogue(**by_name)


def catalogue_of(content: Path) -> Catalogue:
    """As `read_catalogue`, read again only when a file was written again."""
    written = tuple((content / FOLDER / f"{name}.yaml").stat().st_mtime_ns for name in SHAPES)
    return _kept(content, written)


@lru_cache(maxsize=4)
def _kept(content: Path, _written: tuple[int, ...]) -> Catalogue:
    return read_catalogue(content)


def catalogue_problems(content: Path) -> list[Problem]:
    """What cannot be read, is not canonical, lacks a language or names what is not there. No folder, no problem."""
    if not (content / FOLDER).exists():
        return []
    problems: list[Problem] = []
    readings: dict[str, Reading] = {}
    for name, shape in SHAPES.items():
        try:
            readings[name] = _read(content, name)
            problems += _not_canonical(content, name, readings[name], shape)
        except ContentError as error:
            problems += error.problems
    if len(readings) == len(SHAPES):
        for name, reading in readings.items():
            problems += _lacking(name, reading, languages_of(content))
        problems += _dangling(content, readings)
    return sorted(problems, key=lambda problem: (problem.file, problem.line))


def _read(content: Path, name: str) -> Reading:
    file = _name_of(name)
    return read(read_text(content / FOLDER / f"{name}.yaml", file), file, SHAPES[name])


def _not_canonical(content: Path, name: str, reading: Reading, shape: Items) -> Iterator[Problem]:
    file = _name_of(name)
    if difference := first_difference(
        read_text(content / FOLDER / f"{name}.yaml", file), write(reading.value, file, shape)
    ):
        yield Problem(file, *difference)


def _lacking(name: str, reading: Reading, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Each piece is whole in every language, or a reader would see half a warning."""
    for piece, line in zip(reading.value, reading.root_lines(), strict=True):
        for part in ("title", "says"):
            texts: Texts | None = getattr(piece, part, None)
            for language in languages:
                if texts is not None and language not in texts:
                    yield Problem(_name_of(name), line, f"{quoted(piece.key)} has no {part} in {language}")
    if name == "words":
        keys = {piece.key for piece in reading.value}
        for key in WORDS:
            if key not in keys:
                yield Problem(_name_of(name), 1, f"has no words for {quoted(key)}")


def _dangling(content: Path, readings: Mapping[str, Reading]) -> Iterator[Problem]:
    sources = read(read_text(content / "sources.yaml", "sources.yaml"), "sources.yaml", SOURCES).value
    there: dict[str, Any] = {
        "advice": {piece.key for piece in readings["advice"].value},
        "country": {piece.key for piece in readings["countries"].value},
        "source": {source.key for source in sources},
        "language": set(languages_of(content)),
        "article": {
            f"general/{path.name.partition('.')[0]}" for path in content.glob("guide/general/*.yaml")
        },
    }
    for reading in readings.values():
        for reference in reading.references:
            if reference.value not in there[reference.kind]:
                sentence = f"there is no {reference.kind} {quoted(reference.value)}"
                yield Problem(reading.file, reference.line, sentence)


def _name_of(name: str) -> str:
    return f"content/{FOLDER}/{name}.yaml"
