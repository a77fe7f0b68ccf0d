"""The fleet on a desktop and on a telephone: the list beside the map or under it, reached by the keyboard."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import expect

from amanjol.foundation.organisations.tests.cast import browser as signed_in
from amanjol.public.devices.tests.machine import enrolled_machine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, FloatRect, Page, Route

    from amanjol.public.devices.tests.fleet_cast import FleetCast

pytestmark = pytest.mark.browser

ORIGIN = "http://desk.test"
DESKTOP, PHONE = (1440, 900), (390, 844)
PLACES = {
    "TAS": "Hall 2, gate 4",
    "ASB": "Departures, near the window",
    "OSS": "Hall 1",
    "ALA": "Gate 11",
    "DYU": "Lounge",
}

type Open = Callable[[tuple[int, int]], Page]


@pytest.fixture
def open_board(cast: FleetCast, browser: Browser) -> Iterator[Open]:
    """The page as a manager gets it, with the style sheets and scripts of the staff pages."""
    for place, name in PLACES.items():
        enrolled_machine(cast.sanjar, name, place).report()
    # Asked for here: what answers the browser runs beside the transaction of the test.
    manager = signed_in(cast.sanjar)
    paths = ("/fleet/", *(f"/fleet/?place={place}" for place in PLACES))
    pages = {path: manager.get(path).content for path in paths}
    contexts = []

    def serve(route: Route) -> None:
        address = route.request.url.removeprefix(ORIGIN).partition("#")[0]
        path = address.partition("?")[0]
        file = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if file:
            route.fulfill(body=Path(str(file)).read_bytes(), content_type=mimetypes.guess_type(str(file))[0])
        elif address in pages:
            route.fulfill(body=pages[address], content_type="text/html; charset=utf-8")
        else:
            route.fulfill(status=404)

    def opened(size: tuple[int, int]) -> Page:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
        contexts.append(context)
        context.route("**/*", serve)
        page = context.new_page()
        page.goto(f"{ORIGIN}/fleet/")
        return page

    yield opened
    for context in contexts:
        context.close()


def box(page: Page, selector: str) -> FloatRect:
    place = page.locator(selector).bounding_box()
    assert place is not None, selector
    return place


def test_on_a_desktop_the_list_stands_beside_the_map_and_nothing_is_cut(open_board: Open) -> None:
    page = open_board(DESKTOP)
    board, listed = box(page, ".fleet-map"), box(page, "#fleet-list")
    assert listed["x"] >= board["x"] + board["width"]
    assert board["y"] < listed["y"] < DESKTOP[1] / 2  # its first device is seen without scrolling
    assert listed["x"] + listed["width"] <= DESKTOP[0]
    assert board["width"] >= 480  # the map can still be read
    assert page.evaluate("() => document.documentElement.scrollWidth") <= DESKTOP[0]
    for name in PLACES.values():
        expect(page.get_by_role("link", name=name)).to_be_visible()
    cut = """() => [...document.querySelectorAll('.fleet th, .fleet td')]
      .filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent.trim())"""
    assert page.evaluate(cut) == []
    page.mouse.wheel(0, 5_000)
    page.wait_for_timeout(100)
    assert box(page, ".fleet-map")["y"] > -box(page, ".fleet-map")["height"]


def test_on_a_telephone_the_list_stands_under_the_map(open_board: Open) -> None:
    page = open_board(PHONE)
    board, listed = box(page, ".fleet-map"), box(page, "#fleet-list")
    assert listed["y"] >= board["y"] + board["height"]
    assert abs(listed["x"] - board["x"]) < 2
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE[0]


def test_by_keyboard_one_comes_to_the_list_past_the_pins_and_from_a_pin_to_its_devices(
    open_board: Open,
) -> None:
    page = open_board(DESKTOP)
    page.locator(".head .main-button").focus()
    page.keyboard.press("Tab")
    skip = page.locator(".to-list")
    expect(skip).to_be_focused()
    assert box(page, ".to-list")["height"] >= 24  # seen while it has the focus
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('#fleet-list') !== null")
    page.locator(".map a").first.focus()
    ring = "() => getComputedStyle(document.querySelector('.map a:focus-visible .halo')).strokeWidth"
    page.keyboard.press("Tab")
    assert page.evaluate(ring) == "5px"
    pin = page.evaluate("() => document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/fleet/?place=*")
    rows = page.locator(".fleet tbody")
    expect(rows).to_have_count(1)
    expect(rows.locator("tr.place")).to_contain_text(pin.partition(":")[0])
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('#fleet-list') !== null")
