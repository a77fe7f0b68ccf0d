"""Bytes as words that can be read aloud, copied by hand and typed on a Latin or a Cyrillic keyboard.

Two bytes make one word of five letters, consonant and vowel in turn: `lusab babad`. This is proquint (D. S.
Wilkerson, "A Proposal for Proquints", 2009, arXiv:0901.4016), so there is no word list to ship or translate.
Each of its 20 letters has one Cyrillic letter here, and both scripts are read: `лусаб бабад` is the same.

What is printed ends with checksum words: the first bytes of SHA-256 over the kind and the bytes before them.
One word (16 bits) lets 1 slip in 65,536 pass, two words 1 in 4 billion; the seal behind them lets none pass.
Capitals, spaces, hyphens, line breaks and numbers before the words do not matter.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Final

_CONSONANTS: Final = "bdfghjklmnprstvz"  # four bits each
_VOWELS: Final = "aiou"  # two bits each
_WORD_LETTERS: Final = 5
_WORD_BYTES: Final = 2
_LONGEST_TYPED: Final = 1024  # characters; NFKC of endless text takes endless time
_LATIN: Final = _CONSONANTS + _VOWELS
_CYRILLIC: Final = "бдфгхжклмнпрствзаиоу"
_TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC)
# Beside the alphabet: letters of Kazakh, Uzbek and Ukrainian keyboards, and shapes that look the same.
_TO_LATIN: Final = str.maketrans(_CYRILLIC + "іҳһcyx0", _LATIN + "ihhsuho")


class Problem(Enum):
    """Why words are refused. The sentence that says so is the form's."""

    WRONG_NUMBER = "wrong_number"
    NOT_A_WORD = "not_a_word"
    SLIP = "slip"


class MalformedWords(ValueError):
    """What was typed is no such text. `position` is that of the wrong word, from 1, where it is known.

    Never holds what was typed.
    """

    def __init__(self, problem: Problem, position: int | None = None) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.position = position


@dataclass(frozen=True, slots=True)
class WordsKind:
    """What is printed: a name that enters the checksum, and sizes in bytes, both even."""

    name: str
    size: int
    checksum_bytes: int

    @property
    def words(self) -> int:
        """How many words it is printed as, checksum included."""
        return (self.size + self.checksum_bytes) // _WORD_BYTES


def write(data: bytes) -> str:
    """Lower-case Latin words with spaces between, no checksum. ValueError for an odd number of bytes."""
    if len(data) % _WORD_BYTES:
        raise ValueError("Two bytes make a word.")
    starts = range(0, len(data), _WORD_BYTES)
    return " ".join(_word(int.from_bytes(data[start : start + _WORD_BYTES])) for start in starts)


def write_checked(kind: WordsKind, data: bytes) -> str:
    """As `write`, with the checksum behind. ValueError for another size than the kind's."""
    if len(data) != kind.size:
        raise ValueError("This kind has another size.")
    return write(data + _checksum(kind, data))


def in_cyrillic(text: str) -> str:
    """The same words in Cyrillic letters, for who reads these more easily."""
    return text.translate(_TO_CYRILLIC)


def read_checked(kind: WordsKind, typed: str) -> bytes:
    """The bytes that `write_checked` was given. MalformedWords otherwise."""
    data = b"".join(_bytes(word, position) for position, word in enumerate(_split(kind, typed), 1))
    content, checksum = data[: kind.size], data[kind.size :]
    if checksum != _checksum(kind, content):
        raise MalformedWords(Problem.SLIP)
    return content


def read(typed: str) -> bytes:
    """The bytes of words without a checksum, as `write` was given them. MalformedWords for what is none."""
    if len(typed) > _LONGEST_TYPED:
        raise MalformedWords(Problem.WRONG_NUMBER)
    parts = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", typed).lower())
    return b"".join(_bytes(word, position) for position, word in enumerate(parts, 1))


def _split(kind: WordsKind, typed: str) -> list[str]:
    """Words as they were parted; where the parts do not fit, the letters of all in fives."""
    if len(typed) > _LONGEST_TYPED:
        raise MalformedWords(Problem.WRONG_NUMBER)
    parts = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", typed).lower())
    parts = [part for part in parts if not part.isdecimal()]
    if len(parts) == kind.words:
        return parts
    letters = "".join(parts)
    if len(letters) != kind.words * _WORD_LETTERS:
        raise MalformedWords(Problem.WRONG_NUMBER)
    return [letters[start : start + _WORD_LETTERS] for start in range(0, len(letters), _WORD_LETTERS)]


def _word(number: int) -> str:
    return (
        _CONSONANTS[number >> 12]
        + _VOWELS[number >> 10 & 3]
        + _CONSONANTS[number >> 6 & 15]
        + _VOWELS[number >> 4 & 3]
        + _CONSONANTS[number & 15]
    )


def _bytes(word: str, position: int) -> bytes:
    latin = word.translate(_TO_LATIN)
    if not re.fullmatch(f"[{_CONSONANTS}][{_VOWELS}][{_CONSONANTS}][{_VOWELS}][{_CONSONANTS}]", latin):
        raise MalformedWords(Problem.NOT_A_WORD, position)
    first, middle, last = (_CONSONANTS.index(letter) for letter in latin[::2])
    early, late = (_VOWELS.index(letter) for letter in latin[1::2])
    return (first << 12 | early << 10 | middle << 6 | late << 4 | last).to_bytes(_WORD_BYTES)


def _checksum(kind: WordsKind, data: bytes) -> bytes:
    name = kind.name.encode()
    return hashlib.sha256(len(name).to_bytes(4) + name + data).digest()[: kind.checksum_bytes]
