"""Warnings on a telephone and a kiosk: in the reader's language, aloud, until the last day, never in the way."""

from __future__ import annotations

import copy
import json
import math
import struct
from typing import TYPE_CHECKING, Any

import lameenc
import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.kiosk_visits import PORTRAIT, choose, open_kiosk
from amanjol.site.tests.browser.screen_plans import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
NOON = "2026-11-30T07:00:00Z"  # in Tashkent
TITLES = {
    "ru": "Работа курьером с наркотиками",
    "tk": "Neşe daşadylýan kurýerlik işi",
    "uz": "Kuryerlik ishi",
}
SOUND = "0f" * 32


def language(code: str) -> dict[str, Any]:
    return {
        "kinds": {"courier": [TITLES[code], "…"]},
        "advice": {"carry-nothing": "<b>…</b>"},  # words, never markup
        "names": {"RU": "RU", "2026-12-01": "1.12.2026"},
        "services": {"ru-112": "112"},
        "words": dict.fromkeys(
            ("do", "more", "other-languages", "unread", "until", "warning", "wrong", "sure-several", "country", "call",
             "dialled", "not-dialled"), "…",
        ),
    }  # fmt: skip


DOCUMENT: dict[str, Any] = {
    "version": 1,
    "languages": {code: language(code) for code in TITLES},
    "contacts": {"ru-112": {"number": "112", "link": "tel:112", "dialled": ""}},
    "warnings": [
        {
            "id": "1", "kind": "courier", "article": "general/safe-internet", "lines": [["country", "RU"]],
            "advice": ["carry-nothing"], "sure": "several", "contact": "ru-112", "until": "2026-12-01",
        }
    ],
}  # fmt: skip


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    context.set_default_timeout(60_000)
    yield context
    context.close()


def test_on_the_first_page_and_the_countrys_until_the_last_day(node: Node, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.clock.set_fixed_time(NOON)
    page.route("**/warnings/ru.json", lambda route: route.fulfill(json=DOCUMENT))
    page.goto(f"{node.address}/ru/")
    page.get_by_text(TITLES["ru"]).click()
    expect(page.get_by_role("link", name="112")).to_have_attribute("href", "tel:112")
    expect(page.get_by_text("<b>…</b>")).to_be_visible()
    page.goto(f"{node.address}/ru/ru/")
    expect(page.get_by_text(TITLES["ru"])).to_be_visible()
    with page.expect_response("**/warnings/ru.json"):
        page.goto(f"{node.address}/ru/kr/")  # of another country
    expect(page.get_by_text(TITLES["ru"])).to_have_count(0)
    page.clock.set_fixed_time("2026-12-02T07:00:00Z")
    with page.expect_response("**/warnings/ru.json"):
        page.goto(f"{node.address}/ru/")
    expect(page.get_by_text(TITLES["ru"])).to_have_count(0)


@pytest.mark.parametrize("body", ["{", "null", '{"warnings":[{}]}', '{"warnings":7,"languages":[]}'])
def test_what_makes_no_sense_leaves_the_page_as_it_is(node: Node, phone: BrowserContext, body: str) -> None:
    page = phone.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.route("**/warnings/ru.json", lambda route: route.fulfill(body=body, content_type="application/json"))
    with page.expect_response("**/warnings/ru.json"):
        page.goto(f"{node.address}/ru/")
    expect(page.locator(".countries li").first).to_be_visible()
    expect(page.locator(".cautions")).to_have_count(0)
    # Without a service worker, so that what is asked for can be answered here, app.js has none to speak to.
    assert [error for error in errors if "'active'" not in error] == []


def at_device(page: Page, document: dict[str, Any]) -> None:
    """The page of a kiosk is answered as by its device, which says this of warnings."""

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        answers = {"settings.json": {"device": True, "kind": "kiosk", "time_zone": "Asia/Tashkent"}}
        content = document if name == "warnings.json" else answers.get(name, {})
        route.fulfill(json=content, headers={"Amanjol-Device": "1"})

    page.route("**/device/*", answer)
    own = {"json": {}, "headers": {"Amanjol-Device": "1"}}
    page.route("**/kiosk/settings.json", lambda route: route.fulfill(**own))


def test_on_a_kiosk_in_the_language_that_was_chosen(node: Node, browser: Browser) -> None:
    page = open_kiosk(browser, node, PORTRAIT)
    at_device(page, DOCUMENT)
    page.clock.set_fixed_time(NOON)
    page.reload()
    choose(page, "tk")
    page.get_by_text(TITLES["tk"]).click()
    expect(page.get_by_text("<b>…</b>")).to_be_visible()
    expect(page.locator(".cautions a[href]")).to_have_count(0)  # nothing leads out of a kiosk
    page.context.close()


def tone() -> bytes:
    """Ten seconds of it, as a voice is kept."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(16)
    encoder.set_in_sample_rate(16_000)
    encoder.set_channels(1)
    encoder.silence()
    wave = [int(9_000 * math.sin(place / 6)) for place in range(160_000)]
    return bytes(encoder.encode(struct.pack(f"<{len(wave)}h", *wave)) + encoder.flush())


def test_a_press_lets_a_telephone_hear_it_until_it_is_withdrawn(node: Node, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.clock.set_fixed_time(NOON)
    said = copy.deepcopy(DOCUMENT)
    said["warnings"][0]["sound"] = [SOUND[:32], 20_480]
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body=tone(), content_type="audio/mpeg")

    page.route("**/warnings/uz.json", lambda route: route.fulfill(json=said))
    page.route(f"**/warnings/{SOUND[:32]}.mp3", answer)
    page.goto(f"{node.address}/uz/")
    page.get_by_text(TITLES["uz"]).click()
    voice = page.locator(".caution .voice")
    expect(voice).to_contain_text("Kompyuter ovozi · 21 KB")
    assert asked == []
    audio = voice.locator("audio")
    expect(audio).to_have_attribute("aria-label", "Tinglash")
    audio.evaluate("(audio) => audio.play()")
    until(page, lambda: page.locator(".caution audio").evaluate("(audio) => audio.currentTime > 0"))
    said["warnings"] = []
    page.reload()
    expect(page.locator(".countries li").first).to_be_visible()
    expect(page.locator("audio")).to_have_count(0)


def test_a_press_lets_a_kiosk_be_heard_until_it_is_withdrawn(node: Node, browser: Browser) -> None:
    page = open_kiosk(browser, node, PORTRAIT)
    said: dict[str, Any] = DOCUMENT | {"heard": {"1": {"uz": SOUND}}}
    at_device(page, said)
    page.route(
        f"**/device/sounds/{SOUND}.mp3", lambda route: route.fulfill(body=tone(), content_type="audio/mpeg")
    )
    page.clock.set_fixed_time(NOON)
    for language in ("ru", "uz"):  # the sound is there in one of them
        page.reload()
        choose(page, language)
        page.get_by_text(TITLES[language]).click()
        expect(page.locator(".caution-says")).to_be_visible()
        expect(page.locator(".k-listen")).to_have_count(1 if language == "uz" else 0)
    key = page.locator(".k-listen")
    expect(key).to_have_text("Tinglash")
    key.click()
    until(page, lambda: page.locator(".caution audio").evaluate("(audio) => audio.currentTime > 0"))
    expect(key).to_have_text("Toʻxtatish")
    expect(page.locator("[data-note]")).to_have_text("Kompyuter ovozi")
    key.click()
    expect(key).to_have_text("Tinglash")
    assert page.locator(".caution audio").evaluate("(audio) => audio.paused")
    said.update(warnings=[], heard={})
    page.reload()
    choose(page, "uz")
    expect(page.locator(".k-listen")).to_have_count(0)
    page.context.close()


def test_a_pack_has_an_empty_one_for_servers_that_know_of_none(node: Node) -> None:
    pack = node.data / "packs/current"
    for name in ("tk", "all"):
        assert json.loads((pack / f"warnings/{name}.json").read_bytes())["warnings"] == []
