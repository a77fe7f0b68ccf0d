"""The words of an article that search looks at, block by block."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from amanjol.foundation.directory import numbers
from amanjol.public.guide import documents as d
from amanjol.public.packs.editions import is_words, text_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amanjol.foundation.directory.models import Contact


def sections(
    document: d.Document, contacts: Mapping[str, Contact], language: str
) -> Iterator[tuple[str, str]]:
    """Of each block its heading, if it has one, and its other words; last what the figures count.

    A card with a number to call is headed by the number and what answers there.
    """
    for block in document.blocks:
        heading = getattr(block, "heading", "")
        words: Iterable[str] = _words_of(block)
        if isinstance(block, d.ContactRef):
            contact = contacts.get(block.contact)
            heading = _heading_of_contact(contact, language) if contact else ""
            words = [text_in(contact.run_by, language)] if contact else []
        yield heading, "\n".join(text.replace("**", "") for text in words if text)
    yield "", "\n".join(figure.counts for figure in document.figures)


@lru_cache(maxsize=16_384)  # the blocks of the guide: of most a build finds the same as the one before
def _words_of(block: d.Block) -> tuple[str, ...]:
    return tuple(_words(block))


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


def _heading_of_contact(contact: Contact, language: str) -> str:
    number = "" if contact.is_held_back else numbers.as_read(contact.number, contact.country)
    return f"{text_in(contact.service, language)} {number}"
