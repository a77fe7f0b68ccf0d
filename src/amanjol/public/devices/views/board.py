"""The fleet at one look: map, list, filters. The list renews itself where the browser can."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from amanjol.public.devices import rules
from amanjol.public.devices.ages import age, ago
from amanjol.public.devices.airports import airport
from amanjol.public.devices.forms import FilterForm
from amanjol.public.devices.health import DeviceState, Health, Newest, health_of
from amanjol.public.devices.pins import country_names, pins_of
from amanjol.public.devices.projection import HEIGHT, WIDTH
from amanjol.public.devices.queries import fleet
from amanjol.public.devices.queries.packs import newest_packs
from amanjol.public.devices.views.access import for_members

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.devices.models import Device

ORDER = list(DeviceState)


@dataclass(frozen=True, slots=True)
class DeviceRow:
    device: Device
    health: Health
    seen: str
    pack_age: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """An airport of the list with its devices, the worst first."""

    code: str
    title: str
    rows: list[DeviceRow]


@require_safe
@for_members(rules.can_read_fleet)
def board(request: HttpRequest, member: Member) -> HttpResponse:
    now = timezone.now()
    newest = newest_packs(now)
    rows = [_row(device, newest, now) for device in fleet.visible_to(member)]
    places = {row.device.place: str(airport(row.device.place) or row.device.place) for row in rows}
    groups = {row.device.group.slug: row.device.group.name for row in rows if row.device.group}
    form = FilterForm(request.GET, groups=sorted(groups.items()), places=sorted(places.items()))
    filtered = _filtered(rows, form.chosen)
    on_map, elsewhere = pins_of(_states(rows))
    counts = Counter(row.health.state for row in rows)
    context = {
        "form": form,
        "is_filtered": bool(form.chosen),
        "places": _by_place(filtered),
        "rows": rows,
        "shown": filtered,
        "counts": [(state, counts[state]) for state in ORDER if counts[state]],
        "pins": on_map,
        "elsewhere": elsewhere,
        "names": country_names(),
        "size": {"width": WIDTH, "height": HEIGHT},
        "newest": newest,
        "can_manage": rules.can_manage_fleet(member),
        "states": ORDER,
    }
    is_renewal = request.headers.get("HX-Target") == "fleet-list"
    template = "devices/board.html#list" if is_renewal else "devices/board.html"
    return render(request, template, context)


def _row(device: Device, newest: Newest, now: datetime) -> DeviceRow:
    health = health_of(device, newest, now)
    return DeviceRow(device, health, ago(device.last_seen_at, now), age(device.published_at, now))


def _filtered(rows: Iterable[DeviceRow], chosen: Mapping[str, str]) -> list[DeviceRow]:
    return [row for row in rows if all(_facts(row)[name] == value for name, value in chosen.items())]


def _facts(row: DeviceRow) -> dict[str, str]:
    device = row.device
    return {
        "state": row.health.state.value,
        "kind": device.kind,
        "group": device.group.slug if device.group else "",
        "place": device.place,
    }


def _states(rows: Iterable[DeviceRow]) -> dict[str, list[DeviceState]]:
    states = defaultdict(list)
    for row in rows:
        states[row.device.place].append(row.health.state)
    return states


def _by_place(rows: Iterable[DeviceRow]) -> list[PlaceRow]:
    """Airports with the worst news first."""
    grouped: dict[str, list[DeviceRow]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (ORDER.index(row.health.state), row.device.name)):
        grouped[row.device.place].append(row)
    places = [PlaceRow(code, str(airport(code) or code), of_place) for code, of_place in grouped.items()]
    return sorted(places, key=lambda place: (ORDER.index(place.rows[0].health.state), place.title))
