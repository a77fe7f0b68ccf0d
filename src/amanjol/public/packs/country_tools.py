"""What belongs to a country as a whole: its travel card, the country as one file, and where to get both."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

from amanjol.public.guide import documents as d
from amanjol.public.packs import lettering, travel_card
from amanjol.public.packs import page_data as p
from amanjol.public.packs.offline_lists import SINGLE_FILE
from amanjol.public.packs.single_file import SingleFile, SingleFiles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from amanjol.foundation.directory.models import Contact
    from amanjol.public.packs.rendering import Renderer
    from amanjol.public.packs.tree import FileEntry, TreeWriter

LETTERS = "letters"  # the folder of the cut fonts and their style sheets


class Add(Protocol):
    """Adds a page that is made from data, or lent where the data stayed the same."""

    def __call__(
        self, path: str, data: Any, make: Callable[[Any], str], *, quickly: bool = False
    ) -> FileEntry: ...


@dataclass(slots=True)
class CountryTools:
    """Adds to a pack what each country has beside its articles. `card_of` gives a contact's card by its key."""

    tree: TreeWriter
    renderer: Renderer
    single_files: SingleFiles
    contacts: Mapping[str, Contact]
    sentences: Mapping[str, str]  # country → every sentence of its cards, one after the other
    media: Mapping[str, str]
    add: Add
    styles: dict[str, str] = field(default_factory=dict)

    def add_letters(self) -> dict[str, set[str]]:
        """Cut the letters of every country; gives the paths with the country that needs them."""
        needed: dict[str, set[str]] = {}
        for country, text in self.sentences.items():
            cuts = lettering.cuts_for(text, country)
            for cut in cuts:
                path = f"{LETTERS}/{cut.name}.woff2"
                if path not in self.tree.files:
                    self.tree.add_made_from(path, path, cut.woff2)
                needed.setdefault(path, set()).add(country)
            if cuts:
                style = lettering.style_of(cuts)
                path = f"{LETTERS}/{country}.{lettering.hash_of(style)}.css"
                self.tree.add_made_from(path, path, style.encode)
                self.styles[country] = path
                needed.setdefault(self.styles[country], set()).add(country)
        return needed

    def add_country(
        self, page: p.CountryPage, readings: Mapping[str, p.Reading], card_of: Callable[[str], p.ContactCard]
    ) -> None:
        """The pages of one country in one language."""
        country, language = page.country, page.frame.language
        card = self._card(page, readings.get(f"{country.code}/{travel_card.HELP}"), card_of)
        self.add(country.card, card, self.renderer.card)
        file = self._single_file(page, readings, card)
        name = f"{SINGLE_FILE}{language}-{country.code}.html"
        path = country.path.replace("index.html", name)
        entry = self.add(path, file, self.single_files.make, quickly=True)
        frame = beside(page.frame, country.take_along)
        self.add(frame.path, p.TakeAlongPage(frame, country, path, entry.size), self.renderer.take_along)

    def _card(
        self, page: p.CountryPage, reading: p.Reading | None, card_of: Callable[[str], p.ContactCard]
    ) -> p.CardPage:
        country = page.country
        blocks = reading.document.blocks if reading else ()
        named = [block.contact for block in blocks if isinstance(block, d.ContactRef)]
        emergency, lines = travel_card.numbers_of(country.code, self.contacts, named, card_of)
        advice = self.renderer.words(page.frame.language)["card_lines"]
        code = travel_card.code_of(
            f"{number.contact.number} {number.service or advice}" for number in (*emergency, *lines)
        )
        sentences = travel_card.sentences_of(reading.document if reading else None)
        return p.CardPage(
            frame=beside(page.frame, country.card),
            country=country,
            emergency=emergency,
            lines=lines,
            sentences=sentences,
            code=code,
            help=reading,
            style=self.styles.get(country.code, ""),
        )

    def _single_file(
        self, page: p.CountryPage, readings: Mapping[str, p.Reading], card: p.CardPage
    ) -> SingleFile:
        topics = tuple(readings[topic.key] for topic in page.topics if topic.key in readings)
        general = tuple(
            _of_country(reading, page.country.code)
            for reading in readings.values()
            if reading.document.kind == "general" and page.country.code not in reading.waits_for
        )
        names = _pictures((page.reading, *topics, *general))
        media = {name: path for name, path in self.media.items() if name.partition("@")[0] in names}
        return SingleFile(page, topics, general, card, media)


def _of_country(reading: p.Reading, country: str) -> p.Reading:
    """Without questions that only the law of another country asks."""
    document = reading.document
    blocks = tuple(
        replace(block, items=tuple(item for item in block.items if item.country in {"", country}))
        if isinstance(block, d.Questions)
        else block
        for block in document.blocks
    )
    return (
        replace(reading, document=replace(document, blocks=blocks)) if blocks != document.blocks else reading
    )


def sentences_in(documents: Iterable[d.Document]) -> dict[str, str]:
    """Country → every sentence to show in its language, one after the other."""
    by_country: dict[str, str] = {}
    for document in documents:
        for block in document.blocks:
            if isinstance(block, d.Phrases):
                sentences = "".join(phrase.says for phrase in block.items)
                country = document.key.partition("/")[0]
                by_country[country] = by_country.get(country, "") + sentences
    return by_country


def beside(frame: p.Frame, path: str) -> p.Frame:
    """The frame of a page that lies beside a country's page, in every language that has the country."""
    own, name = path.rpartition("/")[0].partition("/")[2], path.rpartition("/")[2]
    versions = tuple(
        replace(version, path=f"{version.language}/{own}/{name}")
        if version.path == f"{version.language}/{own}/index.html"
        else version
        for version in frame.versions
    )
    return replace(frame, path=path, versions=versions)


def _pictures(readings: Iterable[p.Reading]) -> set[str]:
    """The pictures that go into a file: posters, and of a clip only the picture in its place."""
    blocks = [block for reading in readings for block in reading.document.blocks]
    posters = {block.file for block in blocks if isinstance(block, d.Poster)}
    return posters | {block.picture for block in blocks if isinstance(block, d.Video)} - {""}
