"""Pages of support and of learning, in Russian: nothing keeps anybody out, and the smallest telephone cuts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.at_desk import AtDesk
from amanjol.site.tests.browser.legible import OVERFLOWS, STICKS_OUT, barriers

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
NAME: Final = "Роза"
# Below the address of a case.
OF_A_CASE: Final = (
    "support/", "support/goals/", "support/together/", "support/paper/", "afterwards/",
    "outcomes/", "outcomes/ask/", "close/", "courses/", "help/", "conferences/",
)  # fmt: skip
# A page, and where else its lines lead.
LEADING_ON: Final = {
    "/desk/houses/": (),
    "/desk/learning/": ("/desk/learning/",),
    "/desk/work/": ("/desk/work/people/", "/desk/work/employers/"),
}


def look_at(person: AtDesk, address: str) -> None:
    page = person.page
    page.set_viewport_size({"width": 1440, "height": 900})
    person.go(address)
    assert barriers(page) == [], address
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(OVERFLOWS) == [[], []], address
    assert page.evaluate(STICKS_OUT) == [], address


def test_every_page_from_a_bed_to_the_year_after(node: Node, browser: Browser) -> None:
    maral = AtDesk(browser, node, "Maral", to="/desk/cases/", viewport={"width": 1440, "height": 900})
    page = maral.page
    maral.press(page.locator("main a", has_text=NAME).first)
    expect(page.locator("h1")).to_contain_text(NAME)
    case = page.url
    from_case = {
        str(page.locator(f"main a[href*='{part}']").first.get_attribute("href"))
        for part in ("/stays/", "/learning/learners/")
    }
    for address in (*(f"{case}{part}" for part in OF_A_CASE), *from_case):
        look_at(maral, address)
    for address, lines in LEADING_ON.items():
        look_at(maral, address)
        leading = [page.locator(f"main a.case-link[href^='{line}']").first for line in lines]
        for where in [str(link.get_attribute("href")) for link in leading]:
            look_at(maral, where)
    maral.close()


def test_the_quarter_and_what_waits_for_a_supervisor(node: Node, browser: Browser) -> None:
    bahar = AtDesk(browser, node, "Bahar", viewport={"width": 1440, "height": 900})
    for address in ("/desk/quarter/", "/desk/threats/", "/desk/complaints/", "/desk/interpreters/"):
        look_at(bahar, address)
    bahar.close()
