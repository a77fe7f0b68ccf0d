"""Somebody of a running demo in a browser: signed in, in a language, on a machine that may be busy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

HALF_A_MINUTE = 30_000  # ms; a one-time code is good once
CODES = 6  # how many are tried
PATIENT = 180_000  # ms, on a machine that is busy


def sign_in(page: Page, origin: str, name: str) -> None:
    """A code is good once, and may be over before a busy machine has looked at it: then with the next."""
    for _try in range(CODES):
        page.goto(f"{origin}/account/sign-in/?next=/desk/")
        button = page.get_by_role("button", name=name)
        if button.is_enabled():
            with page.expect_navigation():
                button.click()
            if "/account/sign-in/" not in page.url:
                return
        page.wait_for_timeout(HALF_A_MINUTE)
    raise TimeoutError(f"{name} was not signed in")


def speak(context: BrowserContext, origin: str, language: str) -> None:
    """Its staff pages are in this language (`en`, `ru`), whatever the account of who signs in says."""
    context.add_cookies([{"name": "language", "value": language, "url": origin}])


def heed_language(page: Page, language: str, name: str) -> None:
    """A picture of a page in another language would be filed under this one. Raises `ValueError`."""
    spoken = page.locator("html").get_attribute("lang")
    if spoken != language:
        raise ValueError(f"{name} is in {spoken}, and was to be in {language}")
