"""The file of pages to watch, `content/watched.yaml`: per country its official gazette, a ministry, two news."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from amanjol.foundation.textfiles.reading import read
from amanjol.foundation.textfiles.shapes import Choice, Word, Words
from amanjol.foundation.textfiles.structures import Field, Items, Record
from amanjol.foundation.textfiles.writing import write

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE: Final = "content/watched.yaml"
KINDS: Final = ("gazette", "ministry", "news")

type Kind = Literal["gazette", "ministry", "news"]


@dataclass(frozen=True, slots=True)
class WatchedEntry:
    """A page on which a change of the law appears. `country` is ISO 3166, capital letters; `name` is its own."""

    key: str
    country: str
    kind: Kind
    name: str
    address: str


WATCHED = Items(
    Record(
        WatchedEntry,
        (
            Field(
                "key", Word(re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"), "a key such as `ru-gazette`", longest=60)
            ),
            Field("country", Word(re.compile(r"[A-Z]{2}"), "two capital letters, such as KR")),
            Field("kind", Choice(KINDS)),
            Field("name", Words(longest=120)),
            Field(
                "address",
                Word(
                    re.compile(r"https?://[^\s<>\"]+"),
                    "an address of the web, such as https://lex.uz",
                    longest=500,
                ),
            ),
        ),
    ),
    key="key",
    least=0,
)


def read_watched(text: str, name: str) -> list[WatchedEntry]:
    """The pages in the order of the file. Raises `ContentError` with the line, shown in file `name`."""
    return list(read(text, name, WATCHED).value)


def write_watched(entries: Iterable[WatchedEntry]) -> str:
    """The canonical text, sorted by key. Raises `ContentError` when it could not be read again."""
    return write(tuple(entries), FILE, WATCHED)
