"""Who of very many may be meant: a quick look at the sounds of words, before names are compared closely.

It leaves few people and forgets nobody whom the close look of `foundation/names` would put first. Two letters that
changed places are tried where the word as it was typed is nobody's.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import product
from typing import TYPE_CHECKING, Final

from amanjol.casework.cases.finding.held import ENTRY_BYTES, ID_BYTES, heard_in, outline, roughly, sounds_in
from amanjol.foundation.names.matching import Matcher
from amanjol.foundation.names.person_names import HeardWords, part_of, take_apart
from amanjol.foundation.names.searching import ENOUGH
from amanjol.foundation.names.short_names import other_forms, without_honorific

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from amanjol.casework.cases.finding.held import Columns, Words
    from amanjol.foundation.names.person_names import Part

CLOSELY: Final = 200
"""So many people are opened and compared closely."""
YEARS_APART: Final = 1  # a year of birth is often said from memory
_LEAST_ALIKE: Final = 0.76
_NOT_FOUND: Final = 0.25  # what a word that somebody lacks leaves of their score, as in `names.searching`
_GOOD: Final = 0.75  # from here on a word was meant as it was typed
_SWAPPED: Final = 0.6  # what a word with two letters changed is worth at most
_MOST_VARIANTS: Final = 16
_MOST_WORDS: Final = 200  # that are compared as names are; the others are less like what was asked
_LEAST_ROUGHLY: Final = 0.7  # of the signs that two words have in common; names are hardly ever less alike
_MOST_CORRECTIONS: Final = 3
_LONGEST_ENDING: Final = 2


class _Signs:
    """A row of signs, made ready to be laid beside very many others.

    By the length of what they have in common in order. Source: H. Hyyrö, "Bit-parallel LCS-length computation
    revisited" (2004).
    """

    def __init__(self, signs: str) -> None:
        self._signs = signs
        self._everything = (1 << len(signs)) - 1
        self._places: defaultdict[str, int] = defaultdict(int)
        for place, sign in enumerate(signs):
            self._places[sign] |= 1 << place

    def _common(self, other: str) -> int:
        state, places = self._everything, self._places
        for sign in other:
            match = state & places.get(sign, 0)
            state = ((state + match) | (state - match)) & self._everything
        return len(self._signs) - state.bit_count()

    def is_near(self, other: str) -> bool:
        """Whether they differ in few signs, or the other is this one and an ending."""
        length = len(self._signs)
        longer, longest = len(other) - length, max(length, len(other))
        if length > 1 and 0 <= longer <= _LONGEST_ENDING and other.startswith(self._signs):
            return True
        allowed = 1 + (longest > 3) + (longest > 7)
        return abs(longer) <= allowed and length + len(other) - 2 * self._common(other) <= allowed

    def alike(self, other: str) -> float:
        """What part of the signs of both they have in common; an ending of the other counts little."""
        length = len(self._signs)
        longer = min(max(len(other) - length, 0), 2 * _LONGEST_ENDING)
        return 2 * self._common(other) / (length + len(other) - 0.9 * longer or 1)


class _Sought:
    """One word of a question: which sounds may be meant, and what each is worth."""

    def __init__(self, part: Part) -> None:
        self.part = part
        whole = part.whole.sounds
        forms = {part.stem.sounds, whole, without_honorific(whole) or whole, *other_forms(whole)}
        self._outlines = [_Signs(form) for form in {outline(form) for form in forms}]
        self._rough = [_Signs(form) for form in {roughly(form) for form in forms}]
        self._signs = sorted(outline(whole))
        self._near: set[str] = set()
        self._there: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        self._variants = [part_of(written) for written in _swapped(part.written)]
        self._matcher = Matcher(least=_LEAST_ALIKE)
        self._corrected: dict[str, float] = {}
        self._is_there = False

    def look_at(self, outlines: Iterable[str]) -> None:
        """Before the words of these outlines are looked for."""
        self._near.update(other for other in outlines if any(own.is_near(other) for own in self._outlines))

    def look_for(self, words: Words, number: int) -> None:
        """Among these; they are called so in `values`."""
        for near in self._near & words.keys():
            self._there[near].append((number, words[near]))

    def values(self) -> dict[tuple[int, int], float]:
        """Where people stand who have a word that may be meant, and what the best of theirs is worth."""
        worth: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for _alike, heard, near in self._most_alike():
            value = self._value(near, heard)
            self._is_there = self._is_there or value >= _GOOD
            if value:
                worth[near][heard] = value
        best: dict[tuple[int, int], float] = {}
        for near, values in worth.items():
            for number, words in self._there[near]:
                for heard, places in sounds_in(words):
                    value = values.get(heard, 0.0)
                    if value:
                        for place in map(int, places.split()):
                            if value > best.get((number, place), 0.0):
                                best[number, place] = value
        return best

    def _most_alike(self) -> list[tuple[float, str, str]]:
        """The words that are most like this one at a glance: how much, as they sound, and their outlines."""
        outlines = {
            heard: near
            for near, there in self._there.items()
            for heard in heard_in(words for _, words in there)
        }
        rough = roughly("\n".join(outlines)).split("\n")
        alike = {signs: max(own.alike(signs) for own in self._rough) for signs in set(rough)}
        words = (
            (alike[signs], heard, near)
            for signs, (heard, near) in zip(rough, outlines.items(), strict=bool(outlines))
            if alike[signs] >= _LEAST_ROUGHLY
        )
        return nlargest(_MOST_WORDS, words)

    def _value(self, near: str, heard: str) -> float:
        """0 for less than `ENOUGH`."""
        other = part_of("", heard)
        value = self._matcher.value(self.part, other)
        if value < _GOOD and sorted(near) == self._signs:
            value = max(value, self._swapped_value(other))
        return value if value >= ENOUGH else 0.0

    def _swapped_value(self, other: Part) -> float:
        values = ((self._matcher.value(variant, other), variant.written) for variant in self._variants)
        value, written = max(values, default=(0.0, ""))
        if value < _GOOD:
            return 0.0
        self._corrected[written] = max(value, self._corrected.get(written, 0.0))
        return value * _SWAPPED

    @property
    def readings(self) -> list[str]:
        """The word as it was typed, and where that is nobody's, the best others."""
        if self._is_there:
            return [self.part.written]
        best = nlargest(_MOST_CORRECTIONS, self._corrected, key=lambda word: self._corrected[word])
        return [self.part.written, *best]


def _swapped(word: str) -> Iterator[str]:
    for place in range(min(len(word) - 1, _MOST_VARIANTS)):
        if word[place] != word[place + 1]:
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]


@dataclass(slots=True)
class Asked:
    """What is looked for in one go through everybody. `year` alone finds who was born in it; beside words nearly so.

    `best` are ids with a score up to 1, `numbered` whose number it is, by id with the kind.
    """

    words: str
    year: int | None = None
    numbers: Sequence[tuple[str, str]] = ()
    best: list[tuple[float, bytes]] = field(default_factory=list)
    numbered: dict[bytes, str] = field(default_factory=dict)
    _sought: list[_Sought] = field(init=False)
    _seen: set[str] = field(default_factory=set)
    _asked: list[tuple[bytes, list[int], frozenset[int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._sought = [_Sought(part) for part in take_apart(self.words) if part.kind != "initial"]

    def ask(self, columns: Columns) -> None:
        """Go through these people, too. What is not kept here may go."""
        if self._sought:
            self._by_words(columns)
        elif self.year is not None and not self.words:
            self._by_year(columns)
        if self.numbers:
            self._by_number(columns)

    def done(self) -> None:
        """When everybody was asked: who is best."""
        of_parts = [sought.values() for sought in self._sought]
        for number, place in set[tuple[int, int]]().union(*of_parts):
            people, years, stale = self._asked[number]
            if place in stale or not may_be_of(years[place] or None, self.year):
                continue
            score = 1.0
            for values in of_parts:
                score *= values.get((number, place), _NOT_FOUND)
            start = place * ENTRY_BYTES
            self.best.append((score, people[start : start + ID_BYTES]))

    @property
    def readings(self) -> list[str]:
        """The words as they were typed, then with letters changed where that finds more."""
        every = product(*(sought.readings for sought in self._sought))
        return [self.words, *(" ".join(reading) for reading in list(every)[1 : _MOST_CORRECTIONS + 1])]

    @property
    def meant(self) -> list[Part]:
        """Every word in each of its readings."""
        return [part_of(reading) for sought in self._sought for reading in sought.readings]

    def ids(self) -> set[bytes]:
        """Those who are worth a closer look."""
        return {pk for _score, pk in nlargest(CLOSELY, self.best)} | self.numbered.keys()

    def _by_words(self, columns: Columns) -> None:
        new = set(columns.words) - self._seen
        self._seen |= new
        number = len(self._asked)
        self._asked.append((columns.people, columns.years, columns.stale))
        for sought in self._sought:
            sought.look_at(new)
            sought.look_for(columns.words, number)

    def _by_year(self, columns: Columns) -> None:
        born = (place for place, year in enumerate(columns.years) if year == self.year)
        self.best += [(1.0, columns.person(place)) for place in born if place not in columns.stale]
        del self.best[CLOSELY:]

    def _by_number(self, columns: Columns) -> None:
        for kind, end in self.numbers:
            for place in _places_with(columns.numbers, end, is_whole=kind != "number"):
                if place not in columns.stale:
                    self.numbered.setdefault(columns.person(place), kind)


def _places_with(numbers: str, end: str, *, is_whole: bool) -> Iterator[int]:
    """Whose number, a line each, is this or ends so."""
    looked_for = f" {end}\n" if is_whole else f"{end}\n"
    at = numbers.find(looked_for)
    while at >= 0:
        start = numbers.rfind("\n", 0, at) + 1
        yield int(numbers[start : numbers.index(" ", start)])
        at = numbers.find(looked_for, at + 1)


def may_be_of(birth_year: int | None, wanted: int | None) -> bool:
    return birth_year is None or wanted is None or abs(birth_year - wanted) <= YEARS_APART


class Reasons:
    """What of people a question meets, whose words are these parts."""

    def __init__(self, parts: Collection[Part]) -> None:
        self._parts, self._matcher, self._heard = parts, Matcher(least=_LEAST_ALIKE), HeardWords()

    def why(self, numbered: str | None, named: Sequence[str], place: str) -> list[str]:
        """`number` and its kind, a name, the place."""
        reasons = [numbered] if numbered else []
        if any(map(self._are_met, named)):
            reasons.append("name")
        if self._are_met(place):
            reasons.append("place")
        return reasons

    def _are_met(self, text: str) -> bool:
        words = take_apart(text, self._heard)
        return any(self._matcher.value(part, word) >= ENOUGH for part in self._parts for word in words)
