"""A labour inspector with a telephone tells an organisation of somebody; there it becomes a case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.legible import check_page
from amanjol.site.tests.browser.node import sign_in
from amanjol.site.tests.browser.test_desk_case import press

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
FORM, REPORTS = "/desk/report/", "/desk/reports/"
SEEN = "Рабочего не выпускают с территории кирпичного завода."


def test_a_report_is_sent_received_and_becomes_a_case(node: Node, desk: Page, phone: Page) -> None:
    sign_in(phone, node, "Oraz (", FORM)
    check_page(phone)
    phone.locator("[name=office]").select_option("labour-inspectorate")
    phone.locator("[name=what]").fill(SEEN)
    phone.locator("[name=signs][value=restriction-of-movement]").check()
    phone.get_by_label("Yyldyz").check()
    phone.locator("[name=name]").fill("Чары")
    phone.locator("[name=age][value=adult]").check()
    phone.locator("[name=when]").fill("в обед")
    phone.locator("[name=agreement][value=could-not-ask]").check()
    press(phone, "main .next-step .main-button")
    expect(phone.locator(".errorlist")).to_be_visible()
    check_page(phone)
    expect(phone.locator("[name=what]")).to_have_value(SEEN)
    phone.locator("[name=in_danger]").check()
    press(phone, "main .next-step .main-button")
    expect(phone).to_have_url(re.compile(r"/desk/report/sent/[0-9a-f-]{36}/$"))
    expect(phone.locator("main .badge-soft.waiting")).to_be_visible()
    assert SEEN not in phone.content()
    check_page(phone)
    code = phone.url.rstrip("/").rsplit("/", 1)[1]

    sign_in(desk, node, "Maral", REPORTS)
    expect(desk.locator(f"main a[href$='{code}/'] strong")).to_contain_text(code[:6].upper())
    check_page(desk)
    press(desk, f"main a[href$='{code}/']")
    expect(desk.locator("main")).to_contain_text(SEEN)
    check_page(desk)
    phone.reload()
    expect(phone.locator("main .badge-soft.good")).to_be_visible()
    before = phone.locator("main").inner_text()

    press(desk, "main .next-step .main-button")
    expect(desk.locator("[name=names]")).to_have_value("Чары")
    expect(desk.locator("[name=when]")).to_have_value("в обед")
    desk.locator("[name=next_step]").fill("Выехать с инспекцией")
    check_page(desk)
    press(desk, "main form .main-button")
    if desk.locator("[name=same_as]").count():  # somebody called so may be there from another test
        press(desk, "[name=same_as][value=nobody]")
    expect(desk).to_have_url(
        re.compile(r"/desk/cases/[0-9a-f-]{36}/risk/$")
    )  # a life was said to be in danger
    press(desk, "main .back a")
    expect(desk).to_have_url(re.compile(r"/desk/cases/[0-9a-f-]{36}/$"))
    expect(desk.locator(".timeline .note-text")).to_contain_text(SEEN)
    phone.reload()
    assert phone.locator("main").inner_text() == before
