"""`content/facts.yaml`: what the guide must say, or leaves out and why, and which blocks of which language say it.

A fact has the id of the research it comes from (`RU-14`). A block says it that rests on one of the fact's sources in
one of its articles, and so does a figure or a number to call. Nobody but the editors reads the list; a guide without
one is whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.directory.contact_files import CONTACTS, ContactEntry
from amanjol.foundation.textfiles.languages import in_order
from amanjol.foundation.textfiles.problems import ContentError, Problem, quoted
from amanjol.foundation.textfiles.reading import read, read_text
from amanjol.foundation.textfiles.shapes import Word, Words
from amanjol.foundation.textfiles.structures import Field, Items, Record
from amanjol.foundation.textfiles.writing import first_difference, write
from amanjol.public.guide import documents as d
from amanjol.public.guide.content_files import name_of, readable_articles
from amanjol.public.guide.content_shapes import BLOCK, KEY, KEY_WANTED, SOURCES
from amanjol.public.guide.content_words import joined, words_of
from amanjol.public.guide.sourcing import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

FILE = "facts.yaml"
WHOLE_LANGUAGES = ("en", "ru", "uz")
"""Every article is there in these; a fact may not be missing in one of them."""

ID = re.compile(r"[A-Z]{1,4}-[0-9]{1,3}")
ARTICLE = re.compile(rf"([a-z]{{2}}|general)/{KEY.pattern}")
FIGURE = re.compile(r"\+?[0-9]+([ -][0-9]+)*")
_KINDS = {kind.make: name for name, kind in BLOCK.kinds.items()}


@dataclass(frozen=True, slots=True)
class Fact:
    """`says` in one sentence, in which `articles` (`ru/country`, `ru/your-rights`), resting on which `sources`.

    `figures` are digits that every language must have. `left_out` says why readers are not told, and excludes the rest.
    """

    id: str
    says: str = ""
    articles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    left_out: str = ""

    def problem(self) -> str:
        """A sentence when neither is known what to say nor why nothing is said."""
        named = bool(self.articles or self.sources or self.figures)
        if self.left_out:
            return f"{self.id} is left out and yet says something" if self.says or named else ""
        if not self.says:
            return f"{self.id} needs `says` or `left_out`"
        if not self.articles:
            return f"{self.id} names no article: add `articles:`"
        return "" if self.sources else f"{self.id} has no source: add `sources:`"


FACTS = Items(
    Record(
        Fact,
        (
            Field("id", Word(ID, "an id such as RU-14")),
            Field("says", Words(longest=500), required=False),
            Field(
                "articles", Items(Word(ARTICLE, "an article such as ru/country", longest=90)), required=False
            ),
            Field("sources", Items(Word(KEY, KEY_WANTED, longest=80)), required=False),
            Field("figures", Items(Word(FIGURE, "digits such as 139")), required=False),
            Field("left_out", Words(longest=500), required=False),
        ),
        problem=Fact.problem,
    ),
    key="id",
    least=0,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article says a fact in one language: `parts` as in `3 text`, `figure 1`, and all their words."""

    article: str
    language: str
    parts: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with the line of the list, and each article of it in each language that has the article."""

    fact: Fact
    line: int
    places: tuple[Place, ...]


def fact_rows(folder: Path) -> list[FactRow]:
    """Every fact with where it is said; none where there is no list. Raises `ContentError`."""
    return _Guide.read(folder).rows if (folder / FILE).exists() else []


def fact_problems(folder: Path) -> list[Problem]:
    """What is wrong with the list, and facts that an article or a language lacks. No list, no problem."""
    if not (folder / FILE).exists():
        return []
    name = name_of(folder, FILE)
    try:
        text = read_text(folder / FILE, name)
        canonical = write(read(text, name, FACTS).value, name, FACTS)
        guide = _Guide.read(folder)
    except ContentError as error:
        return list(error.problems)
    if difference := first_difference(text, canonical):
        return [Problem(name, *difference)]
    return [
        Problem(name, row.line, f"{row.fact.id} {sentence}")
        for row in guide.rows
        for sentence in guide.lacks(row)
    ]


def as_markdown(rows: list[FactRow]) -> str:
    """A line for each article of a fact and the languages whose same blocks say it; what is left out says why."""
    lines = ["| fact | what it says | article | languages | blocks |", "|---|---|---|---|---|"]
    for row in rows:
        if row.fact.left_out:
            lines.append(f"| {row.fact.id} | left out: {row.fact.left_out} | | | |")
        grouped: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for place in row.places:
            grouped.setdefault((place.article, place.parts), []).append(place.language)
        for (article, parts), languages in grouped.items():
            where = ", ".join(parts) or "**none**"
            cells = (row.fact.id, row.fact.says, article, " ".join(in_order(languages)), where)
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Guide:
    """What the list is held against."""

    documents: Mapping[str, Mapping[str, d.Document]]
    sources: frozenset[str]
    contacts: Mapping[str, ContactEntry]
    rows: list[FactRow]

    @classmethod
    def read(cls, folder: Path) -> _Guide:
        reading, sources, contacts = (
            read(read_text(folder / file, name_of(folder, file)), name_of(folder, file), shape)
            for file, shape in ((FILE, FACTS), ("sources.yaml", SOURCES), ("contacts.yaml", CONTACTS))
        )
        documents: dict[str, dict[str, d.Document]] = {}
        for article in readable_articles(folder):
            documents.setdefault(article.value.key, {})[article.value.language] = article.value
        keys = frozenset(source.key for source in sources.value)
        guide = cls(documents, keys, {contact.key: contact for contact in contacts.value}, [])
        for fact, line in zip(reading.value, reading.root_lines(), strict=True):
            guide.rows.append(FactRow(fact, line, tuple(guide.places(fact))))
        return guide

    def places(self, fact: Fact) -> Iterator[Place]:
        for article in fact.articles:
            versions = self.documents.get(_key(article), {})
            for language in in_order(versions):
                parts = list(self._parts(versions[language], set(fact.sources)))
                names = tuple(name for name, _words in parts)
                yield Place(article, language, names, "\n".join(words for _name, words in parts))

    def _parts(self, document: d.Document, sources: set[str]) -> Iterator[tuple[str, str]]:
        for number, figure in enumerate(document.figures, 1):
            if figure.source in sources:
                yield f"figure {number}", words_of(figure)
        for number, block in enumerate(document.blocks, 1):
            name = f"{number} {_KINDS[type(block)]}"
            if isinstance(block, d.ContactRef):  # it names its source itself
                contact = self.contacts.get(block.contact)
                if contact and contact.source in sources:
                    yield name, _words_of_contact(contact, document.language)
            elif sources.intersection(sources_of(block)):
                yield name, words_of(block)

    def lacks(self, row: FactRow) -> Iterator[str]:
        fact = row.fact
        unknown = [source for source in fact.sources if source not in self.sources]
        missing = [article for article in fact.articles if _key(article) not in self.documents]
        yield from (f"names the source {quoted(source)}, which is not there" for source in unknown)
        yield from (f"names the article {quoted(article)}, which is not there" for article in missing)
        if unknown or missing or fact.left_out:
            return
        for article in fact.articles:
            silent = [place.language for place in row.places if place.article == article and not place.parts]
            absent = [code for code in WHOLE_LANGUAGES if code not in self.documents[_key(article)]]
            if languages := in_order([*silent, *absent]):
                yield f"is not said in {article} in {', '.join(languages)}: no block there rests on its source"
        yield from self._lacking_figures(row)

    def _lacking_figures(self, row: FactRow) -> Iterator[str]:
        for language in in_order({place.language for place in row.places}):
            places = [place for place in row.places if place.language == language]
            if language not in WHOLE_LANGUAGES and len(places) < len(row.fact.articles):
                continue  # the figure may stand in the article that this language lacks
            words = "\n".join(place.words for place in places)
            lacking = [figure for figure in row.fact.figures if not _has(words, figure)]
            if lacking and all(place.parts for place in places):
                yield f"lacks {', '.join(map(quoted, lacking))} in {language}"


def _key(article: str) -> str:
    """The key of a document by the name of its file: `ru/country` is `ru`."""
    return article.removesuffix("/country")


def _has(words: str, figure: str) -> bool:
    """Whether the digits stand there with no other beside them, thousands apart or not."""
    return re.search(rf"(?<![0-9]){re.escape(figure)}(?![0-9])", f"{words}\n{joined(words)}") is not None


def _words_of_contact(contact: ContactEntry, language: str) -> str:
    texts = (contact.service, contact.run_by, contact.hours, contact.may_inform)
    return "\n".join([contact.number, *(text.get(language, "") for text in texts)])
