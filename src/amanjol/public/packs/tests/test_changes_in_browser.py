"""What changed, from the search to the list and from the list to the block, on a kiosk and a phone; on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.public.guide import documents as d
from amanjol.public.packs.tests.opened_pack import ORIGIN, opened
from amanjol.public.packs.tests.snapshots import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as Tab

    from amanjol.public.packs.tests.snapshots import Snapshot

pytestmark = pytest.mark.browser

LONG = "Foreigners who stay longer than thirty days register by themselves through the portal of the state"


def change(day: str) -> d.Change:
    return d.Change(
        f"{LONG}, since {day}.", day, "to_start", "Everybody who came after that day", "Ask 1345."
    )


@pytest.fixture(scope="module")
def pack(guide: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> Path:
    unchanged = guide.without_changes()
    article = unchanged.document("en", "kr/your-rights")
    months = ("2026-07", "2026-06", "2026-05", "2026-04", "2026-03", "2025-02", "2025-01")
    changes = tuple(change(f"{month}-01") for month in months)
    target = tmp_path_factory.mktemp("changes") / "pack"
    build(
        unchanged.edited("en", article.key, blocks=(*article.blocks, *changes, d.Text("Words. " * 800))),
        target,
    )
    return target


@pytest.fixture
def tab(browser: Browser, pack: Path) -> Iterator[Tab]:
    with opened(browser, pack) as page:
        yield page


def test_a_kiosk_opens_the_list_and_then_the_block(tab: Tab) -> None:
    tab.set_viewport_size({"width": 1080, "height": 1920})
    tab.goto(f"{ORIGIN}kiosk/index.html")
    tab.locator("[data-act=begin]").click()
    tab.locator("[data-language=en]").click()
    tab.locator("[data-dock] [data-act=search]").click()
    tab.locator("input#q").fill("what changed")
    tab.locator(".k-row").first.click()
    expect(tab.locator("#what-changed")).to_be_in_viewport()
    tab.locator(".changes a").nth(1).click()
    expect(tab.locator("#change-2")).to_be_in_viewport(ratio=0.9)
    expect(tab.locator("#change-2")).to_contain_text("since 2026-06-01")


def test_a_phone_opens_the_list_and_then_the_block(tab: Tab) -> None:
    tab.set_viewport_size({"width": 360, "height": 640})
    tab.goto(f"{ORIGIN}en/search.html")
    tab.locator("input#q").fill("what changed")
    tab.locator(".results a").first.click()
    expect(tab.locator("#what-changed h2")).to_be_in_viewport()
    tab.locator(".changes a").nth(2).click()
    expect(tab.locator("#change-3 .say")).to_be_in_viewport()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_changed_earlier_is_folded_without_a_script_and_opens_at_a_press(
    browser: Browser, pack: Path
) -> None:
    with opened(browser, pack, scripts=False) as tab:
        tab.set_viewport_size({"width": 320, "height": 640})
        for path in ("en/kr/index.html", "en/kr/notes-en-kr.html"):
            tab.goto(f"{ORIGIN}{path}")
            if tab.locator(".cover").count():
                tab.locator(".cover > summary").click()
            listed = tab.locator("#what-changed li")
            assert [line.is_visible() for line in listed.all()] == [True] * 5 + [False] * 2
            tab.locator(".earlier > summary").click()
            expect(listed.last).to_be_visible()
            expect(listed.last).to_contain_text("since 2025-01-01")
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_paper_what_changed_earlier_stands_open(tab: Tab) -> None:
    tab.goto(f"{ORIGIN}en/kr/index.html")
    last = tab.locator("#what-changed li").last
    expect(last).not_to_be_visible()
    tab.emulate_media(media="print")
    height = last.bounding_box()
    assert height is not None
    assert height["height"] > 40


def test_a_screen_shows_as_many_changes_as_fit(tab: Tab) -> None:
    for width, height in ((1080, 1920), (1280, 720)):
        tab.set_viewport_size({"width": width, "height": height})
        tab.goto(f"{ORIGIN}screen/index.html")
        expect(tab.locator(".s-layer").first).to_be_attached()  # the pack has been read
        tab.evaluate(
            """async () => {
              const { slides, stage } = window.AmanjolScreen;
              const item = { kind: "page", key: "kr/what-changed" };
              await stage.cross(await slides.make({ item, languages: ["en"] }));
            }"""
        )
        slide = tab.locator(".s-layer", has=tab.locator("h2", has_text="What changed")).last
        expect(slide.locator("[data-changes] li").first).to_contain_text("Was to begin on 1 July 2026")
        text = slide.locator("[data-text]")
        assert text.evaluate("(box) => box.scrollHeight <= box.clientHeight + 1"), (width, height)
        assert slide.locator("[data-changes] li").count() >= 2
