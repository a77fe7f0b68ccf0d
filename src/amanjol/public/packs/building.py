"""Builds a pack from an edition: every page of every language, what they need, and the index.

Same edition, same bytes. A file whose inputs have not changed since the earlier pack is linked from it.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from amanjol.public.guide import documents as d
from amanjol.public.packs import cards, pictures
from amanjol.public.packs import page_data as p
from amanjol.public.packs.rendering import Renderer
from amanjol.public.packs.search_index import Page as SearchPage
from amanjol.public.packs.search_index import build_index
from amanjol.public.packs.words import headings_and_body

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amanjol.public.packs.editions import Edition
    from amanjol.public.packs.tree import TreeWriter

logger = logging.getLogger(__name__)
HERE = Path(__file__).parent
ASSETS = HERE / "assets"
TOPICS = (
    "before-you-leave",
    "entering-and-registering",
    "working-legally",
    "your-rights",
    "duties-and-penalties",
    "health-care",
    "help-and-contacts",
    "money-and-coming-home",
)


def path_of(document: d.Document) -> str:
    """Where a document lies in the pack: `uz/kr/index.html`, `uz/kr/health-care.html`."""
    name = f"{document.key}/index" if document.kind == "country" else document.key
    return f"{document.language}/{name}.html"


@dataclass(slots=True)
class _Language:
    """What is known of one language before its pages are made."""

    code: str
    entries: dict[str, p.Entry] = field(default_factory=dict)
    countries: dict[str, p.Country] = field(default_factory=dict)

    below: dict[str, dict[str, p.Entry]] = field(default_factory=dict)  # country → topic, `general` → name

    def add(self, document: d.Document) -> None:
        path = path_of(document)
        self.entries[document.key] = p.Entry(document.key, path, document.title, document.summary)
        if document.kind == "country":
            self.countries[document.key] = p.Country(document.key, path, document.title)
        else:
            folder, _, name = document.key.partition("/")
            self.below.setdefault(folder, {})[name] = self.entries[document.key]

    def topics(self, country: str) -> tuple[p.Entry, ...]:
        found = dict(self.below.get(country, {}))
        first = [found.pop(topic) for topic in TOPICS if topic in found]
        return (*first, *(found[topic] for topic in sorted(found)))

    def general(self) -> tuple[p.Entry, ...]:
        return tuple(self.below.get("general", {}).values())


class PackBuilder:
    """Makes the files of one pack into `tree`. `progress` is called with each finished path."""

    def __init__(
        self, edition: Edition, tree: TreeWriter, progress: Callable[[str], None] | None = None
    ) -> None:
        self._edition = edition
        self._tree = tree
        self._progress = progress or (lambda _path: None)
        self._renderer = Renderer(edition.phrases)
        self._shown: set[str] = set()
        self._languages = {code: self._survey(code) for code in edition.languages()}
        self._asset_contents = _assets()
        self._assets = {name: path for name, (path, _content) in self._asset_contents.items()}
        self._media: Mapping[str, str] = {}
        self._cards: dict[tuple[str, str], p.ContactCard] = {}

    def build(self, number_of: Callable[[str], int]) -> dict[str, Any]:
        """Make every file; gives the manifest's facts. `number_of` turns the content's digest into a number."""
        for path, content in self._asset_contents.values():
            self._tree.add_made_from(path, path, lambda content=content: content)  # type: ignore[misc]
        shown = {name: file for name, file in self._edition.media.items() if name in self._shown}
        self._media = pictures.add_media(shown, self._tree)
        for language in self._languages.values():
            self._add_language(language)
        self._add("index.html", self._frame("index.html", ""), self._renderer.languages)
        self._add("404.html", self._frame("404.html", ""), self._renderer.not_found)
        contacts = {key: cards.as_json(contact) for key, contact in self._edition.contacts.items()}
        self._tree.add("contacts.json", _json(contacts))
        worker = (ASSETS / "sw.js").read_bytes()
        number = number_of(hashlib.sha256(self._tree.digest().encode() + worker).hexdigest())
        self._add_offline_lists(number)
        countries = sorted({code for language in self._languages.values() for code in language.countries})
        return {"number": number, "languages": list(self._languages), "countries": countries}

    def preview(self, document: d.Document) -> str:
        """One page as the pack will hold it; the tree gets nothing but the pictures that it shows."""
        language = self._languages.get(document.language) or _Language(document.language)
        names = _media_names(document)
        media = {name: file for name, file in self._edition.media.items() if name in names}
        self._media = pictures.add_media(media, self._tree)
        return self._render(document, language)

    # -- what there is -------------------------------------------------------------------------------

    def _survey(self, code: str) -> _Language:
        language = _Language(code)
        for document in self._edition.documents(code):
            language.add(document)
            self._shown |= _media_names(document)
        return language

    @cached_property
    def _made_by(self) -> str:
        """Changes whenever code, templates or words of the shell do, so that old pages are not lent."""
        digest = hashlib.sha256()
        names = HERE.parents[1] / "foundation" / "names"
        files = [
            *HERE.glob("*.py"),
            *(HERE / "pages").rglob("*.html"),
            *names.glob("*.py"),
            *names.glob("*.toml"),
        ]
        for file in sorted(files):
            digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
        digest.update(_json(self._edition.phrases))
        digest.update(_json(self._assets))
        return digest.hexdigest()

    def _frame(self, path: str, language: str, key: str = "", names: Iterable[str] = ()) -> p.Frame:
        """`names` are the media of the page: with those of other pages it would change with them."""
        versions = []
        for code, other in self._languages.items():
            entry = other.entries.get(key)
            home = f"{code}/{path.partition('/')[2]}" if language and not key else f"{code}/index.html"
            versions.append(p.Version(code, entry.path if entry else home))
        forms = (form for name in names for form in (name, f"{name}@480") if form in self._media)
        media = {form: self._media[form] for form in forms}
        return p.Frame(path, language, tuple(versions), self._assets, media)

    # -- making files --------------------------------------------------------------------------------

    def _add(self, path: str, data: Any, make: Callable[[Any], str]) -> None:
        made_from = hashlib.sha256(f"{self._made_by}\0{data!r}".encode()).hexdigest()
        self._tree.add_made_from(path, made_from, lambda: make(data).encode())
        self._progress(path)

    def _add_language(self, language: _Language) -> None:
        code = language.code
        renderer = self._renderer
        frame = self._frame(f"{code}/index.html", code)
        home = p.HomePage(frame, tuple(language.countries.values()), language.general())
        self._add(frame.path, home, renderer.home)
        for name, make in (
            ("search.html", renderer.search),
            ("404.html", renderer.not_found),
            ("app.webmanifest", renderer.manifest),
        ):
            self._add(f"{code}/{name}", self._frame(f"{code}/{name}", code), make)
        found: list[SearchPage] = []
        for document in self._edition.documents(code):
            page = self._page(document, language)
            make_page: Callable[[Any], str] = (
                renderer.country if isinstance(page, p.CountryPage) else renderer.article
            )
            self._add(page.frame.path, page, make_page)
            found.append(self._search_page(document, language))
        self._add_index(code, found)

    def _add_index(self, code: str, pages: list[SearchPage]) -> None:
        made_from = hashlib.sha256(f"{self._made_by}\0{pages!r}".encode()).hexdigest()
        self._tree.add_made_from(f"{code}/search.json", made_from, lambda: build_index(pages, code))

    def _render(self, document: d.Document, language: _Language) -> str:
        page = self._page(document, language)
        if isinstance(page, p.CountryPage):
            return self._renderer.country(page)
        return self._renderer.article(page)

    def _page(self, document: d.Document, language: _Language) -> p.CountryPage | p.ArticlePage:
        frame = self._frame(path_of(document), language.code, document.key, sorted(_media_names(document)))
        reading = self._reading(self._without_lost(document), language.code)
        country = language.countries.get(document.key.partition("/")[0])
        if document.kind == "country":
            country = p.Country(document.key, frame.path, document.title)
            offer = language.entries.get("general/job-offer")
            return p.CountryPage(frame, country, reading, language.topics(document.key), offer)
        return p.ArticlePage(frame, reading, country)

    def _without_lost(self, document: d.Document) -> d.Document:
        """Without what names a contact or source that was deleted since: a gap, where else no pack could be."""
        contacts, sources = self._edition.contacts, self._edition.sources
        blocks = tuple(
            block
            for block in document.blocks
            if getattr(block, "contact", None) in {None, *contacts}
            and getattr(block, "source", None) in {None, *sources}
        )
        figures = tuple(figure for figure in document.figures if figure.source in sources)
        if len(blocks) < len(document.blocks) or len(figures) < len(document.figures):
            logger.warning("%s names a contact or source that is no longer there", path_of(document))
        return replace(document, blocks=blocks, figures=figures)

    def _reading(self, document: d.Document, code: str) -> p.Reading:
        named = sorted({block.contact for block in document.blocks if isinstance(block, d.ContactRef)})
        contacts = {key: self._card(key, code) for key in named}
        keys = {block.source for block in document.blocks if isinstance(block, d.SourceRef)}
        keys |= {figure.source for figure in document.figures}
        sources = {key: p.SourceNote.of(self._edition.sources[key]) for key in sorted(keys)}
        stale = bool(document.look_again_on) and document.look_again_on <= self._edition.today.isoformat()
        return p.Reading(document, contacts, sources, stale)

    def _card(self, key: str, code: str) -> p.ContactCard:
        """Made once a language: whether a number exists takes long to find out."""
        if (key, code) not in self._cards:
            self._cards[key, code] = cards.card(self._edition.contacts[key], self._edition.sources, code)
        return self._cards[key, code]

    def _search_page(self, document: d.Document, language: _Language) -> SearchPage:
        headings, body = headings_and_body(document, self._edition.contacts, language.code)
        country = language.countries.get(document.key.partition("/")[0])
        path = path_of(document).partition("/")[2]
        title = country.title if country else ""
        return SearchPage(path, document.title, headings, body, title, document.summary)

    def _add_offline_lists(self, number: int) -> None:
        """What a phone keeps: the shell, and a list of files a language."""
        for code in self._languages:
            files = [
                path for path in self._tree.files if path.startswith(f"{code}/") or pictures.is_picture(path)
            ]
            self._tree.add(f"{code}/files.json", _json({"number": number, "files": sorted(files)}))
        pack = {"number": number, "assets": sorted(self._assets.values()), "languages": list(self._languages)}
        script = (ASSETS / "sw.js").read_text(encoding="utf-8")
        self._tree.add("sw.js", f"const PACK = {_json(pack).decode().strip()};\n{script}".encode())


def _assets() -> dict[str, tuple[str, bytes]]:
    """Every asset: its path, which holds a hash of its content, and the content.

    The style sheet names the font by such a path.
    """
    placed: dict[str, tuple[str, bytes]] = {}
    files = sorted(file for file in ASSETS.rglob("*") if file.is_file() and file.name != "sw.js")
    for file in sorted(files, key=lambda file: file.suffix == ".css"):
        name = file.relative_to(ASSETS).as_posix()
        content = file.read_bytes()
        if file.suffix == ".css":
            content = _with_hashed_names(content.decode(), placed).encode()
        digest = hashlib.sha256(content).hexdigest()[:12]
        stem, dot, suffix = name.rpartition(".")
        placed[name] = f"assets/{stem}.{digest}{dot}{suffix}", content
    return placed


def _with_hashed_names(style: str, placed: Mapping[str, tuple[str, bytes]]) -> str:
    for name, (path, _content) in placed.items():
        style = style.replace(f'url("{name}")', f'url("{path.removeprefix("assets/")}")')
    return style


def _media_names(document: d.Document) -> set[str]:
    """The files that its videos and posters name."""
    fields = ("file", "captions", "picture")
    return {getattr(block, name, "") for block in document.blocks for name in fields} - {""}


def _json(value: Mapping[str, Any] | Iterable[Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
