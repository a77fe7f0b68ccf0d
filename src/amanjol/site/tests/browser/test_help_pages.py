"""A page of contacts on a phone: the right number at once, and the whole of it within five screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amanjol.site.tests.browser.fetched import ASKED_FOR, fetched

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

SCREEN = 844  # pixels, as the phone of conftest.py is high
MOST_SCREENS = 5
LANGUAGES = ("ru", "uz", "en", "uz-cyrl", "kk", "ky", "tk")
# The lines for whoever is held, forced or not paid, in the order in which they must stand on the first screen. Of
# Russia no such line is known: there the emergency numbers come first, and the lines of home are no links.
RIGHT = {
    "ru": ("103", "112", "102"),
    "kz": ("116 16", "111"),
    "tr": ("+90 850 218 4830", "157", "170"),
    "kr": ("1577-1366", "1600-8248", "1577-0071"),
    "ae": ("800 7283", "80084"),
    "pl": ("+48 22 628 01 20", "+48 605 687 750"),
}
# Numbers named beside the heading of a folded part, and what says that nobody dialled one, that stand on two lines.
BROKEN = """() => [...document.querySelectorAll('.part-numbers > span span, .call > .badge > span')]
  .filter((text) => new Set([...text.getClientRects()].map((box) => Math.round(box.top / 4))).size > 1)
  .map((text) => text.textContent.trim())"""
# Every number to touch that is seen without scrolling, above what lies over the foot of the page.
SEEN = """() => {
  const dock = document.querySelector('.dock').getBoundingClientRect().top;
  const calls = [...document.querySelectorAll('main a[href^="tel:"]')];
  return calls.filter((call) => call.checkVisibility() && call.getBoundingClientRect().bottom <= dock)
    .map((call) => (call.querySelector('.first-number') || call).textContent.trim());
}"""


@pytest.mark.parametrize("country", RIGHT)
def test_the_right_number_is_on_the_first_screen_and_the_page_within_five(
    country: str, node: Node, plain_phone: Page
) -> None:
    for language in LANGUAGES:
        plain_phone.goto(f"{node.address}/{language}/{country}/help-and-contacts.html")
        plain_phone.evaluate("() => document.fonts.ready")
        seen = plain_phone.evaluate(SEEN)
        assert seen[0] == RIGHT[country][0], language
        assert [number for number in seen if number in RIGHT[country]] == list(RIGHT[country]), language
        screens = plain_phone.evaluate("document.documentElement.scrollHeight") / SCREEN
        assert screens <= MOST_SCREENS, language
        assert plain_phone.evaluate(BROKEN) == [], language


def test_a_line_of_home_is_seen_at_once_and_cannot_be_pressed_where_it_does_not_work(
    node: Node, plain_phone: Page
) -> None:
    for language in LANGUAGES:
        plain_phone.goto(f"{node.address}/{language}/ru/help-and-contacts.html")
        plain_phone.evaluate("() => document.fonts.ready")
        dock = plain_phone.locator(".dock").bounding_box()
        lines = plain_phone.locator(".calls-from-home strong")
        assert lines.all_text_contents() == ["189", "114", "1282"]
        last = lines.last.bounding_box()
        assert last is not None, language
        assert dock is not None
        assert last["y"] + last["height"] <= dock["y"], language
        for number in ("189", "114", "1282"):
            assert not plain_phone.locator(f'a[href="tel:{number}"]').count(), language


def test_what_is_folded_is_printed_and_opens_without_script(node: Node, plain_phone: Page) -> None:
    plain_phone.goto(f"{node.address}/en/kr/help-and-contacts.html")
    line = plain_phone.locator(".part .contact", has_text="1350").first
    assert not line.is_visible()
    plain_phone.emulate_media(media="print")
    assert line.is_visible()
    plain_phone.emulate_media(media="screen")
    plain_phone.locator(".part summary", has_text="1350").click()
    assert line.is_visible()


def test_where_no_warning_stands_a_page_asks_for_one_small_file(node: Node, plain_phone: Page) -> None:
    assert [fetched(plain_phone, node) for _visit in range(2)][-1] == [ASKED_FOR]
