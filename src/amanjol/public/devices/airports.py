"""Airports by IATA code: where devices may stand. Central Asia and the countries that the guide is about."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from amanjol.public.devices.cities import CITIES

if TYPE_CHECKING:
    from collections.abc import Mapping

DEPARTURE: Final = ("KZ", "KG", "TJ", "TM", "UZ")
DESTINATION: Final = ("AE", "KR", "PL", "RU", "TR")
_QUOTED: Final = tuple(f',"{country}",' for country in (*DEPARTURE, *DESTINATION))


@dataclass(frozen=True, slots=True)
class Airport:
    """`latitude` and `longitude` in degrees, `zone` a name of the time zone database."""

    code: str
    name: str
    country: str
    latitude: float
    longitude: float
    zone: str
    english_city: str

    @property
    def city(self) -> str:
        """In the language of the page, where we know it."""
        return str(CITIES.get(self.code, self.english_city))

    def __str__(self) -> str:
        return f"{self.city} ({self.code})"


@cache
def airports() -> Mapping[str, Airport]:
    """By code. Read once, when first asked for.

    The package's own `load` makes dictionaries of all airports of the world, 7 MB; only these few hundred stay.
    """
    file = resources.files("airportsdata").joinpath("airports.csv")
    with file.open(encoding="utf-8") as opened:
        header = next(csv.reader([next(opened)]))
        ours = (line for line in opened if any(country in line for country in _QUOTED))
        rows = [dict(zip(header, row, strict=True)) for row in csv.reader(ours)]
    chosen = [_airport(row) for row in rows if row["iata"] and row["country"] in (*DEPARTURE, *DESTINATION)]
    return {airport.code: airport for airport in sorted(chosen, key=lambda airport: airport.code)}


def airport(code: str) -> Airport | None:
    return airports().get(code)


def zone_of(code: str) -> str:
    """The airport's time zone, or UTC where there is no such airport any more."""
    place = airport(code)
    return place.zone if place else "UTC"


def _airport(row: Mapping[str, str]) -> Airport:
    return Airport(
        code=row["iata"],
        name=row["name"],
        country=row["country"],
        latitude=float(row["lat"]),
        longitude=float(row["lon"]),
        zone=row["tz"],
        english_city=row["city"],
    )
