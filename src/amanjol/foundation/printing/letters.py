"""Texts as they are printed, and whether the fonts of this room hold every letter of them."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from amanjol.foundation.printing.documents import PrintingFailed

if TYPE_CHECKING:
    from collections.abc import Iterable

FONTS: Final = Path(__file__).with_name("fonts")
_BREAKS: Final = str.maketrans("\r\v\f\x85\u2028\u2029\t", "\n\n\n\n\n\n ")
_UNBROKEN: Final = "\u00a0\u202f\u2007"


class LetterMissing(PrintingFailed):
    """`letters` are those that no font here holds, each once."""

    def __init__(self, letters: str) -> None:
        self.letters = letters
        named = ", ".join(
            f"“{letter}” (U+{ord(letter):04X})" for letter in letters[:5] if letter.isprintable()
        )
        unnamed = ", ".join(f"U+{ord(letter):04X}" for letter in letters[:5] if not letter.isprintable())
        listed = ", ".join(part for part in (named, unnamed) if part)
        super().__init__(f"No font of this node holds {listed}; write it in other letters.")


def printed(text: str) -> str:
    """What of a text comes out of the printer: composed letters, line breaks, and nothing that is not seen.

    Signs that turn the direction of writing are left out with the rest of what is not seen: on paper a sum could be
    read from its end.
    """
    letters = text.replace("\r\n", "\n").translate(_BREAKS)
    return unicodedata.normalize("NFC", "".join(map(_printed_letter, letters)))


def check_letters(texts: Iterable[str]) -> None:
    """Raises `LetterMissing`."""
    present = {ord(letter) for text in texts for letter in text} - {0x0A}
    if missing := present - held():
        raise LetterMissing("".join(map(chr, sorted(missing))))


@cache
def held() -> frozenset[int]:
    """Code points that at least one of the fonts has."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  slow, and needed for the first document only

    letters: set[int] = set()
    for font in sorted(FONTS.glob("*.[ot]tf")):
        with TTFont(font, lazy=True) as opened:
            letters |= opened.getBestCmap().keys()
    return frozenset(letters)


def _printed_letter(letter: str) -> str:
    category = unicodedata.category(letter)
    if category == "Zs":
        return "\u00a0" if letter in _UNBROKEN else " "
    return "" if category in {"Cc", "Cf"} and letter != "\n" else letter
