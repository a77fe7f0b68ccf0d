"""Uzbek words that the rules of spelling cannot turn into the other script, read from the list beside.

The list holds Cyrillic stems only; their Latin keys come from the rules, so the two cannot part.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from amanjol.foundation.names.uzbek_rules import spell_latin

# What may follow a closed stem: any chain of the endings of nouns and of the verbs made from them.
_ENDINGS: Final = re.compile(
    r"(?:lar|s?i|i?m|i?ng|imiz|ingiz|ni|ning|[gkq]a|dan?|dagi|[gkq]acha|gina|cha|chi|li|lik|lig|siz|dek|day|"
    r"dir|mi|ku|yu|u|man|san|miz|simon|xona|dosh|lash|lan)*"
)
_SHORTEST_STEM: Final = 2
_SHORTEST_AFTER_FORM: Final = 4


@dataclass(frozen=True, slots=True)
class Exceptions:
    """`opened` and `closed` go from Latin stem to Cyrillic stem, `irregular` from Cyrillic to Latin."""

    opened: dict[str, str]
    closed: dict[str, str]
    irregular: dict[str, str]
    forms: tuple[str, ...]
    linked: re.Pattern[str]
    unchanged: frozenset[str]

    @property
    def longest(self) -> int:
        return max(map(len, (*self.opened, *self.closed)))

    def half_cyrillic(self, word: str) -> str:
        """The Latin word with its stem, where it is listed, already in Cyrillic; otherwise as it came."""
        linked = self.linked.match(word)
        if linked is not None and word.startswith("yi", linked.end()):
            return linked[0] + word[linked.end() + 1 :]
        stem = self._stem_of(word)
        if stem is not None:
            return stem
        for form in self.forms:
            if word.startswith(form):
                rest = word.removeprefix(form)
                stem = self._stem_of(rest, shortest=_SHORTEST_AFTER_FORM, closed=False)
                if stem is not None:
                    return form + stem
        return word

    def half_latin(self, word: str) -> str:
        """The Cyrillic word with its stem, where it is irregular, already in Latin; otherwise as it came."""
        for cyrillic, latin in self.irregular.items():
            if word.startswith(cyrillic):
                return latin + word.removeprefix(cyrillic).removeprefix("ь")
        return word

    def link(self, word: str) -> str:
        """The Latin word with y before an ending that Cyrillic joins to a vowel: mavzui, mavzuyi."""
        linked = self.linked.match(word)
        if linked is not None and word.startswith("i", linked.end()):
            return f"{linked[0]}y{word[linked.end() :]}"
        return word

    def _stem_of(self, word: str, *, shortest: int = _SHORTEST_STEM, closed: bool = True) -> str | None:
        for length in range(min(len(word), _longest()), shortest - 1, -1):
            key, rest = word[:length], word[length:]
            if rest.startswith("ʻ") or (rest.startswith("h") and key.endswith(("s", "c"))):
                continue  # the stem would end inside a letter
            stem = self.opened.get(key)
            if stem is None and closed and key in self.closed and _ENDINGS.fullmatch(rest):
                stem = self.closed[key]
            if stem is not None:
                return stem.removesuffix("ь") + rest if rest else stem
        return None


@cache
def _longest() -> int:
    return exceptions().longest


def _by_latin(group: dict[str, str]) -> dict[str, str]:
    """The stems by their Latin key, and by the key that has ts for every ц, as looser Latin does."""
    stems = [stem for words in group.values() for stem in words.split()]
    return {spell_latin(stem.replace("ц", "тс")): stem for stem in stems} | {
        spell_latin(stem): stem for stem in stems
    }


@cache
def exceptions() -> Exceptions:
    """The list, read once."""
    text = files(__package__).joinpath("uzbek_exceptions.toml").read_text(encoding="utf-8")
    listed: dict[str, Any] = tomllib.loads(text)
    irregular: dict[str, str] = listed["irregular"]
    return Exceptions(
        opened=_by_latin(listed["open"]) | irregular | listed["also"],
        closed=_by_latin(listed["closed"]),
        irregular={cyrillic.removesuffix("ь"): latin for latin, cyrillic in irregular.items()},
        forms=tuple(sorted(map(spell_latin, listed["forms"]["before"].split()), key=len, reverse=True)),
        linked=re.compile("|".join(listed["linked"]["stems"].split())),
        unchanged=frozenset(listed["kept"]["words"].split()),
    )
