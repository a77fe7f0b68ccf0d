"""The guide's content files: one article a file, the list of sources, and the folder that holds all.

`content/guide/kr/country.en.yaml`, `content/guide/kr/health-care.uz.yaml`,
`content/guide/general/kept-passport.en.yaml`, `content/sources.yaml`, `content/contacts.yaml`,
`content/standings.yaml` (may be missing), `content/media/`, `content/order.yaml` (keys of countries and general
articles in the reader's order; the others follow). Functions raise `ContentError`, which names file and line;
`ContentErrors` holds several.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from amanjol.foundation.directory.contact_files import CONTACTS, ContactEntry
from amanjol.foundation.textfiles.languages import languages_of
from amanjol.foundation.textfiles.problems import ContentError, ContentErrors, Problem, printable, quoted
from amanjol.foundation.textfiles.reading import Reading, read, read_text
from amanjol.foundation.textfiles.writing import first_difference, write
from amanjol.public.guide.content_names import meaning_of, path_of
from amanjol.public.guide.content_shapes import ORDER, SOURCES, STANDINGS, document_shape
from amanjol.public.guide.sourcing import FACTUAL, unsourced
from amanjol.public.guide.watching.files import WATCHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from amanjol.foundation.textfiles.findings import Reference
    from amanjol.public.guide import documents as d


__all__ = [
    "Content",
    "ContentError",
    "ContentErrors",
    "Problem",
    "check_canonical",
    "name_of",
    "path_of",
    "read_document",
    "read_folder",
    "read_sources",
    "readable_articles",
    "write_document",
    "write_sources",
    "write_standings",
]

STANDINGS_FILE = "standings.yaml"
WATCHED_FILE = "watched.yaml"
LISTS = {
    "sources.yaml": SOURCES,
    "contacts.yaml": CONTACTS,
    "order.yaml": ORDER,
    STANDINGS_FILE: STANDINGS,
    WATCHED_FILE: WATCHED,
}
OPTIONAL = (STANDINGS_FILE, WATCHED_FILE)


@dataclass(frozen=True, slots=True)
class Content:
    """All that a folder holds: documents in the order of `order.yaml`, the lists as their files have them."""

    documents: tuple[d.Document, ...]
    sources: tuple[d.Source, ...]
    contacts: tuple[ContactEntry, ...]
    standings: tuple[d.Standing, ...] = ()


def read_document(text: str, name: str) -> d.Document:
    """The document of a file. Its last folder and its name give kind, key and language."""
    document: d.Document = _read_article(text, name).value
    return document


def write_document(document: d.Document) -> str:
    """The canonical text. Raises `ContentError` when it could not be read again as the same document."""
    name = f"content/guide/{path_of(document)}"
    shape = document_shape(document.kind, document.key, document.language)
    text = write(document, name, shape, language=document.language)
    if read_document(text, name) != document:
        raise ContentError(name, 1, "would not be read back as the same document")
    return text


def _has_no_source(block: d.Block) -> str:
    return f"this {FACTUAL[type(block)]} has no source: add `sources:` to it"


def read_sources(text: str, name: str) -> list[d.Source]:
    """The sources in the order of the file."""
    return list(read(text, name, SOURCES).value)


def write_sources(sources: Iterable[d.Source]) -> str:
    """The canonical text, sorted by key. Raises `ContentError` when it could not be read again."""
    return write(tuple(sources), "content/sources.yaml", SOURCES)


def write_standings(standings: Iterable[d.Standing]) -> str:
    """The canonical text, sorted by key. Raises `ContentError` when it could not be read again."""
    return write(tuple(standings), f"content/{STANDINGS_FILE}", STANDINGS)


def read_folder(folder: Path) -> Content:
    """Everything under `folder`, each file sound and all that they refer to present.

    Raises `ContentErrors` with all problems of all files.
    """
    opened = _Folder(folder)
    sources = opened.read("sources.yaml")
    contacts = opened.read("contacts.yaml")
    order = opened.read("order.yaml")
    standings = opened.read(STANDINGS_FILE) if (folder / STANDINGS_FILE).exists() else None
    articles = [article for path in _articles(folder) if (article := opened.read(path))]
    if sources:
        opened.check_references("source", {source.key for source in sources.value})
    if contacts:
        opened.check_references("contact", {contact.key for contact in contacts.value})
    opened.check_references("article", {article.value.key for article in articles})
    opened.check_languages(articles, languages_of(folder))
    opened.check_references("media file", {path.name for path in folder.glob("media/*") if path.is_file()})
    for article in articles:
        opened.check_sources(article)
    opened.check_countries_stand(articles)
    if opened.problems or not sources or not contacts or not order:
        raise ContentErrors(sorted(opened.problems, key=lambda problem: (problem.file, problem.line)))
    documents = in_reading_order((article.value for article in articles), order.value)
    return Content(documents, sources.value, contacts.value, standings.value if standings else ())


def in_reading_order(documents: Iterable[d.Document], order: Sequence[str]) -> tuple[d.Document, ...]:
    """Countries, their topics, general articles; of each kind those that `order` names first."""
    kinds = ("country", "topic", "general")

    def place(document: d.Document) -> tuple[int, int, str]:
        named = order.index(document.key) if document.key in order else len(order)
        return kinds.index(document.kind), named, document.key

    return tuple(sorted(documents, key=place))


def write_order(keys: Iterable[str]) -> str:
    """The canonical text of `order.yaml`."""
    return write(tuple(keys), "content/order.yaml", ORDER)


def check_canonical(folder: Path) -> list[Problem]:
    """Files that differ from what would be written, at the first such line, and files that cannot be read."""
    problems: list[Problem] = []
    lists = (name for name in LISTS if name not in OPTIONAL or (folder / name).exists())
    for relative in (*lists, *_articles(folder)):
        name = name_of(folder, relative)
        try:
            text = read_text(folder / relative, name)
            canonical = _canonical(relative, text, name)
        except ContentError as error:
            problems += error.problems
            continue
        if difference := first_difference(text, canonical):
            problems.append(Problem(name, *difference))
    return problems


def readable_articles(folder: Path) -> Iterator[Reading]:
    """Every article that can be read, with its lines; the others are left out."""
    for relative in _articles(folder):
        name = name_of(folder, relative)
        with suppress(ContentError):
            yield _read_article(read_text(folder / relative, name), name)


def _canonical(relative: str, text: str, name: str) -> str:
    if shape := LISTS.get(relative):
        return write(read(text, name, shape).value, name, shape)
    return write_document(read_document(text, name))


def _read_article(text: str, name: str) -> Reading:
    kind, key, language = meaning_of(name)
    reading = read(text, name, document_shape(kind, key, language), language=language)
    if reading.value.figures and kind != "country":
        raise ContentError(name, reading.item_lines("figures")[0], "figures belong to country files only")
    if reading.value.lawyer_for and kind == "country":
        line = reading.item_lines("lawyer_for")[0]
        raise ContentError(name, line, "the first page of a country waits for no lawyer: its topics can")
    if reading.value.audience and kind != "general":
        raise ContentError(name, 1, "an audience belongs to general articles only")
    return reading


def _articles(folder: Path) -> list[str]:
    """Paths relative to `folder`. Hidden files belong to the desktop or a text editor, not to the guide."""
    paths = (path.relative_to(folder) for path in folder.glob("guide/**/*") if not path.is_dir())
    return sorted(path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))


def name_of(folder: Path, relative: str) -> str:
    """How a file is called in sentences: `content/sources.yaml`."""
    return printable(f"{folder.resolve().name}/{relative}")


@dataclass(slots=True)
class _Folder:
    """Reads the files of one folder and gathers what is wrong in all of them."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    references: list[tuple[str, Reference]] = field(default_factory=list)

    def read(self, relative: str) -> Reading | None:
        """Nothing when the file has problems, which are noted."""
        name = name_of(self.folder, relative)
        try:
            text = read_text(self.folder / relative, name)
            reading = read(text, name, LISTS[relative]) if relative in LISTS else _read_article(text, name)
        except ContentError as error:
            self.problems += error.problems
            return None
        self.references += [(name, reference) for reference in reading.references]
        return reading

    def check_references(self, kind: str, keys: set[str]) -> None:
        for file, reference in self.references:
            if reference.kind == kind and reference.value not in keys:
                self._report(file, reference.line, f"there is no {kind} {quoted(reference.value)}")

    def check_languages(self, articles: list[Reading], codes: tuple[str, ...]) -> None:
        """A language is there once the words of the pages' shell are."""
        used = [(article.file, 1, article.value.language) for article in articles]
        used += [(file, ref.line, ref.value) for file, ref in self.references if ref.kind == "language"]
        for file, line, language in used:
            if language not in codes:
                wanted = f"add content/interface/{language}.yaml"
                self._report(file, line, f"{quoted(language)} is none of our languages yet: {wanted}")

    def check_countries_stand(self, articles: list[Reading]) -> None:
        """A topic stands under its country, in the same language."""
        pairs = {(article.value.key, article.value.language) for article in articles}
        for article in articles:
            country, _, topic = article.value.key.partition("/")
            language = article.value.language
            if article.value.kind == "topic" and (country, language) not in pairs:
                missing = f"{country}/country.{language}.yaml"
                self._report(article.file, 1, f"{topic} needs its country in the same language: {missing}")

    def check_sources(self, article: Reading) -> None:
        lines = article.item_lines("blocks")
        for at in unsourced(article.value):
            self._report(article.file, lines[at], _has_no_source(article.value.blocks[at]))

    def _report(self, file: str, line: int, problem: str) -> None:
        self.problems.append(Problem(file, line, problem))
