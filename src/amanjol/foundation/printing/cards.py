"""A card of words alone, in the size of a bank card, to be cut out of a sheet. Nothing of the house's look is on it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """`language` is a code such as `ru`: it says how the word is read aloud."""

    text: str
    language: str

    def __post_init__(self) -> None:
        if not self.text.strip() or not self.language.strip():
            raise ValueError("a word has letters and a language")


@dataclass(frozen=True, slots=True)
class Card:
    """One to four words, each in a line of its own and all alike. The first is what a reader of the PDF shows as its
    title: no other says what the sheet is.
    """

    words: tuple[Word, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.words) <= 4:
            raise ValueError("a card has one to four words")
