"""The words of a certificate in two languages: they say that somebody took part, never what the training is for.

The languages are those that a catalogue has whole; no word of another one fills a gap.
"""

from __future__ import annotations

from typing import Final

from amanjol.casework.standards.sentences import Sentence, languages

TITLE: Final = Sentence("Certificate")
BEFORE_HOLDER: Final = Sentence("This paper says that")
AFTER_HOLDER: Final = Sentence("took part in the course")
MINUTES: Final = Sentence("Minutes in class")
DAYS: Final = Sentence("First and last day")
GIVEN_ON: Final = Sentence("Given on")
TRAINER: Final = Sentence("Trainer")
FOR_ISSUER: Final = Sentence("For the issuer")
HOW_TO_CHECK: Final = Sentence(
    "The square code holds what stands here, signed by the issuer. Whoever has the issuer's public key can check it "
    "without the internet."
)
PICTURE: Final = Sentence("A square code with the signed words of this certificate")
WORDS: Final = (
    TITLE, BEFORE_HOLDER, AFTER_HOLDER, MINUTES, DAYS, GIVEN_ON, TRAINER, FOR_ISSUER, HOW_TO_CHECK, PICTURE,
)  # fmt: skip


def has_words_in(language: str) -> bool:
    return all(words.is_in(language) for words in WORDS)


def languages_of_words() -> tuple[str, ...]:
    """Codes, in the order of the catalogues."""
    return tuple(code for code in languages() if has_words_in(code))
