"""The words of a letter to an employer: they introduce somebody of a training, and never say what the training is for.

The languages are those that a catalogue has whole; no word of another one fills a gap.
"""

from __future__ import annotations

from typing import Final

from amanjol.casework.standards.sentences import Sentence, languages

TITLE: Final = Sentence("Letter to the employer")
OPENING: Final = Sentence("We introduce somebody of our training to you, as we have agreed.")
NAME: Final = Sentence("Name")
WORK: Final = Sentence("Work", context="in a letter to an employer")
LEARNT: Final = Sentence("Has learnt with us")
CONTACT: Final = Sentence("Whom you can ask")
AGREED: Final = Sentence("What you agreed to, for whoever works with you:")
CONDITIONS: Final = (
    Sentence("a contract in writing, in a language that the worker reads"),
    Sentence("pay to the worker, whole and on the day, with nothing held back"),
    Sentence("nobody keeps passports or telephones"),
    Sentence("who works with you may go whenever they wish, and owes nothing for it"),
    Sentence("where you offer housing, it is fit to live in and can be locked"),
)
ASKS: Final = Sentence(
    "We ask the worker after a week, a month and three months how the work goes. Please ask about nothing that the "
    "work does not need."
)
FOR_TRAINING: Final = Sentence("For the training")
FOR_EMPLOYER: Final = Sentence("For the employer")
WORDS: Final = (
    TITLE, OPENING, NAME, WORK, LEARNT, CONTACT, AGREED, *CONDITIONS, ASKS, FOR_TRAINING, FOR_EMPLOYER,
)  # fmt: skip


def languages_of_words() -> tuple[str, ...]:
    """Codes, in the order of the catalogues."""
    return tuple(code for code in languages() if all(words.is_in(code) for words in WORDS))
