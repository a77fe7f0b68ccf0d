"""How alike two words sound: 1 the same, 0 nothing in common.

An edit distance over sounds in which every difference has its own price (`sounds.toml`), divided by how much
there is to hear. Vowels weigh less than consonants; a final a makes another name (`Umid`, `Umida`).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from amanjol.foundation.names.sounds import VOWELS, tables

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST: Final = 48  # sounds of a word that are looked at
UNLIKE: Final = 0.62  # below this the answer is 0: the words have nothing to do with each other

_VOWEL_WEIGHT: Final = 0.6
_GLIDE_WEIGHT: Final = 0.5
_GLIDES: Final = "jĵwʕ"
_OPEN: Final = "aæoøë"
_OPEN_ENDS: Final = frozenset(_OPEN)
_OTHER_SEX: Final = 0.3  # of the weight of two words; enough to make them two names
_OTHER_BEGINNING: Final = 0.5  # added where words begin with sounds that do not stand for each other
_OTHER_VOWEL: Final = 0.85
_OTHER_CONSONANT: Final = 1.0
_VOWEL_FOR_CONSONANT: Final = 1.3
_EASILY_LOST: Final = {"x": 0.3, "ɣ": 0.3, "χ": 0.4, "j": 0.15, "ĵ": 0.4, "w": 0.3, "ʕ": 0.1}
_LOST: Final = 0.9
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
    sound = sounds[place]
    before = sounds[place - 1 : place] if place else ""
    if sound not in VOWELS:
        # After s it may be half of a Latin sh: Исхак, Ishak.
        if sound in "xχ" and before == "s":
            return 0.1
        # Between a consonant and a vowel a Latin j is mostly what ь or nothing is in Cyrillic: Ilja, Gjulnara.
        if sound == "ĵ" and before and before not in VOWELS:
            return 0.2
        return _EASILY_LOST.get(sound, _LOST)
    after = sounds[place + 1 : place + 2]
    if not after:
        return 1.3 if sound in _OPEN else 0.35
    if (before and before in VOWELS) or after in VOWELS:
        return 0.25
    return 0.4 if before else 0.55


@cache
def costs() -> dict[str, dict[str, float]]:
    """What it costs to hear one sound for another, for all pairs of signs of `sounds.toml`."""
    priced: dict[tuple[str, str], float] = {}
    for pair, cost in tables()["costs"].items():
        one, other = pair.split()
        priced[one, other] = priced[other, one] = cost
    signs = sorted({s for pair in priced for s in pair} | set(VOWELS) | set("bvgdzklmnprstfxc"))
    return {
        one: {other: 0.0 if one == other else priced.get((one, other), _plain(one, other)) for other in signs}
        for one in signs
    }


def _plain(one: str, other: str) -> float:
    vowels = (one in VOWELS) + (other in VOWELS)
    return (_OTHER_CONSONANT, _VOWEL_FOR_CONSONANT, _OTHER_VOWEL)[vowels]


def _bit(sound: str) -> int:
    """One bit of 64 for a sound; two sounds may share one, which only makes the quick look less sharp."""
    return 1 << (ord(sound) % 61)


@cache
def _signs() -> dict[str, tuple[float, int, int]]:
    """Of each sound its weight, its bit, and the bits of those that may stand for it (0: it is easily lost)."""
    return {
        one: (
            _VOWEL_WEIGHT if one in VOWELS else _GLIDE_WEIGHT if one in _GLIDES else 1.0,
            _bit(one),
            0
            if one in VOWELS or one in _EASILY_LOST
            else _bits(o for o, price in prices.items() if price < _FAR),
        )
        for one, prices in costs().items()
    }


def _foreign(sound: str) -> tuple[float, int, int]:
    """A letter of another script counts as a consonant of its own."""
    return 1.0, _bit(sound), _bit(sound)


def _bits(sounds: Iterable[str]) -> int:
    bits = 0
    for sound in sounds:
        bits |= _bit(sound)
    return bits


def alikeness(one: Heard, other: Heard, least: float = UNLIKE) -> float:
    """How alike two words sound, 0 to 1; 0 where it is below `least`. Symmetric."""
    if one.sounds == other.sounds:
        return 1.0
    weight = (one.weight + other.weight) / 2
    highest = weight * (1 - least)
    if not weight or _unmatched(one, other) * _FAR > highest:
        return 0.0
    distance = _distance(one, other, highest)
    if _begin_otherwise(one.sounds[:1], other.sounds[:1]):
        distance += _OTHER_BEGINNING
    if {_end(one.sounds), _end(other.sounds)} == {"his", "hers"}:
        distance = max(distance, weight * _OTHER_SEX)
    return 0.0 if distance > highest else 1 - distance / weight


def _begin_otherwise(one: str, other: str) -> bool:
    """Whether both words begin with a firm consonant, and not with the same: `Камолиддин`, `Жамолиддин`."""
    signs = _signs()
    first, second = signs.get(one), signs.get(other)
    return bool(first and second and first[2] and second[2] and not first[2] & second[1])


def _end(sounds: str) -> str:
    """What the end of a name says: `Umida`, `Евгения` are hers; with a glide (stem of Бай-евич) it says nothing."""
    last = sounds.rstrip("x")[-1:]
    if last in _OPEN_ENDS:
        return "hers"
    return "" if last in _GLIDES else "his"


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


def _unmatched(one: Heard, other: Heard) -> int:
    """How many consonants of one word, at least, nothing in the other can stand for."""
    here, there = one.present, other.present
    missing = sum(not need & there for need in one.needs)
    lacking = sum(not need & here for need in other.needs)
    return max(missing, lacking)


def _distance(one: Heard, other: Heard, highest: float) -> float:
    """The price of all differences, or anything above `highest`."""
    table, nothing = costs(), dict[str, float]()
    columns = list(zip(other.sounds, other.losses, strict=True))
    row = [0.0]
    for _, loss in columns:
        row.append(row[-1] + loss)
    for sound, lost in zip(one.sounds, one.losses, strict=True):
        prices = table.get(sound, nothing)
        diagonal = row[0]
        left = diagonal + lost
        above = [left]
        lowest = left
        for place, (heard, loss) in enumerate(columns, 1):
            price = 0.0 if heard == sound else prices.get(heard, _VOWEL_FOR_CONSONANT)
            best = diagonal + price
            diagonal = row[place]
            if diagonal + lost < best:  # noqa: PLR1730  the inner loop: min() would double its time
                best = diagonal + lost
            if left + loss < best:  # noqa: PLR1730  as above
                best = left + loss
            above.append(best)
            left = best
            if best < lowest:  # noqa: PLR1730  as above
                lowest = best
        if lowest > highest:
            return lowest
        row = above
    return row[-1]
