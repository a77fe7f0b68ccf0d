"""The empty form, to be printed and laid out in a shelter, in the language of whoever picks it up."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from amanjol.casework.complaints.forms import ACCUSED, AGES, FURTHER, ON_PAPER, REPLIES, SUBJECTS
from amanjol.casework.standards.papers.complaints import packaged_complaints
from amanjol.foundation.printing.documents import (
    Blanks,
    Document,
    Heading,
    Listing,
    Notice,
    Paragraph,
    Tone,
)
from amanjol.foundation.printing.press import pdf_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from amanjol.foundation.printing.documents import Block

_FIRST: Final = ("few", "stays", "child_goes", "danger_goes", "staff_goes", "you_decide", "demanded")


@lru_cache(maxsize=64)
def printed(language: str, place: str, has_second: bool, other_country: str = "") -> bytes:
    """The PDF. KeyError for a language that it does not have; LetterMissing; PrintingFailed."""
    return pdf_of(document_of(language, place, has_second, other_country))


def document_of(language: str, place: str, has_second: bool, other_country: str = "") -> Document:
    """`has_second`: whether another organisation was chosen to read what nobody here may. `other_country` says that it
    works in another.
    """
    if language not in packaged_complaints().languages:
        raise KeyError(language)
    said = packaged_complaints().said(language)
    blocks: list[Block] = [
        Paragraph(said["paper_lead"]),
        Paragraph(said["paper_typed"], Tone.SOFT),
        Heading(said["first"]),
        Listing(
            tuple(said[key if key != "staff_goes" or has_second else "staff_not_here"] for key in _FIRST)
        ),
        *([Paragraph(other_country)] if other_country else []),
        Notice(said["now"]),
        Paragraph(said["tick"], Tone.SOFT),
        *_choice(said, "ask_age", AGES),
        *_choice(said, "ask_subject", SUBJECTS),
        *_choice(said, "ask_accused", ACCUSED, said["accused_help"]),
        *_lines(said["ask_name"], 1, said["name_help"]),
        *_lines(said["ask_words"], 9, said["words_help"]),
        *_choice(said, "ask_further", FURTHER, said["further_help"]),
        *_choice(said, "ask_reply", [pair for pair in REPLIES if pair[0] in ON_PAPER]),
        *_lines(said["ask_reach"], 2),
    ]
    return Document(said["paper_title"], language, tuple(blocks), beside_title=place)


def _choice(
    said: Mapping[str, str], asks: str, options: Iterable[tuple[str, str]], explains: str = ""
) -> Iterator[Block]:
    yield Heading(said[asks])
    if explains:
        yield Paragraph(explains, Tone.SOFT)
    yield Listing(tuple(said[key] for _value, key in options), is_to_mark=True)


def _lines(asks: str, number: int, explains: str = "") -> Iterator[Block]:
    yield Heading(asks)
    if explains:
        yield Paragraph(explains, Tone.SOFT)
    yield Blanks(number)
