"""Whether what a trait says is what her file has coded: only then do others who have the same code share it."""

from __future__ import annotations

import re
from typing import Final

from amanjol.casework.standards.traits.words import TraitKind

_GENERIC: Final = re.compile(
    r"(?:област\w*|район\w*|сел[оаеу]|город\w*|поселк\w*|деревн\w*|аул\w*|кишлак\w*|кра[йяею]|велаят\w*|г|с|обл|р-н"
    r"|village|town|city|district|province|region|oblast|rayon|raion|velayat|of|the)"
)
"""Stands in the name of many places."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_ADJECTIVE: Final = re.compile(r"(?:ск|цк)\w+$")
_CASE: Final = re.compile(r"[аеиоуыэюяйь]+$")
_CHILDREN: Final = re.compile(r"\b(?:дет(?:ей|и|ьми|ям|ях)|children|kids|mother of|parent of)\b")
_NUMBERS: Final = (
    r"one|одн(?:ого|им)",
    r"two|дв(?:а|ое|оих|оими|ух|умя)",
    r"three|тр(?:и|ое|оих|оими|ех|емя)",
    r"four|четыр(?:е|ех|ьмя)|четвер(?:о|ых|ыми)",
    r"five|пят(?:ь|и|ью|еро|ерых|ерыми)",
    r"six|шест(?:ь|и|ью|еро|ерых|ерыми)",
    r"seven|сем(?:ь|и|ью|еро|ерых|ерыми)",
    r"eight|вос(?:емь|ьми|емью)|восьмер(?:о|ых|ыми)",
    r"nine|девят(?:ь|и|ью|еро|ерых|ерыми)",
)
"""Of children, from one on."""


def is_counted_by(kind: TraitKind, text: str, codes: tuple[str, ...]) -> bool:
    """Whether who has these codes shares what `text` says, in small letters: the year, place and number are hers.

    Of other kinds a code says less than the text does (люли is no citizenship), so that nobody is counted by it.
    """
    if not codes:
        return False
    if kind is TraitKind.YEAR:
        return re.search(rf"(?<!\d){re.escape(codes[0])}(?!\d)", text) is not None
    if kind is TraitKind.PLACE:
        said = _stems(text)
        return bool(said) and said <= _stems(codes[0])
    return kind is TraitKind.RELATIVES and _is_number_of_children(text, codes[0])


def _stems(place: str) -> set[str]:
    """Нарынская and Нарыне are Нарын; without what many places are called."""
    words = _WORD.findall(place.casefold().replace("ё", "е"))
    return {_CASE.sub("", _ADJECTIVE.sub("", word)) or word for word in words if not _GENERIC.fullmatch(word)}


def _is_number_of_children(text: str, code: str) -> bool:
    if not code.isdecimal() or not _CHILDREN.search(text):
        return False
    number = int(code)
    words = f"|{_NUMBERS[number - 1]}" if 1 <= number <= len(_NUMBERS) else ""
    return re.search(rf"(?<!\w)(?:{number}{words})(?!\w)", text) is not None
