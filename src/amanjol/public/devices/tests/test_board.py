"""The fleet at one look, and who sees which part of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from amanjol.foundation.accounts.tests.queries_of_page import QueriesOfPage
from amanjol.foundation.accounts.watching import RENEWS
from amanjol.foundation.organisations.tests.cast import browser
from amanjol.public.devices.actions import keeping, watching
from amanjol.public.devices.airports import airport, airports
from amanjol.public.devices.health import DeviceState
from amanjol.public.devices.models import Device
from amanjol.public.devices.pins import RADIUS, pins_of
from amanjol.public.devices.tests.machine import enrolled_machine

if TYPE_CHECKING:
    from amanjol.public.devices.tests.fleet_cast import FleetCast
    from amanjol.public.devices.tests.machine import Machine

PAGE = "/fleet/"


def _silent(machine: Machine) -> None:
    Device.objects.filter(pk=machine.device.pk).update(last_seen_at=timezone.now() - timedelta(hours=3))


def test_it_says_in_words_how_each_device_is(cast: FleetCast, kiosk: Machine) -> None:
    kiosk.report(temperature=83, free_bytes=100, pack=3)
    page = browser(cast.sanjar).get(PAGE).text
    for words in (
        "Hall 2, gate 4",
        "Tashkent (TAS)",
        "just now",
        "№ 3",
        "83 °C",
        "It is hot: 83 °C.",
        "Little room",
    ):
        assert words in page, words
    _silent(kiosk)
    page = browser(cast.sanjar).get(PAGE).text
    assert "It has not been heard of in its opening hours." in page
    assert "3\xa0hours ago" in page
    assert 'aria-label="Tashkent (TAS): Silent 1"' in page


def test_who_sees_what(cast: FleetCast, kiosk: Machine) -> None:
    for member, status, sees in (
        (cast.sanjar, 200, True),
        (cast.orazgul, 200, True),  # operates the node
        (cast.esen, 200, False),  # manages the devices of another organisation
        (cast.berk, 403, False),
        (cast.aidar, 403, False),
    ):
        answer = browser(member).get(PAGE)
        assert (answer.status_code, "Hall 2, gate 4" in answer.text) == (status, sees), member
    assert Client().get(PAGE)["Location"] == f"/account/sign-in/?next={PAGE}"
    assert "Enrol a device" not in browser(cast.orazgul).get(PAGE).text


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("state=silent", {"Gate 1"}),
        ("state=fine", {"Hall 2, gate 4", "Wall"}),
        ("kind=screen", {"Wall"}),
        ("place=TAS", {"Hall 2, gate 4", "Gate 1"}),
        ("group=walls", {"Wall"}),
        ("place=TAS&state=fine", {"Hall 2, gate 4"}),
        ("state=no-such&place=' or 1=1", {"Hall 2, gate 4", "Gate 1", "Wall"}),
    ],
)
def test_filters(cast: FleetCast, kiosk: Machine, query: str, names: set[str]) -> None:
    walls = keeping.create_group(name="Walls", by=cast.sanjar)
    _silent(enrolled_machine(cast.sanjar, name="Gate 1"))
    enrolled_machine(cast.sanjar, name="Wall", place="SKD", kind="screen", group=walls)
    page = browser(cast.sanjar).get(f"{PAGE}?{query}").text
    assert {name for name in ("Hall 2, gate 4", "Gate 1", "Wall") if f">{name}</a>" in page} == names


def test_renewal_answers_with_the_list_alone(cast: FleetCast, kiosk: Machine) -> None:
    client = browser(cast.sanjar)
    whole = client.get(PAGE).text
    part = client.get(PAGE, headers={"hx-request": "true", "hx-target": "fleet-list"}).text.strip()
    assert part in whole
    assert part.startswith('<div id="fleet-list"')
    assert f'"{RENEWS}"' in part.partition(">")[0]
    assert "<html" not in part
    assert "Hall 2, gate 4" in part


def test_as_many_queries_for_one_device_as_for_three(cast: FleetCast, kiosk: Machine) -> None:
    client = browser(cast.sanjar)
    counts = []
    for names in ((), ("Gate 1", "Gate 2")):
        for name in names:
            machine = enrolled_machine(
                cast.sanjar, name=name, group=keeping.create_group(name=name, by=cast.sanjar)
            )
            _silent(machine)
            watching.look_around()
        with QueriesOfPage(connection) as queries:
            client.get(PAGE)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_menu_counts_the_devices_that_need_somebody(cast: FleetCast, kiosk: Machine) -> None:
    assert "menu-waiting" not in browser(cast.sanjar).get("/desk/").text
    _silent(kiosk)
    watching.look_around()
    page = browser(cast.sanjar).get("/desk/").text
    assert "1 needs somebody" in page
    assert "menu-waiting" in page
    assert "needs somebody" not in browser(cast.esen).get("/desk/").text


def test_an_empty_fleet_says_how_to_begin(cast: FleetCast) -> None:
    assert "There is no device yet" in browser(cast.sanjar).get(PAGE).text


def test_a_struck_off_device_is_gone(cast: FleetCast, kiosk: Machine) -> None:
    keeping.strike_off(device=kiosk.device, by=cast.sanjar)
    assert "Hall 2, gate 4" not in browser(cast.sanjar).get(PAGE).text


def test_airports_are_those_of_the_programmes_countries_with_their_zones() -> None:
    tashkent = airport("TAS")
    assert tashkent is not None
    assert (tashkent.country, tashkent.zone, str(tashkent)) == ("UZ", "Asia/Samarkand", "Tashkent (TAS)")
    assert {place.country for place in airports().values()} == {
        "KZ",
        "KG",
        "TJ",
        "TM",
        "UZ",
        "AE",
        "KR",
        "PL",
        "RU",
        "TR",
    }
    assert len(airports()) > 300
    assert airport("LHR") is None


def test_pins_do_not_cover_each_other_and_the_far_ones_stand_apart() -> None:
    """Four airports of the Fergana valley lie within 100 km."""
    states = {code: [DeviceState.FINE] for code in ("FEG", "NMA", "AZN", "OSS", "TAS", "ICN")}
    states["SKD"] = [DeviceState.SILENT, DeviceState.FINE]
    on_map, elsewhere = pins_of(states)
    assert [pin.airport.code for pin in elsewhere] == ["ICN"]
    assert on_map[-1].airport.code == "SKD"  # the worst is drawn over the others
    assert on_map[-1].counts == ((DeviceState.SILENT, 1), (DeviceState.FINE, 1))
    assert on_map[-1].words == "Samarkand (SKD): Silent 1, Fine 1"
    for mark in on_map:
        for other in on_map:
            away = ((mark.x - other.x) ** 2 + (mark.y - other.y) ** 2) ** 0.5
            assert mark is other or away >= 2 * RADIUS
