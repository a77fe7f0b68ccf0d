"""Which sources speak for which part of an article: those that a block, a question or a figure holds itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.public.guide import documents as d

if TYPE_CHECKING:
    from collections.abc import Iterator

FACTUAL: dict[type[d.Block], str] = {
    d.Text: "text",
    d.Steps: "steps",
    d.Checklist: "checklist",
    d.Warn: "warning",
    d.Comparison: "comparison",
    d.Law: "law",
    d.Change: "change",
    d.Quiz: "quiz",
}
"""Kinds of blocks that are refused without a source."""


def sources_of(block: d.Block) -> tuple[str, ...]:
    """Its own and those of its questions; a contact's source stands with the contact."""
    match block:
        case d.ContactRef():
            return ()
        case d.Questions():
            return tuple(question.source for question in block.items)
        case _:
            return block.sources


def unsourced(document: d.Document) -> list[int]:
    """The places, from 0, of the facts that have none."""
    return [
        at for at, block in enumerate(document.blocks) if type(block) in FACTUAL and not sources_of(block)
    ]


def shown_below(document: d.Document) -> list[tuple[str, ...]]:
    """What is printed below each block: its sources, but once for neighbours that rest on the same.

    Below a contact and the questions of a check nothing is, since their cards say it themselves.
    """
    below: list[tuple[str, ...]] = []
    next_sources: tuple[str, ...] = ()
    for block in reversed(document.blocks):
        if isinstance(block, d.ContactRef | d.Questions):
            below.append(())
            continue
        below.append(block.sources if block.sources != next_sources else ())
        next_sources = block.sources
    return below[::-1]


def sources_of_facts(document: d.Document) -> Iterator[str]:
    """The key of the first source behind each fact of the blocks, the questions and the figures."""
    for block in document.blocks:
        if isinstance(block, d.Questions):
            yield from sources_of(block)
        elif type(block) in FACTUAL:
            yield from sources_of(block)[:1]
    yield from (figure.source for figure in document.figures)


def sources_named(document: d.Document) -> set[str]:
    """The key of every source that the article names."""
    keys = {key for block in document.blocks for key in sources_of(block)}
    return keys | {figure.source for figure in document.figures}
