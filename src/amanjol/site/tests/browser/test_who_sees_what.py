"""A case and a group of twenty, as each of seven people sees them in a browser of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.legible import check_page
from amanjol.site.tests.browser.node import sign_in
from amanjol.site.tests.browser.own_house import Colleague, begin_house_on
from amanjol.site.tests.browser.test_desk_case import WORK, find, press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("_house")]
NAME = "Тахмина Бегимова"
CHILD, HIDDEN = "Мердан", "Хелен Тувакова"
WORKERS = (
    "Айлар", "Батыр", "Вепа", "Гозель", "Довлет", "Джемал", "Ильяс", "Керим", "Ляле", "Мяхри", "Нурджан", "Огулбек",
    "Перхат", "Рейхан", "Сердар", "Тыллагуль", "Умит", "Ширин",
)  # fmt: skip
HOUSE = (
    Colleague("Nartach", "case-worker", has_keys=True),
    Colleague("Ayjemal", "supervisor", has_keys=True),
    Colleague("Dayanch", "observer", has_keys=True),
    Colleague("Toyly", "administrator"),
)
"""Of their own: one of them is shut out."""


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


@pytest.fixture(scope="module")
def _house(node: Node) -> None:
    begin_house_on(node, "Umyt, Lebap (fictional)", *HOUSE)


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
    nartach = people["Nartach"]
    case = new_case(nartach, node)
    code = nartach.locator(".case-code").inner_text().split()[-1]
    nowhere = case[:-37] + "00000000-0000-4000-8000-000000000000/"

    foreign = people["Aygul"]  # another organisation, with keys of its own
    assert status(foreign, case) == 404
    absent = foreign.locator("main").inner_text()
    assert status(foreign, nowhere) == 404
    assert foreign.locator("main").inner_text() == absent
    finds_nobody(foreign, node)
    foreign.goto(f"{node.address}{WORK}?all")
    expect(foreign.locator("main")).not_to_contain_text(code)

    observer = people["Dayanch"]  # reads, and has nothing to press
    assert status(observer, case) == 200
    expect(observer.locator("h1")).to_contain_text(NAME)
    assert observer.locator("main form, main button, main textarea").count() == 0
    check_page(observer)
    for act in ("plan/", "person/", "names/", "talk/", "close/"):
        assert status(observer, f"{case}{act}") == 403
    find(observer, node, "Tahmina")
    expect(observer.locator("main .rows")).to_contain_text(NAME)

    for name in ("Orazgul", "Oraz (", "Toyly"):  # operator, officer, administrator
        for address in (case, f"{node.address}{WORK}", f"{node.address}{WORK}find/", f"{case}access/"):
            assert status(people[name], address) == 403, (name, address)
            assert NAME not in people[name].content()

    nartach.locator(".lock").click()
    assert status(nartach, case) == 200
    expect(nartach).to_have_url(re.compile("/account/unlock/"))
    assert NAME not in nartach.content()
    nartach.goto(f"{node.address}{WORK}?all")
    expect(nartach.locator("main")).to_contain_text(code)
    assert NAME not in nartach.content()

    toyly = people["Toyly"]  # shuts the observer out, whose page is still open
    toyly.goto(f"{node.address}/organisation/members/")
    toyly.locator("a[aria-label*=Dayanch]").click()
    toyly.locator("main a[href$='/remove/']").click()
    press(toyly, "main form button")
    observer.goto(case)
    expect(observer).to_have_url(re.compile("/account/sign-in/"))
    assert NAME not in observer.content()
    assert observer.get_by_role("button", name="Dayanch").count() == 0

    ayjemal = people["Ayjemal"]  # her next request begins new keys, under which all opens as before
    assert status(ayjemal, case) == 200
    expect(ayjemal.locator("h1")).to_contain_text(NAME)


def add(page: Page, name: str, form: str = "adult") -> None:
    page.locator(".add-people summary").click()
    page.locator("[name=names]").fill(name)
    page.locator("[name=form]").select_option(form)
    press(page, "main .next-step .main-button")


def test_a_group_of_twenty_of_whom_one_is_restricted_and_one_a_child(node: Node, people: People) -> None:
    nartach, ayjemal = people["Nartach"], people["Ayjemal"]
    nartach.goto(f"{node.address}{WORK}groups/new/")
    nartach.locator("[name=title]").fill("Ферма у Байрамали")
    nartach.locator("[name=employer]").fill("ХО «Ак Пагта» (вымышлено)")
    press(nartach, "main .main-button")
    group = nartach.url
    check_page(nartach)
    nartach.locator("[name=names]").fill("\n".join(WORKERS))
    press(nartach, "main .next-step .main-button")  # more than three are shown first
    expect(nartach.locator(".people-lines > li")).to_have_count(18)
    press(nartach, "main .main-button")
    add(nartach, CHILD, "child-alone")
    add(nartach, HIDDEN)
    expect(nartach.locator(".case-main .case-link")).to_have_count(20)
    check_page(nartach)

    nartach.get_by_role("link", name=HIDDEN).click()
    nartach.wait_for_url(lambda address: address != group)
    hidden = nartach.url
    code = nartach.locator(".case-code").inner_text().split()[-1]
    nartach.goto(f"{hidden}names/")
    nartach.locator("main select").first.select_option("emergency")  # Ayjemal
    press(nartach, "main .main-button")
    nartach.goto(group)
    nartach.get_by_role("link", name=CHILD).click()
    expect(nartach.locator("main > .notice, main .notice")).to_contain_text("органы защиты детей")
    with nartach.expect_navigation():
        nartach.get_by_role("link", name="Три минуты").click()
    check_page(nartach)
    nartach.locator("[name=under-18][value=yes]").check()
    press(nartach, "main .main-button")

    ayjemal.goto(group)
    expect(ayjemal.locator(".case-main .case-link")).to_have_count(19)
    expect(ayjemal.locator(".case-main li").first).to_contain_text(CHILD)  # see to this now
    assert not any(trace in ayjemal.content() for trace in (HIDDEN, code, hidden))
    assert status(ayjemal, hidden) == 404
    check_page(ayjemal)

    ayjemal.goto(f"{node.address}{WORK}danger/")
    ayjemal.locator("main [name=question]").fill("Helen Tuvakova")
    ayjemal.locator("[name=reason]").fill("Её ищут на вокзале")
    press(ayjemal, "main .main-button")
    assert status(ayjemal, hidden) == 200
    expect(ayjemal.locator("h1")).to_contain_text(HIDDEN)
    nartach.goto(f"{node.address}{WORK}")
    nartach.get_by_role("link", name="Сказать, правильно ли это было").click()
    expect(nartach.locator("main")).to_contain_text("Её ищут на вокзале")
    check_page(nartach)
    nartach.locator("[name=was_right][value=yes]").check()
    press(nartach, "main .main-button")
    nartach.goto(f"{hidden}access/")
    expect(nartach.locator("main")).to_contain_text("жизнь была в опасности")
