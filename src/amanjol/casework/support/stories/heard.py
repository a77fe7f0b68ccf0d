"""Whether her name is heard in another name or in a text: in any script that is read here, with any ending."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import category, name, normalize

from amanjol.foundation.names.lookalikes import one_script
from amanjol.foundation.names.matching import SAME_FROM, Matcher
from amanjol.foundation.names.sounds import sounds

if TYPE_CHECKING:
    from collections.abc import Collection

    from amanjol.casework.support.stories.records import StoryRecord

_SHORTEST_NAME: Final = 3
_SHORT_NAME: Final = 4
_LONGEST_ENDING: Final = 5
_WORD: Final = re.compile(r"[^\W\d_]+")
_SCRIPTS: Final = ("LATIN", "CYRILLIC", "MODIFIER", "MICRO", "FEMININE", "MASCULINE")
"""How the names of the letters begin that are read; the last four are signs inside such words."""
_UNPRINTABLE: Final = ("Cc", "Cn", "Co", "Cs")
_BETWEEN: Final = " -'’ʻʼ."


def is_like(alias: str, names: Collection[str]) -> bool:
    """Whether any word of it is heard as a word of any of her names, or as one with another ending."""
    matcher, alias = Matcher(), plain(alias)
    words = {word for written in names for word in plain(written).split()}
    longer = {word for word in words if len(word) >= _SHORTEST_NAME}
    return any(
        _heard(part) in {_heard(word) for word in words}
        or any(matcher.compare(part, word).score >= SAME_FROM for word in [*names, *longer])
        or any(_is_with_ending(part, word, short=_SHORTEST_NAME) for word in longer)
        for part in [alias, *_WORD.findall(alias)]
    )


def unreadable(alias: str) -> bool:
    """Whether it holds anything but Latin and Cyrillic letters: nobody hears there whose name it is."""
    return any(not (_is_read(letter) or letter in _BETWEEN) for letter in plain(alias))


def foreign_words(record: StoryRecord) -> str:
    """The first word of a text with a letter of another script than those that are read, or the number of a sign that
    no page prints; else empty.
    """
    for text in record.texts.values():
        unprintable = next(
            (sign for sign in text if category(sign) in _UNPRINTABLE and sign not in "\n\r\t"), ""
        )
        if unprintable:
            return f"U+{ord(unprintable):04X}"
        for word in _WORD.findall(plain(text)):
            if not all(map(_is_read, word)):
                return str(word)
    return ""


def name_in(record: StoryRecord, names: Collection[str]) -> str:
    """The first word that is heard as one of her names, or is one with another ending, capital or not; else empty."""
    matcher = Matcher()
    parts = {word for written in names for word in plain(written).split() if len(word) >= _SHORTEST_NAME}
    own = set(_WORD.findall(plain(record.alias)))
    for text in record.texts.values():
        words = _WORD.findall(plain(text))
        for word in {word for word in words if _may_be_name(word)} - own:
            if any(matcher.compare(word, part).score >= SAME_FROM for part in parts):
                return str(word)
        for word in words:
            if word not in own and any(_is_with_ending(word, part) for part in parts):
                return str(word)
    return ""


def plain(text: str) -> str:
    """With nothing unseen inside words (soft hyphens, joiners), and each letter in its plain form."""
    return "".join(letter for letter in normalize("NFKC", text) if category(letter) != "Cf")


def _is_with_ending(word: str, whole: str, short: int = _SHORT_NAME) -> bool:
    """Мадины, Мадинанын, Madinaning and мадина are Мадина; of a short name the whole stands in it."""
    small = _begins(word.casefold(), whole.casefold(), short)
    return small or (len(whole) > _SHORTEST_NAME and _begins(_heard(word), _heard(whole), short + 1))


def _begins(word: str, whole: str, short: int) -> bool:
    begins = whole[:-1] if len(whole) > short else whole
    return word.startswith(begins) and len(word) <= len(whole) + _LONGEST_ENDING


def _heard(word: str) -> str:
    return sounds(one_script(word).casefold())


def _may_be_name(word: str) -> bool:
    return len(word) >= _SHORTEST_NAME and word[0].isupper()


def _is_read(letter: str) -> bool:
    return category(letter).startswith("M") or name(letter, "").startswith(_SCRIPTS)
