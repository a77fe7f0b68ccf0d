"""Every kind of page of the guide: accessible, by keyboard, with large letters, on a small screen."""

from __future__ import annotations

import re
from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.legible import OVERFLOWS, barriers
from amanjol.site.tests.faults import IS_FULL

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

KINDS = (
    "index.html",
    "{language}/index.html",
    "{language}/kr/index.html",
    "{language}/kr/help-and-contacts.html",
    "{language}/kr/your-rights.html",
    "{language}/general/kept-passport.html",
    "{language}/general/job-offer.html",
    "{language}/general/safe-internet-lesson.html",
    "{language}/kz/duties-and-penalties.html",  # borrowed in some
    "{language}/ae/card.html",
    "{language}/ae/take-along.html",
    "{language}/pl/notes-{language}-pl.html",
    "{language}/notes.html",
    "{language}/phone.html",
    "{language}/search.html#q=119",
    "{language}/nothing-here.html",
)
LANGUAGES = ("uz", "uz-cyrl", "ru", "kk", "ky", "tk", "en")
# Their marks hardly differ: each kind in one of two by default, in turn; in all where faults are tried in full.
FOR_AXE = (
    dict.fromkeys(KINDS, LANGUAGES)
    if IS_FULL
    else dict(zip(KINDS, cycle([("uz-cyrl",), ("ru",)]), strict=False))
)
# Words that no box may cut: elements whose text is wider than they are, or pages that scroll sideways.
# Words of heads, titles and of what `besides` selects that stand on two lines without a hyphen; those that no small
# screen could hold are let be.
BROKEN = """([longest, besides]) => {
  const broken = new Set();
  const range = document.createRange();
  const heads = 'h1, h2, .countries span, .row-title, .service, .say, .tool-list span' + besides;
  for (const head of document.querySelectorAll(heads)) {
    if (head.closest('.quiet-label')) continue;
    const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      for (const word of texts.currentNode.data.matchAll(/[\\p{L}\\p{M}ʻʼ’]{4,}/gu)) {
        range.setStart(texts.currentNode, word.index);
        range.setEnd(texts.currentNode, word.index + word[0].length);
        const boxes = [...range.getClientRects()].filter((box) => box.width);
        const lines = new Set(boxes.map((box) => Math.round(box.top / 4)));
        if (lines.size > 1 && word[0].length <= longest) broken.add(word[0]);
      }
    }
  }
  return [...broken];
}"""
LONGEST = 14
COLUMNS = ", dd"  # of a comparison; with letters twice as large they stand below each other
# A country as one file shows nothing of itself before.
OPEN = "() => document.querySelectorAll('.cover').forEach((cover) => { cover.open = true; })"


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_serious(kind: str, node: Node, plain_phone: Page) -> None:
    for language in FOR_AXE[kind]:
        plain_phone.goto(f"{node.address}/{kind.format(language=language)}")
        plain_phone.evaluate(OPEN)
        assert barriers(plain_phone) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_small_screen_with_letters_twice_as_large_cuts_nothing(
    kind: str, node: Node, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, service_workers="block")
    page = context.new_page()
    for language in LANGUAGES:
        page.goto(f"{node.address}/{kind.format(language=language)}")
        page.evaluate(OPEN)
        for zoom in ("100%", "200%"):
            page.evaluate("() => document.fonts.ready")
            page.evaluate("zoom => { document.documentElement.style.fontSize = zoom }", zoom)
            wide, cut = page.evaluate(OVERFLOWS)
            assert (wide, cut) == ([], []), (language, zoom)
            assert page.evaluate(BROKEN, [LONGEST, COLUMNS]) == [], (language, zoom)
    context.close()


@pytest.mark.parametrize("width", [360, 390])
def test_no_word_is_broken_on_the_telephones_that_most_have(
    width: int, node: Node, plain_phone: Page
) -> None:
    plain_phone.set_viewport_size({"width": width, "height": 844})
    for language in ("ru", "uz-cyrl", "tk"):
        for path in ("ae/index.html", "tr/before-you-leave.html", "general/after-you-return.html"):
            plain_phone.goto(f"{node.address}/{language}/{path}")
            plain_phone.evaluate("() => document.fonts.ready")
            assert plain_phone.evaluate(BROKEN, [40, COLUMNS]) == [], (language, path)


@pytest.mark.parametrize("language", ["uz", "ru"])
def test_a_country_as_one_file_is_whole_where_it_is_only_looked_at(
    language: str, node: Node, phone: Page
) -> None:
    refused: list[str] = []
    phone.on("console", lambda message: refused.append(message.text))
    phone.goto(f"{node.address}/{language}/pl/notes-{language}-pl.html")
    assert phone.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 246, 236)"
    assert refused == []


def test_by_keyboard_alone_from_the_first_page_to_an_answer(node: Node, desk: Page) -> None:
    desk.goto(f"{node.address}/")
    desk.get_by_role("link", name="Oʻzbekcha").focus()
    desk.keyboard.press("Enter")
    expect(desk).to_have_url(f"{node.address}/uz/index.html")
    desk.keyboard.press("Tab")
    expect(desk.locator(":focus")).to_have_attribute("href", "#text")  # straight to the text
    desk.get_by_role("link", name="Koreya Respublikasi").first.focus()
    desk.keyboard.press("Enter")
    desk.get_by_role("searchbox").focus()
    desk.keyboard.type("шартнома")
    desk.keyboard.press("Enter")
    expect(desk.locator("[data-search-results] a").first).to_be_visible()
    desk.locator("[data-search-results] a").first.focus()
    desk.keyboard.press("Enter")
    expect(desk.locator("h1")).to_be_visible()


def test_search_finds_in_the_other_script(node: Node, phone: Page) -> None:
    for language, query in (
        ("uz", "шартнома"),
        ("uz-cyrl", "shartnoma"),
        ("uz", "o'qish"),
        ("uz-cyrl", "viza"),
    ):
        phone.goto(f"{node.address}/{language}/search.html")
        phone.get_by_role("searchbox").fill(query)
        expect(phone.locator("[data-search-results] a").first).to_be_visible()


def test_what_is_typed_stands_in_no_address_and_no_request(node: Node, phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    visited: list[str] = []
    phone.on("framenavigated", lambda frame: visited.append(frame.url))
    for path in ("uz/index.html", "uz/kr/index.html", "uz/search.html", "uz/nothing.html"):
        phone.goto(f"{node.address}/{path}")
        before = phone.evaluate("history.length")
        phone.get_by_role("searchbox").fill("shifokor")
        phone.get_by_role("searchbox").press("Enter")
        expect(phone.locator("[data-search-results] a").first).to_be_visible()
        assert phone.evaluate("[history.length, localStorage.length, sessionStorage.length]") == [
            before,
            0,
            0,
        ]
    assert not [url for url in [*asked, *visited] if "shifokor" in url]


def test_without_javascript_search_sends_nothing_and_says_so(node: Node, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{node.address}/en/kr/index.html")
    expect(page.locator("noscript p")).to_be_visible()  # it says that search needs it
    page.get_by_role("searchbox").fill("passport")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(re.compile(r"/en/search\.html\??$"))
    expect(page.locator("noscript p")).to_be_visible()  # it says that search needs it
    assert not [url for url in asked if "passport" in url]
    context.close()


def test_search_knows_where_one_comes_from_and_leads_back(node: Node, phone: Page) -> None:
    phone.goto(f"{node.address}/uz/tr/index.html")
    phone.get_by_role("searchbox").fill("shifokor")
    first = phone.locator("[data-search-results] a").first
    expect(first).to_have_attribute("href", f"{node.address}/uz/tr/health-care.html")
    phone.goto(f"{node.address}/uz/tr/your-rights.html")
    phone.get_by_role("link", name="Qidirish").click()
    phone.get_by_role("searchbox").fill("doktor")
    expect(first).to_have_attribute("href", f"{node.address}/uz/tr/health-care.html")
    phone.get_by_role("link", name="Orqaga").click()
    expect(phone).to_have_url(f"{node.address}/uz/tr/your-rights.html")


def test_pages_read_without_javascript(node: Node, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{node.address}/")
    page.get_by_role("link", name="Ўзбекча").click()
    page.get_by_role("link", name="Корея Республикаси").first.click()
    page.get_by_role("link", name="Ёрдам ва телефонлар").first.click()
    expect(page.get_by_text("1577-0071").first).to_be_visible()
    assert context.cookies() == []
    context.close()


def test_nothing_is_asked_of_anybody_else(node: Node, phone: Page) -> None:
    asked: set[str] = set()
    phone.on("request", lambda request: asked.add(request.url.split("/")[2]))
    for kind in KINDS:
        phone.goto(f"{node.address}/{kind.format(language='uz')}")
    assert asked == {f"localhost:{node.port}"}


@pytest.mark.parametrize(
    ("address", "language"), [("/uz/kr/nothing.html", "uz"), ("/uz-cyrl/xx/", "uz-Cyrl"), ("/en/q", "en")]
)
def test_a_wrong_address_helps_in_the_readers_language(
    address: str, language: str, node: Node, phone: Page
) -> None:
    answer = phone.goto(f"{node.address}{address}")
    assert answer is not None
    assert answer.status == 404
    assert phone.locator("html").get_attribute("lang") == language
    phone.locator("main a").first.click()
    expect(phone).to_have_url(f"{node.address}/{language.lower()}/index.html")
