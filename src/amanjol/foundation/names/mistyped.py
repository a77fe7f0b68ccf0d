"""Whether one word of a name is the other with a slip of the fingers, in whichever script either was typed.

A word that could be a name in its own right is hardly a slip: two listed given names are two, and where one is
listed and the other nobody's name, more slips are forgiven than between words of which nothing is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.names.alikeness import Heard, alikeness, begin_alike, may_be_slipped
from amanjol.foundation.names.given_names import are_two, is_listed, may_be_name
from amanjol.foundation.names.short_names import (
    first_half,
    halves,
    loosely,
    without_honorific,
    without_shared_honorific,
)
from amanjol.foundation.names.slips import (
    heard_as_meant,
    heard_with_another_key,
    is_mistyped,
    keys_beside,
    lacks_a_letter,
    place_lacked,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from amanjol.foundation.names.person_names import Part

_AS_MEANT: Final = 0.97  # how alike two words must be once a slip of the fingers is undone
_SHORTEST_CONSONANT: Final = 5  # sounds of a given name in which one may stand for another
_MOST_LONGER: Final = (
    3  # sounds, of one word than of the other: a slip may tear a sound of several letters apart
)
_SHORTEST_FAMILY: Final = 6
_MOST_REMEMBERED: Final = 2_000  # words, some KiB each
_SHORTEST: Final = 5  # letters of a word that may be a listed name mistyped, or lack its ending


class Meant:
    """What words were perhaps meant as. It is worked out once, since a word is compared with hundreds."""

    def __init__(self) -> None:
        self._put_back: dict[str, list[Heard]] = {}
        self._with_another_key: dict[tuple[str, bool], frozenset[str]] = {}

    def put_back(self, written: str) -> list[Heard]:
        """With two neighbouring letters in the other order."""
        return _remembered(self._put_back, written, lambda: list(map(Heard, heard_as_meant(written))))

    def with_another_key(self, written: str, *, consonants: bool) -> frozenset[str]:
        """With the letter of a key beside one of its own; roughly, by their sounds."""
        return _remembered(
            self._with_another_key,
            (written, consonants),
            lambda: frozenset(map(loosely, heard_with_another_key(written, consonants=consonants))),
        )


def _remembered[K, V](values: dict[K, V], key: K, work_out: Callable[[], V]) -> V:
    if key not in values:
        if len(values) >= _MOST_REMEMBERED:
            values.clear()
        values[key] = work_out()
    return values[key]


def are_one_mistyped(part: Part, other: Part, meant: Meant) -> bool:
    """Whether a slip of the fingers makes one word of the other."""
    longer = len(part.whole.sounds) - len(other.whole.sounds)
    if abs(longer) > _MOST_LONGER or part.kind == "initial" or other.kind == "initial":
        return False
    return (
        is_mistyped(part.written, other.written)
        or _lacks_a_letter(part, other)
        or _has_torn_ending(part, other)
        or _has_torn_ending(other, part)
        or _has_slipped(part, other, meant)
        or (
            begin_alike(part.whole, other.whole)
            and (_is_listed_mistyped(part, other, meant) or _is_listed_mistyped(other, part, meant))
        )
    ) and not are_two(part.stem.sounds, other.stem.sounds)


def _has_slipped(part: Part, other: Part, meant: Meant) -> bool:
    """Whether one word with two letters put back is heard as the other: `Sehrzod`, `Шерзод`."""
    # A slip in the ending hides what kind of word it is: Петорвна.
    if part.kind != other.kind and part.kind and other.kind:
        return False
    if not may_be_slipped(part.whole, other.whole) or _are_compounds(part, other):
        return False
    return any(
        alikeness(heard, there.whole, _AS_MEANT) >= _AS_MEANT
        for here, there in ((part, other), (other, part))
        for heard in meant.put_back(here.written)
    )


def _lacks_a_letter(part: Part, other: Part) -> bool:
    """In a word with an ending, or without a second half that decides: `Ғалымжан`, `Ғалижан`; `Hasanboy`."""
    if part.kind != other.kind or not (
        lacks_a_letter(part.written, other.written)
        or lacks_a_letter(part.whole.sounds, other.whole.sounds, as_heard=True)
    ):
        return False
    return not _are_compounds(part, other)


def _has_torn_ending(whole: Part, torn: Part) -> bool:
    """Whether one word is the other, which has an ending, but for its last letter: `Жапаро`; `Исаевм` for `Исаева`.

    What is left of -ова without its а is his name, and has an ending itself.
    """
    if not whole.kind or torn.kind or whole.cut or torn.cut or len(torn.written) < _SHORTEST:
        return False
    if len(whole.written) - len(torn.written) not in {0, 1}:
        return False
    last = whole.written[-1]
    return torn.written == whole.written[:-1] or (
        torn.written[:-1] == whole.written[:-1] and torn.written[-1] in keys_beside(last)
    )


def _are_compounds(part: Part, other: Part) -> bool:
    """Whether both words have a second half that others share, so that the first tells people apart."""
    both = part.whole.sounds, other.whole.sounds
    return not part.kind and (all(map(first_half, both)) or all(map(without_honorific, both)))


def _is_listed_mistyped(part: Part, other: Part, meant: Meant) -> bool:
    """Whether one word is, or is made of, a listed name and the other nobody's: `Saltanat`, `Салтанта`."""
    other_kinds = part.kind != other.kind and part.kind and other.kind
    if len(other.written) < _SHORTEST or other_kinds or part.cut or other.cut:
        return False
    if not (is_listed(part.stem.sounds) or _is_like_listed(part)) or is_listed(other.stem.sounds):
        return False
    listed, typed = loosely(part.whole.sounds), loosely(other.whole.sounds)
    if _lacks_firm_sound(*without_shared_honorific(typed, listed)):
        return True
    if may_be_name(other.stem.sounds) or _have_other_halves(part, other):
        return False
    consonants = len(part.stem.sounds) >= _SHORTEST_CONSONANT
    return _lacks_firm_sound(listed, typed) or listed in meant.with_another_key(
        other.written, consonants=consonants
    )


def _have_other_halves(part: Part, other: Part) -> bool:
    """Whether both are compounds of two second halves, which tell people apart: `Нұржан`, `Нұрхан`."""
    (first, ending), (other_first, other_ending) = halves(part.stem.sounds), halves(other.stem.sounds)
    return bool(first and other_first) and ending != other_ending


def _is_like_listed(part: Part) -> bool:
    return (
        part.kind in {"family", "patronymic"}
        and len(part.stem.sounds) >= _SHORTEST_FAMILY
        and may_be_name(part.stem.sounds)
    )


def _lacks_firm_sound(shorter: str, longer: str) -> bool:
    """Whether one word is the other without a single sound that is no glide: Айнара is not Анара."""
    return place_lacked(shorter, longer) > 0 and longer.count("i") == shorter.count("i")
