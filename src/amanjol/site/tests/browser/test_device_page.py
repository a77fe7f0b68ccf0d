"""The kiosk on its device: set as the fleet says, counting sums alone, dark at night, opened for maintenance."""

from __future__ import annotations

import json
import re
import stat
from typing import TYPE_CHECKING

import pytest
from amanjol_kiosk import moments, screenshots
from amanjol_kiosk.serving import door
from playwright.sync_api import expect

from amanjol.site.tests.browser.device import Device
from amanjol.site.tests.browser.kiosk_visits import (
    LANDSCAPE,
    PORTRAIT,
    choose,
    open_article,
    screen,
    touch_and_hold,
)
from amanjol.site.tests.browser.screen_plans import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

PIN = "482915"
WISH = "5f0c8f34-3a4b-4f7e-9d52-6a1f0c2b7e11"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.fixture(scope="module")
def device(node: Node, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Device]:
    """Settings and the rest are read at every page, so that tests share it."""
    here = tmp_path_factory.mktemp("device")
    camera = here / "camera"
    (here / "picture").write_bytes(PICTURE)
    camera.write_text(f"#!/bin/sh\nsleep 1\ncat {here}/picture\n")
    camera.chmod(camera.stat().st_mode | stat.S_IXUSR)
    device = Device(here / "data")
    device.show((node.data / "packs" / "current").resolve())
    with device.serving(AMANJOL_KIOSK_SHOT=str(camera)):
        yield device


def is_fault(message: ConsoleMessage) -> bool:
    """A wrong PIN is answered with 403, which the browser notes."""
    return message.type == "error" and "status of 403" not in message.text


@pytest.fixture
def panel(browser: Browser, device: Device) -> Iterator[Page]:
    """What the content security policy refuses, and any script's error, fails the test."""
    device.set()
    context = browser.new_context(viewport={"width": 1080, "height": 1920}, has_touch=True)
    context.set_default_timeout(60_000)
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if is_fault(message) else None)
    page.on("pageerror", lambda error: refused.append(str(error)))
    yield page
    context.close()
    assert refused == []


def open_kiosk(panel: Page, device: Device) -> None:
    with panel.expect_response("**/device/settings.json"):
        panel.goto(f"{device.address}/device/start")
    assert panel.url == f"{device.address}/kiosk/index.html"


def test_languages_countries_and_idle_time_are_as_the_fleet_says(panel: Page, device: Device) -> None:
    device.set(languages=["ru", "uz"], countries_in_front=["tr", "kr"], idle_seconds=50, volume=30)
    panel.clock.install()
    open_kiosk(panel, device)
    expect(panel.locator(".k-tongues span")).to_have_count(2)
    panel.locator("[data-act=begin]").click()
    languages = panel.locator("[data-language]").evaluate_all("(all) => all.map((e) => e.dataset.language)")
    assert languages == ["ru", "uz"]
    panel.locator('[data-language="uz"]').click()
    screen(panel, "countries")
    tiles = panel.locator(".k-tile").evaluate_all("(all) => all.map((e) => e.dataset.open)")
    assert tiles[:2] == ["uz/tr/index.html", "uz/kr/index.html"]
    volume = """() => {
      const sound = document.querySelector("[data-stage]").appendChild(document.createElement("audio"));
      sound.dispatchEvent(new Event("play"));
      return sound.volume;
    }"""
    assert panel.evaluate(volume) == pytest.approx(0.3)
    touch_and_hold(panel)
    panel.clock.run_for(49_000)
    expect(panel.get_by_role("alertdialog")).to_be_hidden()
    panel.clock.run_for(2_000)
    expect(panel.get_by_role("alertdialog")).to_be_visible()


def test_without_settings_everything_is_as_the_pack_says(panel: Page, device: Device) -> None:
    open_kiosk(panel, device)
    panel.locator("[data-act=begin]").click()
    expect(panel.locator("[data-language]")).to_have_count(7)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("ru", "Этот экран только считает по месяцам и странам, какие признаки нашлись."),
        ("uz-cyrl", "Бу экран фақат ойлар ва мамлакатлар бўйича қайси белгилар топилганини санайди."),
    ],
)
def test_before_a_check_it_says_what_is_counted(
    panel: Page, device: Device, language: str, says: str
) -> None:
    open_kiosk(panel, device)
    choose(panel, language)
    panel.locator(f'[data-open="{language}/general/job-offer.html"]').first.click()
    lead = panel.locator("[data-check] [data-lead]")
    expect(lead).to_have_text(re.compile(rf"\d+–\d+\D* {re.escape(says)}$"))


def test_signs_of_a_check_by_where_somebody_goes_and_never_that_of_a_war(panel: Page, device: Device) -> None:
    panel.clock.install()
    open_kiosk(panel, device)
    choose(panel, "ru")
    panel.locator('[data-open="ru/general/job-offer.html"]').first.click()
    panel.locator('[data-going="kr"]').click()
    asked = panel.locator('[data-check] [data-list] > li:is(:not([data-only]), [data-only="kr"])')
    answers = asked.evaluate_all("(all) => all.map((e) => [e.dataset.raisedBy, e.dataset.sign || ''])")
    for answer, _sign in answers:
        panel.locator(f"[data-answer={answer}]").click()
    expect(panel.locator("[data-signs-list] > li")).to_have_count(len(answers))
    with panel.expect_response("**/device/signs") as taken:
        panel.clock.run_for(61_000)
    assert taken.value.status == 204
    raised = [sign for _answer, sign in answers if sign]
    assert len(raised) == len(answers) - 1  # all but the war's
    counted = {key[1:]: count for key, count in device.counted("signs").items() if "kr" in key}
    assert counted == {("kr", sign): 1 for sign in raised}


def test_sums_of_a_minute_and_nothing_of_pages_about_help(panel: Page, device: Device) -> None:
    panel.clock.install()
    open_kiosk(panel, device)
    sent: list[str] = []
    panel.on(
        "request", lambda request: sent.append(request.post_data or "") if "/count" in request.url else None
    )
    before = device.counted()
    lists = choose(panel, "uz")
    open_article(panel, lists, "kr", "your-rights")
    panel.locator("[data-dock] [data-act=code]").click()
    expect(panel.get_by_role("dialog")).to_be_visible()
    panel.locator("[data-act=back]").click()
    panel.locator("[data-act=back]").click()
    panel.locator('.k-rows [data-open="uz/kr/help-and-contacts.html"]').click()
    screen(panel, "article")
    panel.locator("[data-dock] [data-act=code]").click()
    expect(panel.get_by_role("dialog")).to_be_visible()
    panel.locator("[data-act=home]").click()
    panel.locator('[data-open="uz/general/job-offer.html"]').first.click()
    panel.locator('[data-going=""]').click()
    yes = panel.locator("[data-answer=yes]")
    while yes.is_visible():
        yes.click()
    panel.locator("[data-act=home]").click()
    panel.locator('[data-open="uz/general/kept-passport.html"]').first.click()
    screen(panel, "article")
    panel.locator("[data-stage] video").evaluate("(film) => film.dispatchEvent(new Event('ended'))")
    assert sent == []
    with panel.expect_response("**/device/count") as answer:
        panel.clock.run_for(61_000)
    assert answer.value.status == 204
    rows = json.loads(sent[0])["rows"]
    assert rows == sorted(rows, key=lambda row: (row["language"], row["what"], row["key"]))
    fresh = {key: count - before.get(key, 0) for key, count in device.counted().items()}
    assert {key: count for key, count in fresh.items() if count} == {
        ("uz", "check", "raised"): 1,
        ("uz", "code", "kr/your-rights"): 1,
        ("uz", "page", "general/job-offer"): 1,
        ("uz", "page", "kr"): 1,
        ("uz", "page", "kr/your-rights"): 1,
    }


def test_what_was_counted_is_sent_when_the_page_goes(panel: Page, device: Device) -> None:
    before = sum(device.counted().values())
    open_kiosk(panel, device)
    choose(panel, "ru")
    panel.locator(".k-tile").first.click()
    screen(panel, "topics")
    panel.goto("about:blank")
    until(panel, lambda: sum(device.counted().values()) > before)
    assert sum(device.counted().values()) == before + 1


def test_outside_the_opening_hours_it_is_dark_and_a_touch_wakes_it(panel: Page, device: Device) -> None:
    device.set(opening_hours={"from": "05:00", "to": "23:30"}, time_zone="Asia/Tashkent")
    panel.clock.install(time="2026-11-25T18:29:00Z")  # 23:29 in Tashkent
    open_kiosk(panel, device)
    screen(panel, "attract")
    panel.clock.run_for(70_000)
    screen(panel, "closed")
    expect(panel.locator("[data-closed-time]")).to_have_text("23:30")
    assert panel.locator("[data-slides] *").count() == 0
    panel.locator("[data-act=wake]").click(position={"x": 500, "y": 900})
    screen(panel, "languages")
    with panel.expect_navigation():  # a visit that ended leaves not even its document
        panel.clock.run_for(76_000)
    screen(panel, "closed")
    panel.clock.install(time="2026-11-26T00:00:30Z")  # 05:00
    panel.reload()
    screen(panel, "attract")


def test_it_stands_still_for_a_screenshot_and_never_during_a_visit(panel: Page, device: Device) -> None:
    panel.clock.install()
    open_kiosk(panel, device)
    choose(panel, "uz")
    screenshots.ask(device.folder, WISH, moments.now())
    with panel.expect_response("**/device/here") as answer:
        panel.clock.run_for(11_000)
    assert answer.value.json() == {"hold": False}
    with panel.expect_response(lambda answer: '"held":true' in (answer.request.post_data or "")):
        with panel.expect_request(lambda request: '"holding":true' in (request.post_data or "")):
            panel.reload()  # it says at once that it is here
        panel.evaluate("document.querySelector('[data-act=begin]').click()")  # while the picture is taken
        screen(panel, "attract")
    assert screenshots.results(device.folder) == [(WISH, PICTURE)]
    panel.locator("[data-act=begin]").click()
    screen(panel, "languages")
    screenshots.sent(device.folder, WISH)
    assert device.folder.take_wishes() == ["report"]


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["standing", "lying"])
def test_who_holds_the_sign_for_five_seconds_and_knows_the_pin_is_let_in(
    size: tuple[int, int], panel: Page, device: Device
) -> None:
    door.set_pin(device.folder, PIN)
    panel.set_viewport_size({"width": size[0], "height": size[1]})
    panel.clock.install()
    open_kiosk(panel, device)
    sign = panel.locator(".k-words .brand").bounding_box()
    assert sign is not None
    panel.mouse.move(sign["x"] + 40, sign["y"] + 40)
    panel.mouse.down()
    panel.clock.run_for(4_500)
    assert "/kiosk/" in panel.url
    panel.clock.fast_forward(1_000)
    panel.wait_for_url(f"{device.address}/device/maintenance")
    panel.mouse.up()
    pad = panel.locator("[data-pad]")
    for figure in "000000":
        pad.get_by_role("button", name=figure, exact=True).click()
    with panel.expect_response("**/enter"):
        pad.get_by_role("button", name="Enter").click()
    expect(panel.locator("[data-lock-says]")).to_have_text("That was not the PIN. Tries left: 4")
    panel.get_by_role("button", name="Русский").click()
    for figure in PIN:
        pad.get_by_role("button", name=figure, exact=True).click()
    pad.get_by_role("button", name="Войти").click()
    expect(panel.locator("[data-list=guide]")).to_contain_text("Сборка")
    panel.get_by_role("button", name="English").click()
    panel.get_by_role("button", name="Sync now").click()
    expect(panel.locator("[data-says]")).to_contain_text("Asked for")
    assert device.folder.take_wishes() == ["sync"]
    expect(panel.get_by_role("button", name="Roll back")).to_be_disabled()
    assert panel.locator("a, input, iframe").count() == 0  # no way out
    panel.get_by_role("button", name="Back to the guide").click()
    panel.wait_for_url(f"{device.address}/kiosk/index.html")
    door.pin_file(device.folder).unlink()
    (device.folder.path / "pin-tries.json").unlink()


def test_without_a_pack_the_code_is_shown_and_then_the_guide_by_itself(
    panel: Page, node: Node, tmp_path: Path
) -> None:
    fresh = Device(tmp_path / "data")
    with fresh.serving():
        answer = panel.request.get(f"{fresh.address}/device/start")
        assert answer.status == 503
        panel.route(
            "**/device/start", lambda route: route.fulfill(body=answer.text(), content_type="text/html")
        )
        panel.goto(f"{fresh.address}/device/start")
        expect(panel.get_by_text("Справочник готовится")).to_be_visible()
        fresh.folder.enrolment.write_text('{"code": "KX7M-2P4Q", "expires_at": "2199-01-01T00:00:00Z"}')
        expect(panel.locator("[data-code-text]")).to_have_text("KX7M-2P4Q", timeout=60_000)
        fresh.show((node.data / "packs" / "current").resolve())
        panel.wait_for_url(f"{fresh.address}/kiosk/index.html", timeout=60_000)
        screen(panel, "attract")
        panel.goto("about:blank")  # so that nothing is asked of a device that is gone
