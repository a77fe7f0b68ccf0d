"""A case worker in Mary: a returned domestic worker is found, heard, protected, recognised; nothing is left open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.legible import OVERFLOWS, check_page
from amanjol.site.tests.browser.node import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

WORK = "/desk/cases/"


BROKEN_WORDS = """() => [...document.querySelectorAll(".case-stages li > *")].flatMap((element) =>
  [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).flatMap((node) =>
    [...node.data.matchAll(/[^\\s-]+/g)].filter((word) => {
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      return new Set([...range.getClientRects()].map((line) => Math.round(line.y))).size > 1;
    }).map((word) => word[0])))"""


def find(page: Page, node: Node, question: str) -> None:
    page.goto(f"{node.address}{WORK}find/")
    page.locator("main [name=question]").fill(question)
    page.locator("main .main-button").click()
    expect(page.locator("main .rows")).to_be_visible()


def press(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.locator(selector).click()


SAFE = {
    "alone": "yes", "safe-to-talk": "yes", "someone-listening": "no", "phone-watched": "no",
    "interpreter-needed": "no", "told-what-this-is": "yes", "agrees-to-talk": "yes",
}  # fmt: skip
TOLD: dict[str, dict[str, str]] = {
    "needs": {"hurt-or-ill": "yes", "danger-now": "yes"},
    "how-it-began": {
        "promised-other-job": "yes",
        "promised-other-wages": "yes",
        "promised-other-conditions": "yes",
    },
    "the-work": {"hours": "yes", "pay": "yes", "no-contract": "yes"},
    "control": {"documents-kept-there": "yes", "not-free-to-go-there": "yes"},
}
"""What a domestic worker tells, part by part, as it is ticked."""


def tick(page: Page, ticks: dict[str, str]) -> None:
    """With a thumb: on the words, as they stand on the page; one press saves and leads on."""
    for key, answer in ticks.items():
        page.locator(f"label:has([name=sign-{key}][value={answer}])").first.click()
        expect(page.locator(f"[name=sign-{key}][value={answer}]")).to_be_checked()
    press(page, ".talk-save .main-button")


def move(page: Page, case: str, to: str, *facts: str) -> None:
    page.goto(f"{case}stage/")
    for fact in facts:
        page.locator(f"[name=true][value={fact}]").check()
    press(page, f"[name=to][value={to}]")


def test_a_returned_domestic_worker_is_heard_and_protected(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Maral", WORK)
    check_page(desk)
    for spelled in ("Rosa", "Роза", "Roza"):
        find(desk, node, spelled)
        expect(desk.locator("main .rows li")).to_have_count(1)
        expect(desk.locator("main .rows")).to_contain_text("Аманова")
        assert spelled not in desk.url
    check_page(desk)
    desk.locator("main .rows a").first.click()
    expect(desk).to_have_url(re.compile(r"/desk/cases/[0-9a-f-]{36}/$"))
    case = desk.url
    assert "Роза" not in desk.title()
    check_page(desk)

    desk.goto(f"{case}talk/")
    check_page(desk)
    press(desk, "[name=age][value=adult]")
    check_page(desk)
    tick(desk, SAFE)
    for ticks in TOLD.values():
        check_page(desk)
        tick(desk, ticks)
    desk.goto(f"{case}talk/3/")
    desk.locator(
        "label:has([name=sign-promised-other-conditions][value=yes])"
    ).first.click()  # a slip: taken back
    expect(desk.locator("[name=sign-promised-other-conditions][value=yes]")).not_to_be_checked()
    press(desk, "[name=to][value=all]")
    check_page(desk)
    desk.goto(f"{case}talk/result/")
    expect(desk.locator(".next-step h2")).to_contain_text("принудительного труда")
    expect(desk.locator(".fired").first).to_be_visible()
    check_page(desk)

    desk.goto(case)
    expect(desk.locator(".advice-list > li")).to_have_count(2)
    check_page(desk)
    press(desk, ".advice-list > li:first-child [value=done]")
    expect(desk.locator(".advice-list > li")).to_have_count(1)

    move(desk, case, "safety-and-consent")
    move(desk, case, "reflection")
    expect(desk.locator(".notice.error")).to_be_visible()  # nobody has looked at the dangers yet
    move(desk, case, "reflection", "safety-looked-at", "told-of-rights")
    expect(desk).to_have_url(case)
    move(desk, case, "identification", "reflection-ended", "agrees-to-identification")
    expect(desk).to_have_url(case)
    expect(desk.locator(".case-stages .is-past")).to_have_count(3)
    expect(desk.locator(".case-stages .lacks")).to_have_count(0)  # consent was read out before

    desk.goto(f"{case}access/")
    expect(desk.locator("main .rows li").first).to_contain_text("Maral")
    check_page(desk)


def test_no_word_of_the_stages_is_broken_inside(node: Node, browser: Browser) -> None:
    context = browser.new_context(locale="ru-RU")
    page = context.new_page()
    sign_in(page, node, "Maral", WORK)
    roza = page.locator("main .case-link", has_text="Роза").first
    page.goto(f"{node.address}{roza.get_attribute('href')}")
    expect(page.locator(".case-stages")).to_contain_text("Официальная")
    for width in (320, 800, 1000, 1280, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(
            "document.querySelectorAll('.fold[aria-expanded=false]').forEach((fold) => fold.click())"
        )
        assert page.evaluate(BROKEN_WORDS) == [], width
        assert page.evaluate(OVERFLOWS) == [[], []], width
    context.close()


def test_a_case_is_looked_through_on_three_screens_of_a_phone(node: Node, desk: Page) -> None:
    """Each sheet is a line until it is opened, by thumb, by key, or by a link that leads into it; tasks stay open."""
    desk.set_viewport_size({"width": 390, "height": 844})
    sign_in(desk, node, "Maral", WORK)
    desk.locator("main .case-link", has_text="Роза").first.click()
    expect(desk.locator(".fold")).not_to_have_count(0)
    assert desk.evaluate("document.documentElement.scrollHeight") < 3 * 844
    expect(desk.locator("#tasks")).to_be_visible()
    sheet, rest = (
        desk.locator("main .sheet", has=desk.locator("a[href$='/safety/']")),
        desk.locator(".timeline"),
    )
    plan, words = sheet.locator(".fold"), sheet.locator("p").first
    expect(plan).to_have_attribute("aria-expanded", "false")
    plan.press("Enter")
    expect(plan).to_have_attribute("aria-expanded", "true")
    expect(words).to_be_visible()
    expect(rest.first).to_be_hidden()
    desk.locator(".case-jumps a[href='#done']").click()
    expect(rest.first).to_be_visible()
    check_page(desk)
    plan.press("Enter")
    expect(words).to_be_hidden()
    desk.set_viewport_size({"width": 1440, "height": 900})  # there nothing is folded
    expect(words).to_be_visible()


def test_a_locked_desk_shows_what_is_due_and_no_person(node: Node, desk: Page, phone: Page) -> None:
    sign_in(desk, node, "Maral", WORK)
    expect(desk.locator("main")).to_contain_text("Роза")
    case = desk.locator("main .case-link").first.get_attribute("href")
    press(desk, ".lock")
    desk.goto(f"{node.address}{WORK}")
    expect(desk.locator("main .case-link").first).to_be_visible()
    assert "Роза" not in desk.content()
    desk.goto(f"{node.address}{case}")
    expect(desk).to_have_url(re.compile("/account/unlock/"))
    sign_in(phone, node, "Orazgul", "/desk/")  # the operator sees no case, and is not told of one
    assert phone.goto(f"{node.address}{case}").status == 403  # type: ignore[union-attr]
    assert phone.goto(f"{node.address}{WORK}").status == 403  # type: ignore[union-attr]


def test_what_was_typed_outlives_a_broken_line_and_a_session_that_ended(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Maral", f"{WORK}new/")
    typed = "Рассказала, что паспорт остался у хозяйки"
    desk.locator("[name=names]").fill("Огульджан")
    desk.locator("[name=next_step]").fill("Найти ночлег")
    note, send = desk.locator("[name=note]"), desk.locator("main .main-button")
    note.fill(typed)
    desk.context.set_offline(True)
    send.click()
    expect(desk.locator(".keeping")).to_contain_text("Нет связи")
    expect(note).to_have_value(typed)
    desk.context.set_offline(False)
    desk.context.add_cookies(
        [{"name": "session", "value": "over", "url": node.address}]
    )  # as no session has it
    send.click()
    expect(desk.locator(".keeping a, main .todo:visible").first).to_be_visible()
    expect(desk.locator("h1")).not_to_have_text("Вход")
    stored = desk.evaluate(
        "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])"
    )
    assert typed not in stored
    again = desk.context.new_page()
    desk.context.add_cookies([{"name": "language", "value": "ru", "url": node.address}])
    sign_in(again, node, "Maral", WORK, anew=True)
    expect(note).to_have_value(typed)  # where the page had been emptied, it is there again
    press(desk, "main .main-button")
    expect(desk).to_have_url(re.compile(r"/desk/cases/[0-9a-f-]{36}/$"))
    expect(desk.locator(".note-text").first).to_have_text(typed)
    desk.locator("main form[action$='/note/'] textarea").fill("Паспорт" * 1000)  # without a blank
    press(desk, "main form[action$='/note/'] button")
    desk.set_viewport_size({"width": 390, "height": 844})
    assert desk.evaluate(OVERFLOWS)[0] == []


def test_leave_blanks_the_page_before_the_line_answers(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Maral", WORK)
    expect(desk.locator("main")).to_contain_text("Роза")
    pressed = (
        "() => { document.querySelector('.leave').click(); return [document.body.hidden, document.title] }"
    )
    assert desk.evaluate(pressed) == [True, "…"]
    desk.wait_for_url(re.compile("/account/"))
    assert "Роза" not in desk.content()
    desk.go_back()
    assert "Роза" not in desk.content()
