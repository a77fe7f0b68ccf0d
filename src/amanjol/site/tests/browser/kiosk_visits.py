"""Steps of a visit to the kiosk that several tests take."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)


def open_kiosk(browser: Browser, node: Node, size: tuple[int, int], **options: Any) -> Page:
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True, **options)
    context.set_default_timeout(60_000)
    page = context.new_page()
    page.goto(f"{node.address}/kiosk/")
    return page


def screen(page: Page, name: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-screen", name)


def touch_and_hold(page: Page) -> None:
    """A touch, after which time passes by `clock.run_for` alone: a slow machine is no idle visitor."""
    # Ten seconds ahead: a page whose clock has passed that moment meanwhile cannot be paused there.
    page.clock.pause_at(page.evaluate("Date.now() / 1000 + 10"))
    page.keyboard.press("Shift")


def choose(page: Page, language: str) -> dict[str, Any]:
    """From the posters to the countries of a language; gives what the kiosk knows of it."""
    page.locator("[data-act=begin]").click()
    with page.expect_response(f"**/kiosk/{language}.json") as answer:
        page.locator(f'[data-language="{language}"]').click()
    screen(page, "countries")
    lists: dict[str, Any] = answer.value.json()
    return lists


def open_article(page: Page, lists: dict[str, Any], country: str, topic: str) -> str:
    path = next(entry["path"] for entry in lists["countries"] if entry["code"] == country)
    page.locator(f'[data-open="{path}"]').first.click()
    screen(page, "topics")
    article: str = path.replace("index.html", f"{topic}.html")
    page.locator(f'.k-rows [data-open="{article}"]').click()
    screen(page, "article")
    return article
