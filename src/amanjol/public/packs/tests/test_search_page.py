"""The search on a phone's page, in a real Chromium: as one types, by the keyboard, and nothing in the address."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.public.packs.search_index import Page, build_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Route
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).parent.parent / "assets"
SCRIPTS = ("search-words.js", "search-core.js", "search.js")
ORIGIN = "http://guide.test/"
SHELL = """<!DOCTYPE html><html lang="uz"><meta charset="utf-8"><title>.</title>
<form data-search action="../search.html" data-hint="Ikki soʻz" data-none="Hech narsa" data-found="Topildi: {count}"
data-failed="Qayta urinib koʻring"><input type="search"></form>
<p data-search-status aria-live="polite"></p><ol data-search-results></ol><script src="/search-words.js"></script>
<script src="/search-core.js"></script><script src="/search.js"></script></html>"""


@pytest.fixture
def served() -> dict[str, bytes]:
    pages = [
        Page(
            "kr/visa.html",
            "Koreya <img src=x onerror=alert(1)> vizasi",
            ["Muddati"],
            "Uch yil amal qiladi.",
            "Koreya",
        ),
        Page("ae/visa.html", "Amirliklarda viza", ["Homiy"], "Viza homiy orqali beriladi.", "BAA"),
        Page("general/contract.html", "Shartnoma", ["Imzo va muhr"], "Avval oʻqing."),
    ]
    return {
        "uz/general/search.html": SHELL.encode(),
        "uz/search.json": build_index(pages, "uz"),
        **{name: (ASSETS / name).read_bytes() for name in SCRIPTS},
        "uz/ae/visa.html": b"<!DOCTYPE html><title>.</title>",
    }


@pytest.fixture
def tab(browser: Browser, served: dict[str, bytes]) -> Iterator[Tab]:
    types = {"html": "text/html", "json": "application/json", "js": "text/javascript"}

    def serve(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN).partition("?")[0].partition("#")[0]
        if path not in served:
            route.fulfill(status=404)
            return
        headers = {"content-security-policy": "default-src 'none'; script-src 'self'; connect-src 'self'"}
        content_type = types[path.rpartition(".")[2]]
        route.fulfill(body=served[path], content_type=content_type, headers=headers)

    tab = browser.new_page()
    tab.route("**/*", serve)
    yield tab
    tab.close()


def test_results_appear_as_one_types_and_the_index_is_loaded_once(tab: Tab):
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(f"{ORIGIN}uz/general/search.html")
    assert not any(url.endswith("search.json") for url in asked)
    tab.locator("input").press_sequentially("виза")
    results = tab.locator("[data-search-results] li")
    expect(results).to_have_count(2)
    expect(tab.locator("[data-search-status]")).to_have_text("Topildi: 2")
    assert sum(url.endswith("search.json") for url in asked) == 1
    hrefs = results.locator("a").evaluate_all("(links) => links.map((link) => link.href)")
    assert sorted(hrefs) == [f"{ORIGIN}uz/ae/visa.html", f"{ORIGIN}uz/kr/visa.html"]
    emirates = results.filter(has_text="Amirliklarda")
    expect(emirates.locator("a mark")).to_have_text("viza")
    expect(emirates).to_contain_text("BAA")
    expect(emirates.locator("p")).to_have_text("Viza homiy orqali beriladi.")
    expect(emirates.locator("p mark")).to_have_text("Viza")


def test_words_of_the_guide_are_shown_as_text_never_as_markup(tab: Tab):
    tab.goto(f"{ORIGIN}uz/general/search.html")
    tab.locator("input").fill("koreya")
    expect(tab.locator("[data-search-results] a")).to_have_text("Koreya <img src=x onerror=alert(1)> vizasi")
    assert tab.locator("[data-search-results] img").count() == 0


def test_the_heading_that_matches_is_shown_below_the_summary(tab: Tab):
    tab.goto(f"{ORIGIN}uz/general/search.html")
    tab.locator("input").fill("muhr")
    expect(tab.locator("[data-search-results] p")).to_have_text(["Avval oʻqing.", "Imzo va muhr"])


def test_arrow_keys_move_enter_opens_and_escape_clears(tab: Tab):
    tab.goto(f"{ORIGIN}uz/general/search.html")
    field, links = tab.locator("input"), tab.locator("[data-search-results] a")
    field.fill("viza")
    expect(links).to_have_count(2)
    field.press("ArrowDown")
    expect(links.first).to_be_focused()
    tab.keyboard.press("ArrowDown")
    expect(links.last).to_be_focused()
    tab.keyboard.press("ArrowDown")
    expect(links.last).to_be_focused()
    tab.keyboard.press("ArrowUp")
    tab.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Escape")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    expect(links).to_have_count(0)
    expect(tab.locator("[data-search-status]")).to_have_text("Ikki soʻz")
    field.fill("amirlik")
    expect(links).to_have_count(1)
    field.press("Enter")
    expect(links.first).to_be_focused()
    assert "search.html" in tab.url
    tab.keyboard.press("Enter")
    tab.wait_for_url(f"{ORIGIN}uz/ae/visa.html")


@pytest.mark.parametrize("mark", ["#", "?"])
def test_a_query_in_an_old_address_is_answered_and_taken_out_of_it(tab: Tab, mark: str):
    word = "%D1%88%D0%B0%D1%80%D1%82%D0%BD%D0%BE%D0%BC%D0%B0"
    tab.goto(f"{ORIGIN}uz/general/search.html{mark}q={word}")
    expect(tab.locator("input")).to_have_value("шартнома")
    expect(tab.locator("[data-search-results] a")).to_have_text("Shartnoma")
    assert tab.url == f"{ORIGIN}uz/general/search.html"


def test_what_one_comes_from_is_found_first(tab: Tab):
    for country in ("kr", "ae"):
        tab.goto(f"{ORIGIN}uz/general/search.html#from-{country}")
        tab.reload()
        tab.locator("input").fill("viza")
        expect(tab.locator("[data-search-results] a").first).to_have_attribute(
            "href", f"{ORIGIN}uz/{country}/visa.html"
        )


def help_index() -> bytes:
    pages = [
        Page("kr/help-and-contacts.html", "Yordam va aloqa", [], "Qoʻngʻiroq qiling.", "Koreya"),
        Page("kr/index.html", "Koreya", [], "Huquqlar.", "Koreya"),
        Page("kr/index.html#what-changed", "Nima oʻzgardi", [], "Yangilik.", "Koreya"),
        Page("ae/help-and-contacts.html", "Yordam va aloqa", [], "Qoʻngʻiroq qiling.", "BAA"),
        Page("ae/visa.html", "Viza", [], "Homiy.", "BAA"),
        Page("general/contract.html", "Shartnoma", [], "Avval oʻqing."),
    ]
    return build_index(pages, "uz")


@pytest.mark.parametrize(
    ("country", "offered"),
    [
        ("kr", ["kr/help-and-contacts.html", "kr/index.html"]),
        ("", ["ae/help-and-contacts.html", "kr/help-and-contacts.html", "general/contract.html"]),
        ("pl", ["ae/help-and-contacts.html", "kr/help-and-contacts.html", "general/contract.html"]),
    ],
)
def test_words_that_fit_nothing_are_answered_by_whom_to_ask_and_topics(
    tab: Tab, served: dict[str, bytes], country: str, offered: list[str]
):
    served["uz/search.json"] = help_index()
    tab.goto(f"{ORIGIN}uz/general/search.html{country and '#from-' + country}")
    tab.locator("input").fill("qwrtpsdfg")
    expect(tab.locator("[data-search-status]")).to_have_text("Hech narsa")
    links = tab.locator("[data-search-results] a")
    expect(links).to_have_count(len(offered))
    hrefs = links.evaluate_all("(links) => links.map((link) => link.href)")
    assert hrefs == [f"{ORIGIN}uz/{path}" for path in offered]


def test_words_that_fit_something_are_offered_nothing_else(tab: Tab, served: dict[str, bytes]):
    served["uz/search.json"] = help_index()
    tab.goto(f"{ORIGIN}uz/general/search.html")
    tab.locator("input").fill("shartnoma")
    expect(tab.locator("[data-search-status]")).to_have_text("Topildi: 1")


def test_what_to_write_is_said_while_nothing_is_written(tab: Tab):
    tab.goto(f"{ORIGIN}uz/general/search.html")
    status = tab.locator("[data-search-status]")
    expect(status).to_have_text("Ikki soʻz")
    tab.locator("input").fill("viza")
    expect(status).to_have_text("Topildi: 2")
    tab.locator("input").fill(" ")
    tab.locator("input").press("Enter")
    expect(status).to_have_text("Ikki soʻz")
    expect(tab.locator("[data-search-results] li")).to_have_count(0)


def test_a_failed_load_is_said_and_the_next_key_tries_again(tab: Tab, served: dict[str, bytes]):
    index = served.pop("uz/search.json")
    tab.goto(f"{ORIGIN}uz/general/search.html")
    tab.locator("input").fill("viz")
    expect(tab.locator("[data-search-status]")).to_have_text("Qayta urinib koʻring")
    served["uz/search.json"] = index
    tab.locator("input").press_sequentially("a")
    expect(tab.locator("[data-search-results] li")).to_have_count(2)
