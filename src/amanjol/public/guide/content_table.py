"""What the content files hold, as a table for the documents: every article, language, state, facts, numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.textfiles.languages import in_order
from amanjol.public.guide import documents as d
from amanjol.public.guide.looking_again import look_again_on
from amanjol.public.guide.sourcing import sources_of_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from amanjol.foundation.directory.contact_files import ContactEntry
    from amanjol.public.guide.content_files import Content

ADVICE = "none"  # the address of a source that is the editors' own advice and no fact
_SHORT_STATES = {"original": "original", "drafted": "drafted", "read": "read by a native speaker"}


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article in one language. A fact is a block, a figure or a question that a source stands behind."""

    key: str
    language: str
    state: str
    facts: int
    not_checked: int
    advice: int
    numbers: int
    dialled: int
    look_again_on: str


def rows(content: Content) -> list[ArticleRow]:
    """In the reader's order, the languages of an article together."""
    sources = {source.key: source for source in content.sources}
    contacts = {contact.key: contact for contact in content.contacts}
    by_key: dict[str, dict[str, d.Document]] = {}
    for document in content.documents:
        by_key.setdefault(document.key, {})[document.language] = document
    return [
        _row(versions[language], sources, contacts)
        for versions in by_key.values()
        for language in in_order(versions)
    ]


def _row(
    document: d.Document, sources: Mapping[str, d.Source], contacts: Mapping[str, ContactEntry]
) -> ArticleRow:
    kinds = Counter(_kind(sources[key]) for key in sources_of_facts(document))
    named = {block.contact for block in document.blocks if isinstance(block, d.ContactRef)}
    return ArticleRow(
        key=document.key,
        language=document.language,
        state=_SHORT_STATES[document.translation],
        facts=kinds["checked"] + kinds["not checked"],
        not_checked=kinds["not checked"],
        advice=kinds["advice"],
        numbers=len(named),
        dialled=sum(1 for key in named if contacts[key].last_dialled_on),
        look_again_on=look_again_on(document, sources),
    )


def _kind(source: d.Source) -> str:
    if source.address == ADVICE:
        return "advice"
    return "not checked" if source.needs_review else "checked"


def as_markdown(rows: Iterable[ArticleRow]) -> str:
    """The table, and a line of sums for each language above it."""
    rows = list(rows)
    lines = ["| language | articles | facts | not yet checked | advice |", "|---|---:|---:|---:|---:|"]
    for language in in_order({row.language for row in rows}):
        own = [row for row in rows if row.language == language]
        figures = zip(*((row.facts, row.not_checked, row.advice) for row in own), strict=True)
        sums = (len(own), *(sum(column) for column in figures))
        lines.append(f"| {language} | {' | '.join(map(str, sums))} |")
    lines += [
        "",
        "| article | language | state | facts | not yet checked | advice | numbers | dialled | look again |",
        "|---|---|---|---:|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        cells = (
            row.key,
            row.language,
            row.state,
            row.facts,
            row.not_checked,
            row.advice,
            row.numbers,
            row.dialled,
        )
        lines.append(f"| {' | '.join(map(str, cells))} | {row.look_again_on} |")
    return "\n".join(lines) + "\n"
