"""The screen obeys the lock: by its own clock, in every tab, after Back; what was typed waits for the same person."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.foundation.accounts.credentials import DEMO_PASSPHRASE
from amanjol.site.tests.browser.legible import OVERFLOWS, barriers
from amanjol.site.tests.browser.node import sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Route

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

WORK = "/desk/cases/"
NAME = "Роза"
TYPED = "Просила не звонить до вечера"
PAST_THE_END = 16 * 60 * 1000  # milliseconds
KEPT_FOR_BACK = """() => {
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
  return document.documentElement.outerHTML + document.title;
}"""
BROUGHT_BACK = KEPT_FOR_BACK.replace("pagehide", "pageshow")
WITHOUT_CHANNEL = "delete window.BroadcastChannel"


@pytest.fixture
def tabs(browser: Browser, node: Node) -> Iterator[BrowserContext]:
    """A browser in which somebody has just signed in, apart from the ones that other tests use."""
    with _signed_in(browser, node) as context:
        yield context


@contextmanager
def _signed_in(browser: Browser, node: Node) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="ru-RU")
    context.set_default_timeout(60_000)
    page = context.new_page()
    sign_in(page, node, "Maral", WORK, anew=True)
    page.close()
    yield context
    context.close()


def _case(tabs: BrowserContext, node: Node) -> Page:
    page = tabs.new_page()
    page.goto(f"{node.address}{WORK}")
    page.locator("main .case-link").filter(has_text=NAME).first.click()
    expect(page.locator("h1")).to_contain_text(NAME)
    return page


def _whole(page: Page) -> str:
    text: str = page.evaluate("document.documentElement.outerHTML + document.title")
    return text


def _lock_there(page: Page, node: Node, path: str = "/account/lock/") -> None:
    """As another window of the browser does, of which no page is told."""
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    headers = {"referer": node.address}
    page.request.post(f"{node.address}{path}", form={"csrfmiddlewaretoken": token}, headers=headers)


def _shows_nothing(page: Page) -> None:
    expect(page.locator("main h1")).to_have_text(
        "Заблокировано", timeout=60_000
    )  # asked every 15 s without a channel
    whole = _whole(page)
    assert NAME not in whole
    assert TYPED not in whole


def _unlock(page: Page) -> None:
    page.locator("main [name=passphrase]").fill(DEMO_PASSPHRASE)
    page.locator("main .main-button").click()


def _note(page: Page) -> None:
    page.locator("main form[action$='/note/'] textarea").fill(TYPED)


def test_when_its_time_is_over_no_name_is_left_and_what_was_typed_comes_back(
    node: Node, tabs: BrowserContext
) -> None:
    page = tabs.new_page()
    page.clock.install()
    page.goto(f"{node.address}{WORK}")
    page.locator("main .case-link").filter(has_text=NAME).first.click()
    expect(page.locator("h1")).to_contain_text(NAME)
    _note(page)
    _lock_there(page, node)
    assert NAME in _whole(page)
    page.clock.fast_forward(PAST_THE_END)
    _shows_nothing(page)
    assert "Заблокировано" in page.title()
    assert barriers(page) == []
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate(OVERFLOWS) == [[], []], width
    stored = page.evaluate(
        "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])"
    )
    assert TYPED not in stored
    page.locator("main [name=passphrase]").fill("not the passphrase")
    page.locator("main .main-button").click()
    expect(page.locator("main .errorlist")).to_contain_text("не ваша парольная фраза")
    _unlock(page)
    expect(page.locator("main form[action$='/note/'] textarea")).to_have_value(TYPED)
    expect(page.locator("h1")).to_contain_text(NAME)
    with page.expect_navigation():
        page.locator("main form[action$='/note/'] button").click()
    expect(page.locator(".note-text").first).to_have_text(TYPED)


def test_a_page_stays_open_while_somebody_works_in_another_tab(node: Node, tabs: BrowserContext) -> None:
    page = tabs.new_page()
    page.clock.install()
    page.goto(f"{node.address}{WORK}")
    expect(page.locator("main")).to_contain_text(NAME)
    page.clock.fast_forward(PAST_THE_END)  # the server says that it is open: the page asks before it gives up
    expect(page.locator("main")).to_contain_text(NAME)
    _case(tabs, node)
    page.clock.fast_forward(PAST_THE_END // 2)
    expect(page.locator("main")).to_contain_text(NAME)


@pytest.mark.parametrize("has_channel", [True, False], ids=["channel", "poll"])
def test_lock_and_leave_reach_every_tab(node: Node, tabs: BrowserContext, has_channel: bool) -> None:
    if not has_channel:
        tabs.add_init_script(WITHOUT_CHANNEL)
    here, there = _case(tabs, node), _case(tabs, node)
    _note(there)
    here.locator(".lock").click()
    here.wait_for_url(re.compile("/account/unlock/"))
    _shows_nothing(there)
    expect(there.locator("main .todo")).to_be_visible()
    _unlock(here)
    expect(here.locator("h1")).to_contain_text(NAME)
    there.evaluate("window.dispatchEvent(new Event('focus'))")  # somebody comes to this tab
    expect(there.locator("main form[action$='/note/'] textarea")).to_have_value(TYPED)
    here.locator(".leave").click()
    there.wait_for_url(re.compile("/account/sign-in/"))
    assert NAME not in _whole(there)
    assert TYPED not in _whole(there)


def test_lock_pressed_where_something_was_typed_keeps_it_in_the_page(
    node: Node, tabs: BrowserContext
) -> None:
    page = _case(tabs, node)
    _note(page)
    page.locator(".lock").click()
    _shows_nothing(page)
    expect(page.locator("main .todo")).to_be_visible()
    for _try in range(50):
        if page.request.get(f"{node.address}/account/state/").json()["state"] == "locked":
            break
        page.wait_for_timeout(200)
    else:
        raise AssertionError("The server has not heard it.")
    _unlock(page)
    expect(page.locator("main form[action$='/note/'] textarea")).to_have_value(TYPED)


def test_what_was_typed_is_gone_for_another_person(node: Node, tabs: BrowserContext) -> None:
    page = _case(tabs, node)
    _note(page)
    _lock_there(page, node)
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    _shows_nothing(page)
    _lock_there(page, node, "/account/sign-out/")
    page.context.clear_cookies()
    other = tabs.new_page()
    sign_in(other, node, "Jeren", anew=True)
    page.wait_for_url(f"{node.address}/desk/")
    assert TYPED not in _whole(page)
    assert TYPED not in _whole(other)


def test_what_the_browser_keeps_for_back_holds_no_name(node: Node, tabs: BrowserContext) -> None:
    """Said to the page as a browser says it: WebKit keeps such pages, and Playwright's Chromium keeps none."""
    page = _case(tabs, node)
    _note(page)
    assert NAME not in page.evaluate(KEPT_FOR_BACK)
    page.evaluate(BROUGHT_BACK)
    expect(page.locator("h1")).to_contain_text(NAME)  # still open: it stands there as it was
    expect(page.locator("main form[action$='/note/'] textarea")).to_have_value(TYPED)
    assert NAME not in page.evaluate(KEPT_FOR_BACK)
    _lock_there(page, node)
    assert NAME not in page.evaluate(BROUGHT_BACK)
    _shows_nothing(page)
    _unlock(page)
    expect(page.locator("main form[action$='/note/'] textarea")).to_have_value(TYPED)
    page.evaluate(KEPT_FOR_BACK)
    _lock_there(page, node, "/account/sign-out/")
    page.evaluate(BROUGHT_BACK)
    page.wait_for_url(re.compile("/account/sign-in/"))


def test_what_was_asked_before_the_page_left_brings_nothing_back(node: Node, tabs: BrowserContext) -> None:
    page = _case(tabs, node)
    asked: list[Route] = []
    page.route(
        "**/account/state/", lambda route: route.abort() if asked else asked.append(route)
    )  # the first waits
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    while not asked:
        page.wait_for_timeout(50)
    assert NAME not in page.evaluate(KEPT_FOR_BACK)
    asked[0].continue_()
    _shows_nothing(page)


def test_without_a_line_the_screen_stays_closed(node: Node, tabs: BrowserContext) -> None:
    page = _case(tabs, node)
    page.evaluate(KEPT_FOR_BACK)
    tabs.set_offline(True)
    page.evaluate(BROUGHT_BACK)
    _shows_nothing(page)
    _unlock(page)
    expect(page.locator("main .errorlist")).to_contain_text("Нет связи")
    assert NAME not in _whole(page)
    tabs.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")  # it was never locked
    expect(page.locator("h1")).to_contain_text(NAME)
