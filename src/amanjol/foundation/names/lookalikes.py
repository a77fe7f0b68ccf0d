"""Letters of one script inside a word of the other: a Latin `C` in `Cаида`, a Cyrillic `а` in `Sаida`.

Also called: homoglyphs.
"""

from __future__ import annotations

import re
from typing import Final

_LATIN: Final = "ABCEHKMOPTXYaceopxyikmhjsəúēëïöäüğ"
_CYRILLIC: Final = "АВСЕНКМОРТХУасеорхуікмһјѕәұеёїөәүғ"
_CAPITALS: Final = {"I": "І", "Ə": "Ә", "Ö": "Ө", "S": "Ѕ", "J": "Ј", "Ä": "Ә", "Ë": "Ё"}
TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC) | str.maketrans(_CAPITALS)
TO_LATIN: Final = str.maketrans("АВСЕНКМОРТХУІЅЈҺасеорхуіѕјһкмәөүғ", "ABCEHKMOPTXYISJhaceopxyisjhkməöüğ")
# Digits that are typed for letters; 4 is the ч of a telephone without it.
_DIGITS_CYRILLIC: Final = str.maketrans({"0": "о", "3": "з", "4": "ч"})
_DIGITS_LATIN: Final = str.maketrans({"0": "o", "3": "z", "4": "ch"})

_LATIN_LETTERS: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC_LETTERS: Final = re.compile(r"[\u0400-\u052f]")
# What only one script can have: the others look alike in print.
_SURELY_LATIN: Final = re.compile(r"(?![ABCEHKMOPTXYacekopxy])[A-Za-z\u00c0-\u024f]")
_SURELY_CYRILLIC: Final = re.compile(r"(?![АВСЕНКМОРТХУасекорху])[\u0400-\u052f]")

_IN_BOTH: Final = re.compile(
    r"^(?:[ABCEHKMOPTXYacekopxy034]{3,}|[АВСЕНКМОРТХУасекорху034]{3,})$", re.MULTILINE
)


def in_both_scripts(words: str) -> list[str]:
    """Of words, one a line, those with no letter that only one script has."""
    return _IN_BOTH.findall(words)


def one_script(word: str) -> str:
    """The word in one script: the one in which all its letters are one, or else that of most of them.

    `Xepcoнов` has more Latin letters, but no Latin word has н or в.
    """
    cyrillic = len(_CYRILLIC_LETTERS.findall(word)) if not word.isascii() else 0
    if not cyrillic:
        return word.translate(_DIGITS_LATIN)
    latin = len(_LATIN_LETTERS.findall(word))
    if not latin:
        return word.translate(_DIGITS_CYRILLIC)
    as_cyrillic = word.translate(TO_CYRILLIC)
    as_latin = word.translate(TO_LATIN)
    foreign_in_cyrillic = bool(_LATIN_LETTERS.search(as_cyrillic))
    foreign_in_latin = bool(_CYRILLIC_LETTERS.search(as_latin))
    undecided = foreign_in_cyrillic == foreign_in_latin
    to_latin = latin > cyrillic if undecided else foreign_in_cyrillic
    return as_latin.translate(_DIGITS_LATIN) if to_latin else as_cyrillic.translate(_DIGITS_CYRILLIC)


def readings(text: str) -> tuple[str, ...]:
    """The text in the scripts that it may have been meant in, the likelier first.

    `PAXMAT` may be Latin, or Рахмат typed with Latin letters; beside a letter that only one script has it is that.
    """
    surely_latin = _SURELY_LATIN.search(text)
    surely_cyrillic = not text.isascii() and _SURELY_CYRILLIC.search(text)
    if surely_latin and surely_cyrillic:
        return (text,)
    if surely_latin:
        return (text,) if text.isascii() else (text.translate(TO_LATIN),)
    if surely_cyrillic:
        return (text.translate(TO_CYRILLIC),)
    as_latin, as_cyrillic = text.translate(TO_LATIN), text.translate(TO_CYRILLIC)
    return (as_latin, as_cyrillic) if _LATIN_LETTERS.search(text) else (as_cyrillic, as_latin)
