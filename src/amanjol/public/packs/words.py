"""The words of an article that search looks at: its headings, and all the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.directory import numbers
from amanjol.public.guide import documents as d
from amanjol.public.packs.editions import text_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from amanjol.foundation.directory.models import Contact


def headings_and_body(
    document: d.Document, contacts: Mapping[str, Contact], language: str
) -> tuple[tuple[str, ...], str]:
    """Headings, and everything else but title and summary one after the other."""
    headings: list[str] = []
    body: list[str] = []
    for block in document.blocks:
        heading = getattr(block, "heading", "")
        if heading:
            headings.append(heading)
        body.extend(_words(block, contacts, language))
    body.extend(figure.counts for figure in document.figures)
    return tuple(headings), "\n".join(text.replace("**", "") for text in body if text)


def _words(block: d.Block, contacts: Mapping[str, Contact], language: str) -> Iterator[str]:  # noqa: C901  one case a kind of block
    match block:
        case d.Text():
            yield block.body
        case d.Steps():
            for step in block.items:
                yield from (step.do, step.how)
        case d.Checklist():
            yield from block.items
        case d.Warn():
            yield from (block.say, block.more)
        case d.Comparison():
            for row in block.rows:
                yield from (row.about, row.left, row.right)
        case d.Law():
            yield from (block.name, block.article, block.says)
        case d.Video():
            yield from (block.title, block.transcript)
        case d.Poster():
            yield block.says
        case d.ContactRef() if block.contact in contacts:
            yield from _words_of_contact(contacts[block.contact], language)


def _words_of_contact(contact: Contact, language: str) -> Iterator[str]:
    yield text_in(contact.service, language)
    yield text_in(contact.run_by, language)
    if not contact.is_held_back:
        yield numbers.as_read(contact.number, contact.country)
