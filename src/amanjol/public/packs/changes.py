"""What changed in a country: the changes that its articles say, in one list, the newest first.

It stands on the country's page, is found by the search, and is a page of its own for wall screens.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.public.guide import documents as d
from amanjol.public.packs import page_data as p
from amanjol.public.packs.dates import written_day
from amanjol.public.packs.search_index import Page as SearchPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ANCHOR: Final = "what-changed"
"""Of the list on the page of a country."""
NEWEST: Final = 5
"""How many stand open there; those before are folded."""


def changes_of(document: d.Document, path: str, written_in: str) -> Iterator[p.ChangeEntry]:
    """In the order of the article, each with the anchor that `pages/blocks.html` gives it."""
    changes = (block for block in document.blocks if isinstance(block, d.Change))
    for number, change in enumerate(changes, 1):
        yield p.ChangeEntry(change, document.key, path, f"change-{number}", written_in)


def newest_first(
    entries: Iterable[p.ChangeEntry], lenders: Iterable[p.ChangeEntry] = ()
) -> tuple[p.ChangeEntry, ...]:
    """What two articles say in the same words stands there once. What has no day yet is a draft and waits.

    `lenders` are the same changes in the language that lends its words: one article of a country may be borrowed and
    another translated, and only there are their words the same. The translated one is taken.
    """
    lent = {(entry.key, entry.anchor): entry.change.what for entry in lenders}
    chosen: dict[tuple[str, str], p.ChangeEntry] = {}
    for entry in entries:
        words = lent.get((entry.key, entry.anchor), entry.change.what), entry.change.since
        if words not in chosen or (chosen[words].written_in and not entry.written_in):
            chosen[words] = entry
    dated = [entry for entry in chosen.values() if entry.change.since and entry.change.state]
    return tuple(sorted(dated, key=lambda entry: entry.change.since, reverse=True))


def parted(
    entries: tuple[p.ChangeEntry, ...],
) -> tuple[tuple[p.ChangeEntry, ...], tuple[p.ChangeEntry, ...]]:
    """What stands open, the newest, and what is folded: never one alone, whose heading would take its place."""
    return (entries, ()) if len(entries) <= NEWEST + 1 else (entries[:NEWEST], entries[NEWEST:])


def when(change: d.Change, words: Mapping[str, str], language: str) -> str:
    """Since when, and how far it is: "Since 1 September 2025"."""
    return words[f"change_{change.state}"].format(date=written_day(change.since, language))


def search_page(
    country: p.Country, entries: tuple[p.ChangeEntry, ...], words: Mapping[str, str]
) -> SearchPage:
    """What the search says of the list. Its sentences are found in their articles, so that these come first."""
    path = f"{country.path.partition('/')[2]}#{ANCHOR}"
    return SearchPage(path, words["what_changed"], (), "", country.title, entries[0].change.what)
