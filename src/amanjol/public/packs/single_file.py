"""A country as one HTML file that people pass on: its articles, those that hold everywhere, and its card.

It is called notes, and shows nothing but that word, its language and its country until somebody presses them. Style,
letters and pictures stand in the file itself, links lead inside it, nothing needs a script; the only one is that of
leaving at once. Its own policy lets it load nothing. It says no number and no date of the pack, as no page does; what
it says of its age comes from what stands in it, so that the same texts give the same bytes.
"""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from amanjol.public.guide.documents import Document
    from amanjol.public.packs.page_data import CardPage, ChangeEntry, CountryPage, Frame, Reading
    from amanjol.public.packs.rendering import Renderer

STYLES = ("style.css", "tools.css", "tools-card.css")
SCRIPT = "leave.js"
_YEAR = re.compile(r"\d{4}")
_URL = re.compile(r'url\("([^":]+)"\)')


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article of the file. `name` is what links inside it lead to."""

    name: str
    title: str
    words: str
    written_in: str = ""


@dataclass(frozen=True, slots=True)
class SingleFile:
    """What one file is made from. `topics` and `general` are in the reader's order."""

    page: CountryPage
    topics: tuple[Reading, ...]
    general: tuple[Reading, ...]
    card: CardPage
    media: Mapping[str, str]

    @property
    def _readings(self) -> tuple[Reading, ...]:
        return (self.page.reading, *self.topics, *self.general)

    @property
    def as_of(self) -> str:
        """The last day on which a person checked a source or dialled a number; else the latest year of a source."""
        contacts = [contact for reading in self._readings for contact in reading.contacts.values()]
        of_contacts = [contact.source for contact in contacts if contact.source is not None]
        sources = [
            *of_contacts,
            *(source for reading in self._readings for source in reading.sources.values()),
        ]
        days = [source.checked_on for source in sources if source.is_checked]
        days += [contact.dialled.on for contact in contacts if contact.dialled is not None]
        return max(days, default="") or max(
            filter(_YEAR.fullmatch, (source.year for source in sources)), default=""
        )

    @property
    def check_by(self) -> str:
        """The first day on which one of its articles is due to be looked at again."""
        return min(filter(None, (reading.document.look_again_on for reading in self._readings)), default="")


class SingleFiles:
    """Makes the files of a pack.

    `assets` has path and content by plain name; `read` gives the content of another file by its path.
    """

    def __init__(
        self, renderer: Renderer, assets: Mapping[str, tuple[str, bytes]], read: Callable[[str], bytes]
    ) -> None:
        self._renderer = renderer
        self._assets = {name: content for name, (_path, content) in assets.items()}
        self._by_path = dict(assets.values())
        self._read = read
        self._general: dict[tuple[str, Document], Chapter] = {}

    def make(self, file: SingleFile) -> str:
        frame = file.page.frame
        style = self._style + (self._letters(file.card.style) if file.card.style else "")
        script = self._assets[SCRIPT].decode()
        chapters = [self._chapter(frame, reading, file.media) for reading in file.topics]
        general = [self._general_chapter(frame, reading, file.media) for reading in file.general]
        inside = self._inside(file.media)
        own = (style, hash_for_policy(style)), (script, hash_for_policy(script))
        return self._renderer.whole_country(file, (chapters, general), own, inside)

    def _chapter(self, frame: Frame, reading: Reading, media: Mapping[str, str]) -> Chapter:
        words = self._renderer.chapter(frame, reading, self._inside(media))
        return Chapter(anchor(reading.document.key), reading.document.title, words, reading.written_in)

    def _general_chapter(self, frame: Frame, reading: Reading, media: Mapping[str, str]) -> Chapter:
        """Made once a language: every country's file holds it, but for questions that one country's law asks."""
        key = frame.language, reading.document
        if key not in self._general:
            self._general[key] = self._chapter(frame, reading, media)
        return self._general[key]

    def _inside(self, media: Mapping[str, str]) -> Inside:
        return Inside(media, self._data_of_asset, self._data_of_file)

    @cached_property
    def _style(self) -> str:
        whole = "".join(self._assets[name].decode() for name in STYLES)
        return _URL.sub(lambda match: f'url("{self._data_in_style(match[1])}")', whole)

    def _letters(self, path: str) -> str:
        folder = path.rpartition("/")[0]
        text = self._read(path).decode()
        return _URL.sub(lambda match: f'url("{self._data_of_file(f"{folder}/{match[1]}")}")', text)

    def _data_in_style(self, name: str) -> str:
        """Style sheets name other assets as they lie beside them."""
        return _data(name, self._by_path[f"assets/{name}"])

    def _data_of_asset(self, name: str) -> str:
        return _data(name, self._assets[name])

    def _data_of_file(self, path: str) -> str:
        return _data(path, self._read(path))


@dataclass(frozen=True, slots=True)
class Inside:
    """Gives templates, in place of an address, what lies there; in place of a page, its chapter."""

    media_paths: Mapping[str, str]
    asset: Callable[[str], str]
    file: Callable[[str], str]

    def media(self, name: str) -> str:
        """The narrow form of a photograph, where there is one."""
        return self.file(self.media_paths.get(f"{name}@480", self.media_paths[name]))

    def anchor_of(self, key: str, name: str) -> str:
        """The anchor of a block of the article with that key."""
        return f"{anchor(key)}-{name}"

    def place_of(self, entry: ChangeEntry) -> str:
        return f"#{self.anchor_of(entry.key, entry.anchor)}"

    def link(self, path: str) -> str:
        return f"#{anchor(path.partition('/')[2].removesuffix('.html'))}"


def hash_for_policy(code: str) -> str:
    """What a content security policy calls a style or a script by that stands in the page itself."""
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


def anchor(key: str) -> str:
    """`kr-health-care` for `kr/health-care`."""
    return key.replace("/", "-")


def _data(name: str, content: bytes) -> str:
    kind = mimetypes.guess_type(name)[0] or ("font/woff2" if name.endswith(".woff2") else "")
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
