"""An answer that never comes, two tabs with one form, a paste far too long: nothing is lost, or there twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.at_desk import AtDesk, Shelves
from amanjol.site.tests.browser.node import sign_in
from amanjol.site.tests.browser.test_desk_case import press
from amanjol.site.tests.browser.test_double_press import CASE, open_case

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
NOTE_FORM = "main form[action$='/note/']"
HERS, MINE = "не звонить: муж нашёл телефон", "не писать: телефон у свекрови"
PASTE = "Паспорт у хозяйки. " * 1_053  # 20,007 letters


def notes_of(node: Node, case: str) -> list[int]:
    """How many notes the case has, as the database has it."""
    question = "SELECT count(*) FROM cases_caseitem WHERE kind = 'note' AND case_id = %s"
    return Shelves(node).rows(question, case.split("/")[-2])


def test_after_a_lost_answer_the_same_press_again_leads_to_what_the_first_one_did(
    node: Node, desk: Page
) -> None:
    sign_in(desk, node, "Maral", "/desk/cases/")
    case = open_case(desk, node, "Лачин Потеряева")
    before = notes_of(node, case)[0]
    answers: list[int] = []

    def lose(route: Route) -> None:
        """The node does it; what it answers reaches nobody."""
        answers.append(route.fetch(max_redirects=0).status)
        route.abort("connectionreset")

    desk.route("**/note/", lose)
    desk.locator(f"{NOTE_FORM} textarea").fill("Ответ потерялся: 5502")
    with desk.expect_event("requestfailed", lambda request: request.url.endswith("/note/")):
        desk.locator(f"{NOTE_FORM} .main-button").click()
    assert answers == [302]
    assert notes_of(node, case) == [before + 1]
    desk.unroute("**/note/")
    desk.wait_for_url("chrome-error://**")
    desk.reload()  # sends the same form again
    expect(desk).to_have_url(CASE)
    expect(desk.locator(".timeline .note-text", has_text="5502")).to_have_count(1)
    assert notes_of(node, case) == [before + 1]


def test_of_two_tabs_with_the_same_form_neither_overwrites_the_other_unseen(
    node: Node, browser: Browser
) -> None:
    maral = AtDesk(browser, node, "Maral")
    case = open_case(maral.page, node, "Гунча Двухоконная")
    here, there = maral.page, maral.page.context.new_page()
    for tab in (here, there):
        tab.goto(f"{case}person/")
    here.locator("[name=never]").fill(HERS)
    press(here, "main form .main-button")
    expect(here.locator(".case-head")).to_contain_text(HERS)
    there.locator("[name=never]").fill(MINE)
    there.locator("[name=place]").fill("Туркменабат")
    press(there, "main form .main-button")
    expect(there.locator(".stands-now .value")).to_have_text(HERS)
    expect(there.locator("[name=never]")).to_have_value(MINE)
    here.reload()
    expect(here.locator(".case-head")).to_contain_text(HERS)
    expect(here.locator(".case-head")).not_to_contain_text(MINE)
    there.locator(".stands-now input[type=checkbox]").check()
    press(there, "main form .main-button")
    expect(there).to_have_url(CASE)
    expect(there.locator(".case-head")).to_contain_text(HERS)
    there.goto(f"{case}person/")
    expect(there.locator("[name=place]")).to_have_value("Туркменабат")  # the other field was saved
    maral.close()


def test_a_paste_of_twenty_thousand_letters_is_refused_aloud_and_kept_whole(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Maral", "/desk/cases/")
    case = open_case(desk, node, "Майя Многословова")
    before = notes_of(node, case)
    field = desk.locator(f"{NOTE_FORM} textarea")
    field.focus()
    desk.keyboard.insert_text(PASTE)
    counter = desk.locator(f"{NOTE_FORM} .counter.too-long")
    expect(counter).to_have_text(re.compile(r"20\s?006"))  # the blank at the end is none
    press(desk, f"{NOTE_FORM} .main-button")
    expect(desk.locator("main .error-summary")).to_be_focused()
    again = desk.locator("main textarea[name=text]")
    expect(again).to_have_value(PASTE)
    assert notes_of(node, case) == before
    again.fill(PASTE[:9_000])
    press(desk, "main form:has(textarea[name=text]) .main-button")
    expect(desk.locator(".timeline .note-text", has_text="Паспорт у хозяйки").first).to_be_visible()
    assert notes_of(node, case) == [before[0] + 1]
