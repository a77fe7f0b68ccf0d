"""The kiosk as somebody in an airport uses it: touched, read, hidden, left alone, and nothing remembered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import segno
from playwright.sync_api import Page, expect

from amanjol.site.tests.browser.kiosk_visits import (
    PORTRAIT,
    choose,
    open_article,
    open_kiosk,
    screen,
    touch_and_hold,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

# Everything in which a browser could remember a visit, and what the document itself still shows of it.
REMEMBERED = """async () => ({
  text: document.querySelector('[data-stage]').textContent,
  note: document.querySelector('[data-note]').textContent,
  stored: localStorage.length + sessionStorage.length,
  caches: await caches.keys(),
  databases: await indexedDB.databases(),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  history: history.length,
  visit: window.visited || '',
  language: document.documentElement.lang,
})"""


def expect_code(kiosk: Page, address: str, words: dict[str, str]) -> None:
    kiosk.locator("[data-dock] [data-act=code]").click()
    expected = segno.make(address, micro=False, error="m").svg_inline(border=0)
    drawn = kiosk.locator("[data-code-picture] path").get_attribute("d")
    assert f'd="{drawn}"' in expected
    expect(kiosk.get_by_role("dialog")).to_contain_text(words["kiosk_phone_more"])


def test_a_visit_from_the_poster_to_being_forgotten(kiosk: Page, node: Node) -> None:
    kiosk.clock.install()
    kiosk.reload()
    before = kiosk.evaluate(REMEMBERED)
    lists = choose(kiosk, "tk")
    kiosk.evaluate("() => { window.visited = 'yes'; }")
    codes = [entry["code"] for entry in lists["countries"]]
    article = open_article(kiosk, lists, "tr" if "tr" in codes else "kr", "health-care")
    expect(kiosk.locator("main.k-text h1")).to_be_visible()
    expect(kiosk.locator("main.k-text .state")).to_be_attached()

    expect_code(kiosk, f"{node.origin}/{article}", lists["words"])

    kiosk.locator("[data-act=hide]").click()
    screen(kiosk, "away")
    expect(kiosk.locator("[data-clock]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    assert kiosk.evaluate(REMEMBERED)["text"] == ""
    kiosk.locator("[data-act=return]").click(position={"x": 500, "y": 900})
    screen(kiosk, "languages")

    kiosk.locator('[data-language="tk"]').click()
    screen(kiosk, "countries")
    open_article(kiosk, lists, "kr", "your-rights")
    kiosk.locator("[data-act=text]").click()
    touch_and_hold(kiosk)
    kiosk.clock.run_for(58_000)
    still = kiosk.get_by_role("alertdialog")
    expect(still).to_be_hidden()
    kiosk.clock.run_for(3_000)
    expect(still).to_contain_text(lists["words"]["kiosk_still"])
    kiosk.get_by_role("button", name=lists["words"]["kiosk_here"]).click()
    expect(still).to_be_hidden()
    screen(kiosk, "article")
    kiosk.clock.run_for(61_000)
    expect(still).to_be_visible()
    kiosk.clock.run_for(16_000)
    kiosk.clock.resume()
    screen(kiosk, "attract")
    kiosk.wait_for_function("() => !window.visited")  # a new document
    assert kiosk.evaluate(REMEMBERED) == before
    assert kiosk.evaluate("() => document.documentElement.dataset.text") == "1"
    assert kiosk.context.cookies() == []
    kiosk.go_back()
    assert kiosk.url == "about:blank"  # where the test began: nothing was read before that


def test_what_was_read_is_in_no_cache_of_the_browser(kiosk: Page) -> None:
    """Pages and lists are asked for anew, with the order to keep nothing."""
    headers: dict[str, str] = {}
    kiosk.on(
        "request", lambda request: headers.update({request.url: request.all_headers().get("pragma", "")})
    )
    lists = choose(kiosk, "uz")
    open_article(kiosk, lists, "kr", "health-care")
    pages = {url: value for url, value in headers.items() if url.endswith((".html", ".json"))}
    assert len(pages) >= 2
    assert set(pages.values()) == {"no-cache"}


def test_without_an_answer_of_the_guide_the_visit_is_forgotten_all_the_same(
    browser: Browser, node: Node
) -> None:
    kiosk = open_kiosk(browser, node, PORTRAIT)
    kiosk.clock.install()
    kiosk.reload()
    lists = choose(kiosk, "uz")
    open_article(kiosk, lists, "kr", "health-care")
    kiosk.route("**/kiosk/index.html", lambda route: route.fulfill(status=503))
    kiosk.clock.run_for(76_000)
    screen(kiosk, "attract")
    assert kiosk.evaluate(REMEMBERED)["text"] == ""
    assert kiosk.evaluate("() => document.documentElement.dataset.text") == "1"
    choose(kiosk, "ru")
    kiosk.context.close()


@pytest.mark.parametrize("key", ["touch", "Escape"])
def test_one_touch_hides_every_screen_and_the_key_stands_in_the_same_corner(kiosk: Page, key: str) -> None:
    corners = []
    for depth in range(5):
        if depth > 0:
            kiosk.locator("[data-act=begin], [data-act=return]").locator("visible=true").click()
        if depth > 1:
            kiosk.locator('[data-language="uz"]').click()
            screen(kiosk, "countries")
        if depth > 2:
            kiosk.locator(".k-tile").first.click()
            screen(kiosk, "topics")
        if depth > 3:
            kiosk.locator("[data-act=search]").click()
            screen(kiosk, "search")
        box = kiosk.locator("[data-act=hide]").bounding_box()
        assert box is not None
        corners.append((box["x"] + box["width"] > 1040, box["y"] + box["height"] > 1880, box["x"] > 900))
        if key == "touch":
            kiosk.locator("[data-act=hide]").click()
        else:
            kiosk.keyboard.press(key)
        screen(kiosk, "away")
        assert kiosk.evaluate(REMEMBERED)["text"] == ""
    assert set(corners) == {(True, True, True)}


def test_the_card_with_numbers_opens_the_help_of_the_country(kiosk: Page) -> None:
    lists = choose(kiosk, "uz")
    card = kiosk.get_by_role("button", name=lists["words"]["kiosk_numbers"])
    assert "yordam" not in card.inner_text().lower()  # nobody behind learns that it is about help
    card.click()
    screen(kiosk, "numbers")
    kiosk.locator('[data-open="uz/kr/help-and-contacts.html"]').click()
    screen(kiosk, "article")
    expect(kiosk.locator(".contact .number").first).to_be_visible()


def test_the_keyboard_on_the_screen_finds_a_page_in_either_script(kiosk: Page) -> None:
    choose(kiosk, "uz")
    kiosk.locator("[data-dock] [data-act=search]").click()
    for sign in "viza":
        kiosk.locator(".k-key").get_by_text(sign, exact=True).click()
    results = kiosk.locator(".k-found .k-row")
    expect(results.first).to_contain_text(re.compile("viza", re.IGNORECASE))
    kiosk.locator(".k-key-erase").click()
    expect(kiosk.locator("#q")).to_have_value("viz")
    for _ in "viz":
        kiosk.locator(".k-key-erase").click()
    kiosk.locator(".k-key-turn").click()
    for sign in "виза":
        kiosk.locator(".k-key").get_by_text(sign, exact=True).click()
    expect(results.first).to_contain_text(re.compile("viza", re.IGNORECASE))
    results.first.click()
    expect(kiosk.locator("body")).to_have_attribute("data-screen", re.compile("article|topics"))
    kiosk.locator("[data-act=back]").click()
    expect(kiosk.locator("#q")).to_have_value("виза")
    kiosk.locator("[data-act=hide]").click()
    assert kiosk.locator("#q").count() == 0


def test_search_knows_the_country_that_was_read(kiosk: Page) -> None:
    lists = choose(kiosk, "uz")
    open_article(kiosk, lists, "tr", "health-care")
    kiosk.locator("[data-dock] [data-act=search]").click()
    screen(kiosk, "search")
    kiosk.keyboard.type("shifokor")
    results = kiosk.locator(".k-found .k-row")
    expect(results.first).to_have_attribute("data-open", "uz/tr/health-care.html")
    kiosk.locator("[data-act=home]").click()
    kiosk.locator("[data-dock] [data-act=search]").click()
    kiosk.keyboard.type("shifokor")
    expect(results.first).not_to_have_attribute("data-open", "uz/tr/health-care.html")


def test_the_check_of_an_offer_works_and_is_hidden_with_its_answers(kiosk: Page) -> None:
    choose(kiosk, "uz")
    kiosk.locator('[data-open="uz/general/job-offer.html"]').first.click()
    screen(kiosk, "article")
    lead = kiosk.locator("[data-check] [data-lead]")  # no device stands here, so nothing is counted
    expect(lead).to_contain_text(re.compile(r": \d+–\d+\. Javoblaringiz hech qayerda saqlanmaydi"))
    expect(lead).not_to_contain_text("sanaydi")
    kiosk.evaluate("() => { window.historyBefore = history.length; }")
    kiosk.locator('[data-going=""]').click()
    yes = kiosk.locator("[data-answer=yes]")
    while yes.is_visible():
        yes.click()
    expect(kiosk.locator("[data-signs-list] .flag-name").first).to_be_visible()
    kiosk.locator('[data-calls] [data-country="kr"]').click()
    expect(kiosk.locator("[data-calls] .contact", has_text="119")).to_be_visible()
    assert kiosk.evaluate("history.length") == kiosk.evaluate("window.historyBefore")
    expect(kiosk.locator("[data-print]").first).to_be_hidden()
    kiosk.locator("[data-act=hide]").click()
    assert kiosk.locator(".flag-name").count() == 0


def test_a_clip_has_one_large_key_in_the_readers_language(kiosk: Page) -> None:
    lists = choose(kiosk, "uz")
    kiosk.locator('.k-rows [data-open="uz/general/kept-passport.html"]').click()
    screen(kiosk, "article")
    film, key = kiosk.locator("main.k-text video"), kiosk.locator(".k-film-key")
    assert film.get_attribute("controls") is None
    expect(key).to_have_text(lists["words"]["kiosk_watch"])
    picture = key.locator("svg").bounding_box()
    assert picture is not None
    assert picture["width"] > 150
    key.click()
    expect(key).to_have_text(lists["words"]["kiosk_stop"])
    kiosk.wait_for_function("() => document.querySelector('main.k-text video').currentTime > 0.1")
    modes = "(film) => [...film.textTracks].map((track) => track.mode)"
    assert film.evaluate(modes) == ["showing"]
    key.click()
    expect(key).to_have_text(lists["words"]["kiosk_watch"])
    assert film.evaluate("(film) => [film.paused, film.currentTime]") == [True, 0]


def test_nothing_leads_out(kiosk: Page, node: Node) -> None:
    asked: set[str] = set()
    kiosk.on("request", lambda request: asked.add(request.url.split("/")[2]))
    lists = choose(kiosk, "uz")
    open_article(kiosk, lists, "kr", "help-and-contacts")
    assert kiosk.locator("main.k-text :is([href], [target], form, script)").count() == 0
    kiosk.locator(".contact .number").first.click()
    kiosk.locator(".source summary").first.click()
    kiosk.locator(".source .address").first.click()
    kiosk.evaluate(
        "() => addEventListener('keydown', (event) => { (window.kept ||= []).push(event.defaultPrevented); })"
    )
    shortcuts = (
        "Control+p",
        "Control+f",
        "Control+n",
        "Control+l",
        "Alt+ArrowLeft",
        "F1",
        "F5",
        "F11",
        "F12",
    )
    for keys in shortcuts:
        kiosk.keyboard.press(keys)
    stopped = kiosk.evaluate("() => window.kept")
    assert len(stopped) >= len(shortcuts)
    assert stopped.count(True) >= len(shortcuts)
    assert not kiosk.evaluate(
        "() => document.body.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))"
    )
    kiosk.locator(".where [role=link]").click()
    screen(kiosk, "topics")  # a page of the pack does open
    assert kiosk.url == f"{node.address}/kiosk/"
    assert kiosk.context.pages == [kiosk]
    assert asked == {f"localhost:{node.port}"}


def test_a_page_that_does_not_open_leaves_the_reader_where_they_were(browser: Browser, node: Node) -> None:
    page = open_kiosk(browser, node, PORTRAIT)
    lists = choose(page, "uz")
    page.locator(".k-tile").first.click()
    screen(page, "topics")
    page.route("**/uz/*/health-care.html", lambda route: route.fulfill(status=404))
    page.locator('.k-rows [data-open$="health-care.html"]').click()
    expect(page.locator("[data-note]")).to_have_text(lists["words"]["kiosk_failed"])
    screen(page, "topics")
    page.unroute("**/uz/*/health-care.html")
    page.locator('.k-rows [data-open$="health-care.html"]').click()
    screen(page, "article")
    page.context.close()


def test_by_keyboard_alone_from_the_poster_to_an_article(kiosk: Page) -> None:
    kiosk.keyboard.press("Tab")
    expect(kiosk.locator("[data-act=begin]")).to_be_focused()
    kiosk.keyboard.press("Enter")
    screen(kiosk, "languages")
    kiosk.keyboard.press("Tab")
    kiosk.keyboard.press("Enter")
    screen(kiosk, "countries")
    kiosk.keyboard.press("Tab")
    expect(kiosk.locator(".k-tile").first).to_be_focused()
    kiosk.keyboard.press("Enter")
    screen(kiosk, "topics")
    expect(kiosk.locator("main.k-topics")).to_be_focused()
    kiosk.locator(".k-rows .k-row").first.focus()
    kiosk.keyboard.press("Enter")
    screen(kiosk, "article")
    expect(kiosk.locator("main.k-text")).to_be_focused()
    top = kiosk.evaluate("() => document.activeElement.scrollTop")
    kiosk.keyboard.press("PageDown")
    kiosk.wait_for_function("(top) => document.activeElement.scrollTop > top", arg=top)
