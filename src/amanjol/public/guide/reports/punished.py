"""Where readers' texts name an address for which one can be punished: no new pack is made until it is out.

The editor refuses such a text, so these are older than the standing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.foundation.directory import queries as directory
from amanjol.public.guide import queries
from amanjol.public.guide.faults import punished_addresses_in, punished_sentence
from amanjol.public.guide.waiting import ProposalKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from amanjol.public.guide.standings import Standings


@dataclass(frozen=True, slots=True)
class NamedAddress:
    """`kind` is `page`, `contact` or `source`; `key` is its key, `language` that of a page."""

    kind: str
    key: str
    title: str
    sentence: str
    language: str = ""


def named_addresses() -> list[NamedAddress]:
    """In published articles, contacts, and what is said of sources."""
    standings = queries.standings()
    return [*_of_articles(standings), *_of_rows(standings)]


def _of_articles(standings: Standings) -> Iterator[NamedAddress]:
    for document in queries.published_documents():
        if not standings.punished_in(repr(document)):
            continue  # which is soon seen; the places are looked for in the few others
        for fault in punished_addresses_in(document, standings):
            sentence = f"{fault.where}: {fault.sentence}" if fault.where else fault.sentence
            yield NamedAddress("page", document.key, document.title, sentence, document.language)


def _of_rows(standings: Standings) -> Iterator[NamedAddress]:
    for key, contact in directory.all_contacts().items():
        texts = (contact.service, contact.run_by, contact.hours, contact.may_inform)
        words = "\n".join(word for text in texts for word in text.values())
        if match := standings.punished_in(words):
            yield NamedAddress(ProposalKind.CONTACT.value, key, str(contact), punished_sentence(*match))
    for key, source in queries.sources().items():
        if match := standings.punished_in(f"{source.title}\n{source.publisher}"):
            yield NamedAddress(ProposalKind.SOURCE.value, key, source.title, punished_sentence(*match))
