"""A case and a group of twenty, as each of eight people sees them in a browser of their own.

The last file of these tests: somebody is shut out of the node that all of them share.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.legible import check_page
from amanjol.site.tests.browser.node import sign_in
from amanjol.site.tests.browser.test_desk_case import WORK, find, press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
NAME = "Тахмина Бегимова"
CHILD, HIDDEN = "Мердан", "Хелен Тувакова"
WORKERS = (
    "Айлар", "Батыр", "Вепа", "Гозель", "Довлет", "Джемал", "Ильяс", "Керим", "Ляле", "Мяхри", "Нурджан", "Огулбек",
    "Перхат", "Рейхан", "Сердар", "Тыллагуль", "Умит", "Ширин",
)  # fmt: skip


class People:
    """A browser for each person, who signs in when first asked for."""

    def __init__(self, browser: Browser, node: Node) -> None:
        self._browser = browser
        self._node = node
        self._pages: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._pages:
            context = self._browser.new_context(viewport={"width": 1440, "height": 900}, locale="ru-RU")
            self._pages[name] = context.new_page()
            sign_in(self._pages[name], self._node, name, "/desk/", anew=True)
        return self._pages[name]

    def close(self) -> None:
        for page in self._pages.values():
            page.context.close()


@pytest.fixture
def people(browser: Browser, node: Node) -> Iterator[People]:
    opened = People(browser, node)
    yield opened
    opened.close()


def new_case(page: Page, node: Node) -> str:
    page.goto(f"{node.address}{WORK}new/")
    page.locator("[name=names]").fill(NAME)
    page.locator("[name=next_step]").fill("Найти ночлег")
    press(page, "main .main-button")
    expect(page).to_have_url(re.compile(r"/desk/cases/[0-9a-f-]{36}/$"))
    return page.url


def status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def finds_nobody(page: Page, node: Node) -> None:
    page.goto(f"{node.address}{WORK}find/")
    page.locator("main [name=question]").fill(NAME)
    page.locator("main .main-button").click()
    expect(page.locator("main")).to_contain_text("никто не найден")


def test_each_sees_exactly_what_they_may(node: Node, people: People) -> None:
    maral = people["Maral"]
    case = new_case(maral, node)
    code = maral.locator(".case-code").inner_text().split()[-1]
    nowhere = case[:-37] + "00000000-0000-4000-8000-000000000000/"

    foreign = people["Aygul"]  # another organisation, with keys of its own
    assert status(foreign, case) == 404
    absent = foreign.locator("main").inner_text()
    assert status(foreign, nowhere) == 404
    assert foreign.locator("main").inner_text() == absent
    finds_nobody(foreign, node)
    foreign.goto(f"{node.address}{WORK}?all")
    expect(foreign.locator("main")).not_to_contain_text(code)

    observer = people["Myrat"]  # reads, and has nothing to press
    assert status(observer, case) == 200
    expect(observer.locator("h1")).to_contain_text(NAME)
    assert observer.locator("main form, main button, main textarea").count() == 0
    check_page(observer)
    for act in ("plan/", "person/", "names/", "talk/", "close/"):
        assert status(observer, f"{case}{act}") == 403
    find(observer, node, "Tahmina")
    expect(observer.locator("main .rows")).to_contain_text(NAME)

    for name in ("Orazgul", "Oraz (", "Jeren"):  # operator, officer, administrator
        for address in (case, f"{node.address}{WORK}", f"{node.address}{WORK}find/", f"{case}access/"):
            assert status(people[name], address) == 403, (name, address)
            assert NAME not in people[name].content()

    maral.locator(".lock").click()
    assert status(maral, case) == 200
    expect(maral).to_have_url(re.compile("/account/unlock/"))
    assert NAME not in maral.content()
    maral.goto(f"{node.address}{WORK}?all")
    expect(maral.locator("main")).to_contain_text(code)
    assert NAME not in maral.content()

    jeren = people["Jeren"]  # shuts the observer out, whose page is still open
    jeren.goto(f"{node.address}/organisation/members/")
    jeren.locator("a[aria-label*=Myrat]").click()
    jeren.locator("main a[href$='/remove/']").click()
    press(jeren, "main form button")
    observer.goto(case)
    expect(observer).to_have_url(re.compile("/account/sign-in/"))
    assert NAME not in observer.content()
    assert observer.get_by_role("button", name="Myrat").count() == 0

    bahar = people["Bahar"]  # her next request begins new keys, under which all opens as before
    assert status(bahar, case) == 200
    expect(bahar.locator("h1")).to_contain_text(NAME)


def add(page: Page, name: str, form: str = "adult") -> None:
    page.locator(".add-people summary").click()
    page.locator("[name=names]").fill(name)
    page.locator("[name=form]").select_option(form)
    press(page, "main .next-step .main-button")


def test_a_group_of_twenty_of_whom_one_is_restricted_and_one_a_child(node: Node, people: People) -> None:
    maral, bahar = people["Maral"], people["Bahar"]
    maral.goto(f"{node.address}{WORK}groups/new/")
    maral.locator("[name=title]").fill("Ферма у Байрамали")
    maral.locator("[name=employer]").fill("ХО «Ак Пагта» (вымышлено)")
    press(maral, "main .main-button")
    group = maral.url
    check_page(maral)
    maral.locator("[name=names]").fill("\n".join(WORKERS))
    press(maral, "main .next-step .main-button")  # more than three are shown first
    expect(maral.locator(".people-lines > li")).to_have_count(18)
    press(maral, "main .main-button")
    add(maral, CHILD, "child-alone")
    add(maral, HIDDEN)
    expect(maral.locator(".case-main .case-link")).to_have_count(20)
    check_page(maral)

    maral.get_by_role("link", name=HIDDEN).click()
    maral.wait_for_url(lambda address: address != group)
    hidden = maral.url
    code = maral.locator(".case-code").inner_text().split()[-1]
    maral.goto(f"{hidden}names/")
    maral.locator("main select").first.select_option("emergency")  # Bahar
    press(maral, "main .main-button")
    maral.goto(group)
    maral.get_by_role("link", name=CHILD).click()
    expect(maral.locator("main > .notice, main .notice")).to_contain_text("органы защиты детей")
    with maral.expect_navigation():
        maral.get_by_role("link", name="Три минуты").click()
    check_page(maral)
    maral.locator("[name=under-18][value=yes]").check()
    press(maral, "main .main-button")

    bahar.goto(group)
    expect(bahar.locator(".case-main .case-link")).to_have_count(19)
    expect(bahar.locator(".case-main li").first).to_contain_text(CHILD)  # see to this now
    assert not any(trace in bahar.content() for trace in (HIDDEN, code, hidden))
    assert status(bahar, hidden) == 404
    check_page(bahar)

    bahar.goto(f"{node.address}{WORK}danger/")
    bahar.locator("main [name=question]").fill("Helen Tuvakova")
    bahar.locator("[name=reason]").fill("Её ищут на вокзале")
    press(bahar, "main .main-button")
    assert status(bahar, hidden) == 200
    expect(bahar.locator("h1")).to_contain_text(HIDDEN)
    maral.goto(f"{node.address}{WORK}")
    maral.get_by_role("link", name="Сказать, правильно ли это было").click()
    expect(maral.locator("main")).to_contain_text("Её ищут на вокзале")
    check_page(maral)
    maral.locator("[name=was_right][value=yes]").check()
    press(maral, "main .main-button")
    maral.goto(f"{hidden}access/")
    expect(maral.locator("main")).to_contain_text("жизнь была в опасности")
