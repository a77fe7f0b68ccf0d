"""A wrong key in one word of a name, where the words beside it say who is meant: `Исаева Динара`, `Исанва Динара`.

One key makes `Сафаров` of `Сапаров`, so the word alone tells little. Beside the same given name and father's, it is
the same family far oftener than another one that differs in a key that touches it. So it is with a given name beside
the same family and father, unless both are listed as names of two: of two listed names fewer than 7 in 10,000 lie one
key apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.names.alikeness import begin_alike
from amanjol.foundation.names.given_names import are_two
from amanjol.foundation.names.short_names import halves, loosely
from amanjol.foundation.names.slips import (
    has_consonant_for_vowel,
    heard_as_meant,
    heard_with_another_key,
    keys_beside,
    place_lacked,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from amanjol.foundation.names.alikeness import Heard
    from amanjol.foundation.names.person_names import Part

_THE_SAME: Final = 0.97  # how alike a word beside must be, to be the same in both names
_SHORTEST: Final = 4  # letters of a word in which one key is a slip
_HERS: Final = frozenset("аяa")  # at the end they tell her from him
_MOST_LONGER: Final = 2  # sounds, of one word than of the other
_ALL_ELSE: Final = 2  # words beside that have to be the same: mostly two of given name, family's and father's


def is_slip_beside(
    part: Part,
    parts: Sequence[Part],
    other: Part,
    others: Sequence[Part],
    alike: Callable[[Heard, Heard], float],
) -> bool:
    """Whether one key makes `part` of `other`, which stand among words that are the same in both names."""
    if not _may_be_one_key(part, other):
        return False
    same = sum(
        any(_are_same(word, like, alike) for like in others if like is not other)
        for word in parts
        if word is not part
    )
    if not same or are_two(part.stem.sounds, other.stem.sounds):
        return False
    is_given = not part.kind and not other.kind
    if same < _ALL_ELSE:
        return not is_given and (
            has_consonant_for_vowel(part.written, other.written)
            or ((_is_ending_torn(part, other) or _is_ending_torn(other, part)) and _is_one_key(part, other))
        )
    return not _have_other_halves(part.stem, other.stem) and _is_one_key(part, other)


def _may_be_one_key(part: Part, other: Part) -> bool:
    """What is asked first, since nearly all words that are compared end here."""
    if part.written[:1] != other.written[:1] and not begin_alike(part.whole, other.whole):
        return False
    if abs(len(part.whole.sounds) - len(other.whole.sounds)) > _MOST_LONGER or part.cut or other.cut:
        return False
    if min(len(part.written), len(other.written)) < _SHORTEST:  # one that is only heard is written with none
        return False
    return part.kind == other.kind != "initial" or (
        (not part.kind or not other.kind) and "initial" not in {part.kind, other.kind}
    )


def _are_same(word: Part, like: Part, alike: Callable[[Heard, Heard], float]) -> bool:
    return word.kind == like.kind != "initial" and alike(word.whole, like.whole) >= _THE_SAME


def _have_other_halves(word: Heard, other: Heard) -> bool:
    """Whether both are compounds of two second halves, which tell people apart: `Нұржан`, `Нұрхан`."""
    (first, ending), (other_first, other_ending) = halves(word.sounds), halves(other.sounds)
    return bool(first and other_first) and ending != other_ending


def _is_ending_torn(whole: Part, torn: Part) -> bool:
    """Whether the key lies in the ending, which one word then has no more: `Ниязова`, `Niyazoga`."""
    stem = loosely(whole.stem.sounds)
    return bool(whole.kind) and not torn.kind and loosely(torn.whole.sounds).startswith(stem)


def _is_one_key(part: Part, other: Part) -> bool:
    """Whether a letter is missing, in another order, or has become one whose key touches its own; never the first."""
    word, like = part.written, other.written
    if word[0] == like[0] and _are_letters_of_one_key(word, like):
        return True
    if not begin_alike(part.whole, other.whole):
        return False
    heard, there = loosely(part.whole.sounds), loosely(other.whole.sounds)
    shorter, longer = sorted((heard, there), key=len)
    return (
        place_lacked(shorter, longer) > 0
        or heard in map(loosely, heard_as_meant(like, glides=True))
        or there in map(loosely, heard_as_meant(word, glides=True))
        or heard in map(loosely, heard_with_another_key(like, consonants=True))
        or there in map(loosely, heard_with_another_key(word, consonants=True))
    )


def _are_letters_of_one_key(word: str, like: str) -> bool:
    """The same of two words of one spelling."""
    if len(word) != len(like):
        return place_lacked(*sorted((word, like), key=len)) > 0
    unlike = [place for place, (a, b) in enumerate(zip(word, like, strict=True)) if a != b]
    if len(unlike) == 1:
        (place,) = unlike
        return like[place] in keys_beside(word[place]) and not {word[place:], like[place:]} & _HERS
    if len(unlike) != 2 or unlike[1] != unlike[0] + 1:
        return False
    place, after = unlike
    return word[place] == like[after] and word[after] == like[place]
