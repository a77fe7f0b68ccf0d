"""How far the centres of two districts lie apart, as long as the coordinator has not written the road down.

    line_between("kg", "osh", "alay")     # kilometres in a straight line, and the minutes that it counts for

Where they lie is data of each country with its source (`centres/<country>.toml`). No line ever begins where somebody
lives, and a page that shows one says that it is a line and no road.

Also called: great-circle distance, haversine.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CENTRES: Final = Path(__file__).with_name("centres")
EARTH: Final = 6371.0088
"""Kilometres, the mean radius of the Earth (International Union of Geodesy and Geophysics)."""


@dataclass(frozen=True, slots=True)
class Line:
    kilometres: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Centres:
    """`places` are latitude and longitude in degrees, by the district; `an_hour` kilometres of a line."""

    an_hour: int
    places: Mapping[str, tuple[float, float]]


@cache
def centres_of(country: str) -> Centres | None:
    """None for a country of which nobody has written down where the centres of its districts lie."""
    path = CENTRES / f"{country}.toml"
    if not country.isalpha() or not path.is_file():
        return None
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    places = {district: (of["latitude"], of["longitude"]) for district, of in read["centres"].items()}
    return Centres(read["kilometres_an_hour"], places)


@cache
def line_between(country: str, start: str, end: str) -> Line | None:
    """None where nobody has written down where one of them lies, and within one district."""
    centres = centres_of(country)
    if centres is None or start == end or not {start, end} <= centres.places.keys():
        return None
    kilometres = apart(centres.places[start], centres.places[end])
    return Line(round(kilometres), max(1, round(kilometres / centres.an_hour * 60)))


def apart(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Kilometres over the ground between two places."""
    (north, east), (to_north, to_east) = [tuple(map(radians, place)) for place in (start, end)]
    half = sin((to_north - north) / 2) ** 2 + cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))
