"""What it is worth that an initial stands for a word: its sound, and its place among the initials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.names.alikeness import costs
from amanjol.foundation.names.sounds import VOWELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from amanjol.foundation.names.person_names import Part

HARDLY: Final = 0.02  # that two words do not fit, which stands in no name's way where it may lack both
_INITIAL: Final = 0.85
_OTHER_INITIAL: Final = 0.2  # up to this price a sound is written with one initial
_LATIN_INITIAL: Final = 0.4  # S for Sh, K for Kh, Z for Zh
_LATIN_VOWEL: Final = 0.3  # Y for Ye


def value_of_initials(part: Part, parts: Sequence[Part], other: Part, others: Sequence[Part]) -> float:
    """An initial stands for a word that begins with its sound; the first of several is not the father's."""
    if not part.whole.sounds or not other.whole.sounds:
        return HARDLY
    sound, other_sound = _first_sound(part, other), _first_sound(other, part)
    loose = any(
        word.kind == "initial" and word.written.isascii() and len(word.written) == 1 for word in (part, other)
    )
    allowed = _OTHER_INITIAL if not loose else _LATIN_VOWEL if sound in VOWELS else _LATIN_INITIAL
    if costs()[sound][other_sound] > allowed:
        return HARDLY
    if _is_not_fathers(part, parts, other, others) or _is_not_fathers(other, others, part, parts):
        return HARDLY
    return 1.0 if part.kind == other.kind else _INITIAL


def _first_sound(part: Part, other: Part) -> str:
    """`Jewgenjewna` begins with the Е of a Russian initial."""
    sounds = part.whole.sounds
    return "e" if sounds[:2] in {"ĵe", "je"} and other.whole.sounds[0] == "e" else sounds[0]


def _is_not_fathers(part: Part, parts: Sequence[Part], other: Part, others: Sequence[Part]) -> bool:
    """Whether one is the initial of a given name and the other is a father's name or its initial."""
    if part.kind != "initial" or not _is_first(part, parts):
        return False
    if sum(word.kind in {"", "family"} and not word.hyphen for word in parts) > 1:
        return False  # `Gurbanguly J. Ataballyýew`: the given name stands there itself
    if other.kind == "initial":
        return not _is_first(other, others)
    return other.kind == "patronymic"


def _is_first(initial: Part, parts: Sequence[Part]) -> bool:
    """Whether it is the first of the name's initials; so it is where it is asked about without its name."""
    return initial is next((word for word in parts if word.kind == "initial"), initial)
