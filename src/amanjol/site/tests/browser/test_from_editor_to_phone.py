"""The first thing the house is for: an editor writes, a second person approves, a migrant reads offline."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.node import Node, sign_in, sign_out

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from amanjol.site.demo_devices import DemoDevice

pytestmark = pytest.mark.browser

ARTICLE, COUNTRY = "Huquqlaringiz", "Koreya Respublikasi"
NEW_LATIN = "Shartnoma, ish haqi va yangi maʼlumot"
NEW_CYRILLIC = "Шартнома, иш ҳақи ва янги маълумот"
PATIENCE = 300  # seconds from approval to phone, kiosk and screen; how long it takes says `bench/pack.py`


def _open_editor(page: Page, node: Node) -> None:
    """Every country has such an article. The worker fills the search of a new guide: wait for it."""
    row = page.locator("main tr", has_text=COUNTRY).get_by_role("link", name=ARTICLE)
    for _second in range(PATIENCE):
        page.goto(f"{node.address}/cms/pages/search/?q={ARTICLE}")
        if row.count():
            break
        page.wait_for_timeout(1000)
    row.click()
    page.wait_for_selector("#id_summary")


def _menu(page: Page, action: str) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=action, exact=True).click()


def _read_until(page: Page, address: str, text: str) -> None:
    """Reload as an impatient reader would, until the new pack is there."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        page.goto(address)
        if page.get_by_text(text).count():
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{address} did not show {text!r} within {PATIENCE} s")


def test_an_article_goes_from_the_editor_past_a_second_person_to_a_phone_without_internet(
    node: Node, fleet: tuple[DemoDevice, ...], desk: Page, phone: Page
) -> None:
    sign_in(desk, node, "Lola", "/cms/")
    _open_editor(desk, node)
    desk.locator("#id_summary").fill(NEW_LATIN)
    _menu(desk, "Submit to Second person")
    expect(desk.get_by_text("has been submitted for moderation")).to_be_visible()

    address = f"{node.address}/uz/kr/your-rights.html"
    phone.goto(address)
    expect(phone.get_by_text(NEW_LATIN)).to_have_count(0)  # a draft is nobody's business

    sign_out(desk)
    sign_in(desk, node, "Timur", "/cms/")
    _open_editor(desk, node)
    desk.locator(".messages").get_by_role("link", name="What changed").click()
    desk.get_by_role("button", name="Approve", exact=True).click()
    desk.wait_for_url(re.compile(r"/cms/changes/$"))

    _read_until(phone, address, NEW_LATIN)
    for device in fleet:
        _read_until(phone, f"http://localhost:{device.port}/uz/kr/your-rights.html", NEW_LATIN)
    phone.goto(address)
    phone.get_by_role("link", name="Amanjol").click()
    phone.locator("[data-menu] summary").click()
    phone.get_by_role("link", name="Ўзбекча").click()
    _read_until(phone, f"{node.address}/uz-cyrl/kr/your-rights.html", NEW_CYRILLIC)
    expect(phone.locator("[data-saved]")).to_be_visible(
        timeout=60_000
    )  # the page says that it can be read offline

    phone.context.set_offline(True)
    phone.reload()
    expect(phone.get_by_text(NEW_CYRILLIC)).to_be_visible()
    phone.goto(f"{node.address}/uz-cyrl/kr/help-and-contacts.html")
    expect(phone.get_by_text("Ҳали қўнғироқ қилиб кўрилмаган").first).to_be_visible()
    assert phone.context.cookies() == []


def test_the_demo_has_a_kiosk_and_a_screen_in_its_fleet(
    node: Node, fleet: tuple[DemoDevice, ...], desk: Page
) -> None:
    sign_in(desk, node, "Sanjar", "/fleet/")
    assert [device.kind for device in fleet] == ["kiosk", "screen"]
    for device in fleet:
        desk.goto(f"{node.address}/fleet/")
        expect(desk.locator("main").get_by_text(device.name).first).to_be_visible()
        desk.goto(device.address)
        expect(desk).to_have_title(re.compile("Amanjol"))


def test_a_number_that_nobody_dialled_says_so_in_both_scripts(node: Node, phone: Page) -> None:
    for language, label in (
        ("uz", "Hali qoʻngʻiroq qilib koʻrilmagan"),
        ("uz-cyrl", "Ҳали қўнғироқ қилиб кўрилмаган"),
    ):
        phone.goto(f"{node.address}/{language}/kr/help-and-contacts.html")
        expect(phone.get_by_text(label).first).to_be_visible()
        phone.locator("summary", has_text="1577-0071").click()
        card = phone.locator(".contact", has=phone.get_by_text("1577-0071"))
        expect(card.get_by_text(label)).to_be_visible()


def test_nobody_approves_what_they_wrote(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Timur", "/cms/")
    desk.goto(f"{node.address}/cms/pages/search/?q=Health")
    desk.locator("main").get_by_role("link", name="Health care").first.click()
    desk.locator("#id_summary").fill("Changed by the reviewer himself")
    _menu(desk, "Submit to Second person")
    desk.locator("main").get_by_role("link", name="Edit").first.click()
    desk.wait_for_selector("#id_summary")
    desk.locator(".messages").get_by_role("link", name="What changed").click()
    expect(desk.get_by_text("You wrote a part of this")).to_be_visible()
    expect(desk.get_by_role("button", name="Approve")).to_have_count(0)
