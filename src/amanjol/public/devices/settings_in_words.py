"""How a device is set, for people: each setting in words, and whether the group or the device says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _now

from amanjol.public.devices import place_languages
from amanjol.public.devices.forms import language_names
from amanjol.public.devices.queries import places
from amanjol.public.guide.queries import country_names

if TYPE_CHECKING:
    from amanjol.public.devices.models import Device


@dataclass(frozen=True, slots=True)
class SettingLine:
    label: str
    text: str
    is_own: bool
    is_of_group: bool


def lines_of(device: Device) -> list[SettingLine]:
    group = device.group.settings if device.group else {}
    labels = {
        "languages": _now("Languages"),
        "countries_in_front": _now("Countries in front"),
        "idle_seconds": _now("Idle time"),
        "opening_hours": _now("Opening hours"),
        "volume": _now("Volume"),
    }
    words = _Words()
    lines = []
    for name, label in labels.items():
        is_own, is_of_group = name in device.settings, name in group and name not in device.settings
        value = device.settings.get(name, group.get(name))
        lines.append(SettingLine(label, words.of(name, value), is_own, is_of_group))
    order = place_languages.in_order(places.shares_at(device.place))
    text = ", ".join(words.language(code) for code in order)
    return [
        SettingLine(_now("Order of languages at the airport"), text, is_own=False, is_of_group=False),
        *lines,
    ]


class _Words:
    def __init__(self) -> None:
        self._languages = dict(language_names())
        self._countries = country_names(get_language() or "en")

    def language(self, code: str) -> str:
        return self._languages.get(code, code)

    def of(self, name: str, value: Any) -> str:
        if name in ("languages", "countries_in_front"):
            names = self._languages if name == "languages" else self._countries
            nothing = _now("all") if name == "languages" else _now("none")
            return ", ".join(names.get(code, code) for code in value or ()) or nothing
        if name == "opening_hours":
            return f"{value['from']} – {value['to']}" if value else _now("around the clock")
        if value is None:
            return _now("as the guide has it")
        return _now("%(seconds)d seconds") % {"seconds": value} if name == "idle_seconds" else f"{value} %"
