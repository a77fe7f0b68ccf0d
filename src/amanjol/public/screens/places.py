"""Where devices stand, as the fleet knows it: airports, groups, and the clock of each airport."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from amanjol.public.devices.airports import airport, zone_of
from amanjol.public.devices.queries.document import fleet_document
from amanjol.public.screens.planning import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Places:
    """Airports with devices by code, groups by short name, and each pair that occurs."""

    airports: tuple[str, ...]
    groups: tuple[str, ...]
    spots: tuple[Spot, ...]


def places_now() -> Places:
    fleet = fleet_document()
    pairs = {(device["place"], device["group"]) for device in fleet["devices"].values()}
    return Places(
        airports=tuple(sorted({place for place, _group in pairs})),
        groups=tuple(fleet["groups"]),
        spots=tuple(Spot(place, group, zone_of(place)) for place, group in sorted(pairs)),
    )


def name_of(code: str) -> str:
    """Tashkent (TAS), in the language of the page."""
    place = airport(code)
    return str(place) if place else code


def zones_of(codes: Iterable[str]) -> set[str]:
    return {zone_of(code) for code in codes}
