"""One skeleton alphabet for the words of all scripts and keyboards, for the search of the guide.

`шартнома` and `shartnoma` fold to the same letters, `қ` to those of `к`, `oʻ` to those of `o`. The table
is `folding.toml`; `table_for_script` hands the same table to the script of the page, and a test holds both
implementations to the same answers. Folding is for finding only: it loses too much to compare names.

Also called: normalisation, stemming.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

DOUBLED = re.compile(r"([a-gi-z])\1+")
MARKS = range(0x0300, 0x0370)
PLAIN_WORD = re.compile(r"[a-zA-Z0-9]+")  # what a word is made of where nothing but ASCII is left
NUMBER_OR_NOT = re.compile(r"[0-9]+|[^0-9]+")
LONGEST_GROUP = 8


@dataclass(frozen=True, slots=True)
class Table:
    """The folding rules of one language; see the comments in `folding.toml`. `by_number` is `letters` again."""

    drop: str
    hyphens: str
    number_gaps: tuple[str, ...]
    letters: dict[str, str]
    by_number: dict[int, str]
    sequences: dict[str, str]
    second: dict[str, str]
    particles: str
    suffixes: str


@cache
def _source() -> dict[str, Any]:
    with Path(__file__).with_name("folding.toml").open("rb") as file:
        return tomllib.load(file)


def _code(language: str | None) -> str:
    """`uz-cyrl` is folded as `uz`; an unknown or absent language by the common rules alone."""
    return (language or "").lower().replace("_", "-").split("-")[0]


@cache
def _table(code: str) -> Table:
    common, own = _source()["common"], _source().get(code, {})
    letters = common["letters"] | own.get("letters", {})
    return Table(
        drop=common["drop"],
        hyphens=common["hyphens"],
        number_gaps=tuple(common["number_gaps"]),
        letters=letters,
        by_number={ord(letter): folded for letter, folded in letters.items()},
        sequences=common["sequences"] | own.get("sequences", {}),
        second=common["second"] | own.get("second", {}),
        particles=own.get("particles", ""),
        suffixes=own.get("suffixes", ""),
    )


@cache
def _pattern(keys: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(keys, key=len, reverse=True)))


def _replace(text: str, sequences: dict[str, str]) -> str:
    """Replace from left to right, the longest sequence first."""
    return _pattern(tuple(sequences)).sub(lambda match: sequences[match.group()], text)


def _single(text: str) -> str:
    """Write doubled letters once. Not `hh`: in `ilçhana` the h of ç and the next one are two sounds."""
    return DOUBLED.sub(r"\1", text)


def _without_marks(letter: str, letters: dict[str, str]) -> str:
    if letter.isascii():
        return letter
    parts = unicodedata.normalize("NFD", letter)
    return "".join(letters.get(part, part) for part in parts if ord(part) not in MARKS)


def fold(text: str, language: str | None = None) -> str:
    """The skeleton of `text`: Latin letters, digits, and whatever is neither Latin nor Cyrillic as it was."""
    table = _table(_code(language))
    dropped = str.maketrans("", "", table.drop)
    # Once more afterwards: some signs, such as ŉ, hold an apostrophe.
    lowered = unicodedata.normalize("NFKC", text.translate(dropped)).translate(dropped).lower()
    letters = lowered.translate(table.by_number)
    if not letters.isascii():
        letters = "".join(_without_marks(letter, table.letters) for letter in letters)
    return _single(_replace(letters, table.sequences))


@lru_cache(maxsize=65_536)  # the search compares each word with many
def second_form(folded: str, language: str | None = None) -> str:
    """The looser form of a folded word: one sign per sound, and o for u in Uzbek (`ukish`, `oqish`)."""
    return _single(_replace(folded, _table(_code(language)).second))


def _is_inside_word(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN"


def _runs(folded: str) -> list[tuple[str, str]]:
    """Pairs of what stood before a word and the word, where words are letters, marks and digits."""
    runs: list[tuple[str, str]] = []
    if folded.isascii():  # nearly every text, and many times faster
        end = 0
        for match in PLAIN_WORD.finditer(folded):
            runs.append((folded[end : match.start()], match.group()))
            end = match.end()
        return runs
    gap = ""
    for inside, letters in groupby(folded, _is_inside_word):
        if inside:
            runs.append((gap, "".join(letters)))
        else:
            gap = "".join(letters)
    return runs


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal()


def _parts(word: str) -> list[str]:
    """`e9` is `e` and `9`."""
    return NUMBER_OR_NOT.findall(word)


def word_groups(text: str, language: str | None = None) -> list[list[str]]:
    """The words of a text; what is written together with hyphens, or as one number, is one group.

    A group holds the whole first, then its parts: `E-9` gives `e9 e 9`, `1577-0071` gives
    `15770071 1577 0071`. A word without parts is a group of one.
    """
    table = _table(_code(language))
    joined: list[list[str]] = []
    for gap, word in _runs(fold(text, language)):
        run = joined[-1] if joined else []
        hyphenated = len(gap) == 1 and gap in table.hyphens
        one_number = bool(run) and gap in table.number_gaps and _is_number(run[-1]) and _is_number(word)
        if run and len(run) < LONGEST_GROUP and (hyphenated or one_number):
            run.append(word)
        else:
            joined.append([word])
    groups = []
    for run in joined:
        parts = [part for word in run for part in _parts(word)]
        groups.append(parts if len(parts) == 1 else [_single("".join(run)), *parts])
    return groups


def words(text: str, language: str | None = None) -> list[str]:
    """All words of a text in their order, wholes of groups before their parts."""
    return [word for group in word_groups(text, language) for word in group]


def table_for_script(language: str | None = None) -> dict[str, Any]:
    """The rules of one language for `search-words.js`, as plain values for JSON."""
    code = _code(language)
    table, common = _table(code), _source()["common"]
    suffixes = {second_form(fold(suffix, code), code) for suffix in table.suffixes.split()}
    return {
        "drop": table.drop,
        "hyphens": table.hyphens,
        "gaps": list(table.number_gaps),
        "letters": table.letters,
        "sequences": table.sequences,
        "second": table.second,
        "suffixes": sorted(suffixes - {""}),
        "particles": sorted({fold(word, code) for word in table.particles.split()} - {""}),
        "keys": [common["keys_cyrillic"], common["keys_latin"]],
    }
