"""The words of the file that checks certificates, for whoever is shown one."""

from __future__ import annotations

from typing import Final

from amanjol.casework.standards.papers import certificate
from amanjol.casework.standards.sentences import Sentence, languages

_WORDS: Final = {
    "title": Sentence("Is this certificate genuine?"),
    "how": Sentence(
        "Read the square code on the paper with the camera of a telephone, and put here what it says. "
        "It begins with AMJ1."
    ),
    "picture": Sentence("Take a picture of the square code"),
    "no_code": Sentence("There is no square code in this picture. Try it closer, and with more light."),
    "code": Sentence("What the square code says"),
    "check": Sentence("Check"),
    "genuine": Sentence("Genuine: signed with the issuer's key"),
    "compare": Sentence("Compare each line with the paper. What differs there was not signed."),
    "not_genuine": Sentence("Not signed with this issuer's key, or altered since"),
    "key": Sentence("The issuer's public key. Compare it once with what the issuer publishes."),
    "alone": Sentence("This file needs no internet, and what you put in stays on your device."),
    "too_old": Sentence("This browser is too old to check a signature. Open the file in a newer one."),
    "no_script": Sentence("Checking needs JavaScript. Open this file in a browser that allows it."),
    "holder": Sentence("Name", context="certificate"),
    "course": Sentence("Course", context="certificate"),
    "minutes": certificate.MINUTES,
    "days": certificate.DAYS,
    "given_on": certificate.GIVEN_ON,
    "issuer": Sentence("Given by", context="certificate"),
    "number": Sentence("Number", context="certificate"),
    "language": Sentence("English", context="this language's own name"),
}


def languages_of_words() -> tuple[str, ...]:
    """Codes of the catalogues that have them all."""
    return tuple(code for code in languages() if all(words.is_in(code) for words in _WORDS.values()))


def in_all_languages() -> dict[str, dict[str, str]]:
    """By language, then by what they are for."""
    return {
        code: {name: words.in_language(code) for name, words in _WORDS.items()}
        for code in languages_of_words()
    }
