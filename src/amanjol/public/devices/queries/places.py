"""How airports are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.public.devices import place_languages
from amanjol.public.devices.models import PlaceSettings

if TYPE_CHECKING:
    from amanjol.public.devices.place_languages import Shares


def is_set(place: str) -> bool:
    return PlaceSettings.objects.filter(place=place).exists()


def shares_at(place: str) -> Shares:
    stored = PlaceSettings.objects.filter(place=place).values_list("language_shares", flat=True).first()
    return place_languages.shares_at(place, stored or {})


def stored_shares() -> dict[str, dict[str, str]]:
    """By airport, of those that somebody set."""
    return dict(PlaceSettings.objects.values_list("place", "language_shares"))
