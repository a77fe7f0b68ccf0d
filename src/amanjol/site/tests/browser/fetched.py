"""What a page of the guide asks its node for besides itself, for warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from amanjol.site.tests.browser.node import Node

ASKED_FOR: Final = "ru.json"
_FETCHED: Final = """() => performance.getEntriesByType("resource").filter((of) => of.transferSize)
    .map((of) => of.name.replace(/.*[/]/, ""))"""


def fetched(phone: Page, node: Node, *, shows: bool = False) -> list[str]:
    """The names of files that the first page in Russian fetches, past those that the browser has kept; once a warning
    is seen, where it `shows` one.
    """
    with phone.expect_response(f"**/warnings/{ASKED_FOR}") as asked:
        phone.goto(f"{node.address}/ru/")
    asked.value.finished()
    if shows:
        expect(phone.locator(".cautions summary").first).to_be_visible()
    names: list[str] = phone.evaluate(_FETCHED)
    return names
