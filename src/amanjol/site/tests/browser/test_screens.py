"""The wall screen: what is due, notices that take over and end, files that fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from amanjol.site.tests.browser.screen_plans import (
    FILM,
    OFFER,
    PASSPORT,
    POSTER,
    TITLE,
    Device,
    notice,
    open_screen,
    plan,
    playlist,
    quiet_screen_of,
    screen_of,
    until,
    whiteness,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

FADE = 2_000  # milliseconds; a change takes 1.6 s
NOON = "2026-11-25T06:59:30Z"  # half a minute before noon in Tashkent
WORDS = """(code) => fetch(`../screen/${code}.json`).then((answer) => answer.json())"""
PASSPORT_RU, OFFER_RU = "Если у вас забрали паспорт", "Честное ли это предложение о работе?"


@pytest.fixture
def wall(browser: Browser) -> Iterator[BrowserContext]:
    with quiet_screen_of(browser) as context:
        yield context


def titles(page: Page, key: str) -> dict[str, str]:
    return {code: page.evaluate(WORDS, code)["pages"][key]["title"] for code in ("ru", "uz", "tk")}


# --- What is due


def test_the_hour_changes_the_playlist(node: Node, wall: BrowserContext) -> None:
    morning = {"playlist": "morning", "hours": {"from": "06:00", "to": "12:00"}, "priority": 9}
    document = plan(
        playlists={"all": playlist(OFFER), "morning": playlist(PASSPORT)},
        schedules=[{"playlist": "all"}, morning],
    )
    page = open_screen(wall, node.address, Device(document), NOON)
    expect(page.locator(TITLE)).to_have_text(PASSPORT_RU)
    page.clock.fast_forward(31_000)
    expect(page.locator(TITLE)).to_have_text(OFFER_RU)


def test_items_come_in_their_order_and_each_time_in_the_next_language(
    node: Node, wall: BrowserContext
) -> None:
    device = Device(plan(playlists={"all": playlist(PASSPORT, POSTER, languages=("tk", "uz"))}))
    page = open_screen(wall, node.address, device, NOON)
    by_language = titles(page, "general/kept-passport")
    for language in ("tk", "uz", "uz", "tk"):
        expect(page.locator(TITLE)).to_have_text(by_language[language])
        expect(page.locator("[data-tongues] .is-spoken")).to_have_attribute("data-code", language)
        page.clock.fast_forward(FADE)
        expect(page.locator(".s-layer")).to_have_count(1)
        page.clock.fast_forward(21_000)
    assert page.locator("[data-tongues] li:visible").count() == 2
    page.clock.fast_forward(61_000)
    until(page, lambda: ("kept-passport.svg", "uz") in device.counted)
    assert device.counted[("general/kept-passport", "tk")] >= 1
    assert device.counted[("kept-passport.svg", "uz")] >= 1
    assert device.faults == []


def test_the_screen_says_that_it_is_alive_and_holds_still_when_asked(
    node: Node, wall: BrowserContext
) -> None:
    device = Device(plan(playlists={"all": playlist(PASSPORT)}))
    page = open_screen(wall, node.address, device, NOON)
    expect(page.locator(TITLE)).to_be_visible()
    page.clock.fast_forward(10_000)
    until(page, lambda: {"screen": "attract"} in device.here[2:])
    assert device.here[:2] == [{"screen": "attract"}, {"screen": "attract", "holding": True}]


def test_outside_of_the_opening_hours_only_the_road_is_shown(node: Node, wall: BrowserContext) -> None:
    device = Device(
        plan(playlists={"all": playlist(PASSPORT)}), {"opening_hours": {"from": "06:00", "to": "12:00"}}
    )
    page = open_screen(wall, node.address, device, NOON)
    expect(page.locator(TITLE)).to_have_text(PASSPORT_RU)
    page.clock.fast_forward(31_000)
    expect(page.locator(".s-layer")).to_have_count(0)
    expect(page.locator("[data-scene] li").first).to_be_visible()


def test_on_a_plain_web_server_the_whole_guide_is_shown(node: Node, browser: Browser) -> None:
    with screen_of(browser) as context:
        page = context.new_page()
        page.goto(f"{node.address}/screen/")
        expect(page.locator(TITLE)).to_be_visible()
        assert page.locator("[data-tongues] li:visible").count() == 7
        assert page.evaluate("AmanjolScreen.source.isDevice") is False


# --- Notices


def test_a_notice_takes_over_and_ends_by_itself_when_nothing_answers(node: Node, browser: Browser) -> None:
    device = Device(plan(playlists={"all": playlist(PASSPORT)}))
    with screen_of(browser) as context:
        page = open_screen(context, node.address, device, "2026-11-25T08:00:00Z")
        expect(page.locator(TITLE)).to_have_text(PASSPORT_RU)
        times = {"begins_at": "2026-11-25T08:00:00Z", "ends_at": "2026-11-25T08:30:00Z"}
        device.document["notices"] = [
            notice(**times, places=["TAS"], page="general/job-offer"),
            notice(**times, places=["ALA"], texts={"ru": {"title": "Не здесь", "text": ""}}),
        ]
        page.clock.fast_forward(11_000)  # it asks its device every ten seconds
        expect(page.locator(".s-notice.is-shown [data-title]")).to_have_text("Рейс перенесён")
        expect(page.locator(".s-notice [data-code] svg")).to_be_visible()
        expect(page.locator(".s-layer")).to_have_count(1)
        device.is_reachable = False
        page.clock.fast_forward("10:00")
        expect(page.locator(TITLE)).to_have_text("Рейс перенесён")
        page.clock.fast_forward("20:00")
        expect(page.locator(TITLE)).to_have_text(PASSPORT_RU)
        expect(page.locator(".s-notice")).to_have_count(0)


def test_a_notice_interrupts_a_film_and_no_fault_is_told(node: Node, wall: BrowserContext) -> None:
    device = Device(plan(playlists={"all": playlist(FILM)}))
    page = open_screen(wall, node.address, device, NOON)
    expect(page.locator(".s-clip.is-shown video")).to_be_visible()
    expect(page.locator("[data-caption] p")).not_to_be_empty()
    times = {"begins_at": NOON, "ends_at": "2026-11-25T07:59:30Z"}
    device.document["notices"] = [notice(**times)]
    expect(page.locator(TITLE)).to_have_text("Рейс перенесён", timeout=60_000)
    page.clock.fast_forward(9_000)  # longer than a film may stand still
    page.evaluate("AmanjolScreen.report.send()")
    assert device.faults == []
    assert page.locator("video").count() == 0


# --- What fails


def test_a_broken_file_is_passed_over_and_told(node: Node, browser: Browser) -> None:
    missing = {"kind": "poster", "file": "nothing.svg", "seconds": 20}
    device = Device(plan(playlists={"all": playlist(POSTER, missing, FILM, OFFER)}))
    with screen_of(browser) as context:
        context.route("**/media/*.svg", lambda route: route.abort())
        context.route(
            "**/media/*.mp4", lambda route: route.fulfill(body=b"no film", content_type="video/mp4")
        )
        page = open_screen(context, node.address, device, NOON)
        expect(page.locator(TITLE)).to_have_text(OFFER_RU)
        page.clock.fast_forward(61_000)
        until(page, lambda: len(device.faults) >= 3)
    assert set(device.faults) == {
        "kept-passport.svg does not load",
        "nothing.svg is not in this pack",
        "clip-keep-your-passport.mp4 does not play",
    }
    assert ("kept-passport.svg", "ru") not in device.counted


def test_a_film_that_stands_still_is_passed_over(node: Node, wall: BrowserContext) -> None:
    device = Device(plan(playlists={"all": playlist(FILM, OFFER)}))
    page = open_screen(wall, node.address, device)
    expect(page.locator(".s-clip.is-shown video")).to_be_visible()
    page.wait_for_timeout(FADE)  # it begins to play when it alone is seen
    page.evaluate("document.querySelector('video').pause()")
    expect(page.locator(TITLE)).to_have_text(OFFER_RU, timeout=60_000)
    page.evaluate("AmanjolScreen.report.send()")
    assert device.faults == ["clip-keep-your-passport.mp4 stands still"]


def test_when_everything_fails_the_road_stays_and_all_is_tried_again(node: Node, browser: Browser) -> None:
    device = Device(plan(playlists={"all": playlist(POSTER)}))
    with screen_of(browser) as context:
        context.route("**/media/*", lambda route: route.abort())
        page = open_screen(context, node.address, device, NOON)
        page.wait_for_timeout(4_000)
        assert page.locator(".s-layer").count() == 0
        for words in page.locator("[data-scene] li").all():
            expect(words).to_be_visible()
        assert whiteness(page) < 0.5
        context.unroute("**/media/*")
        page.clock.fast_forward(11_000)
        expect(page.locator(TITLE)).to_have_text(PASSPORT_RU)


def test_a_device_that_does_not_answer_shows_the_whole_guide(node: Node, browser: Browser) -> None:
    with screen_of(browser) as context:
        page = open_screen(context, node.address, Device({}, is_reachable=False))
        expect(page.locator(TITLE)).to_be_visible()


@pytest.mark.parametrize(
    "document", [{"playlists": 7}, {"playlists": {}, "schedules": "x"}, {}, {"notices": [{}]}]
)
def test_a_document_that_makes_no_sense_never_stops_the_screen(
    node: Node, wall: BrowserContext, document: dict[str, Any]
) -> None:
    page = open_screen(wall, node.address, Device(document))
    expect(page.locator(TITLE)).to_be_visible()
