"""Into which countries an article is not carried yet: a lawyer has to read it first, in each language.

A mark is for the words that were read: where others stand now, title, texts, numbers or sources, it holds no more.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.public.guide import documents as d


def words_of(document: d.Document) -> str:
    """Tells the words of an article from all others: 32 hexadecimal digits of their SHA-256."""
    return digest_of(document.title, document.summary, document.blocks)


def digest_of(title: str, summary: str, blocks: Iterable[d.Block]) -> str:
    parts = [title, summary, *([type(block).__name__, asdict(block)] for block in blocks)]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


def marked_for(document: d.Document) -> frozenset[str]:
    """Countries (`RU`) for which somebody has marked these very words."""
    marks = [mark for mark in document.lawyer_for if mark.marked_by and mark.marked_on]
    words = words_of(document) if marks else ""
    return frozenset(mark.country for mark in marks if mark.marked_words == words)


def waits_for(
    document: d.Document, asked_for: Iterable[str] = (), marked: frozenset[str] | None = None
) -> frozenset[str]:
    """Countries (`RU`) for which nobody has marked these words.

    `asked_for` are those that another language of the article names: a translation waits with it. `marked` is given
    where the document has its blocks no more.
    """
    countries = {mark.country for mark in document.lawyer_for} | set(asked_for)
    return frozenset(countries - (marked_for(document) if marked is None else marked))


def asked_for(documents: Iterable[d.Document]) -> dict[str, set[str]]:
    """By the key of an article, every country that one of its languages names."""
    countries: dict[str, set[str]] = {}
    for document in documents:
        if document.lawyer_for:
            countries.setdefault(document.key, set()).update(mark.country for mark in document.lawyer_for)
    return countries


def unmarked(marks: Iterable[d.LawyerMark]) -> list[d.LawyerMark]:
    """For other words of the same article: what was read was not them."""
    return [replace(mark, marked_by="", marked_on="", marked_words="") for mark in marks]


def given_now(
    marks: Iterable[d.LawyerMark], before: Iterable[d.LawyerMark], words: str
) -> list[d.LawyerMark]:
    """What is saved: a mark that is new is for these `words`, an earlier one for those it was given for."""
    earlier = {(mark.country, mark.marked_by, mark.marked_on): mark.marked_words for mark in before}
    return [
        replace(mark, marked_words=earlier.get((mark.country, mark.marked_by, mark.marked_on), words))
        if mark.marked_by and mark.marked_on
        else replace(mark, marked_words="")
        for mark in marks
    ]


def respelled(document: d.Document, result: d.Document) -> d.Document:
    """The same words in other letters: what was marked of the one is marked of the other."""
    marked, words = marked_for(document), words_of(result)
    marks = (
        replace(mark, marked_words=words if mark.country in marked else "") for mark in document.lawyer_for
    )
    return replace(result, lawyer_for=tuple(marks))
