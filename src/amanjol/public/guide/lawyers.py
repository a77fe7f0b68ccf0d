"""Into which countries an article is not carried yet: a lawyer has to read it first, in each language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.public.guide import documents as d


def waits_for(document: d.Document, asked_for: Iterable[str] = ()) -> frozenset[str]:
    """Countries (`RU`) for which nobody has marked these words.

    `asked_for` are those that another language of the article names: a translation waits with it.
    """
    countries = {mark.country for mark in document.lawyer_for} | set(asked_for)
    marked = {mark.country for mark in document.lawyer_for if mark.marked_by and mark.marked_on}
    return frozenset(countries - marked)


def asked_for(documents: Iterable[d.Document]) -> dict[str, set[str]]:
    """By the key of an article, every country that one of its languages names."""
    countries: dict[str, set[str]] = {}
    for document in documents:
        if document.lawyer_for:
            countries.setdefault(document.key, set()).update(mark.country for mark in document.lawyer_for)
    return countries


def unmarked(marks: Iterable[d.LawyerMark]) -> list[d.LawyerMark]:
    """For other words of the same article: what was read was not them."""
    return [replace(mark, marked_by="", marked_on="") for mark in marks]
