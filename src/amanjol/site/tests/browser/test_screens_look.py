"""The wall screen: never a white frame, never a text cut, nothing that grows; the next pack by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.screen_plans import (
    FILM,
    HALF,
    OFFER,
    PASSPORT,
    POSTER,
    TALL,
    TITLE,
    WIDE,
    Device,
    notice,
    open_screen,
    plan,
    playlist,
    quiet_screen_of,
    screen_of,
    whiteness,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

NOON = "2026-11-25T06:59:30Z"  # half a minute before noon in Tashkent
WORDS = """(code) => fetch(`../screen/${code}.json`).then((answer) => answer.json())"""
PASSPORT_RU, OFFER_RU = "Если у вас забрали паспорт", "Честное ли это предложение о работе?"


@pytest.fixture
def wall(browser: Browser) -> Iterator[BrowserContext]:
    with quiet_screen_of(browser, HALF) as context:
        yield context


# --- How it looks


def test_no_frame_of_a_change_is_brighter_than_both_slides(node: Node, wall: BrowserContext) -> None:
    quick = [{**slide, "seconds": 2} for slide in (PASSPORT, OFFER, POSTER)]
    page = open_screen(wall, node.address, Device(plan(playlists={"all": playlist(*quick)})))
    frames = [whiteness(page)]  # the very first, while it loads
    expect(page.locator(TITLE)).to_be_visible()
    still = []
    for _frame in range(60):
        frames.append(whiteness(page))
        if page.locator(".s-layer").count() == 1:
            still.append(frames[-1])
        page.wait_for_timeout(60)
    assert len(still) < len(frames) - 5  # some were taken during a change
    assert max(frames) <= max(still) + 0.02
    assert max(frames) < 0.6


def test_a_new_pack_is_taken_up_by_itself(node: Node, wall: BrowserContext) -> None:
    mark = {"ETag": '"one"'}
    page = wall.new_page()
    page.clock.install(time=NOON)
    page.route("**/sw.js", lambda route: route.fulfill(headers=mark))
    page.route("**/device/*", Device(plan(playlists={"all": playlist(PASSPORT)})).answer)
    page.goto(f"{node.address}/screen/")
    expect(page.locator(TITLE)).to_be_visible()
    page.evaluate("() => { window.isOld = true; }")
    mark["ETag"] = '"two"'
    with page.expect_response("**/sw.js"):
        page.clock.fast_forward(31_000)
    page.clock.fast_forward(21_000)
    page.wait_for_function("() => !window.isOld")
    expect(page.locator(TITLE)).to_have_text(PASSPORT_RU)


def test_memory_does_not_grow_with_days(node: Node, wall: BrowserContext) -> None:
    items = [{**slide, "seconds": 5} for slide in (PASSPORT, POSTER, OFFER)]
    page = open_screen(
        wall, node.address, Device(plan(playlists={"all": playlist(*items, languages=("ru", "tk"))})), NOON
    )
    expect(page.locator(TITLE)).to_be_visible()
    nodes = []
    for _turn in range(24):
        page.clock.run_for(7_000)
        page.wait_for_timeout(120)
        assert page.locator(".s-layer").count() <= 2
        nodes.append(page.evaluate("document.querySelectorAll(':not(.s-layer *)').length"))
    assert max(nodes[12:]) <= max(nodes[:12])  # the page itself; of layers there are two at most


FITS = """async (code) => {
  const { slides, stage, source } = AmanjolScreen;
  const cut = [];
  const items = [...source.pack.pages.map((key) => ({ kind: 'page', key })),
    ...Object.keys(source.pack.posters).map((file) => ({ kind: 'poster', file }))];
  for (const item of items) {
    const slide = await slides.make({ item, languages: [code] });
    stage.cross(slide);
    const box = slide.element.querySelector('[data-text]');
    const title = box.querySelector('[data-title]');
    const bounds = box.getBoundingClientRect();
    const seen = [...box.children].filter((part) => !part.hidden).map((part) => part.getBoundingClientRect());
    const isCut = box.scrollWidth > box.clientWidth + 1 || seen.some((part) =>
      part.top < bounds.top - 2 || part.bottom > bounds.bottom + 2 || part.right > bounds.right + 2);
    const isSmall = parseFloat(getComputedStyle(title).fontSize) < 60;
    const says = box.querySelector(/what-changed$/.test(item.key || '') ? '[data-changes]' : '[data-summary]');
    const lacks = title.hidden || (item.kind === 'page' && says.hidden);
    if (isCut || isSmall || lacks) cut.push(`${item.key || item.file} ${isCut} ${isSmall} ${lacks}`);
    stage.remove(slide);
  }
  return cut;
}"""


@pytest.mark.parametrize("size", [WIDE, TALL])
def test_no_text_of_any_language_is_cut_or_too_small(
    node: Node, browser: Browser, size: tuple[int, int]
) -> None:
    with screen_of(browser, size) as context:
        page = open_screen(context, node.address, Device(plan(playlists={"all": playlist(PASSPORT)})), NOON)
        expect(page.locator(TITLE)).to_be_visible()
        codes = page.evaluate("AmanjolScreen.source.pack.languages.map(({ code }) => code)")
        assert {code: page.evaluate(FITS, code) for code in codes} == {code: [] for code in codes}


@pytest.mark.parametrize("size", [WIDE, TALL])
def test_the_longest_notice_fits(node: Node, browser: Browser, size: tuple[int, int]) -> None:
    long = {"title": "Достопримечательность " * 4, "text": "Предупреждение о работодателях. " * 10}
    times = {"begins_at": "2026-11-25T06:00:00Z", "ends_at": "2026-11-25T09:00:00Z"}
    longest = notice(
        **times,
        texts={"ru": {"title": long["title"][:80], "text": long["text"][:300]}},
        page="general/job-offer",
    )
    with screen_of(browser, size) as context:
        page = open_screen(
            context, node.address, Device(plan(playlists={"all": playlist(OFFER)}, notices=[longest])), NOON
        )
        expect(page.locator(".s-notice.is-shown")).to_be_visible()
        box = page.locator(".s-notice [data-text]")
        assert box.evaluate(
            "(box) => box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1"
        )
        expect(box.locator("[data-summary]")).to_be_visible()


def test_who_wants_less_motion_sees_a_picture_in_place_of_a_film(node: Node, browser: Browser) -> None:
    with screen_of(browser, reduced_motion="reduce") as context:
        page = open_screen(context, node.address, Device(plan(playlists={"all": playlist(FILM)})))
        expect(page.locator(".s-poster.is-shown img")).to_be_visible()
        assert page.locator("video").count() == 0
        assert (
            page.locator(".s-layer").first.evaluate("(layer) => getComputedStyle(layer).transitionDuration")
            == "0s"
        )
