"""Which source speaks for which part of an article: it speaks for the blocks above it, back to the source before."""

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


def unsourced(document: d.Document) -> list[int]:
    """The places, from 0, of the blocks that stand below the last source and so have none."""
    covered = max(
        (at for at, block in enumerate(document.blocks, 1) if isinstance(block, d.SourceRef)), default=0
    )
    return [at for at, block in enumerate(document.blocks) if at >= covered and type(block) in FACTUAL]


def sources_by_block(document: d.Document) -> list[tuple[str, ...]]:
    """The keys that speak for each block, those of its own questions too; none for a source itself."""
    speaking: list[tuple[str, ...]] = []
    below = ""
    for block in reversed(document.blocks):
        if isinstance(block, d.SourceRef):
            below = block.source
            speaking.append(())
            continue
        own = tuple(question.source for question in block.items) if isinstance(block, d.Questions) else ()
        speaking.append((*own, below) if below else own)
    return speaking[::-1]


def sources_of_facts(document: d.Document) -> Iterator[str]:
    """The key of the source behind each fact of the blocks, the questions and the figures."""
    waiting = 0
    for block in document.blocks:
        if isinstance(block, d.SourceRef):
            yield from [block.source] * waiting
            waiting = 0
        elif isinstance(block, d.Questions):
            yield from (question.source for question in block.items)
        elif type(block) in FACTUAL:
            waiting += 1
    yield from (figure.source for figure in document.figures)


def sources_named(document: d.Document) -> set[str]:
    """The key of every source that the article names, whether facts rest on it or not."""
    keys = {block.source for block in document.blocks if isinstance(block, d.SourceRef)}
    checks = (block.items for block in document.blocks if isinstance(block, d.Questions))
    keys |= {question.source for items in checks for question in items}
    return keys | {figure.source for figure in document.figures}
