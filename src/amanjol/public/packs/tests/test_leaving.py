"""Leaving the guide at once, in a real browser: one whose Back brings pages back as they were, where that is here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.public.packs import serving
from amanjol.public.packs.tests.test_offline import LocalSite
from amanjol.site.tests import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from amanjol.public.packs.tests.snapshots import Snapshot

pytestmark = pytest.mark.browser

WORDS_OF_THE_GUIDE = "() => [document.title, document.documentElement.innerText].join(' ')"
NUMBERED = "en/general/kept-passport.html"


@pytest.fixture(scope="module")
def served(guide: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalSite]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serving, "CHECK_EVERY", 0.0)
        site = LocalSite(tmp_path_factory.mktemp("left"))
        site.build(guide, 1)
        with site.running():
            yield site


@pytest.fixture(scope="module")
def best_browser(browser: Browser, request: pytest.FixtureRequest) -> Browser:
    """One that keeps pages for Back, where it is here; else the shell, which loads them anew."""
    keeps = chromium.installed(chromium.WHOLE) is not None
    chosen: Browser = request.getfixturevalue("keeping_browser") if keeps else browser
    return chosen


@pytest.fixture
def context(best_browser: Browser) -> Iterator[BrowserContext]:
    context = best_browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    context.set_default_timeout(60_000)
    yield context
    context.close()


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    return context.new_page()


def read(phone: Page, served: LocalSite) -> None:
    """The first page, a country, an article: each by a link, as people go."""
    phone.goto(f"{served.address}en/index.html")
    phone.get_by_role("link", name="Republic of Korea").click()
    phone.get_by_role("link", name="Health care").first.click()
    expect(phone.locator("h1")).to_be_visible()


def expect_notes(phone: Page) -> None:
    expect(phone).to_have_title("Notes")
    expect(phone).to_have_url(re.compile(r"/en/notes\.html$"))
    assert "Korea" not in phone.evaluate(WORDS_OF_THE_GUIDE)


def go_back(phone: Page) -> None:
    phone.evaluate("() => { setTimeout(() => history.back(), 10); }")
    phone.wait_for_timeout(700)


def test_the_browser_that_keeps_pages_brings_them_back_as_they_were(
    keeping_browser: Browser, phone: Page, served: LocalSite
) -> None:
    assert phone.context.browser is keeping_browser
    read(phone, served)
    phone.evaluate("addEventListener('pageshow', (event) => { window.isKept = event.persisted; })")
    phone.locator("a.brand").click()
    expect(phone).to_have_url(f"{served.address}en/index.html")
    go_back(phone)
    expect(phone.locator("h1")).to_be_visible()
    assert phone.evaluate("window.isKept") is True
    assert phone.evaluate("getComputedStyle(document.documentElement).visibility") == "visible"


def test_after_leaving_back_shows_nothing_that_was_read(phone: Page, served: LocalSite) -> None:
    read(phone, served)
    before = phone.evaluate("history.length")
    phone.locator("[data-exit]").click()
    expect_notes(phone)
    assert phone.evaluate("history.length") == before  # in place of the article
    for _ in range(2):
        go_back(phone)
        expect_notes(phone)
    phone.evaluate("() => { setTimeout(() => history.go(2), 10); }")
    phone.wait_for_timeout(700)
    expect_notes(phone)


def test_a_page_that_is_kept_for_back_is_kept_out_of_sight(phone: Page, served: LocalSite) -> None:
    """So that nothing is drawn of it before it has asked."""
    read(phone, served)
    phone.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert phone.evaluate("getComputedStyle(document.body).visibility") == "hidden"
    phone.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert phone.evaluate("getComputedStyle(document.body).visibility") == "visible"


def test_other_tabs_are_left_too(context: BrowserContext, phone: Page, served: LocalSite) -> None:
    other = context.new_page()
    other.goto(served.address + NUMBERED)
    read(phone, served)
    phone.locator("[data-exit]").click()
    expect_notes(phone)
    expect_notes(other)


def test_escape_three_times_leaves_and_twice_does_not(phone: Page, served: LocalSite) -> None:
    read(phone, served)
    phone.keyboard.press("Escape")
    phone.keyboard.press("Escape")
    phone.wait_for_timeout(2100)
    phone.keyboard.press("Escape")
    phone.wait_for_timeout(300)
    expect(phone.locator("h1")).to_be_visible()
    phone.wait_for_timeout(2100)
    for _press in range(3):
        phone.keyboard.press("Escape")
    expect_notes(phone)


def test_what_is_opened_afterwards_reads_as_ever_and_what_was_open_before_stays_away(
    phone: Page, served: LocalSite
) -> None:
    read(phone, served)
    phone.locator("[data-exit]").click()
    expect_notes(phone)
    phone.goto(f"{served.address}en/kr/index.html")
    expect(phone.locator("h1")).to_have_text("Republic of Korea")
    phone.get_by_role("link", name="Health care").first.click()
    expect(phone.locator("h1")).to_be_visible()
    phone.reload()
    expect(phone.locator("h1")).to_be_visible()
    phone.evaluate("location.hash = '#text'")
    with phone.expect_navigation():
        phone.locator("a.brand").click()
    go_back(phone)
    expect(phone.locator("h1")).to_contain_text("Health care")
    # Article, its part, country, notes, and the country of before.
    phone.evaluate("() => { setTimeout(() => history.go(-5), 10); }")
    phone.wait_for_timeout(700)
    expect_notes(phone)


def test_a_check_that_was_begun_is_left_as_well(phone: Page, served: LocalSite) -> None:
    phone.goto(f"{served.address}en/general/job-offer.html#from-kr")
    phone.get_by_role("button", name="Start").click()
    phone.get_by_role("button", name="Yes", exact=True).click()
    phone.locator("[data-exit]").click()
    expect_notes(phone)
    for _ in range(2):
        go_back(phone)
        expect_notes(phone)


def test_where_nothing_may_be_stored_the_page_is_left_all_the_same(
    context: BrowserContext, served: LocalSite
) -> None:
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })"
    )
    phone = context.new_page()
    read(phone, served)
    phone.locator("[data-exit]").click()
    expect_notes(phone)


def test_reading_stores_nothing(phone: Page, served: LocalSite) -> None:
    read(phone, served)
    stored = phone.evaluate("[localStorage.length, sessionStorage.length, history.state]")
    assert stored == [0, 0, None]


def test_one_can_leave_without_internet(best_browser: Browser, served: LocalSite) -> None:
    context = best_browser.new_context(viewport={"width": 390, "height": 844})
    phone = context.new_page()
    read(phone, served)
    phone.locator("[data-saved]:not([hidden])").wait_for(state="attached")
    context.set_offline(True)
    phone.locator("[data-exit]").click()
    expect_notes(phone)
    assert phone.evaluate("document.fonts.size") == 0  # no letters of the guide: it looks like nothing of it
    context.close()


@pytest.mark.parametrize("is_on_disk", [True, False])
def test_a_country_as_one_file_is_left_for_nothing(
    is_on_disk: bool, best_browser: Browser, served: LocalSite, tmp_path: Path
) -> None:
    name = "notes-en-kr.html"
    (tmp_path / name).write_bytes((served.root / "1/en/kr" / name).read_bytes())
    context = best_browser.new_context(viewport={"width": 390, "height": 844})
    phone = context.new_page()
    phone.goto((tmp_path / name).as_uri() if is_on_disk else f"{served.address}en/kr/{name}")
    expect(phone.locator("[data-exit]")).to_be_hidden()
    phone.get_by_text("English · Republic of Korea").click()
    phone.get_by_role("link", name="Health care").click()
    phone.locator("[data-exit]").click()
    expect(phone).to_have_url("about:blank")
    go_back(phone)
    assert "Korea" not in phone.evaluate(WORDS_OF_THE_GUIDE)
    context.close()


def test_without_scripts_the_button_still_leads_away(
    browser: Browser, served: LocalSite, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    phone = context.new_page()
    phone.goto(served.address + NUMBERED)
    phone.locator("[data-exit]").click()
    expect(phone).to_have_title("Notes")
    name = "notes-en-kr.html"
    (tmp_path / name).write_bytes((served.root / "1/en/kr" / name).read_bytes())
    phone.goto((tmp_path / name).as_uri())
    phone.get_by_text("English · Republic of Korea").click()
    phone.locator("[data-exit]").click()
    box = phone.locator("#away").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 844}
    context.close()


def test_the_guide_is_removed_from_the_phone_at_one_press(best_browser: Browser, served: LocalSite) -> None:
    context = best_browser.new_context(viewport={"width": 390, "height": 844})
    phone = context.new_page()
    phone.goto(f"{served.address}en/phone.html")
    phone.get_by_role("button", name="Remove the guide from this phone").click()
    expect(phone.get_by_text("Removed. The history and the files are still there")).to_be_visible()
    phone.wait_for_timeout(500)
    assert phone.evaluate("caches.keys()") == []
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    phone.locator("[data-exit]").click()
    expect(phone).to_have_title("Notes")
    assert phone.evaluate("caches.keys()") == []
    context.close()


# What the way out lies over but for the bar that is made for it: nothing of it outside, no key of the bar, and at the
# end of the page neither bar nor way out over the last words.
COVERED = """() => {
  const box = (element) => element.getBoundingClientRect();
  const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const exit = box(document.querySelector('[data-exit]'));
  const bars = [...document.querySelectorAll('.dock')].filter((bar) => bar.checkVisibility());
  const keys = bars.flatMap((bar) => [...bar.querySelectorAll('a, button')]).filter((key) => key.checkVisibility());
  const words = [...document.querySelectorAll('main a, main p, main h2, main span, .foot p, .foot a')]
    .filter((element) => element.checkVisibility() && !element.closest('.quiet-label, [data-exit], .dock'));
  const hidden = (element) => meets(box(element), exit) && !bars.some((bar) => meets(box(bar), exit));
  const isLarge = exit.width > innerWidth - 2;
  const isInBar = isLarge || bars.some((bar) => box(bar).top <= exit.top + 1 && box(bar).bottom >= exit.bottom - 1);
  const last = Math.max(...words.map((element) => box(element).bottom));
  return {
    isInBar, bottom: Math.round(innerHeight - exit.bottom), height: Math.round(exit.height),
    keys: keys.filter((key) => meets(box(key), exit)).map((key) => key.textContent.trim()),
    words: isLarge ? [] : words.filter(hidden).map((element) => element.textContent.trim()),
    below: Math.round(last - Math.min(exit.top, ...bars.map((bar) => box(bar).top))),
  };
}"""


PATHS = ("", "en/index.html", "en/kr/index.html", NUMBERED, "en/phone.html", "en/kr/notes-en-kr.html")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568)])
@pytest.mark.parametrize("letters", ["106.25%", "212.5%"])
def test_the_way_out_lies_over_no_words_and_within_reach_of_a_thumb(
    letters: str, width: int, height: int, browser: Browser, served: LocalSite
) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block")
    phone = context.new_page()
    for path in PATHS:
        phone.goto(served.address + path)
        if path == PATHS[-1]:
            phone.get_by_text("English · Republic of Korea").click()
        phone.evaluate("(size) => { document.documentElement.style.fontSize = size; }", letters)
        for place in (0, 0.5, 1):
            phone.evaluate("(place) => scrollTo(0, place * document.documentElement.scrollHeight)", place)
            covered = phone.evaluate(COVERED)
            assert covered["isInBar"], (path, place, covered)
            assert covered["keys"] == covered["words"] == [], (path, place, covered)
            assert 0 <= covered["bottom"] < height / 8, (path, place, covered)
            assert covered["height"] >= 44, (path, place, covered)
        assert covered["below"] <= 0, (path, covered)
    context.close()


JUMPS = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 500);
})"""


@pytest.mark.parametrize("path", ["en/general/job-offer.html", "en/kr/before-you-leave.html"])
def test_nothing_jumps_when_the_tools_have_come(path: str, phone: Page, served: LocalSite) -> None:
    def late(route: Route) -> None:
        phone.wait_for_timeout(600)
        route.continue_()

    phone.route("**/assets/tools.*.js", late)
    phone.goto(served.address + path)
    phone.wait_for_function("() => !document.documentElement.classList.contains('waits')")
    assert phone.evaluate(JUMPS) < 0.02


def test_where_the_tools_do_not_come_their_list_is_there(phone: Page, served: LocalSite) -> None:
    phone.route("**/assets/tools.*.js", lambda route: route.abort())
    phone.goto(f"{served.address}en/general/job-offer.html")
    expect(phone.locator("[data-list] .ask").first).to_be_visible()
    expect(phone.locator(".work-start")).to_be_hidden()
