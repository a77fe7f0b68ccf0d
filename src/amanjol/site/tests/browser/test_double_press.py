"""A mouse that presses twice, on a line that takes its time: exactly one of each, with a script and without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.node import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
NAME, NOTE = "Дурсун Двукратова", "Записано один раз: 4417"
CASE = re.compile(r"/desk/cases/[0-9a-f-]{36}/$")


def press_twice(page: Page, selector: str, leads_to: re.Pattern[str]) -> None:
    page.locator(selector).dblclick(no_wait_after=True)
    expect(page).to_have_url(leads_to)
    page.wait_for_load_state("networkidle")


def open_case(page: Page, node: Node, name: str = NAME) -> str:
    page.goto(f"{node.address}/desk/cases/new/")
    page.locator("[name=names]").fill(name)
    page.locator("[name=next_step]").fill("Перезвонить")
    press_twice(page, "main form .main-button", CASE)
    return page.url


def test_what_is_pressed_twice_at_the_desk_is_there_once(node: Node, desk: Page, phone: Page) -> None:
    sign_in(desk, node, "Maral", "/desk/cases/")
    case = open_case(desk, node)
    desk.goto(f"{node.address}/desk/cases/find/")
    desk.locator("main [name=question]").fill(NAME)
    desk.locator("main .main-button").click()
    expect(desk.locator("main .rows > li", has_text=NAME)).to_have_count(1)
    expect(desk.locator(f"main .rows a.what[href*='{case.split('/')[-2]}']")).to_have_count(1)
    desk.goto(case)
    form = "form[action$='/note/']"
    desk.locator(f"{form} textarea").fill(NOTE)
    press_twice(desk, f"{form} .main-button, {form} .quiet-button", CASE)
    expect(desk.locator(".timeline .note-text", has_text=NOTE)).to_have_count(1)

    desk.goto(f"{node.address}/desk/consultations/new/")
    desk.locator("[name=kind]").select_option("unpaid-wages")
    desk.locator("[name=way]").select_option("telephone")
    desk.locator("[name=asked]").fill("Куда идти с распиской?")
    desk.locator("[name=name]").fill(NAME)
    press_twice(desk, "main form .main-button", re.compile(r"/desk/consultations/$"))
    expect(desk.locator("main li", has_text=NAME)).to_have_count(1)

    sign_in(phone, node, "Oraz (", "/desk/report/sent/")
    before = phone.locator("main a[href*='/desk/report/sent/']").count()
    phone.goto(f"{node.address}/desk/report/")
    phone.locator("[name=office]").select_option("labour-inspectorate")
    phone.locator("[name=what]").fill("Не выпускают с завода.")
    phone.get_by_label("Yyldyz").check()
    phone.locator("[name=age][value=adult]").check()
    phone.locator("[name=agreement][value=yes]").check()
    press_twice(phone, "main .next-step .main-button", re.compile(r"/desk/report/sent/[0-9a-f-]{36}/$"))
    phone.goto(f"{node.address}/desk/report/sent/")
    expect(phone.locator("main a[href*='/desk/report/sent/']")).to_have_count(before + 1)


def test_without_a_script_the_token_does_it_alone(node: Node, desk: Page, browser: Browser) -> None:
    sign_in(desk, node, "Maral", "/desk/cases/")
    case = open_case(desk, node, "Гельды Безскриптов")
    context = browser.new_context(java_script_enabled=False)
    try:
        context.add_cookies(desk.context.cookies())  # type: ignore[arg-type]  # what Playwright gave
        page = context.new_page()
        page.goto(case)
        form = "form[action$='/note/']"
        page.locator(f"{form} textarea").fill(NOTE)
        with page.expect_response(lambda answer: "/note/" in answer.url and answer.status in {302, 303}):
            page.locator(f"{form} .main-button, {form} .quiet-button").dblclick(no_wait_after=True)
        expect(page.locator(".timeline .note-text", has_text=NOTE)).to_have_count(1)
        page.goto(case)
        expect(page.locator(".timeline .note-text", has_text=NOTE)).to_have_count(1)
    finally:
        context.close()


def test_a_pressed_button_waits_and_can_be_pressed_again_after_a_broken_line(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Maral", "/desk/cases/")
    desk.goto(f"{node.address}/desk/cases/new/")
    desk.locator("[name=names]").fill(NAME)
    button = desk.locator("main form .main-button")
    words = button.inner_text()
    desk.context.set_offline(True)
    button.click()
    expect(desk.locator(".keeping")).to_be_visible()
    expect(button).not_to_have_attribute("aria-disabled", "true")
    assert button.inner_text() == words
    desk.context.set_offline(False)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    desk.route("**/still-here/", hold)
    button.click()
    expect(button).to_have_attribute("aria-disabled", "true")
    assert button.inner_text() != words
    button.click(force=True)
    desk.wait_for_timeout(300)
    assert len(held) == 1
    held[0].abort()
    expect(button).not_to_have_attribute("aria-disabled", "true")
