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
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from amanjol.foundation.names.alikeness import Heard
from amanjol.foundation.names.firm_j import with_firm_j
from amanjol.foundation.names.given_names import has_firm_j
from amanjol.foundation.names.lookalikes import one_script, readings
from amanjol.foundation.names.sounds import VOWELS, sounds

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_WORDS: Final = 8  # words of a name that are looked at
LONGEST_WORD: Final = 64  # letters
LONGEST_NAME: Final = 400  # characters; longer is no name

_SHORT_WORD: Final = 4  # letters: Абд, Нур, Сейф
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
# A digit that may stand for a letter belongs to the word that it touches: 0марова.
_WORD: Final = re.compile(
    r"(?:(?<!\d)[034](?=[^\W\d_]{2}))?[^\W\d_](?:[^\W\d_]|[\u0300-\u036f']|[034](?=[^\W\d_]))*"
)
_HYPHENS: Final = frozenset("-‐‑‒–")
_SHORTENED: Final = re.compile(r"\b(г|гр|д)-(жа|н|ка|р)\b", re.IGNORECASE)  # a title: г-жа
# The upper line of a passport: family names, `<<`, other names; what has no room in 39 letters is cut off.
_FAMILY_AND_GIVEN: Final = "<<"
_DOCUMENT: Final = re.compile("^[A-Z]<[A-Z]{3}(?=[A-Z<]*<<)")  # P<KGZ: a passport of Kyrgyzstan
_FULL_LINE: Final = range(38, 40)
# A name has no digits; whatever read the passport saw some.
_MISREAD: Final = str.maketrans("0124568", "OIZASGB")


class Part(NamedTuple):
    """One word of a name. `stem` is the word without its ending, `whole` with it, `written` in small letters."""

    written: str
    whole: Heard
    stem: Heard
    kind: Kind
    gender: str
    hyphen: bool
    """Whether a hyphen stands before it."""
    cut: bool = False
    """Whether its end may be missing, since the line of the passport ended."""


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


@cache
def _listed(which: Literal["articles", "first_halves", "titles", "respect"]) -> frozenset[str]:
    with Path(__file__).with_name("endings.toml").open("rb") as file:
        return frozenset(tomllib.load(file)[which].split())


def is_title(part: Part) -> bool:
    """Whether a word is one of respect, which papers leave out: `ака`, `Hanım`."""
    return part.written in _listed("titles")


def adds_respect(place: int, parts: Sequence[Part]) -> bool:
    """Whether a word is an ending of respect of the given name before it: `Мердан джан`."""
    return place > 0 and not parts[place - 1].kind and parts[place].written in _listed("respect")


def without_titles(parts: Sequence[Part], least: int = 2) -> Sequence[Part]:
    """The words of a name without titles, as long as so many others are left."""
    words = [part for part in parts if not is_title(part)]
    return words if len(words) >= least else parts


class _Word(NamedTuple):
    written: str
    initial: bool
    hyphen: bool
    cut: bool


class HeardWords(dict[tuple[str, bool, bool], Part]):
    """Words taken apart, each once, by what `part_of` asks of them. They are secrets: let it go with the request."""

    def __missing__(self, word: tuple[str, bool, bool]) -> Part:
        written, hyphen, initial = word
        part = self[word] = part_of(written, hyphen=hyphen, initial=initial)
        return part

    def take_apart(self, word: _Word) -> Part:
        """Another each time, since a word that stands in a name twice is two."""
        return Part(*self[word.written, word.hyphen, word.initial])


def ways_to_read(name: str, words: HeardWords | None = None) -> tuple[tuple[Part, ...], ...]:
    """The words of a name for each script that all its letters may be of (mostly one), the likelier first."""
    ways = (take_apart(text, words) for text in readings(name[:LONGEST_NAME]))
    return tuple(way for way in ways if way)


def take_apart(name: str, words: HeardWords | None = None) -> tuple[Part, ...]:
    """The words of a name; none where it holds no letter. Never raises. `words` are those of earlier names."""
    words = HeardWords() if words is None else words
    parts: list[Part] = []
    for word in _words(name[:LONGEST_NAME]):
        ending = _endings()[1].get(word.written)
        if ending and parts and parts[-1].kind in {"", "family"}:
            parts[-1] = _with_ending(parts[-1], ending)
        elif len(parts) < MOST_WORDS:
            part = words.take_apart(word)
            parts.append(_cut(part, parts) if word.cut else part)
    return tuple(parts)


def written_words(text: str) -> tuple[str, ...]:
    """The words of a name in small letters and one script, endings that stand alone among them."""
    return tuple(word.written for word in _words(text[:LONGEST_NAME])[:MOST_WORDS])


def _cut(part: Part, before: list[Part]) -> Part:
    """The last word of a full line: the third is mostly the father's name, whose ending is lost first."""
    if part.kind in {"initial", "patronymic"}:
        return part._replace(cut=part.kind == "patronymic")
    third = sum(not word.hyphen for word in before) > 1 and not any(
        word.kind == "patronymic" for word in before
    )
    return part._replace(cut=True, stem=part.whole, kind="patronymic" if third else "", gender="")


def _words(name: str) -> list[_Word]:
    """Each word in small letters and one script."""
    text = unicodedata.normalize("NFKC", INVISIBLE.sub("", name).translate(ONE_APOSTROPHE))
    text = _SHORTENED.sub(r"\1\2", _HIDDEN_BOUNDARY.sub(" ", _DOCUMENT.sub("", text)))
    families_end = text.find(_FAMILY_AND_GIVEN)
    if families_end >= 0:
        text = text.translate(_MISREAD)
    words: list[_Word] = []
    joined = ""  # a word to which an article joins the next: Абд ар-Рахим
    matches = list(_WORD.finditer(text))
    for place, match in enumerate(matches):
        written = one_script(match[0][:LONGEST_WORD]).lower()
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        letters = written.replace("'", "")
        if after in _HYPHENS and letters in _listed("articles") and place + 1 < len(matches):
            joined = _with_article(letters, words)
            continue
        is_title = letters in _listed("titles")
        hyphen = not is_title and (before in _HYPHENS or (before == "<" and match.start() < families_end))
        cut = place == len(matches) - 1 and _is_full(name, words=len(words))
        initial = len(letters) == 1 or (after == "." and len(letters) <= 2 and not is_title)
        words.append(
            _Word(
                joined + (written.rstrip("'") or written),
                initial and not joined,
                hyphen and not joined and bool(words),
                cut,
            )
        )
        joined = ""
    return words


def _with_article(letters: str, words: list[_Word]) -> str:
    """An article behind the word that it joins, which is taken from `words`; nothing where it joins none."""
    if letters in _listed("first_halves") and not (words and len(words[-1].written) <= _SHORT_WORD):
        return letters
    return words.pop().written + letters if words else ""


def _is_full(name: str, words: int) -> bool:
    """Whether a name fills the line of a passport, so that the word after so many may be cut."""
    line = name.strip()
    if len(line) not in _FULL_LINE:
        return "<" in line and not line.endswith("<") and words > 1
    return not line.endswith("<") and line.isascii() and line.isupper()


def part_of(written: str, heard: str | None = None, *, hyphen: bool = False, initial: bool = False) -> Part:
    """One word, in small letters and one script, as a part of a name; `heard` are its sounds where known."""
    if heard is None:
        return _part_as_listed(with_firm_j(written), written, hyphen=hyphen, initial=initial)
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


def _part_as_listed(read: str, written: str, *, hyphen: bool, initial: bool) -> Part:
    """A word of which lists tell that its j is dj: `Bijanova` is of a Бижан, since nobody is called Биян."""
    part = part_of(written, sounds(read), hyphen=hyphen, initial=initial)
    if has_firm_j(part.stem.sounds):
        return part_of(written, sounds(read.replace("j", "dj")), hyphen=hyphen, initial=initial)
    return part


def _is_stem(heard: str) -> bool:
    return len(heard) > 1 and not _VOWELS.isdisjoint(heard)


def _with_ending(part: Part, ending: _Ending) -> Part:
    """`Бакир уулу`: the second word is the ending of the first."""
    return part._replace(stem=part.whole, kind=ending.kind, gender=ending.gender)


def join(first: Part, second: Part, words: HeardWords) -> Part:
    """`Курбан Али` as `Курбанали`."""
    whole = _Word(first.written + second.written, initial=False, hyphen=first.hyphen, cut=False)
    return words.take_apart(whole)
