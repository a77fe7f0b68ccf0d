"""The words of an article that search looks at: its headings, and all the rest."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from amanjol.foundation.directory import numbers
from amanjol.public.guide import documents as d
from amanjol.public.packs.editions import is_words, text_in

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
        if isinstance(block, d.ContactRef):
            body.extend(
                _words_of_contact(contacts[block.contact], language) if block.contact in contacts else ()
            )
        else:
            body.extend(_words(block))
    body.extend(figure.counts for figure in document.figures)
    return tuple(headings), "\n".join(text.replace("**", "") for text in body if text)


def _words(value: Any) -> Iterator[str]:
    """Every text of a block in its order, without headings, keys and names of files."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _words(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for entry in fields(value):
            if entry.name != "heading" and is_words(value, entry.name):
                yield from _words(getattr(value, entry.name))


def _words_of_contact(contact: Contact, language: str) -> Iterator[str]:
    yield text_in(contact.service, language)
    yield text_in(contact.run_by, language)
    if not contact.is_held_back:
        yield numbers.as_read(contact.number, contact.country)
