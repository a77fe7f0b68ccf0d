"""Letters of one script inside a word of the other: a Latin `C` in `Cаида`, a Cyrillic `а` in `Sаida`.

Also called: homoglyphs.
"""

from __future__ import annotations

import re
from typing import Final

_LATIN: Final = "ABCEHKMOPTXYaceopxyikmhjsəúēëïöäüğ0"
_CYRILLIC: Final = "АВСЕНКМОРТХУасеорхуікмһјѕәұеёїөәүғо"
_CAPITALS: Final = {"I": "І", "Ə": "Ә", "Ö": "Ө", "S": "Ѕ", "J": "Ј", "Ä": "Ә", "Ë": "Ё"}
TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC) | str.maketrans(_CAPITALS)
TO_LATIN: Final = str.maketrans("АВСЕНКМОРТХУІЅЈҺасеорхуіѕјһкмәөүғ", "ABCEHKMOPTXYISJhaceopxyisjhkməöüğ")


_LATIN_LETTERS: Final = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CYRILLIC_LETTERS: Final = re.compile(r"[\u0400-\u052f]")


def one_script(word: str) -> str:
    """The word in the script that most of its letters have; those of the other that look alike are turned."""
    cyrillic = len(_CYRILLIC_LETTERS.findall(word)) if not word.isascii() else 0
    if not cyrillic:
        return word.replace("0", "o")
    latin = len(_LATIN_LETTERS.findall(word))
    if not latin and "0" not in word:
        return word
    return word.translate(TO_CYRILLIC if cyrillic >= latin else TO_LATIN)
