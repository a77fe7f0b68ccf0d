"""Whether two people or organisations, as they were written down, may be one: surely, likely, or not.

Sure is the same number of a document or register, or the same words of a name in whatever order and script they were
typed, without an initial. Likely is what `foundation.names` takes for one person in another spelling or script, with
initials, with a word too few, and a parent with a child. Namesakes exist, so what is likely is for a person to look at.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from amanjol.foundation.names.lookalikes import one_script
from amanjol.foundation.names.matching import Matcher

FITS_A_WORD: Final = 0.1  # the score from which one word of a name fits the other: a surname alone has 0.135
SPELT_ALIKE: Final = 0.95  # three words of one name in two scripts
FULL_WORDS: Final = 3  # given name, family name, father's name
SHORTEST_NUMBER: Final = 4
_SIGNS: Final = re.compile(r"\w+")
_BETWEEN_SIGNS: Final = re.compile(r"[\W_]+")
_WORDS: Final = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
_LEGAL_FORMS: Final = frozenset(_WORDS["legal_forms"])
_OFFICE_WORDS: Final = frozenset(_WORDS["of_offices"])
_SAME_IN_PRINT: Final = str.maketrans("АВСЕНКМОРТХУ", "ABCEHKMOPTXY")


class Likeness(IntEnum):
    NONE = 0
    LIKELY = 1
    SURE = 2


@dataclass(frozen=True)
class Party:
    """Somebody as written down: `names` are all that they are called by, `numbers` of documents or registers."""

    names: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    is_organisation: bool = False

    @cached_property
    def number_keys(self) -> frozenset[str]:
        return frozenset(key for key in map(number_key, self.numbers) if len(key) >= SHORTEST_NUMBER)

    @cached_property
    def word_lists(self) -> tuple[tuple[str, ...], ...]:
        """Of each name, in the order of the alphabet."""
        return tuple(words for words in map(words_of, self.names) if words)


def words_of(name: str) -> tuple[str, ...]:
    """Sorted, in small letters, one script a word, without legal forms (ОсОО, LLC) and signs between."""
    folded = unicodedata.normalize("NFC", name).replace("Ё", "Е").replace("ё", "е")
    words = [word if word.isdigit() else one_script(word).casefold() for word in _SIGNS.findall(folded)]
    return tuple(sorted(word for word in words if word not in _LEGAL_FORMS))


def number_key(number: str) -> str:
    """Letters and digits alone, capital, in Latin where print cannot tell."""
    return _BETWEEN_SIGNS.sub("", unicodedata.normalize("NFKC", number)).upper().translate(_SAME_IN_PRINT)


def office_key(office: str) -> str:
    """One spelling of an office; empty where nothing but «law office» is written: then nobody is a colleague by it."""
    return " ".join(word for word in words_of(office) if word not in _OFFICE_WORDS)


class Comparing:
    """Holds names while it lives: let it go with the request."""

    def __init__(self) -> None:
        self._matcher = Matcher()
        self._words: dict[str, tuple[str, ...]] = {}
        self._bare: dict[str, str] = {}
        self._seen: dict[tuple[str, str], Likeness] = {}

    def likeness(self, party: Party, other: Party) -> Likeness:
        """Symmetric. Where both have numbers and share none, a name alone is never sure."""
        if party.number_keys & other.number_keys:
            return Likeness.SURE
        highest = max(
            (
                self._of_names(name, other_name, party, other)
                for name in party.names
                for other_name in other.names
            ),
            default=Likeness.NONE,
        )
        if party.number_keys and other.number_keys:
            return min(highest, Likeness.LIKELY)
        return highest

    def _of_names(self, name: str, other_name: str, party: Party, other: Party) -> Likeness:
        words, other_words = self._words_of(name), self._words_of(other_name)
        if not words or not other_words:
            return Likeness.NONE
        are_organisations = party.is_organisation and other.is_organisation
        if words == other_words:
            is_full = are_organisations or len([word for word in words if len(word) > 1]) > 1
            return Likeness.SURE if is_full and not _has_initial(words) else Likeness.LIKELY
        if (party.is_organisation or other.is_organisation) and (
            set(words) <= set(other_words) or set(other_words) <= set(words)
        ):
            return Likeness.LIKELY
        return self._heard(name, other_name, min(len(words), len(other_words)))

    def _heard(self, name: str, other_name: str, words: int) -> Likeness:
        pair = (min(name, other_name), max(name, other_name))
        if pair not in self._seen:
            match = self._matcher.compare(*map(self._without_legal_form, pair))
            is_full = words >= FULL_WORDS and not any(_has_initial(self._words_of(text)) for text in pair)
            if is_full and match.score >= SPELT_ALIKE and not match.relation:
                self._seen[pair] = Likeness.SURE
            elif match.score >= FITS_A_WORD or match.relation:
                self._seen[pair] = Likeness.LIKELY
            else:
                self._seen[pair] = Likeness.NONE
        return self._seen[pair]

    def _without_legal_form(self, name: str) -> str:
        bare = self._bare.get(name)
        if bare is None:
            bare = self._bare[name] = _without_legal_form(name)
        return bare

    def _words_of(self, name: str) -> tuple[str, ...]:
        """Each name is taken apart once, against however many it is held."""
        words = self._words.get(name)
        if words is None:
            words = self._words[name] = words_of(name)
        return words


def _has_initial(words: tuple[str, ...]) -> bool:
    return any(len(word) == 1 for word in words)


def _without_legal_form(name: str) -> str:
    return " ".join(word for word in name.split() if words_of(word))
