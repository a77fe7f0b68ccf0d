"""How alike two words sound: 1 the same, 0 nothing in common.

An edit distance over sounds in which every difference has its own price (`sounds.toml`), divided by how much
there is to hear. Vowels weigh less than consonants; a final a makes another name (`Umid`, `Umida`).

Also called: edit distance, fuzzy matching.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from amanjol.foundation.names.sounds import VOWELS, tables

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST: Final = 48  # sounds of a word that are looked at
UNLIKE: Final = 0.62  # below this the answer is 0: the words have nothing to do with each other

_VOWELS: Final = frozenset(VOWELS)
_VOWEL_WEIGHT: Final = 0.6
_GLIDE_WEIGHT: Final = 0.5
_GLIDES: Final = "jĵwʕ"
_OPEN: Final = "aæoøë"
_OPEN_VOWELS: Final = frozenset("aæoøeë")  # narrow ones are pushed in before a name, too
_OPEN_ENDS: Final = frozenset(_OPEN)
_OTHER_SEX: Final = 0.3  # of the weight of two words; enough to make them two names
_WITHOUT_SYLLABLE: Final = 0.3  # the same
# И that is heard before an open vowel, which is not softened where it is missing: Камилия, Камила; Нияз, Наз.
_SYLLABLE: Final = re.compile(f"(?<=[^{VOWELS}{_GLIDES}])[iı][jĵ]?(?=[aoë])")
_OTHER_BEGINNING: Final = 0.5  # added where words begin with consonants that do not stand for each other
_OTHER_AT_BEGINNING: Final = 0.5  # from this price on they do not stand for each other there: Дамира, Замира
_OTHER_FIRST_VOWEL: Final = 0.25  # of its price, added where words begin with different vowels
_OTHER_VOWEL: Final = 0.85
_OTHER_CONSONANT: Final = 1.0
_VOWEL_FOR_CONSONANT: Final = 1.3
_EASILY_LOST: Final = {"x": 0.3, "ɣ": 0.3, "χ": 0.4, "j": 0.15, "ĵ": 0.4, "w": 0.55, "ʕ": 0.1}
_LOST: Final = 0.9
_LOST_SOFTENING: Final = 0.2
_BEFORE_FIRM_J: Final = frozenset("aou")
_VOWELS_OR_GLIDES: Final = frozenset(VOWELS + "jĵw")
_LOST_FIRM_J: Final = 0.55  # Айзат, Азат
# A narrow vowel that Turkic languages push between two consonants at the beginning: Клыч, Gylyç, Qilich.
_PUSHED_IN: Final = re.compile(f"[^{VOWELS}][ıiuü][lr][ıiuü]")
_LOST_WHERE_PUSHED_IN: Final = 0.15
# Written as one: Матчанов, Matchanov; Оразжан, Orazhan; Бекхан, Bekhan.
ONE_AFTER_ANOTHER: Final = frozenset(("tč", "tç", "tc", "zʒ", "zǯ", "zĵ", "kx", "kχ"))
_LOST_BEFORE_ITS_LIKE: Final = 0.15
_SWAPPED: Final = 0.35  # two neighbouring sounds typed in the wrong order
_SHORTEST_SWAPPED: Final = (
    5  # sounds: in a shorter word two that change places make another name (Дана, Дина, Аида, Аиад)
)
_AMISS: Final = 0.5  # in a long word a consonant for a vowel: a key beside the right one
_SHORTEST_AMISS: Final = 7  # sounds
_SPELLING: Final = 0.25  # up to this price one hand may have written the other sound: Карим, Korim
_NEAR: Final = 0.15  # up to this price two sounds are one, written otherwise
_FAR: Final = 0.8  # from this price on a sound does not stand for another


class Heard:
    """A word as it is compared: its sounds, their weight, and what each costs when the other word lacks it.

    `present` has a bit for each sound; `needs` has, for each consonant that is not easily lost, the bits of
    the sounds that could stand for it: most pairs of words are told apart by these alone.
    """

    __slots__ = ("_losses", "needs", "present", "sounds", "weight")

    def __init__(self, sounds: str) -> None:
        self.sounds = sounds[:LONGEST]
        self._losses: tuple[float, ...] | None = None
        self.weight = 0.0
        self.present = 0
        needs = []
        signs = _signs()
        for sound in self.sounds:
            weight, bit, need = signs.get(sound) or _foreign(sound)
            self.weight += weight
            self.present |= bit
            if need:
                needs.append(need)
        self.needs = tuple(needs)

    @property
    def losses(self) -> tuple[float, ...]:
        """What it costs to lose each sound; worked out when it is first asked for."""
        if self._losses is None:
            self._losses = tuple(_loss(self.sounds, place) for place in range(len(self.sounds)))
        return self._losses


def _loss(sounds: str, place: int) -> float:
    before = sounds[place - 1 : place] if place else ""
    after = sounds[place + 1 : place + 2]
    if sounds[place] in _VOWELS:
        if place == 1 and _PUSHED_IN.match(sounds):
            return _LOST_WHERE_PUSHED_IN
        return _loss_of_vowel(sounds[place], before, after, last=place + 2 >= len(sounds))
    return _loss_of_consonant(sounds[place], before, after, place)


def _loss_of_consonant(sound: str, before: str, after: str, place: int) -> float:
    if sound + after in ONE_AFTER_ANOTHER:
        return _LOST_BEFORE_ITS_LIKE
    if sound in "xχ" and before == "s":
        return 0.1  # it may be half of a Latin sh: Исхак, Ishak
    if sound == "ĵ" and before in "iı":
        return 0.15  # it may be the й of a Marija and then is nothing in Cyrillic
    if sound == "ĵ" and before and before not in _VOWELS:
        return _LOST_SOFTENING  # mostly what ь or nothing is in Cyrillic: Ilja, Gjulnara
    if sound == "j" and before in _BEFORE_FIRM_J and after not in _VOWELS_OR_GLIDES:
        return _LOST if place == 1 else _LOST_FIRM_J
    return _EASILY_LOST.get(sound, _LOST)


def _loss_of_vowel(sound: str, before: str, after: str, *, last: bool) -> float:
    if not after:
        return 1.3 if sound in _OPEN_ENDS or sound == "e" else 0.35  # Кемал, Cemile
    if last and sound in _OPEN_ENDS and after in _GLIDES:
        return 1.0  # -ай, -ой make another name: Жарқынай
    if before in _VOWELS or after in _VOWELS:
        return 0.6 if sound in "uüø" and after in _OPEN_ENDS else 0.25  # Ануар, Анар
    return 0.4 if before else 0.55


class _Prices(dict[str, float]):
    """What it costs to hear each sound for one; a letter of another script costs as much as losing both."""

    def __missing__(self, _sound: str) -> float:
        return _VOWEL_FOR_CONSONANT


class _Table(dict[str, _Prices]):
    """The prices of each sound; a letter of another script is like itself only."""

    def __missing__(self, sound: str) -> _Prices:
        return _Prices({sound: 0.0})


@cache
def costs() -> _Table:
    """What it costs to hear one sound for another, for all pairs of signs of `sounds.toml`."""
    priced: dict[tuple[str, str], float] = {}
    for pair, cost in tables()["costs"].items():
        first, second = pair.split()
        priced[first, second] = priced[second, first] = cost
    signs = sorted({s for pair in priced for s in pair} | set(VOWELS) | set("bvgdzklmnprstfxc"))
    return _Table(
        (sign, _Prices({o: 0.0 if sign == o else priced.get((sign, o), _plain(sign, o)) for o in signs}))
        for sign in signs
    )


def _plain(sign: str, other: str) -> float:
    vowels = (sign in VOWELS) + (other in VOWELS)
    return (_OTHER_CONSONANT, _VOWEL_FOR_CONSONANT, _OTHER_VOWEL)[vowels]


def _bit(sound: str) -> int:
    """One bit of 64 for a sound; two sounds may share one, which only makes the quick look less sharp."""
    return 1 << (ord(sound) % 61)


@cache
def _signs() -> dict[str, tuple[float, int, int]]:
    """Of each sound its weight, its bit, and the bits of those that may stand for it (0: it is easily lost)."""
    return {
        sign: (
            _VOWEL_WEIGHT if sign in VOWELS else _GLIDE_WEIGHT if sign in _GLIDES else 1.0,
            _bit(sign),
            0
            if sign in VOWELS or sign in _EASILY_LOST
            else _bits(o for o, price in prices.items() if price < _FAR),
        )
        for sign, prices in costs().items()
    }


def _foreign(sound: str) -> tuple[float, int, int]:
    """A letter of another script counts as a consonant of its own."""
    return 1.0, _bit(sound), _bit(sound)


def _bits(sounds: Iterable[str]) -> int:
    bits = 0
    for sound in sounds:
        bits |= _bit(sound)
    return bits


def alikeness(first: Heard, second: Heard, least: float = UNLIKE) -> float:
    """How alike two words sound, 0 to 1; 0 where it is below `least`. Symmetric."""
    if first.sounds == second.sounds:
        return 1.0
    weight = (first.weight + second.weight) / 2
    highest = weight * (1 - least)
    beginning = _beginning(first.sounds[:1], second.sounds[:1])
    if not weight or _unmatched(first, second) * _FAR + beginning > highest:
        return 0.0
    distance = _distance(first, second, highest) + beginning
    if distance <= highest:
        if len(first.sounds) == len(second.sounds):
            # Two that are easily lost would be cheaper lost and pushed in: `Муҳиба`, `Mujiba`.
            distance = max(distance, price_of(exchanged(first.sounds, second.sounds)))
        elif "ĵ" in first.sounds or "ĵ" in second.sounds:
            distance += _lost_firm_j(first.sounds, second.sounds)
    if distance > _SWAPPED and _is_swapped(first.sounds, second.sounds):
        return 1 - _SWAPPED / weight
    if distance > _AMISS and _has_one_amiss(first.sounds, second.sounds):
        return 1 - _AMISS / weight
    if distance > highest:
        return 0.0  # nearly all words that come so far end here
    distance = max(distance, weight * _least_apart(first.sounds, second.sounds))
    return 0.0 if distance > highest else 1 - distance / weight


def _least_apart(sounds: str, other: str) -> float:
    """What part of the weight of two words they are apart at least, however near their sounds are."""
    sexes = _OTHER_SEX if {_end(sounds), _end(other)} == {"his", "hers"} else 0.0
    return max(sexes, _WITHOUT_SYLLABLE) if lacks_syllable(sounds, other) else sexes


def exchanged(sounds: str, other: str) -> tuple[str, str] | None:
    """The one consonant of each word in which two words differ by more than a spelling; None where that is not all."""
    if len(sounds) != len(other):
        return None
    table = costs()
    unlike = [(a, b) for a, b in zip(sounds, other, strict=True) if a != b and table[a][b] > _SPELLING]
    return unlike[0] if len(unlike) == 1 and _VOWELS.isdisjoint(unlike[0]) else None


def price_of(pair: tuple[str, str] | None) -> float:
    """What it costs to hear one sound of a pair for the other; nothing without a pair."""
    return costs()[pair[0]][pair[1]] if pair else 0.0


def _lost_firm_j(sounds: str, other: str) -> float:
    """What it costs more that a j after a consonant is lost where the vowel is not softened: `Dosjan`, `Досан`."""
    shorter, longer = sorted((sounds, other), key=len)
    place = longer.find("ĵ", 1)
    if place < 0 or longer[place - 1] in _VOWELS_OR_GLIDES or shorter[place : place + 1] not in {"a", "o"}:
        return 0.0
    table = costs()
    same = all(table[a][b] <= _SPELLING for a, b in zip(longer[:place], shorter[:place], strict=True))
    return _LOST - _LOST_SOFTENING if same else 0.0


def lacks_syllable(sounds: str, other: str) -> bool:
    """Whether one word lacks a syllable of и before a vowel: `Ҳусна`, `Husnija`; but not `Рябова`, `Rijabova`."""
    shorter, longer = sorted((sounds, other), key=len)
    table = costs()
    return any(
        shorter[place.start() : place.start() + 1] in {"a", "o"}
        and all(table[a][b] <= _SPELLING for a, b in zip(longer[: place.start()], shorter, strict=False))
        for place in _SYLLABLE.finditer(longer)
    )


def _is_swapped(sounds: str, other: str) -> bool:
    """Whether two words differ in nothing but the order of two neighbours: `Жолдошбек`, `Жодлошбек`."""
    if abs(len(sounds) - len(other)) > 1 or len(sounds) < _SHORTEST_SWAPPED:
        return False
    sounds, other = _apart(sounds), _apart(other)
    if len(sounds) != len(other):
        return False
    table = costs()
    unlike = [
        place
        for place, (a, b) in enumerate(zip(sounds, other, strict=True))
        if a != b and table[a][b] > _NEAR
    ]
    if len(unlike) != 2 or unlike[1] != unlike[0] + 1 or not unlike[0]:
        return False
    left, right = unlike
    return table[sounds[left]][other[right]] <= _NEAR >= table[sounds[right]][other[left]]


def _has_one_amiss(sounds: str, other: str) -> bool:
    """Whether two long words differ in one sound, a vowel in one and a consonant in the other, as no two names do."""
    if len(sounds) != len(other) or len(sounds) < _SHORTEST_AMISS:
        return False
    table = costs()
    unlike = [
        place
        for place, (a, b) in enumerate(zip(sounds, other, strict=True))
        if a != b and table[a][b] > _NEAR
    ]
    if len(unlike) != 1 or unlike[0] in (0, len(sounds) - 1):
        return False
    amiss = {sounds[unlike[0]], other[unlike[0]]}
    return len(amiss & _VOWELS) == 1 and amiss.isdisjoint(_GLIDES)


def _apart(sounds: str) -> str:
    """Sounds that their neighbours have changed, each for itself: Ангелина and Агнелина, Асанбек and Асабнек."""
    return sounds.replace("ŋ", "ng").replace("mb", "nb").replace("mp", "np")


def _beginning(sound: str, other: str) -> float:
    """What it costs more that words begin otherwise: `Камолиддин`, `Жамолиддин`; `Ирина`, `Арина`."""
    if sound in _VOWELS and other in _VOWELS:
        return costs()[sound][other] * _OTHER_FIRST_VOWEL
    first, second = _signs().get(sound), _signs().get(other)
    if sound in _OPEN_VOWELS or other in _OPEN_VOWELS:  # Ташмухаммад, Эшмухаммад; but not Смагул, Ысмағұл
        consonant = second if sound in _OPEN_VOWELS else first
        return _OTHER_BEGINNING if consonant and consonant[2] else 0.0
    firm = first and second and first[2] and second[2] and costs()[sound][other] >= _OTHER_AT_BEGINNING
    return _OTHER_BEGINNING if firm else 0.0


def _end(sounds: str) -> str:
    """What the end of a name says: `Umida`, `Евгения` are hers; with a glide (stem of Бай-евич) it says nothing."""
    last = sounds.rstrip("x")[-1:]
    if last in _OPEN_ENDS:
        return "hers"
    # Cemile is hers and Сауле too, but as the stem of Сергеев it may be his.
    return "" if last in _GLIDES or last == "e" else "his"


def stand_ins(sounds: str) -> list[frozenset[str]]:
    """For each consonant of a word that is not easily lost, the sounds that may stand for it."""
    signs, table = _signs(), costs()
    return [
        frozenset(other for other, price in table[sound].items() if price < _FAR)
        if sound in table
        else frozenset(sound)
        for sound in sounds
        if signs.get(sound, _foreign(sound))[2]
    ]


def most_missing(weight: float, least: float) -> int:
    """How many such consonants a word of that weight may lack and be as alike as `least`."""
    return int(weight * (1 - least) / _FAR)


def may_be_slipped(first: Heard, second: Heard) -> bool:
    """Whether a slip of the fingers could lie between two words: they begin alike and share their consonants."""
    return (
        costs()[first.sounds[:1]][second.sounds[:1]] < _FAR
        and abs(len(first.sounds) - len(second.sounds)) <= 1
        and not _unmatched(first, second)
    )


def begin_alike(first: Heard, second: Heard) -> bool:
    """Whether two words have the same beginning, nearly the same length and all consonants but one in common."""
    return (
        costs()[first.sounds[:1]][second.sounds[:1]] <= _NEAR
        and abs(len(first.sounds) - len(second.sounds)) <= 1
        and _unmatched(first, second) <= 1
    )


def _unmatched(first: Heard, second: Heard) -> int:
    """How many consonants of one word, at least, nothing in the other can stand for."""
    here, there = first.present, second.present
    missing = lacking = 0  # counted by hand: nearly all words that are compared end here
    for need in first.needs:
        if not need & there:
            missing += 1
    for need in second.needs:
        if not need & here:
            lacking += 1
    return max(missing, lacking)


def _distance(first: Heard, second: Heard, highest: float) -> float:
    """The price of all differences, or anything above `highest`."""
    table, losses = costs(), second.losses
    row = list(accumulate(losses, initial=0.0))
    columns = range(1, len(row))
    for sound, lost in zip(first.sounds, first.losses, strict=True):
        diagonal = row[0]
        left = row[0] = diagonal + lost
        prices = map(table[sound].__getitem__, second.sounds)
        for column, price, loss in zip(columns, prices, losses, strict=True):
            best = diagonal + price
            diagonal = row[column]
            if diagonal + lost < best:  # noqa: PLR1730  the inner loop: min() would double its time
                best = diagonal + lost
            left += loss
            if best < left:  # noqa: PLR1730  as above
                left = best
            row[column] = left
        if min(row) > highest:
            return highest + 1
    return row[-1]
