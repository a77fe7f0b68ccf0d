"""A person's name taken apart: its words in their order, what each sounds like, and what its ending says.

Nothing is known for certain about which word is the family name: orders differ, and many people have a given
name and their father's and nothing else. Only endings tell (`endings.toml`), and they tell it in all scripts.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

from amanjol.foundation.names.alikeness import Heard
from amanjol.foundation.names.lookalikes import one_script
from amanjol.foundation.names.sounds import VOWELS, sounds

MOST_WORDS: Final = 8  # words of a name that are looked at
LONGEST_WORD: Final = 64  # letters
LONGEST_NAME: Final = 400  # characters; longer is no name

_VOWELS: Final = frozenset(VOWELS)

type Kind = Literal["", "patronymic", "family", "initial"]

INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ALPHABETS: Final = (*range(0x41, 0x250), *range(0x400, 0x530), *range(0x1E00, 0x1F00))
_SMALL: Final = "".join(chr(letter) for letter in _ALPHABETS if chr(letter).islower())
_CAPITAL: Final = "".join(chr(letter) for letter in _ALPHABETS if chr(letter).isupper())
# Two words that lost the space between them: `NurlanMaratovich`; but not one that begins so: `SHaripov`.
_HIDDEN_BOUNDARY: Final = re.compile(rf"(?<=\w[{_SMALL}])(?=[{_CAPITAL}])")
_APOSTROPHES: Final = "'`´ʹʻʼʽʾʿˈˊˋ‘’‛′‵＇\"“”ʺ″"  # the double ones stand for ъ
ONE_APOSTROPHE: Final = str.maketrans(dict.fromkeys(_APOSTROPHES, "'"))
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f']|0(?=[^\W\d_]))*")


class Part(NamedTuple):
    """One word of a name. `stem` is the word without its ending, `whole` with it, `written` in small letters."""

    written: str
    whole: Heard
    stem: Heard
    kind: Kind
    gender: str
    hyphen: bool
    """Whether a hyphen stands before it."""


@dataclass(frozen=True, slots=True)
class _Ending:
    kind: Literal["patronymic", "family"]
    gender: str
    last: str
    pattern: re.Pattern[str]
    fused: tuple[str, ...]


@cache
def _endings() -> tuple[list[_Ending], dict[str, _Ending]]:
    with Path(__file__).with_name("endings.toml").open("rb") as file:
        entries = tomllib.load(file)["ending"]
    endings = [
        _Ending(
            kind=entry["kind"],
            gender=entry["gender"],
            last=entry["last"],
            pattern=re.compile(entry["pattern"]),
            fused=tuple(entry["words"]) if entry.get("fused") else (),
        )
        for entry in entries
    ]
    words = {
        word: ending
        for entry, ending in zip(entries, endings, strict=True)
        for word in entry.get("words", ())
    }
    return endings, words


def take_apart(name: str) -> tuple[Part, ...]:
    """The words of a name; none where it holds no letter. Never raises."""
    parts: list[Part] = []
    for written, initial, hyphen in _words(name[:LONGEST_NAME]):
        ending = _endings()[1].get(written)
        if ending and parts and parts[-1].kind in {"", "family"}:
            parts[-1] = _with_ending(parts[-1], ending)
        elif len(parts) < MOST_WORDS:
            parts.append(part_of(written, hyphen=hyphen, initial=initial))
    return tuple(parts)


def _words(name: str) -> list[tuple[str, bool, bool]]:
    """Each word in small letters and one script, whether it is an initial, and whether a hyphen joins it."""
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", name).translate(ONE_APOSTROPHE))
    text = _HIDDEN_BOUNDARY.sub(" ", text)
    words: list[tuple[str, bool, bool]] = []
    for match in _WORD.finditer(text):
        written = one_script(match[0][:LONGEST_WORD]).lower()
        dotted = text[match.end() : match.end() + 1] == "."
        hyphen = text[match.start() - 1 : match.start()] in set("-‐‑‒–") and bool(words)
        letters = written.replace("'", "")
        words.append(
            (written.rstrip("'") or written, len(letters) == 1 or (dotted and len(letters) <= 2), hyphen)
        )
    return words


def part_of(written: str, heard: str | None = None, *, hyphen: bool = False, initial: bool = False) -> Part:
    """One word, in small letters and one script, as a part of a name; `heard` are its sounds where known."""
    heard = sounds(written) if heard is None else heard
    whole = Heard(heard)
    if initial:
        return Part(written, whole, whole, "initial", "", hyphen)
    last = heard[-1:]
    for ending in _endings()[0]:
        if not last or last not in ending.last:
            continue
        # `Ерболатқызы`: letters tell better than sounds, which would take `-бекқызы` for `-беқызы`.
        if ending.fused and written.endswith(ending.fused):
            letters = next(word for word in ending.fused if written.endswith(word))
            stem = sounds(written.removesuffix(letters))
        else:
            match = ending.pattern.search(heard)
            stem = heard[: match.start()] if match else ""
        if _is_stem(stem):
            return Part(written, whole, Heard(stem), ending.kind, ending.gender, hyphen)
    return Part(written, whole, whole, "", "", hyphen)


def _is_stem(heard: str) -> bool:
    return len(heard) > 1 and not _VOWELS.isdisjoint(heard)


def _with_ending(part: Part, ending: _Ending) -> Part:
    """`Бакир уулу`: the second word is the ending of the first."""
    return part._replace(stem=part.whole, kind=ending.kind, gender=ending.gender)


def join(first: Part, second: Part) -> Part:
    """`Курбан Али` as `Курбанали`."""
    return part_of(first.written + second.written, hyphen=first.hyphen)
