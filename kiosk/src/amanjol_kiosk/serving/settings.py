"""How this device is set, as its page is told: only what makes sense of it reaches the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from amanjol_kiosk.counting import NEVER_COUNTED_PAGES, NEVER_COUNTED_TOPICS
from amanjol_kiosk.folder import read_json

if TYPE_CHECKING:
    from amanjol_kiosk.folder import DataFolder

KINDS = ("kiosk", "screen")
SHORTEST_IDLE, LONGEST_IDLE = 10, 600  # seconds: no shorter than it takes to read a line
HEAVIEST = 20  # turns of a language among those of all
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z]{4})?")
_COUNTRY = re.compile(r"[a-z]{2}")
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_ZONE = re.compile(r"[A-Za-z]+(?:[/_+-][A-Za-z0-9]+){0,4}")


def kind_of(folder: DataFolder) -> str:
    """A kiosk where nothing else is known."""
    kind = (read_json(folder.identity) or {}).get("kind")
    return kind if kind in KINDS else KINDS[0]


def effective(folder: DataFolder) -> dict[str, Any]:
    """What the fleet sets, without what is no such setting."""
    stored = read_json(folder.settings) or {}
    checked = {
        "languages": _names(stored.get("languages"), _LANGUAGE),
        "language_weights": _weights(stored.get("language_weights")),
        "countries_in_front": _names(stored.get("countries_in_front"), _COUNTRY),
        "idle_seconds": _number(stored.get("idle_seconds"), SHORTEST_IDLE, LONGEST_IDLE),
        "opening_hours": _hours(stored.get("opening_hours")),
        "volume": _number(stored.get("volume"), 0, 100),
        "time_zone": _text(stored.get("time_zone"), _ZONE),
    }
    return {name: value for name, value in checked.items() if value is not None}


def for_page(folder: DataFolder, *, has_pin: bool) -> dict[str, Any]:
    never = {"topics": sorted(NEVER_COUNTED_TOPICS), "pages": sorted(NEVER_COUNTED_PAGES)}
    return effective(folder) | {
        "device": True,
        "kind": kind_of(folder),
        "pin": has_pin,
        "never_counted": never,
    }


def place_of(folder: DataFolder) -> dict[str, str]:
    """Where this device stands, as schedules name it."""
    stored = read_json(folder.settings) or {}
    return {name: str(stored.get(name) or "") for name in ("place", "group", "time_zone")}


def _names(value: Any, form: re.Pattern[str]) -> list[str] | None:
    if not isinstance(value, list):
        return None
    names = [name for name in value if isinstance(name, str) and form.fullmatch(name)]
    return list(dict.fromkeys(names)) or None


def _weights(value: Any) -> dict[str, int] | None:
    """Turns of each language. What makes no sense is left out, and then counts as one turn."""
    if not isinstance(value, dict):
        return None
    weights = {
        name: weight
        for name, weight in value.items()
        if _LANGUAGE.fullmatch(name) and _number(weight, 1, HEAVIEST) is not None
    }
    return weights or None


def _number(value: Any, least: int, most: int) -> int | None:
    return value if type(value) is int and least <= value <= most else None


def _text(value: Any, form: re.Pattern[str]) -> str | None:
    return value if isinstance(value, str) and len(value) <= 60 and form.fullmatch(value) else None


def _hours(value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict):
        return None
    begins, ends = _text(value.get("from"), _TIME), _text(value.get("to"), _TIME)
    return {"from": begins, "to": ends} if begins and ends and begins != ends else None
