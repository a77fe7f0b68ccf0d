"""The files of the handbook: a title, a sentence for whom it is, chapters with their keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "texts"
_TITLE = re.compile(r"# (.+)")
_CHAPTER = re.compile(r"^## (?P<title>.+?) \{#(?P<key>[a-z-]+)\}$", re.MULTILINE)
_PICTURE = re.compile(r"^!\[(?P<says>[^\]]+)\]\(picture:(?P<name>[a-z-]+)\)$", re.MULTILINE)


class UnreadableBook(Exception):
    """A file that is not of the right form; says which, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`says` is for who does not see it."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class ChapterText:
    key: str
    title: str
    body: str
    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class BookText:
    title: str
    lead: str
    chapters: tuple[ChapterText, ...]


def languages_of(key: str) -> list[str]:
    return sorted(path.name.split(".")[1] for path in FOLDER.glob(f"{key}.*.md"))


def read_book(key: str, language: str) -> BookText:
    """Raises `UnreadableBook`."""
    path = FOLDER / f"{key}.{language}.md"
    head, *rest = _CHAPTER.split(path.read_text(encoding="utf-8"))
    title = _TITLE.match(head)
    if title is None:
        raise UnreadableBook(f"{path.name}: the first line is '# ' and a title")
    parts = (rest[at : at + 3] for at in range(0, len(rest), 3))
    chapters = tuple(_chapter(path.name, *part) for part in parts)
    return BookText(title[1].strip(), head[title.end() :].strip(), chapters)


def _chapter(file: str, title: str, key: str, body: str) -> ChapterText:
    if stray := re.search(r"^#.*", body, re.MULTILINE):
        raise UnreadableBook(f"{file}: '{stray[0]}' is no heading of a chapter: '## Title {{#key}}'")
    pictures = tuple(Picture(match["name"], match["says"]) for match in _PICTURE.finditer(body))
    return ChapterText(key, title, _PICTURE.sub("", body).strip(), pictures)
