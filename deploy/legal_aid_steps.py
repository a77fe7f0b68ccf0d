"""Steps to pages of legal aid, for the commands that take pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def legal_need(page_of_need: str = "") -> Callable[[Page, str], None]:
    """The first of the demo's needs for a lawyer, once the letters that arrived are opened."""

    def go(page: Page, origin: str) -> None:
        page.goto(f"{origin}/organisation/letters/arrived/")
        new = page.locator("main form .main-button")
        if new.count():
            new.click()
            page.wait_for_load_state()
        page.goto(f"{origin}/desk/needs/")
        need = page.locator("main .need-rows a.what").first.get_attribute("href")
        page.goto(f"{origin}{need}{page_of_need}")

    return go


def mandate(page: Page, origin: str) -> None:
    page.goto(f"{origin}/desk/mandates/")
    page.locator("main .mandate-rows a.what").first.click()


def own_offer(page: Page, origin: str) -> None:
    """What an advocate with an account is offered, before an answer."""
    page.goto(f"{origin}/desk/my-work/")
    page.locator("main a.what[href*='/offers/']").first.click()
    page.wait_for_load_state()


def plan(page: Page, origin: str) -> None:
    """A plan of the demo's needs, made where there is none."""
    page.goto(f"{origin}/desk/plans/")
    earlier = page.locator("main .plan-rows a.what")
    if earlier.count():
        earlier.first.click()
    else:
        page.locator("main form[action$='/make/'] button").click()
    page.wait_for_load_state()
