"""Slips of the fingers, which change letters and may change half a sound: `Sehrzod`, `Шерзод`.

Also called: typos.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import Final

from amanjol.foundation.names.short_names import loosely
from amanjol.foundation.names.sounds import VOWELS, sounds

_SHORTEST_SWAPPED: Final = (
    5  # letters: in a shorter word two that change places make another name: Дана, Дина
)
_SHORTEST_SLIPPED: Final = 7
_VOWEL_LETTERS: Final = frozenset("аәеёиіоөуұүыэюяӯӣўaeiouäöüıəá")
_GLIDE_LETTERS: Final = frozenset("йуўвъьyjwvu'")  # between vowel and consonant
_LIGHT_LETTERS: Final = frozenset("йьъy'")
_GLIDE_BEHIND_I: Final = re.compile("[иіi][йяёюyýij]")
_VOWELS: Final = frozenset(VOWELS)
_KEYBOARDS: Final = (("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"))


def _keys_beside() -> dict[str, str]:
    """Of each letter those whose keys touch its own; each row stands half a key to the right of the one above."""
    beside: defaultdict[str, str] = defaultdict(str)
    for rows in _KEYBOARDS:
        places = {letter: (row, place) for row, keys in enumerate(rows) for place, letter in enumerate(keys)}
        for letter, (row, place) in places.items():
            touching = ((row, place - 1), (row, place + 1), (row + 1, place - 1), (row + 1, place))
            for other, where in places.items():
                if where in touching:
                    beside[letter] += other
                    beside[other] += letter
    return beside


_BESIDE: Final = _keys_beside()


def keys_beside(letter: str) -> str:
    """The letters whose keys touch that of this one."""
    return _BESIDE.get(letter, "")


def is_mistyped(word: str, other: str) -> bool:
    """Whether two words of one script differ in a slip of the fingers, which may be half a sound.

    Two neighbouring letters in the other order; in a long word a consonant for a vowel, which no two names have.
    """
    if len(word) != len(other) or len(word) < _SHORTEST_SWAPPED or word[0] != other[0]:
        return False
    place = next((place for place, (a, b) in enumerate(zip(word, other, strict=True)) if a != b), -1)
    if place < 0:
        return False
    if word[place + 1 :] == other[place + 1 :]:
        return len(word) >= _SHORTEST_SLIPPED and has_consonant_for_vowel(word, other)
    return (
        word[place] == other[place + 1 : place + 2] and word[place + 1 :] == other[place] + other[place + 2 :]
    )


def has_consonant_for_vowel(word: str, other: str) -> bool:
    """Whether two words of one script differ in one letter inside, a vowel in one, a consonant in the other."""
    unlike = [place for place, (a, b) in enumerate(zip(word, other, strict=False)) if a != b]
    if len(word) != len(other) or len(unlike) != 1 or unlike[0] in {0, len(word) - 1}:
        return False
    letters = {word[unlike[0]], other[unlike[0]]}
    return len(letters & _VOWEL_LETTERS) == 1 and not letters & _GLIDE_LETTERS


def lacks_a_letter(word: str, other: str, *, as_heard: bool = False) -> bool:
    """Whether of two long words one is the other without a letter, which is neither the first nor of the ending.

    `as_heard`: the words are sounds, each of which is whole.
    """
    shorter, longer = sorted((word, other), key=len)
    place = place_lacked(shorter, longer)
    # An h or z may be half of a sound: Taszhanov, Tashanov.
    return (
        place > 0
        and len(shorter) >= _SHORTEST_SLIPPED
        and shorter[-2:] == longer[-2:]
        and (as_heard or longer[place] not in "hz")
    )


def place_lacked(shorter: str, longer: str) -> int:
    """Where the longer word has a letter, or a sound, that the other lacks, if they differ in no more.

    0 where they do, or it is the first or the last, which tell names apart: Али, Алим.
    """
    if len(longer) != len(shorter) + 1:
        return 0
    place = next((place for place, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), 0)
    return place if shorter[place:] == longer[place + 1 :] else 0


def has_vowels_for_j(heard: str, other: str) -> bool:
    """Whether one of two words, given as sounds, has ж or дж between vowels that stand together in the other.

    Й is not heard there or stands for it, so that it is another name: `Хадижа`, `Хадия`; `Сажида`, `Саида`.
    """
    heard, other = (loosely(word.replace("ç", "č")) for word in (heard, other))
    shorter, longer = sorted((heard, other), key=len)
    place = place_lacked(shorter, longer)
    return place > 0 and longer[place] == "ʒ" and {longer[place - 1], longer[place + 1]} <= _VOWELS


def has_glide_for_consonant(word: str, other: str, heard: str, other_heard: str) -> bool:
    """Whether one word writes й behind an и where the other has a consonant: `Сафия`, `Сафина`; but not `Safia`.

    A finger that forgets a consonant writes no й in its place.
    """
    by_length = sorted(
        ((loosely(heard), word), (loosely(other_heard), other)), key=lambda entry: len(entry[0])
    )
    (shorter, written), (longer, _) = by_length
    place = place_lacked(shorter, longer)
    return place > 0 and longer[place - 1] == "i" and _GLIDE_BEHIND_I.search(written) is not None


def heard_as_meant(word: str, *, glides: bool = False) -> list[str]:
    """The sounds of each word in small letters that becomes this one where two neighbouring letters change places.

    Never the first letter, nor two that would make a double one of what stands beside (Ренат is not Рената), nor,
    without `glides`, a glide, which is hardly heard elsewhere (Анара is not Айнара).
    """
    if len(word) < _SHORTEST_SWAPPED:
        return []
    meant = [
        word[:place] + b + a + word[place + 2 :]
        for place, (a, b) in enumerate(pairwise(word))
        if place and a != b and b != word[place - 1] and a != word[place + 2 : place + 3]
        if glides or _LIGHT_LETTERS.isdisjoint((a, b))
    ]
    return sounds("\n".join(meant)).split("\n") if meant else []


def heard_with_another_key(word: str, *, consonants: bool) -> list[str]:
    """The sounds of each word in small letters that this one was meant as, if the key beside one was hit.

    Never the first letter, nor a vowel at the end, which tells her from him. A consonant for another only with
    `consonants`, since many pairs of names differ in no more.
    """
    end = len(word) - (word[-1:] in _VOWEL_LETTERS)
    meant = [
        word[:place] + key + word[place + 1 :]
        for place in range(1, end)
        for key in _BESIDE.get(word[place], "")
        if consonants or not {key, word[place]}.isdisjoint(_VOWEL_LETTERS)
    ]
    return sounds("\n".join(meant)).split("\n") if meant else []
