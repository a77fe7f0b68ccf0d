"""A word of a name as the sounds it stands for, in whichever script and by whichever rule it was written.

`Жақыпов`, `Джакупов`, `Jakupov` and `Dschakupow` differ in letters far more than in sounds. Where a Latin
letter can stand for several sounds (j, c, x, ch) it gets a sign of its own, near to each of them; how near
any two sounds are is said in `sounds.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final

VOWELS: Final = "aæoøuüeëiı"
_OTHER_VOWELS: Final = "aæoøuüeë"
_PRIVATE: Final = 0xF700  # the first of the letters that Unicode leaves to private use
_MARKS: Final = re.compile(r"[\u0300-\u036f]")

_CONSONANT: Final = rf"[^{VOWELS}jĵ\n]"

# In this order; each is a place where scripts and rules of spelling differ and the sound does not. They work
# on many words at once, one a line.
_PLACES: Final = [
    (re.compile(pattern, re.MULTILINE), heard)
    for pattern, heard in (
        (rf"(?<=[{VOWELS}])'(?=[^{VOWELS}jĵy'\n])", "ʕ"),  # Неъмат, Maʼruf
        (r"'", ""),
        (rf"y(?=[{VOWELS}])|(?<=[{_OTHER_VOWELS}])y", "j"),  # ya, ay
        (r"y", "ı"),  # Kydyr
        (r"^z(?:ĵ|s)", "ʒ"),  # Zjanna, Zsanna
        (r"^(?:sĵ)(?=[aou])", "š"),  # Sjarif
        (r"^tċ|tċ(?![aou])", "c"),  # Tcvetkov; but Bakıtcan has t and дж
        (r"^tʒ", "č"),  # Tschanyschew; but Muratschan has t and ж
        (r"(?<=z)s(?=[ʒǯĵ])", ""),  # Azizszhan
        (r"d(?=ǯ)", ""),  # Саидджафар
        # Masalijew, Valerij. Before other vowels it may be Alijon's: the price of losing it decides (`alikeness.py`).
        (r"(?<=[iı])ĵ(?=[eë][vw]|$)|(?<=[^iı])ĵ(?=[iı]$)", "j"),
        (rf"(?<=[{_OTHER_VOWELS}])(?<!^t[ao])ĵ(?![{VOWELS}jĵ])", "j"),  # Ajnura; but Tojbibi is a crown, тоҷ
        (r"jo", "ë"),  # ё, yo
        (r"(?<=[aoe])ĵ(?=e[vw])", ""),  # -ejew, -ajewa; but not Rejepow
        (r"(?<=.)[iıj]{2,}|^[iı][iıj]+", "i"),  # -ий, -iy, -yj; but not Yıldız
        (rf"(?<=[{_OTHER_VOWELS}])[iı]", "j"),  # Maira, Mayra
        (rf"jo|(?<={_CONSONANT})io|(?<=^{_CONSONANT})ĵo", "ë"),  # Fiodor, Fjodor; but not Zokirjon
        (r"je", "e"),  # ye, je, е
        (rf"(?<={_CONSONANT})ju", "ü"),  # Гюль-, Gyul-, Gül-
        (rf"(?<={_CONSONANT})ja", "æ"),  # Гулям
        (r"[čç]š|šč", "š"),  # щ
        (r"(.)\1+", r"\1"),
        # Абдрахман, Abdulrahman, Әбдірахман
        (rf"^[gɣ]?[aæo]bd[{VOWELS}]?l?(?=[^{VOWELS}\n])", "abdu"),
        (r"n(?=[bp])", "m"),  # Дүйсенбин, Дюсембин
    )
]


@cache
def tables() -> dict[str, dict[str, Any]]:
    """`sounds.toml` as it is."""
    with Path(__file__).with_name("sounds.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _letters() -> dict[str, str]:
    return {**tables()["cyrillic"], **tables()["latin"]}


@cache
def _steps() -> tuple[re.Pattern[str], dict[str, str], dict[int, str]]:
    """Groups of letters, what stands for each in between, and the sounds of that and of single letters.

    Two steps, because one call can translate all single letters of many words, and few letters are in groups.
    """
    groups = sorted((letters for letters in _letters() if len(letters) > 1), key=len, reverse=True)
    between = {letters: chr(_PRIVATE + place) for place, letters in enumerate(groups)}
    sounds_of = {ord(between.get(letters, letters)): heard for letters, heard in _letters().items()}
    return re.compile("|".join(map(re.escape, groups))), between, sounds_of


def _known(letter: str) -> str:
    """A letter that no table has, without its marks: `â` is a, `ķ` is k."""
    if letter in _letters():
        return letter
    return _MARKS.sub("", unicodedata.normalize("NFD", letter))


def first_sounds(words: str) -> str:
    """What each letter or group of letters stands for, before its place in the word is looked at."""
    if not words.isascii():
        unknown = {ord(letter): _known(letter) for letter in set(words) - _letters().keys()}
        words = words.translate(unknown) if unknown else words
    groups, between, sounds_of = _steps()
    return groups.sub(lambda match: between[match[0]], words).translate(sounds_of)


def sounds(words: str) -> str:
    """The sounds of a word in small letters, its apostrophes written '; letters of other scripts stay.

    Many words, one a line, take little longer than one.
    """
    heard = first_sounds(words)
    for pattern, replacement in _PLACES:
        heard = pattern.sub(replacement, heard)
    return heard
