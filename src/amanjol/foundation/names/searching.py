"""Finding people by name among all that an organisation has opened, in any script and spelling.

Nothing is stored: names are put into a `NameSearch` in memory, asked for, and let go with it. Every different
word of all names is heard once and in bulk, since word by word that would take most of the time; a quick look
at consonants then leaves few words to be compared closely.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from amanjol.foundation.names.alikeness import Heard, most_missing, stand_ins
from amanjol.foundation.names.lookalikes import in_both_scripts, one_script, readings
from amanjol.foundation.names.matching import Matcher
from amanjol.foundation.names.person_names import (
    INVISIBLE,
    LONGEST_NAME,
    LONGEST_WORD,
    ONE_APOSTROPHE,
    part_of,
    take_apart,
)
from amanjol.foundation.names.short_names import other_forms, without_honorific
from amanjol.foundation.names.sounds import VOWELS, first_sounds, sounds

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

    from amanjol.foundation.names.person_names import Part

ENOUGH: Final = 0.3  # a word of the query that is less like a word of a name has not been found in it
_LEAST_ALIKE: Final = 0.76
_LONGEST_ENDING: Final = 2  # rough signs of -зода, -қызы, -бек
_NOT_FOUND: Final = 0.25  # what a word that the name lacks leaves of its score
_CLOSELY: Final = 200  # people whose whole names are compared with the query, to bring the best to the top

# Consonants that may stand for each other are one; vowels and what is easily lost are none.
_ROUGH: Final = str.maketrans("bpfdtkgszcčšşʒǯċĵçmŋ", "pppttkksssssssssssnn", VOWELS + "vwxɣχjʕy'")
_DOUBLED: Final = re.compile(r"(.)\1+")
_TWO_SCRIPTS: Final = re.compile(r"[A-Za-zÀ-ɏ][\u0400-\u052f]|[\u0400-\u052f][A-Za-zÀ-ɏ]")
_WITH_DIGITS: Final = re.compile(_TWO_SCRIPTS.pattern + "|[034][A-Za-zÀ-ɏ\u0400-\u052f]")


class Hit[Key: Hashable](NamedTuple):
    """A person found: the key they were added under, and how well the query fits, up to 1."""

    key: Key
    score: float


class NameSearch[Key: Hashable]:
    """The names of many people, each under a key of the caller's. A person may have several names.

    100,000 people take well under a second with the first question; see `bench/names.py`.
    """

    def __init__(self, matcher: Matcher | None = None) -> None:
        """`matcher` compares whole names: one that has heard some of them already, or will be asked for more."""
        # One of each for every person, in the order in which they were added.
        self._keys: list[Key] = []
        self._names: list[Sequence[str]] = []
        self._beside: list[str] = []
        self._lines: list[str] = []  # the words of all their names

        self._words_beside: dict[str, list[str]] = {}
        self._written: dict[str, str] = {}  # words in small letters and one script
        self._rough: list[tuple[str, str]] = []  # of each word its consonants, and the word
        self._turned: defaultdict[str, list[str]] = defaultdict(
            list
        )  # words in the other script, and as they stand
        self._heard: dict[str, str] = {}
        self._parts: dict[str, Part] = {}
        self._matcher = matcher or Matcher()
        self._words_matcher = Matcher(least=_LEAST_ALIKE)

    def add(self, key: Key, *names: str, beside: str = "") -> None:
        """Add one person under all their names: of papers, of daily use, of before a marriage.

        `beside` is what a question may say instead of a name or after the first one: a place.
        """
        self.add_columns([key], [names], [beside])

    def add_all(self, people: Iterable[tuple[Key, str]]) -> None:
        """Add many people with one name each."""
        for key, name in people:
            self.add(key, name)

    def add_columns(self, keys: Iterable[Key], names: Iterable[Sequence[str]], beside: Iterable[str]) -> None:
        """Add many people at once: one of each for every person."""
        self._keys += keys
        self._names += names
        self._beside += beside

    def find(self, query: str, limit: int = 20) -> list[Hit[Key]]:
        """The people whose names have the words of the query, the best first; initials alone find nobody.

        A name may have more words than the query, and may lack one or two of them at a lower score.
        """
        best: dict[Key, float] = {}
        for text in readings(query[:LONGEST_NAME]):
            for key, score in self._find(text, limit):
                best[key] = max(score, best.get(key, 0.0))
        hits = [Hit(key, score) for key, score in best.items()]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def _find(self, query: str, limit: int) -> Iterable[tuple[Key, float]]:
        """As `find`, for one script that the query may be meant in; a person may come several times."""
        parts = [part for part in take_apart(query) if part.kind != "initial"]
        if not parts or limit < 1:
            return
        self._prepare()
        likes_of_parts = [self._words_like(part) for part in parts]
        entries = self._entries_with(set(chain.from_iterable(likes_of_parts)))
        scores = [(_score(words, likes_of_parts), place) for place, (words, _, _) in enumerate(entries)]
        for rough, place in nlargest(max(_CLOSELY, limit), scores, key=lambda entry: (entry[0], -entry[1])):
            _words, key, text = entries[place]
            whole = self._matcher.score(query, text)
            yield key, round(max(whole, rough * (0.8 + 0.2 * whole)), 3)

    def _entries_with(self, sought: set[str]) -> list[tuple[list[str], Key, str]]:
        """The words, key and text of all names that have such a word.

        After them come those of what stands beside, alone and after the first name.
        """
        near_beside = {text for text, words in self._words_beside.items() if not sought.isdisjoint(words)}
        near = [
            place
            for place, (line, beside) in enumerate(zip(self._lines, self._beside, strict=True))
            if beside in near_beside or not sought.isdisjoint(line.split())
        ]
        texts = [(self._keys[place], name) for place in near for name in self._names[place]]
        for place in near:
            key, names, beside = self._keys[place], self._names[place], self._beside[place]
            if beside:
                texts += (key, beside), (key, f"{names[0]} {beside}")
        lines = _spaced([text for _, text in texts]).split("\n")
        entries = [(line.split(), *text) for line, text in zip(lines, texts, strict=bool(texts))]
        return [entry for entry in entries if not sought.isdisjoint(entry[0])]

    def _prepare(self) -> None:
        """Hear the words of the people who were added since the last question."""
        start = len(self._lines)
        if start == len(self._names):
            return
        text = _spaced([" ".join(names) for names in self._names[start:]], longest=None)
        self._lines += text.split("\n")
        beside = list(set(self._beside[start:]) - {""})
        text_beside = _spaced(beside)
        self._words_beside.update(zip(beside, map(str.split, text_beside.split("\n")), strict=False))
        new = list({*text.split(), *text_beside.split()} - self._written.keys())
        if not new:
            return
        written = _in_one_script("\n".join([word[:LONGEST_WORD] for word in new])).lower()
        self._written.update(zip(new, written.split("\n"), strict=True))
        # The roughest look needs no more than the letters; `sounds` hears the few words that pass it.
        self._rough += zip(_rough(first_sounds(written)).split("\n"), new, strict=True)
        self._turn(new)

    def _turn(self, words: list[str]) -> None:
        """Words that may have been meant in the other script are looked for in that too."""
        for word in in_both_scripts("\n".join(words)):
            turned = readings(word)[-1].lower()
            if turned != word:
                self._turned[turned].append(word)
                if turned not in self._written:
                    self._written[turned] = turned
                    self._rough.append((_rough(first_sounds(turned)), turned))

    def _words_like(self, part: Part) -> dict[str, float]:
        """The words of all names that a word of the query may stand for, and what each is worth."""
        forms = [_Form(sought) for sought in _sought(part)]
        skeletons = {skeleton for skeleton, _ in self._rough}
        near_ones = {skeleton for skeleton in skeletons if any(form.is_near(skeleton) for form in forms)}
        near = [word for skeleton, word in self._rough if skeleton in near_ones]
        self._hear(near)
        by_sounds: defaultdict[str, list[str]] = defaultdict(list)
        for word in near:
            by_sounds[self._heard[word]].append(word)
        likes = {}
        for heard, words in by_sounds.items():
            if any(form.may_be(heard) for form in forms):
                value = self._words_matcher.value(part, self._part(words[0]))
                if value >= ENOUGH:
                    likes.update(dict.fromkeys(words, value))
        for turned in self._turned.keys() & likes.keys():
            for word in self._turned[turned]:
                likes[word] = max(likes[turned], likes.get(word, 0.0))
        return likes

    def _hear(self, words: list[str]) -> None:
        new = [word for word in words if word not in self._heard]
        if new:
            heard = sounds("\n".join([self._written[word] for word in new]))
            self._heard.update(zip(new, heard.split("\n"), strict=True))

    def _part(self, word: str) -> Part:
        heard = self._heard[word]
        part = self._parts.get(heard)
        if part is None:
            part = self._parts[heard] = part_of(self._written[word], heard)
        return part


def _spaced(names: list[str], longest: int | None = LONGEST_NAME) -> str:
    """One name a line, of no more than so many characters, with spaces for all that is no letter.

    Sign by sign, since few signs are no letters: translating three million characters takes ten times as long.
    """
    text = "\n".join([name[:longest].replace("\n", " ") for name in names])
    for sign in set(text) - {"\n", "'", " ", "0", "3", "4"}:
        if INVISIBLE.match(sign):
            text = text.replace(sign, "")
        elif ord(sign) in ONE_APOSTROPHE:
            text = text.replace(sign, "'")
        elif unicodedata.category(sign)[0] not in "LM":
            text = text.replace(sign, " ")
    return unicodedata.normalize("NFKC", text)


def _in_one_script(words: str) -> str:
    mixed = _WITH_DIGITS if any(digit in words for digit in "034") else _TWO_SCRIPTS
    if not mixed.search(words):
        return words
    return "\n".join([one_script(word) if mixed.search(word) else word for word in words.split("\n")])


def _rough(heard: str) -> str:
    return _DOUBLED.sub(r"\1", heard.translate(_ROUGH))


def _sought(part: Part) -> set[str]:
    """The sounds under which a word of the query may stand in a name: its stem, its short and full forms."""
    whole = part.whole.sounds
    return {part.stem.sounds, whole, without_honorific(whole) or whole, *other_forms(whole)}


class _Form:
    """Sounds that are looked for, made ready to pass over nearly all words quickly."""

    def __init__(self, sought: str) -> None:
        self._skeleton = _rough(sought)
        self._positions: dict[str, int] = {}
        for place, sign in enumerate(self._skeleton):
            self._positions[sign] = self._positions.get(sign, 0) | 1 << place
        self._stand_ins = stand_ins(sought)
        self._most_missing = most_missing(Heard(sought).weight, _LEAST_ALIKE)

    def is_near(self, skeleton: str) -> bool:
        """Whether two skeletons differ in few signs, or one is the other and an ending.

        By the length of what they have in common in order. Source: H. Hyyrö, "Bit-parallel LCS-length
        computation revisited" (2004).
        """
        length = len(self._skeleton)
        longer = len(skeleton) - length
        if length > 1 and 0 <= longer <= _LONGEST_ENDING and skeleton.startswith(self._skeleton):
            return True
        longest = max(length, len(skeleton))
        allowed = 1 + (longest > 3) + (longest > 7)
        if abs(longer) > allowed:
            return False
        state = everything = (1 << length) - 1
        for sign in skeleton:
            match = state & self._positions.get(sign, 0)
            state = ((state + match) | (state - match)) & everything
        common = length - state.bit_count()
        return length + len(skeleton) - 2 * common <= allowed

    def may_be(self, heard: str) -> bool:
        """Whether nearly all consonants have something in the word that could stand for them."""
        missing = 0
        for sounds_like in self._stand_ins:
            missing += sounds_like.isdisjoint(heard)
        return missing <= self._most_missing


def _score(words: list[str], likes_of_parts: list[dict[str, float]]) -> float:
    """The product of what each word of the query finds in a name; each word of the name serves once."""
    score = 1.0
    free = list(words)
    for likes in likes_of_parts:
        best, word = max(((likes.get(word, 0.0), word) for word in free), default=(0.0, ""))
        if best:
            free.remove(word)
        score *= best or _NOT_FOUND
    return score
