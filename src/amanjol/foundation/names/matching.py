"""Whether two written names can be the name of one person: a score from 0 to 1, and a decision.

The words of one name are laid beside those of the other in the order that fits best, whatever the order they
were written in. Every word of the shorter name must find its like; a patronymic, an initial or the second
half of a double name may be missing. One word that does not fit is enough for another person: brothers and
sisters share all other words.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from amanjol.foundation.names.alikeness import (
    ONE_AFTER_ANOTHER,
    UNLIKE,
    Heard,
    alikeness,
    exchanged,
    lacks_syllable,
    price_of,
)
from amanjol.foundation.names.beside import is_slip_beside
from amanjol.foundation.names.given_names import are_spellings_of_one, are_two
from amanjol.foundation.names.initials import HARDLY, value_of_initials
from amanjol.foundation.names.laying import RUN_TOGETHER, best_laying, price_to_lack, price_to_skip
from amanjol.foundation.names.mistyped import Meant, are_one_mistyped
from amanjol.foundation.names.person_names import HeardWords, join, ways_to_read, without_titles
from amanjol.foundation.names.relations import NO_KINSHIP, Kin
from amanjol.foundation.names.short_names import (
    are_apart,
    halves,
    is_given,
    is_short_for,
    without_honorific,
    without_shared_honorific,
)
from amanjol.foundation.names.slips import has_glide_for_consonant, has_vowels_for_j, place_lacked
from amanjol.foundation.names.sounds import sounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from amanjol.foundation.names.person_names import Part
    from amanjol.foundation.names.relations import Kinship, Relation

SAME_FROM: Final = 0.5  # the score from which two names are taken for one person's

# How much an alikeness of two words is worth: below the first nothing, from the second on all of it.
_PLAIN: Final = (0.75, 0.92)
_FAMILY: Final = (0.7, 0.92)
_PATRONYMIC: Final = (0.6, 0.85)
_FIRST_HALF: Final = (
    0.8  # how alike the first halves of compound names must be, to be no reason against the whole
)
_HIS: Final = ("in", "ın")
_HERS: Final = ("ina", "ına")

_OTHER_ENDING: Final = 0.95
_OTHER_KIND: Final = 0.75
_OTHER_GENDER: Final = 0.9
_SHORT_NAME: Final = 0.75
_HONORIFIC: Final = 0.75
_LISTED: Final = 0.85
_ONE_NAME: Final = 0.9  # from this alikeness on two listed given names may be spellings of one
_OTHER_SOUND: Final = 0.4  # from this price on of one consonant not: Гулжан, Гулшан
_KIN: Final = 0.45  # at most, where two names fit a parent and a child better than one person
_MISTYPED: Final = 0.85  # two neighbouring letters have changed places, whatever that does to the sounds
_MORE_LETTERS: Final = 3  # by which the beginning of a word may be longer in the other script
_SHORTEST_LACKING: Final = 4  # sounds of the first half of a compound name that may lack one
_JOINED: Final = 0.97
_FEW_SOUNDS: Final = 3  # two words that are read as one may have so many more or fewer
_WORDS_OF_CALLED: Final = range(3, 5)  # of two names together, where one at least has a title
_MOST_NAMES: Final = 20_000  # that a matcher remembers, some 2 KiB each
_MOST_WORDS: Final = 200_000  # pairs of words


class Match(NamedTuple):
    """What two names come to: `score` from 0 (other people) to 1, `same` where it reaches `SAME_FROM`.

    `relation` is what else they may be: whoever is asked about may be in danger from the other.
    """

    score: float
    same: bool
    relation: Relation = ""


class Matcher:
    """Compares names and remembers words it has compared, for as long as it lives and no longer.

    Names are secrets here: let it go with the request or the file it was made for.
    """

    def __init__(self, least: float = UNLIKE) -> None:
        """`least`: words less alike than that are not compared to the end, which is quicker."""
        self._least = least
        self._names: dict[str, tuple[tuple[Part, ...], ...]] = {}
        self._heard = HeardWords()
        self._words: dict[tuple[str, str], float] = {}
        self._meant = Meant()
        self._kin = Kin(self._alike, self.value)

    def compare(self, name: str, other_name: str) -> Match:
        """Compare two names as they were written. Symmetric; a name without a letter is like none."""
        judgements = [self._judge(*ways) for ways in self._ways(name, other_name)]
        score, kinship = max(judgements, default=(0.0, NO_KINSHIP))
        score = round(score, 3)
        return Match(score, score >= SAME_FROM, "parent and child" if kinship.possible else "")

    def score(self, name: str, other_name: str) -> float:
        """The score alone, which is less for kinship only where it is high: else that is not asked."""
        scores = (self._judge(*ways, kin_above=_KIN)[0] for ways in self._ways(name, other_name))
        return round(max(scores, default=0.0), 3)

    def value(self, part: Part, other: Part) -> float:
        """What it is worth that one word stands for another, 0 to 1, whatever stands beside them."""
        return self._value(part, (), other, ())

    def _read(self, name: str) -> tuple[tuple[Part, ...], ...]:
        ways = self._names.get(name)
        if ways is None:
            ways = ways_to_read(name, self._heard)
            if len(self._names) >= _MOST_NAMES:
                self._names.clear()
                self._heard.clear()
            self._names[name] = ways
        return ways

    def _ways(self, name: str, other_name: str) -> Iterator[tuple[Sequence[Part], Sequence[Part]]]:
        """All ways to read two names together."""
        ways, other_ways = self._read(name), self._read(other_name)
        if len(ways) > 1 and len(other_ways) > 1 and _is_latin(ways[0]) == _is_latin(other_ways[0]):
            ways, other_ways = ways[:1], other_ways[:1]  # both were typed in one way
        return product(ways, other_ways)

    def _judge(
        self, first: Sequence[Part], second: Sequence[Part], kin_above: float = -1.0
    ) -> tuple[float, Kinship]:
        """Whether they may be kin is asked only of those who score above `kin_above`."""
        if len(first) + len(second) in _WORDS_OF_CALLED:
            first, second = _as_called(first, second)
        score = self._score(first, second)
        if score < _JOINED and (len(first) > 1 or len(second) > 1):
            score = max(score, self._with_joined_words(first, second))
        if score <= kin_above:
            return score, NO_KINSHIP
        kinship = self._kin.kinship(without_titles(first), without_titles(second))
        return min(score, _KIN) if kinship.likely else score, kinship

    def _score(self, first: Sequence[Part], second: Sequence[Part]) -> float:
        # In a fixed order, so that which name comes first makes no difference.
        fewer, more = sorted((first, second), key=_order)
        values, skips = [], []
        for place, part in enumerate(fewer):
            values.append([self._value(part, fewer, other, more) for other in more])
            skips.append(price_to_skip(place, fewer, more))
            if max(*values[-1], skips[-1]) <= HARDLY:
                return 0.0
        score = best_laying(values, skips, [price_to_lack(place, more, fewer) for place in range(len(more))])
        return score * _gender(fewer, more)

    def _with_joined_words(self, first: Sequence[Part], second: Sequence[Part]) -> float:
        """The best score with two neighbouring words of one name read as one: `Нур Султан`, `Нурсултан`."""
        best = 0.0
        for split, whole in ((first, second), (second, first)):
            for place in range(len(split) - 1):
                if "initial" in (split[place].kind, split[place + 1].kind):
                    continue
                length = len(split[place].whole.sounds) + len(split[place + 1].whole.sounds)
                if all(abs(len(part.whole.sounds) - length) > _FEW_SOUNDS for part in whole):
                    continue  # a joined word would be much longer or shorter than any
                joined = join(split[place], split[place + 1], self._heard)
                if any(self._alike(joined.whole, part.whole) >= _PLAIN[1] for part in whole):
                    words = [*split[:place], joined, *split[place + 2 :]]
                    best = max(best, self._score(words, whole) * _JOINED)
        return best

    def _value(self, part: Part, parts: Sequence[Part], other: Part, others: Sequence[Part]) -> float:
        """What it is worth that `part` of one name stands for `other` of the other, 0 to 1."""
        value = self._value_as_heard(part, parts, other, others)
        if value >= _MISTYPED:
            return value
        slipped = are_one_mistyped(part, other, self._meant) or is_slip_beside(
            part, parts, other, others, self._alike
        )
        return _MISTYPED if slipped and not _is_no_slip(part, other) else value

    def _value_as_heard(
        self, part: Part, parts: Sequence[Part], other: Part, others: Sequence[Part]
    ) -> float:
        kinds = {part.kind, other.kind}
        if "initial" in kinds:
            return value_of_initials(part, parts, other, others)
        if part.cut or other.cut:
            return self._value_of_cut(part, other)
        if part.kind == other.kind:
            return self._value_of_one_kind_beside(part, parts, other, others)
        if kinds == {"patronymic", "family"}:
            return _OTHER_KIND * _worth(self._alike(part.stem, other.stem), _FAMILY)
        ended, plain, beside = (part, other, others) if part.kind else (other, part, parts)
        alike = max(self._alike(ended.stem, plain.whole), self._alike(ended.whole, plain.whole))
        # `Карим Алиев` is not `Али Каримов`: where the other name has such a word itself, the plain one is not it.
        own = any(word.kind == ended.kind for word in beside)
        return (0.5 if own else _OTHER_ENDING) * _worth(alike, _FAMILY)

    def _value_of_one_kind_beside(
        self, part: Part, parts: Sequence[Part], other: Part, others: Sequence[Part]
    ) -> float:
        value = self._value_of_one_kind(part, other)
        if value >= SAME_FROM and part.kind != "family" and part.stem.sounds != other.stem.sounds:
            return HARDLY if are_apart(part.stem.sounds, other.stem.sounds) else value
        if value < _OTHER_GENDER and not part.kind and self._is_her_family(part, parts, other, others):
            return _OTHER_GENDER
        return value

    def _value_of_one_kind(self, part: Part, other: Part) -> float:
        if part.kind == "patronymic":
            return _worth(self._alike(part.stem, other.stem), _PATRONYMIC)
        if part.kind == "family":
            ending = 1.0 if bool(part.gender) == bool(other.gender) else _OTHER_ENDING
            return ending * _worth(self._alike_compounds(part.stem, other.stem), _FAMILY)
        alike = self._alike_compounds(part.whole, other.whole)
        value = HARDLY if alike and self._are_two_names(part, other) else _worth(alike, _PLAIN)
        if value < _SHORT_NAME and is_short_for(part.whole.sounds, other.whole.sounds):
            return _SHORT_NAME
        if value < _LISTED and are_spellings_of_one(part.whole.sounds, other.whole.sounds):
            return _LISTED
        if value < _HONORIFIC:
            return max(value, self._value_without_honorific(part, other))
        return value

    def _are_two_names(self, part: Part, other: Part) -> bool:
        """Whether two words are two listed given names and no spellings of one, before endings that both have."""
        names = without_shared_honorific(part.whole.sounds, other.whole.sounds)
        unlike = self._alike(*map(Heard, names)) < _ONE_NAME or price_of(exchanged(*names)) >= _OTHER_SOUND
        return unlike and are_two(*names)

    def _is_her_family(self, part: Part, parts: Sequence[Part], other: Part, others: Sequence[Part]) -> bool:
        """`Щукина` whom a paper abroad calls `Shchukin`: a name of -ин and -ина, where the given name is the same."""
        his, hers = part.whole.sounds, other.whole.sounds
        if his.endswith(_HERS):
            his, hers = hers, his
        if not (hers.endswith(_HERS) and his.endswith(_HIS)) or is_given(his):
            return False
        if self._alike(Heard(his), Heard(hers[:-1])) < _PLAIN[1]:
            return False
        return any(
            self._alike(word.whole, same.whole) >= _PLAIN[1]
            for word in parts
            for same in others
            if word is not part and same is not other and not word.kind and not same.kind
        )

    def _value_of_cut(self, part: Part, other: Part) -> float:
        """A word whose end the line had no room for, beside as much of the other."""
        if "family" in {part.kind, other.kind} and part.kind != other.kind:
            return HARDLY
        cut, whole = (part, other) if part.cut else (other, part)
        # What is cut in the middle of a sound has its letters still: ABDYL of ABDYLDAEVNA.
        begins = whole.written.startswith(cut.written) or (
            whole.cut and cut.written.startswith(whole.written)
        )
        worth = 1.0 if begins else _worth(self._alike_to_beginning(cut, whole), _PLAIN)
        return worth if part.kind == other.kind else _OTHER_ENDING * worth

    def _alike_to_beginning(self, cut: Part, whole: Part) -> float:
        """How a word whose end is missing sounds beside as much of the other, in whichever script that has it."""
        if whole.cut:
            length = min(len(cut.whole.sounds), len(whole.whole.sounds))
            return self._alike(Heard(cut.whole.sounds[:length]), Heard(whole.whole.sounds[:length]))
        written = len(cut.written)
        beginnings = [whole.written[:length] for length in range(written // 2, written + _MORE_LETTERS)]
        return max(
            self._alike(cut.whole, Heard(heard)) for heard in set(sounds("\n".join(beginnings)).split("\n"))
        )

    def _value_without_honorific(self, part: Part, other: Part) -> float:
        """`Камол` and `Камолжон`: one has the honorific, the other nothing in its place."""
        shorter, longer = sorted((part.whole, other.whole), key=lambda heard: len(heard.sounds))
        bare = without_honorific(longer.sounds)  # of Отабекжон it is Отабек, which has one too
        if not bare:
            return 0.0
        alike = self._alike(shorter, Heard(bare))
        if shorter.sounds[-1:] + longer.sounds[len(bare)] in RUN_TOGETHER:
            alike = max(alike, self._alike(shorter, Heard(bare + shorter.sounds[-1])))
        if bare.endswith("m") and longer.sounds[len(bare)] == "b":  # Ержанбек is heard with an m
            alike = max(alike, self._alike(shorter, Heard(bare[:-1] + "n")))
        return _HONORIFIC * _worth(alike, _PLAIN)

    def _alike_compounds(self, word: Heard, other: Heard) -> float:
        """Of two compound names the less alike of the wholes and of the first halves."""
        alike = self._alike(word, other)
        if 0 < alike < 1:
            (first, ending), (second, other_ending) = halves(word.sounds), halves(other.sounds)
            if first and second:
                if ending != other_ending:
                    return 0.0  # Муратжан, Муратхан
                beginnings = self._alike(_before(first, word), _before(second, other))
                if beginnings >= _FIRST_HALF or _is_without_a_sound(first, second):
                    return alike
                return min(alike, beginnings)
        return alike

    def _alike(self, word: Heard, other: Heard) -> float:
        a, b = word.sounds, other.sounds
        if a == b:
            return 1.0
        key = (a, b) if a < b else (b, a)
        likeness = self._words.get(key)
        if likeness is None:
            likeness = alikeness(word, other, self._least)
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            self._words[key] = likeness
        return likeness


def _is_no_slip(part: Part, other: Part) -> bool:
    """Whether й, written or in place of a ж, makes two names of what one letter would tell apart."""
    heard = part.whole.sounds, other.whole.sounds
    return (
        has_vowels_for_j(*heard)
        or lacks_syllable(*heard)
        or has_glide_for_consonant(part.written, other.written, *heard)
    )


def _before(half: str, whole: Heard) -> Heard:
    """The first half of a compound, without what its second half makes hard to hear: Оразжан, Orazhan.

    With a glide behind, so that a half that ends in a is not taken for a woman's name.
    """
    merges = half[-1] + whole.sounds[len(half)] in ONE_AFTER_ANOTHER
    return Heard(half[: -1 if merges else None] + "j")


def _is_without_a_sound(word: str, other: str) -> bool:
    """Whether one of two words is the other mistyped: `Bagtygül`, `Bagygül`; but at the end not (Али, Алим)."""
    shorter, longer = sorted((word, other), key=len)
    return len(shorter) >= _SHORTEST_LACKING and place_lacked(shorter, longer) > 0


def _as_called(first: Sequence[Part], second: Sequence[Part]) -> tuple[Sequence[Part], Sequence[Part]]:
    """Two names of which each is a single word beside titles, without those: `Лола опа`, `Лола`."""
    bare, other_bare = without_titles(first, least=1), without_titles(second, least=1)
    return (bare, other_bare) if len(bare) == len(other_bare) == 1 else (first, second)


def _is_latin(parts: Sequence[Part]) -> bool:
    return parts[0].written.isascii()


def _order(parts: Sequence[Part]) -> tuple[int, list[tuple[str, str, bool]]]:
    return len(parts), [(part.written, part.kind, part.hyphen) for part in parts]


def _worth(alike: float, span: tuple[float, float]) -> float:
    low, high = span
    return min(max((alike - low) / (high - low), HARDLY), 1.0)


def _gender(first: Sequence[Part], second: Sequence[Part]) -> float:
    """Endings that say he in one name, she in the other: hardly possible but in family names alone, as papers have."""
    if {_sex(first), _sex(second)} == {"f", "m"}:
        return 0.1
    families = [{p.gender for p in parts if p.kind == "family"} - {""} for parts in (first, second)]
    if all(families) and not families[0] & families[1]:
        unsure = any(p.kind == "initial" for p in (*first, *second))
        return 0.5 if unsure else _OTHER_GENDER
    return 1.0


def _sex(parts: Sequence[Part]) -> str:
    """She, by any ending; he, by his father's name only: papers abroad drop the -а of her family's name."""
    if any(part.gender == "f" for part in parts):
        return "f"
    return "m" if any(part.kind == "patronymic" and part.gender == "m" for part in parts) else ""


def compare(name: str, other_name: str) -> Match:
    """Compare two names once. For many, use one `Matcher`: it remembers what it has heard."""
    return Matcher().compare(name, other_name)
