"""Planning screens at the desk: a notice looked at before it is sent, a playlist arranged by keyboard."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.legible import OVERFLOWS, STICKS_OUT, barriers
from amanjol.site.tests.browser.node import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import FrameLocator, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

SCREENS = "/fleet/screens/"


def player(desk: Page) -> FrameLocator:
    return desk.frame_locator("[data-frame]")


def write_notice(desk: Page, node: Node) -> None:
    """In Russian and Uzbek, for six hours, everywhere."""
    desk.goto(f"{node.address}{SCREENS}notices/new/")
    desk.locator("[name=title_ru]").fill("Рейс в Москву перенесён")
    desk.locator("[name=text_ru]").fill("Подойдите к стойке 14.")
    desk.locator("[name=title_uz]").fill("Moskvaga reys koʻchirildi")
    ends = datetime.now(ZoneInfo("UTC")) + timedelta(hours=18)  # whatever the node's own clock is set to
    desk.locator("[name=ends]").fill(f"{ends:%Y-%m-%dT%H:%M}")
    desk.locator("[name=page]").select_option("general/job-offer")
    desk.get_by_role("button", name="Look at it").click()


def test_a_notice_is_seen_as_a_screen_shows_it_before_it_goes_out(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Aidar", SCREENS)
    write_notice(desk, node)
    expect(desk.get_by_text("Lacking: Қазақ, Кыргызча, Türkmençe, English.")).to_be_visible()
    title = player(desk).locator(".s-notice.is-shown:last-child [data-title]")
    expect(title).to_be_visible()
    desk.get_by_label("Language").select_option("ru")
    expect(title).to_have_text("Рейс в Москву перенесён")
    expect(player(desk).locator(".s-notice.is-shown:last-child [data-code] svg")).to_be_visible()
    desk.get_by_label("Language").select_option("uz-cyrl")
    expect(title).to_have_text("Москвага рейс кўчирилди")
    expect(desk.locator("[data-showing]")).to_contain_text("Москвага рейс кўчирилди")
    desk.get_by_label("Screen").select_option("upright")
    box = desk.locator("[data-frame]").bounding_box()
    assert box is not None
    assert box["height"] > box["width"] * 1.5
    desk.get_by_role("button", name="Send to the screens").click()
    expect(desk.get_by_role("button", name="Stop it")).to_be_visible()
    desk.goto(f"{node.address}{SCREENS}")
    expect(desk.locator("table").get_by_text("Рейс в Москву перенесён").first).to_be_visible()
    desk.get_by_role("link", name="Look at Рейс в Москву перенесён").first.click()
    desk.get_by_role("button", name="Stop it").click()
    expect(desk.get_by_text("Stopped.")).to_be_visible()


def test_a_playlist_is_arranged_by_keyboard_seen_and_published(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Aidar", SCREENS)
    desk.get_by_role("link", name="New playlist").click()
    desk.get_by_label("Name of the playlist").fill("Gate 4")
    desk.get_by_label("Русский").check()
    desk.get_by_role("button", name="Make it").click()
    for title in ("Is this job offer honest?", "If they keep your passport"):
        desk.get_by_label("What to add").select_option(label=title)
        desk.get_by_role("button", name="Add", exact=True).click()
    desk.get_by_role("button", name="Earlier: If they keep your passport").focus()
    desk.keyboard.press("Enter")
    expect(desk.locator(".items strong")).to_have_text(
        ["If they keep your passport", "Is this job offer honest?"]
    )
    desk.get_by_role("link", name="Preview").click()
    heading = player(desk).locator(".s-layer.is-shown:last-child [data-title]")
    expect(heading).to_have_text("Если у вас забрали паспорт")
    desk.wait_for_timeout(2_000)  # the change is over
    desk.get_by_role("button", name="Next").click()
    expect(heading).to_have_text("Честное ли это предложение о работе?")
    desk.get_by_role("button", name="Publish").click()
    expect(desk.get_by_text("Published.")).to_be_visible()
    expect(desk.get_by_role("button", name="Publish")).to_be_disabled()


def test_axe_finds_nothing_serious_and_nothing_is_cut_on_a_small_screen(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Aidar", SCREENS)
    write_notice(desk, node)
    notice = desk.url.removeprefix(f"{node.address}{SCREENS}")
    desk.goto(f"{node.address}{SCREENS}")
    playlist = desk.get_by_role("link", name="Arrange").first.get_attribute("href") or ""
    playlist = playlist.removeprefix(SCREENS)
    pages = ["", "shown/", "playlists/new/", playlist, f"{playlist}plan/", f"{playlist}preview/"]
    for address in (*pages, "notices/new/", notice, notice.replace("preview/", "")):
        desk.set_viewport_size({"width": 1440, "height": 900})
        desk.goto(f"{node.address}{SCREENS}{address}")
        assert barriers(desk, "main") == [], address
        desk.set_viewport_size({"width": 320, "height": 640})
        for zoom in ("100%", "200%"):
            desk.evaluate("zoom => { document.documentElement.style.fontSize = zoom }", zoom)
            if zoom == "100%":
                assert desk.evaluate(OVERFLOWS) == [[], []], address
            assert desk.evaluate(STICKS_OUT) == [], (address, zoom)
