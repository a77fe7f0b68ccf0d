"""Builds a pack from an edition: every page of every language, what they need, and the index.

Same edition, same bytes. A file whose inputs have not changed since the earlier pack is linked from it.
"""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from amanjol.public.packs import beside, captions, cards, kiosk, offline_lists, pictures, screen, sitemap
from amanjol.public.packs import page_data as p
from amanjol.public.packs.asset_files import ASSETS, assets, script_of
from amanjol.public.packs.country_tools import CountryTools, sentences_in
from amanjol.public.packs.fallbacks import WholeGuide
from amanjol.public.packs.hearing import Hearing
from amanjol.public.packs.listings import Language, media_names, path_of
from amanjol.public.packs.punished import Watch
from amanjol.public.packs.readings import Readings
from amanjol.public.packs.rendering import Renderer
from amanjol.public.packs.search_index import Page as SearchPage
from amanjol.public.packs.search_index import build_index
from amanjol.public.packs.searchable import lender_of, searchable_pages
from amanjol.public.packs.single_file import SingleFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amanjol.public.guide import documents as d
    from amanjol.public.packs.editions import Edition
    from amanjol.public.packs.tree import FileEntry, TreeWriter
    from amanjol.public.packs.voices import Shelf, WantedVoice

logger = logging.getLogger(__name__)
HERE = Path(__file__).parent
OFFER = "general/job-offer"


class PackBuilder:
    """Makes the files of one pack into `tree`. `progress` is called with each finished path."""

    def __init__(
        self,
        edition: Edition,
        tree: TreeWriter,
        progress: Callable[[str], None] | None = None,
        voices: Shelf | None = None,
    ) -> None:
        self._edition = edition
        self._tree = tree
        self._progress = progress or (lambda _path: None)
        self._renderer = Renderer(edition.phrases)
        self._guide = WholeGuide(edition)
        self._languages = {code: Language.of(self._guide, code) for code in self._guide.languages}
        self._asset_contents = assets()
        self._assets = {name: path for name, (path, _content) in self._asset_contents.items()}
        self._media: Mapping[str, str] = {}
        self._sizes: Mapping[str, tuple[int, int]] = {}
        self._tongues: list[screen.Tongue] = []
        self._readings = Readings(edition, self._guide)
        self._watch = Watch(edition.standings)
        tree.look_with(self._watch.digest)
        self.hearing = Hearing(edition.phrases, voices)

    def build(self, number_of: Callable[[str], int]) -> dict[str, Any]:
        """Make every file; gives the manifest's facts. `number_of` turns the content's digest into a number.

        Raises `PunishedAddress`.
        """
        if not self._languages:
            return self._build_empty(number_of)
        for path, content in self._asset_contents.values():
            self._tree.add_made_from(path, path, lambda content=content: content)  # type: ignore[misc]
        self._add_media({name for language in self._languages.values() for name in language.media_places})
        tools = self._country_tools()
        letters = tools.add_letters()
        for (
            code
        ) in self._languages:  # what is compressed longest, before what the other processor makes meanwhile
            self._add_index(code, [*searchable_pages(self._edition, self._guide, self._languages, code)])
        for language in self._languages.values():
            self._add_language(language, tools)
        self._add("index.html", self._frame("index.html", ""), self._renderer.languages)
        self._add("404.html", self._frame("404.html", ""), self._renderer.not_found)
        places = sitemap.of(self._languages.values(), settings.ORIGINS["guide"])
        self._tree.add_made_from("sitemap.xml", places, places.encode)
        self._add_kiosk()
        self._add_screen()
        nothing = _json(beside.EMPTY).decode()
        for code in (*self._languages, beside.EVERY_LANGUAGE):
            self._tree.add_made_from(f"warnings/{code}.json", nothing, nothing.encode)
        standings = self._edition.standings
        contacts = {key: cards.as_json(contact, standings) for key, contact in self._edition.contacts.items()}
        self._tree.add("contacts.json", _json(contacts), quickly=True)  # no page loads it
        self._watch.look_at_files(self._tree.root, self._tree.files_to_look_through())
        worker = script_of(ASSETS / "sw.js")
        number = number_of(hashlib.sha256(self._tree.digest().encode() + worker).hexdigest())
        self._add_offline_lists(number, letters)
        countries = sorted({code for language in self._languages.values() for code in language.countries})
        return {"number": number, "languages": list(self._languages), "countries": countries}

    def _build_empty(self, number_of: Callable[[str], int]) -> dict[str, Any]:
        """Before anything is published, every first page says so, and that somebody is to write."""
        for path, content in self._asset_contents.values():
            self._tree.add_made_from(path, path, lambda content=content: content)  # type: ignore[misc]
        for path in ("index.html", "404.html", kiosk.SHELL, screen.SHELL):
            self._add(path, self._frame(path, ""), self._renderer.empty)
        number = number_of(self._tree.digest())
        self._add_offline_lists(number, {})
        return {"number": number, "languages": [], "countries": []}

    def preview(self, document: d.Document) -> str:
        """One page as the pack will hold it; the tree gets nothing but the pictures that it shows."""
        language = self._languages.get(document.language) or Language(document.language)
        self._add_media(media_names(document))
        return self._render(document, language)

    def texts_to_hear(self) -> list[WantedVoice]:
        """Every text of the guide that a voice could read, in the order of the pages."""
        for language in self._languages.values():
            for document in self._guide.documents(language.code):
                reading = self._readings.reading(document, language.code, self._edition.media)
                self.hearing.text_of(self._as_heard(reading), language.code)
        return list(self.hearing.wanted)

    # -- what there is -------------------------------------------------------------------------------

    @cached_property
    def _made_by(self) -> str:
        """Changes whenever code, templates or words of the shell do, so that old pages are not lent."""
        digest = hashlib.sha256()
        names = HERE.parents[1] / "foundation" / "names"
        files = [
            *HERE.glob("*.py"),
            *(HERE / "search_words").glob("*.toml"),
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
        sizes = {name: self._sizes[name] for name in names if name in self._sizes}
        return p.Frame(path, language, tuple(versions), self._assets, media, sizes)

    # -- making files --------------------------------------------------------------------------------

    def _add_media(self, names: set[str]) -> None:
        media = {name: file for name, file in self._edition.media.items() if name in names}
        derived = captions.add_in_cyrillic(names, self._edition.media, self._tree)
        self._media = pictures.add_media(media, self._tree) | derived
        sizes = {name: pictures.size_of(file) for name, file in media.items()}
        self._sizes = {name: size for name, size in sizes.items() if size}

    def _country_tools(self) -> CountryTools:
        def read(path: str) -> bytes:
            return (self._tree.root / path).read_bytes()

        files = SingleFiles(self._renderer, self._asset_contents, read)
        sentences = sentences_in(
            document for code in self._languages for document in self._guide.documents(code)
        )
        return CountryTools(
            self._tree, self._renderer, files, self._edition.contacts, sentences, self._media, self._add
        )

    def _add(self, path: str, data: Any, make: Callable[[Any], str], *, quickly: bool = False) -> FileEntry:
        written = repr(data)
        made_from = hashlib.sha256(f"{self._made_by}\0{written}".encode()).hexdigest()
        if not self._tree.lends_looked_through(path, made_from):
            self._watch.look(path, written)  # a code or a packed picture in the file would hide it
        entry = self._tree.add_made_from(path, made_from, lambda: make(data).encode(), quickly=quickly)
        self._progress(path)
        return entry

    def _add_language(self, language: Language, tools: CountryTools) -> None:
        code = language.code
        renderer = self._renderer
        frame = self._frame(f"{code}/index.html", code)
        home = p.HomePage(frame, tuple(language.countries.values()), language.general())
        self._add(frame.path, home, renderer.home)
        for name, make in (
            ("search.html", renderer.search),
            ("notes.html", renderer.notes),
            ("phone.html", renderer.phone),
            ("404.html", renderer.not_found),
            ("app.webmanifest", renderer.manifest),
        ):
            self._add(f"{code}/{name}", self._frame(f"{code}/{name}", code), make)
        readings: dict[str, p.Reading] = {}
        countries: list[p.CountryPage] = []
        for document in self._guide.documents(code):
            page = self._page(document, language)
            make_page: Callable[[Any], str] = (
                renderer.country if isinstance(page, p.CountryPage) else renderer.article
            )
            self._add(page.frame.path, page, make_page)
            readings[document.key] = page.reading
            if isinstance(page, p.CountryPage):
                countries.append(page)
        in_order = {key: readings[key] for key in language.entries}
        at_airports = {key: reading for key, reading in in_order.items() if key in language.at_airports}
        words = self._edition.phrases[code]
        changed = {page.country.code: page.changes for page in countries if page.changes}
        self._tongues.append(screen.tongue(code, at_airports, language.entries, words, self._assets, changed))
        for country in countries:
            tools.add_country(country, in_order, lambda key: self._readings.card(key, code))

    def _add_index(self, code: str, pages: list[SearchPage]) -> None:
        made_from = hashlib.sha256(f"{self._made_by}\0{pages!r}".encode()).hexdigest()
        self._tree.add_made_from(f"{code}/search.json", made_from, lambda: build_index(pages, code))

    def _add_kiosk(self) -> None:
        self._add(kiosk.SHELL, self._frame(kiosk.SHELL, ""), self._renderer.kiosk)
        listings = [
            language.listing(has_voices=bool(self.hearing.places.get(code)))
            for code, language in self._languages.items()
        ]
        for path, data, make in kiosk.files(listings, self._edition.phrases, self._assets, self._media):
            self._add(path, data, make, quickly=True)  # read over no network: on the device itself

    def _add_screen(self) -> None:
        self._add(screen.SHELL, self._frame(screen.SHELL, ""), self._renderer.screen)
        for path, data, make in screen.files(self._tongues, self._edition.phrases, self._media):
            self._add(path, data, make, quickly=True)  # read over no network: on the device itself

    def _render(self, document: d.Document, language: Language) -> str:
        page = self._page(document, language)
        if isinstance(page, p.CountryPage):
            return self._renderer.country(page)
        return self._renderer.article(page)

    def _page(self, document: d.Document, language: Language) -> p.CountryPage | p.ArticlePage:
        frame = self._frame(path_of(document), language.code, document.key, sorted(media_names(document)))
        reading = self._readings.reading(document, language.code, self._media)
        carried_to = self._guide.carried_to(language.code, document.key)
        voice = self.hearing.voice_of(self._as_heard(reading), language.code, self._tree, carried_to)
        country = language.countries.get(document.key.partition("/")[0])
        if document.kind == "country":
            country = p.Country(document.key, frame.path, document.title)
            offer = language.entries.get(OFFER)
            if country.code in self._guide.waits_for(language.code, OFFER):
                offer = None
            lender = lender_of(self._languages)
            topics, entries = language.topics(document.key), language.changes_in(document.key, lender)
            return p.CountryPage(frame, country, reading, topics, offer, voice, entries)
        return p.ArticlePage(frame, reading, country, voice, language.helps(document))

    def _as_heard(self, reading: p.Reading) -> p.Reading:
        """Whose words are borrowed, its cards too are read in the lender's language."""
        if not reading.written_in:
            return reading
        lent = self._readings.reading(
            reading.document, reading.written_in, self._media or self._edition.media
        )
        return replace(lent, written_in=reading.written_in)

    def _add_offline_lists(self, number: int, letters: Mapping[str, set[str]]) -> None:
        """What a phone keeps: the shell, and for each language a list of what each country needs."""
        for code, language in self._languages.items():
            shared = {path: set(countries) for path, countries in letters.items()}
            for entry in language.general():
                shared[entry.path] = set(self._guide.carried_to(code, entry.key))
            for name, places in language.media_places.items():
                for form in {name, f"{name}@480"} & self._media.keys():
                    shared.setdefault(self._media[form], set()).update(places)
            for path, places in self.hearing.places.get(code, {}).items():
                shared.setdefault(path, set()).update(places)
            listed = offline_lists.places(code, self._tree.files, shared)
            self._tree.add(f"{code}/files.json", _json({"number": number, "places": listed}))
        assets = sorted(
            path for name, path in self._assets.items() if not name.startswith(("kiosk", "screen"))
        )
        pack = {"number": number, "assets": assets, "languages": list(self._languages)}
        script = script_of(ASSETS / "sw.js").decode()
        self._tree.add("sw.js", f"const PACK = {_json(pack).decode().strip()};\n{script}".encode())


def _json(value: Mapping[str, Any] | Iterable[Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode()
