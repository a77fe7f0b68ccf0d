"""The pins on the map: one an airport, its letters beside it where nothing else is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import hypot
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from amanjol.public.devices.airports import Airport, airport
from amanjol.public.devices.health import DeviceState
from amanjol.public.devices.projection import is_on_map, place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.utils.functional import _StrPromise

    type Point = tuple[float, float]
    type Box = tuple[float, float, float, float]  # left, top, right, bottom

RADIUS: Final = 13.0  # units of the map
_LETTERS: Final = (50.0, 22.0)  # width and height of a label
_APART: Final = 2 * RADIUS + 4
_SIGN: Final = 13.0  # width of a letter of a country's name
# The words on the map, and where: degrees east and north of a quiet part of each country.
COUNTRIES: Final[tuple[tuple[_StrPromise, float, float], ...]] = (
    (_("Kazakhstan"), 66.5, 48.3),
    (_("Uzbekistan"), 61.4, 43.7),
    (_("Turkmenistan"), 58.4, 39.7),
    (_("Kyrgyzstan"), 76.8, 41.7),
    (_("Tajikistan"), 73.4, 38.1),
)


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float
    anchor: str  # of SVG: start, middle, end


@dataclass(frozen=True, slots=True)
class Pin:
    """`counts` are devices by state, the worst first. Drawn beside where it stands if others stand there too."""

    airport: Airport
    x: float
    y: float
    stands_x: float
    stands_y: float
    state: DeviceState
    counts: tuple[tuple[DeviceState, int], ...]
    label: Label | None

    @property
    def words(self) -> str:
        """For whoever does not see the map: the airport, and how many devices are how."""
        return f"{self.airport}: " + ", ".join(f"{state.label} {number}" for state, number in self.counts)

    @property
    def is_moved(self) -> bool:
        return (self.x - self.stands_x) ** 2 + (self.y - self.stands_y) ** 2 > RADIUS**2 / 4

    @property
    def left(self) -> float:
        """Of its shape, which is 28 units wide and high."""
        return self.x - 14

    @property
    def top(self) -> float:
        return self.y - 14

    @property
    def devices(self) -> int:
        return sum(count for _state, count in self.counts)


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    x: float
    y: float


def pins_of(states: Mapping[str, Iterable[DeviceState]]) -> tuple[list[Pin], list[Pin]]:
    """By code of airport. Those on the map, the worst drawn last; and those that stand elsewhere."""
    counted = {code: Counter(of_place) for code, of_place in states.items() if airport(code)}
    order = sorted(counted, key=lambda code: (list(DeviceState).index(_worst(counted[code])), code))
    stands = {code: place(spot.longitude, spot.latitude) for code in order if (spot := airport(code))}
    drawn = _moved_apart(stands)
    taken = [*(_around(x, y) for x, y in drawn.values()), *(_around_name(name) for name in country_names())]
    pins = []
    for code in order:
        label, box = _labelled(*drawn[code], taken)
        taken.append(box)
        counts = tuple((state, counted[code][state]) for state in DeviceState if counted[code][state])
        if here := airport(code):
            pins.append(Pin(here, *drawn[code], *stands[code], _worst(counted[code]), counts, label))
    on_map = [pin for pin in pins if is_on_map(pin.stands_x, pin.stands_y)]
    return on_map[::-1], [pin for pin in pins if not is_on_map(pin.stands_x, pin.stands_y)]


def country_names() -> list[Name]:
    spots = ((str(text), *place(longitude, latitude)) for text, longitude, latitude in COUNTRIES)
    return [Name(text, round(x, 1), round(y, 1)) for text, x, y in spots]


def _worst(counts: Counter[DeviceState]) -> DeviceState:
    return next(state for state in DeviceState if counts[state])


def _moved_apart(stands: Mapping[str, Point]) -> dict[str, Point]:
    """Two that would cover each other step aside, each half of the way; a few rounds are enough for a valley."""
    drawn = dict(stands)
    for _round in range(40):
        for code, other_code in combinations(sorted(drawn), 2):
            (ax, ay), (bx, by) = drawn[code], drawn[other_code]
            distance = hypot(bx - ax, by - ay)
            if distance >= _APART:
                continue
            east, north = ((bx - ax) / distance, (by - ay) / distance) if distance else (1.0, 0.0)
            step = (_APART - distance) / 2
            drawn[code] = (ax - east * step, ay - north * step)
            drawn[other_code] = (bx + east * step, by + north * step)
    return drawn


def _around_name(name: Name) -> Box:
    half = len(name.text) * _SIGN / 2
    return name.x - half, name.y - 18, name.x + half, name.y + 4


def _around(x: float, y: float) -> Box:
    return x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS


def _labelled(x: float, y: float, taken: list[Box]) -> tuple[Label | None, Box]:
    """Beside it, above, below or at a corner, where there is room; where there is none the list has the name."""
    width, height = _LETTERS
    away, near = RADIUS + 5, RADIUS + 2
    tries: tuple[tuple[float, float, str], ...] = (
        (x + away, y + 8, "start"),
        (x - away, y + 8, "end"),
        (x, y - away, "middle"),
        (x, y + away + 18, "middle"),
        (x + near, y - 7, "start"),
        (x - near, y - 7, "end"),
        (x + near, y + 22, "start"),
        (x - near, y + 22, "end"),
    )
    for left, base, anchor in tries:
        begins = {"start": left, "middle": left - width / 2, "end": left - width}[anchor]
        box = (begins, base - height + 5, begins + width, base + 3)
        if not any(_overlap(box, other) for other in taken):
            return Label(left, base, anchor), box
    return None, _around(x, y)


def _overlap(box: Box, other: Box) -> bool:
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
