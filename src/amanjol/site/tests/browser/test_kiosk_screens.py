"""Every kind of screen of the kiosk: accessible, large enough to touch, with the largest letters, at rest."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.kiosk_visits import (
    LANDSCAPE,
    PORTRAIT,
    choose,
    open_article,
    open_kiosk,
    screen,
)
from amanjol.site.tests.browser.legible import OVERFLOWS, barriers
from amanjol.site.tests.browser.test_reading import BROKEN, LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

LEAST = 33  # pixels: 12 mm on a panel of 32 inches and 1080 by 1920 pixels
SMALL = """(least) => [...document.querySelectorAll('button, a[data-open], input, summary')]
  .map((element) => [element.textContent.trim().slice(0, 30), element.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < least || box.height < least))
  .map(([text, box]) => `${text} ${Math.round(box.width)}x${Math.round(box.height)}`)"""

ENDS = """rows => rows.map(row => [row.dataset.open ?? null,
  row.getClientRects().length ? row.getBoundingClientRect().bottom : null])"""
"""Where each ends on the screen; null for one that is not to be seen."""


def walk(page: Page, language: str) -> Iterator[str]:
    """Every kind of screen of the kiosk, one after the other."""
    yield "attract"
    lists = choose(page, language)
    yield "countries"
    page.get_by_role("button", name=lists["words"]["kiosk_numbers"]).click()
    screen(page, "numbers")
    yield "numbers"
    page.locator("[data-act=back]").click()
    screen(page, "countries")
    open_article(page, lists, "kr", "help-and-contacts")
    yield "article"
    page.locator("[data-dock] [data-act=code]").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    yield "code"
    page.locator("[data-act=back]").click()
    page.locator("[data-act=back]").click()
    screen(page, "topics")
    yield "topics"
    page.locator("[data-act=search]").click()
    screen(page, "search")
    page.keyboard.type("119")
    expect(page.locator(".k-found .k-row").first).to_be_visible()
    yield "search"


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["standing", "lying"])
def test_axe_finds_nothing_serious_and_every_target_is_large_enough(
    size: tuple[int, int], browser: Browser, node: Node
) -> None:
    page = open_kiosk(browser, node, size, reduced_motion="reduce")
    page.clock.install()

    def check(name: str) -> None:
        assert barriers(page) == [], name
        assert page.evaluate(SMALL, LEAST) == [], name

    for name in walk(page, "uz"):
        check(name)
    page.locator("[data-act=contrast]").click()
    check("contrast")
    page.clock.run_for(62_000)
    expect(page.get_by_role("alertdialog")).to_be_visible()
    check("still")
    page.locator("[data-act=hide]").click()
    screen(page, "away")
    check("away")
    page.locator("[data-act=return]").click(position={"x": 500, "y": 900})
    screen(page, "languages")
    check("languages")
    page.context.close()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["standing", "lying"])
@pytest.mark.parametrize("language", ["uz", "ru", "tk"])
def test_the_largest_letters_cut_no_word(
    size: tuple[int, int], language: str, browser: Browser, node: Node
) -> None:
    page = open_kiosk(browser, node, size, reduced_motion="reduce")
    for name in walk(page, language):
        for step in ("1", "2", "3"):
            page.evaluate("(step) => { document.documentElement.dataset.text = step; }", step)
            wide, cut = page.evaluate(OVERFLOWS)
            assert (wide, cut) == ([], []), (name, step)
            assert page.evaluate(BROKEN, [LONGEST, ""]) == [], (name, step)
        page.evaluate("() => { document.documentElement.dataset.text = '1'; }")
    page.context.close()


@pytest.mark.parametrize("language", ["uz", "uz-cyrl", "ru", "kk", "ky", "tk", "en"])
def test_a_lying_kiosk_shows_help_and_every_topic_of_a_country_at_one_look(
    language: str, browser: Browser, node: Node
) -> None:
    page = open_kiosk(browser, node, LANDSCAPE, reduced_motion="reduce")
    lists = choose(page, language)
    assert lists["countries"]
    for country in lists["countries"]:
        page.locator(f'.k-tile[data-open="{country["path"]}"]').click()
        screen(page, "topics")
        ends = dict(page.locator(".k-card, .k-rows [data-open]").evaluate_all(ENDS))
        assert country["help"] in ends
        for path, end in ends.items():
            assert end is not None, path
            assert end < LANDSCAPE[1] - 10, path
        expect(page.locator(".has-more")).to_have_count(0)
        page.locator("[data-act=back]").click()
        screen(page, "countries")
    page.context.close()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE], ids=["standing", "lying"])
def test_the_longest_titles_leave_the_name_above_them_free(
    size: tuple[int, int], browser: Browser, node: Node
) -> None:
    title = "Yollovchining litsenziyasini qanday tekshirish mumkin va undan keyin nima qilish kerak"
    slides = [{"file": "media/kept-passport.svg", "titles": {"uz": title, "en": title}, "captions": {}}]
    page = open_kiosk(browser, node, size, reduced_motion="reduce")
    page.clock.install()
    page.route(
        "**/kiosk/attract.json",
        lambda route: route.fulfill(body=json.dumps(slides), content_type="application/json"),
    )
    page.reload()
    words = page.locator("[data-slide-title] span")
    for _ in range(20):
        page.clock.run_for(2_000)
        page.wait_for_timeout(100)
        if words.inner_text() == title:
            break
    place, name = words.bounding_box(), page.locator(".k-words .brand").bounding_box()
    begin = page.locator(".k-begin").bounding_box()
    assert place is not None
    assert name is not None
    assert begin is not None
    assert place["y"] > name["y"] + name["height"] + 20
    assert place["y"] + place["height"] < begin["y"]
    page.context.close()


def test_what_was_found_stands_where_a_seated_hand_reaches_it(browser: Browser, node: Node) -> None:
    page = open_kiosk(browser, node, PORTRAIT)
    choose(page, "uz")
    page.locator("[data-dock] [data-act=search]").click()
    page.keyboard.type("shifokor")
    first = page.locator(".k-found .k-row").first
    expect(first).to_be_visible()
    place = first.bounding_box()
    assert place is not None
    assert place["y"] > PORTRAIT[1] * 0.27  # of a panel whose upper edge is at 1.6 m
    page.context.close()


def test_nothing_moves_for_who_asked_for_less(browser: Browser, node: Node) -> None:
    page = open_kiosk(browser, node, PORTRAIT, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll('*')].filter((element) => {
      const style = getComputedStyle(element);
      return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0;
    }).length"""
    assert page.evaluate(moving) == 0
    page.context.close()


def test_a_poster_and_a_clip_that_cannot_be_shown_are_passed_over(browser: Browser, node: Node) -> None:
    titles = {"uz": "Birinchi", "en": "First"}
    slides = [
        {"file": "media/no-such.mp4", "titles": titles, "captions": {"uz": "media/no-such.vtt"}},
        {"file": "media/no-such.svg", "titles": titles, "captions": {}},
        {"file": "media/kept-passport.svg", "titles": {"uz": "Uchinchi", "en": "Third"}, "captions": {}},
    ]

    def answer(route: Route) -> None:
        route.fulfill(body=json.dumps(slides), content_type="application/json")

    page = open_kiosk(browser, node, PORTRAIT)
    page.clock.install()
    page.route("**/kiosk/attract.json", answer)
    page.reload()
    title = page.locator("[data-slide-title]")
    expect(title).not_to_be_empty()
    seen = set()
    for _ in range(20):
        page.clock.run_for(2_000)
        page.wait_for_timeout(100)
        seen.add(title.inner_text())
    assert seen & {"Uchinchi", "Third"}
    assert not seen & {"Birinchi", "First"}
    page.context.close()


@pytest.mark.parametrize("size", [PORTRAIT, LANDSCAPE, (1024, 1280), (1280, 1024), (1440, 900)], ids=str)
def test_the_key_that_hides_lies_over_no_language_and_none_is_out_of_reach(
    size: tuple[int, int], browser: Browser, node: Node
) -> None:
    """On panels less long than 9 by 16 the languages scroll."""
    page = open_kiosk(browser, node, size)
    page.locator("[data-act=begin]").click()
    screen(page, "languages")
    keys = page.locator(".k-list button")
    beneath = """() => {
      const box = document.querySelector('.k-hide').getBoundingClientRect();
      const spots = [[box.left + 2, box.top + 2], [box.left + 2, box.bottom - 2], [box.right - 2, box.top + 2]];
      return spots.some(([x, y]) => document.elementsFromPoint(x, y).some((under) => under.closest('.k-list li')));
    }"""
    for place in (0, keys.count() // 2, keys.count() - 1):
        keys.nth(place).scroll_into_view_if_needed()
        assert page.evaluate(beneath) is False, place
        box = keys.nth(place).bounding_box()
        assert box is not None
        assert 0 <= box["y"] <= size[1] - box["height"], place
        keys.nth(place).click(trial=True)
    page.context.close()
