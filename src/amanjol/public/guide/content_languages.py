"""Whether an article is the same in every language: its blocks, what they point to, days, numbers, addresses.

The files that we ship agree. Those of an installation need not: there a translation may be behind.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

from amanjol.foundation.textfiles.problems import Problem, quoted
from amanjol.public.guide import documents as d
from amanjol.public.guide.content_files import readable_articles
from amanjol.public.guide.content_shapes import BLOCK
from amanjol.public.guide.content_words import signs_of
from amanjol.public.guide.sourcing import sources_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from amanjol.foundation.textfiles.reading import Reading

_KINDS = {kind.make: name for name, kind in BLOCK.kinds.items()}


def language_problems(folder: Path) -> list[Problem]:
    """The first difference of each translation from its original; what cannot be read is left to `read_folder`."""
    articles: dict[str, list[Reading]] = {}
    for reading in readable_articles(folder):
        articles.setdefault(reading.value.key, []).append(reading)
    problems: list[Problem] = []
    for versions in articles.values():
        original = min(versions, key=lambda reading: reading.value.translation != "original")
        for version in versions:
            problems += _difference(version, original)
    return problems


def _difference(version: Reading, original: Reading) -> Iterator[Problem]:
    lookings = (_blocks, _signs, _heads)
    return islice(chain.from_iterable(look(version, original) for look in lookings), 1)


def _blocks(version: Reading, original: Reading) -> Iterator[Problem]:
    ours, theirs = _outline(version.value), _outline(original.value)
    lines = version.item_lines("blocks")
    for number, (part, other) in enumerate(zip(ours, theirs, strict=False)):
        if part != other:
            sentence = f"is {quoted(part)} here and {quoted(other)} in {original.file}"
            yield Problem(version.file, lines[number], f"block {number + 1} {sentence}")
    if len(ours) != len(theirs):
        counted = f"has {len(ours)} blocks and {original.file} has {len(theirs)}"
        yield Problem(version.file, lines[-1], counted)


def _signs(version: Reading, original: Reading) -> Iterator[Problem]:
    lines = version.item_lines("blocks")
    blocks = zip(version.value.blocks, original.value.blocks, strict=False)
    for number, (block, its_original) in enumerate(blocks):
        here, there = signs_of(block), signs_of(its_original)
        lacks, has = ", ".join(sorted(there - here)), ", ".join(sorted(here - there))
        if lacks or has:
            parts = [f"lacks {lacks}" if lacks else "", f"has {has} too" if has else ""]
            sentence = f"{' and '.join(filter(None, parts))}, beside {original.file}"
            yield Problem(version.file, lines[number], f"block {number + 1} {sentence}")


def _heads(version: Reading, original: Reading) -> Iterator[Problem]:
    if _lawyers(version.value) != _lawyers(original.value):
        line = next(iter(version.item_lines("lawyer_for")), 1)
        yield Problem(version.file, line, f"waits for lawyers of other countries than {original.file}")
    if version.value.audience != original.value.audience:
        yield Problem(version.file, 1, f"is for another audience than {original.file}")
    if _figures(version.value) != _figures(original.value):
        line = next(iter(version.item_lines("figures")), 1)
        yield Problem(version.file, line, f"has other sources of its figures than {original.file}")


def _outline(document: d.Document) -> list[str]:
    return [_in_words(block) for block in document.blocks]


def _in_words(block: d.Block) -> str:
    """All of a block that no language may have otherwise."""
    parts = [_KINDS[type(block)]]
    match block:
        case d.ContactRef():
            parts.append(block.contact)
        case d.Change():
            parts += [block.since, block.state]
        case d.Steps() | d.Checklist() | d.Phrases() | d.Quiz():
            parts.append(f"of {len(block.items)}")
        case d.Questions():
            parts += [f"of {len(block.items)}", *(item.country for item in block.items if item.country)]
        case d.Comparison():
            parts.append(f"of {len(block.rows)}")
        case _:
            pass  # text alone
    return " ".join((*parts, *sources_of(block)))


def _lawyers(document: d.Document) -> list[str]:
    """Who marked which language when may differ."""
    return [mark.country for mark in document.lawyer_for]


def _figures(document: d.Document) -> list[str]:
    return [figure.source for figure in document.figures]
