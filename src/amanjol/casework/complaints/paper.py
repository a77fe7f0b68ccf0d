"""The empty form, to be printed and laid out in a shelter, in the language of whoever picks it up."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.complaints.forms import ACCUSED, AGES, FURTHER, ON_PAPER, REPLIES, SUBJECTS
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.printing.documents import (
    Column,
    Document,
    Heading,
    Listing,
    Notice,
    Paragraph,
    Table,
    Tone,
)
from amanjol.foundation.printing.press import pdf_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amanjol.foundation.printing.documents import Block

_FIRST: Final = ("few", "stays", "child_goes", "danger_goes", "staff_goes", "you_decide", "demanded")


@lru_cache(maxsize=64)
def printed(language: str, place: str) -> bytes:
    """The PDF. KeyError for a language that it does not have; LetterMissing; PrintingFailed."""
    return pdf_of(document_of(language, place))


def document_of(language: str, place: str) -> Document:
    if language not in packaged_complaints().languages:
        raise KeyError(language)
    said = packaged_complaints().said(language)
    blocks: list[Block] = [
        Paragraph(said["paper_lead"]),
        Paragraph(said["paper_typed"], Tone.SOFT),
        Heading(said["first"]),
        Listing(tuple(said[key] for key in _FIRST)),
        Notice(said["now"]),
        *_choice(said, "ask_age", AGES),
        *_choice(said, "ask_subject", SUBJECTS),
        Paragraph(said["accused_help"], Tone.SOFT),
        *_choice(said, "ask_accused", ACCUSED),
        _lines(said["ask_name"], 1),
        _lines(said["ask_words"], 12),
        Paragraph(said["further_help"], Tone.SOFT),
        *_choice(said, "ask_further", FURTHER),
        *_choice(said, "ask_reply", [pair for pair in REPLIES if pair[0] in ON_PAPER]),
        _lines(said["ask_reach"], 2),
    ]
    return Document(said["paper_title"], language, tuple(blocks), beside_title=place)


def _choice(said: Mapping[str, str], asks: str, options: Iterable[tuple[str, str]]) -> Iterator[Block]:
    """One row a choice, with room for a mark."""
    rows = tuple((says, "") for says in (said[key] for _value, key in options))
    yield Table((Column(said[asks], 9), Column(said["tick"], 3)), rows)


def _lines(asks: str, number: int) -> Block:
    return Table((Column(asks),), (("",),) * number, is_roomy=True)
