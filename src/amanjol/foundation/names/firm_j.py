"""What a Latin j stands for, where the rest of the word tells: in `Khadija` it is дж, in `Zulfija` perhaps й.

Who writes kh and zh, Uzbek x, q, oʻ and gʻ, or й as y in the same word writes no j for й; and nobody writes й twice:
in `Aijan` the i has said it, not so in `Maija`. From other words of a name it cannot be told: a given name is often
written as abroad, and the family's as in the passport.
"""

from __future__ import annotations

import re
from typing import Final

_NO_GLIDE: Final = re.compile(r"y[aeou]|[aeou]y|ý|x(?!e)|q|[og]'|kh|zh")
_GLIDE: Final = re.compile(r"je[vw]|[^aeouäöüəáó]yj|j(?![aeiouyäöüəáó])")  # Zijojev, Khudyjberdi
_INSIDE: Final = re.compile(r"(?<=\w)j(?!or)")  # in Shahrijor it is ё
_AFTER_GLIDE: Final = re.compile(r"(?<=[aeouäöüəáó][iyýï])j(?=[aeiouyäöüəáó])(?!e[vw]|a$)")


def with_firm_j(word: str) -> str:
    """A word in small letters, with dj for each j that can be no й."""
    if "j" not in word:
        return word
    if _NO_GLIDE.search(word) and not _GLIDE.search(word):
        return _INSIDE.sub("dj", word)
    return _AFTER_GLIDE.sub("dj", word)
