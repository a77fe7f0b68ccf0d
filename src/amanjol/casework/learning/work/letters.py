"""A letter to an employer, for the printer: it speaks of a training and its name, and of nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format

from amanjol.casework.learning.words import language_name
from amanjol.casework.standards.papers import introduction as words
from amanjol.foundation.printing.documents import Document, Fact, Facts, Listing, Paragraph, Signatures, Tone

if TYPE_CHECKING:
    from datetime import date

    from amanjol.casework.standards.sentences import Sentence
    from amanjol.foundation.printing.documents import Block


@dataclass(frozen=True, slots=True)
class Letter:
    """`training` is the name that stands on certificates. Only `learnt` and `contact` may be empty."""

    training: str
    holder: str
    work: str
    learnt: str
    contact: str


def languages_here(here: str) -> list[tuple[str, str]]:
    """Codes and names of those in which each word of a letter is there."""
    return [(code, language_name(code, here)) for code in words.languages_of_words()]


def document(letter: Letter, language: str, today: date) -> Document:
    def say(sentence: Sentence) -> str:
        return sentence.in_language(language)

    facts = [Fact(say(words.NAME), letter.holder), Fact(say(words.WORK), letter.work)]
    facts += [Fact(say(words.LEARNT), letter.learnt)] if letter.learnt else []
    facts += [Fact(say(words.CONTACT), letter.contact)] if letter.contact else []
    blocks: tuple[Block, ...] = (
        Paragraph(letter.training, Tone.STRONG),
        Paragraph(say(words.OPENING)),
        Facts(tuple(facts)),
        Paragraph(say(words.AGREED)),
        Listing(tuple(say(sentence) for sentence in words.CONDITIONS)),
        Paragraph(say(words.ASKS)),
        Signatures((say(words.FOR_TRAINING), say(words.FOR_EMPLOYER))),
    )
    return Document(say(words.TITLE), language, blocks, date_format(today, "d.m.Y"))
