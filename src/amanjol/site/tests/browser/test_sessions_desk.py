"""A psychologist without the organisation's keys: her clients and nothing else. What she heard, nobody else sees.

Each in a browser of their own; she leaves her circle to a colleague, and nothing is lost. When nobody is left in it,
two sheets of paper give it to who is of its work, and to nobody else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.legible import check_page
from amanjol.site.tests.browser.node import sign_in
from amanjol.site.tests.browser.test_desk_case import WORK, press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
NAME, SAID = "Огулджан Бегенджова", "Снится подвал и звук замка"
CLIENTS, CIRCLES = "/desk/clients/", "/organisation/keys/circles/"
SHEETS = "/organisation/keys/sheets/"
PAPER = "/account/recovery-code/"


class People:
    """A browser for each person, in English, who signs in when first asked for.

    Selbi, for the first time, is led to the page of her sheet of paper.
    """

    def __init__(self, browser: Browser, node: Node) -> None:
        self._browser = browser
        self._node = node
        self._pages: dict[str, Page] = {}

    def __getitem__(self, name: str) -> Page:
        if name not in self._pages:
            context = self._browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
            context.add_cookies([{"name": "language", "value": "en", "url": self._node.address}])
            self._pages[name] = context.new_page()
            sign_in(self._pages[name], self._node, name, PAPER if name == "Selbi" else "/desk/", anew=True)
        return self._pages[name]

    def close(self) -> None:
        for page in self._pages.values():
            page.context.close()


@pytest.fixture
def people(browser: Browser, node: Node) -> Iterator[People]:
    opened = People(browser, node)
    yield opened
    opened.close()


def six_words(page: Page, title: str = "") -> str:
    """The first of the page, or those beneath this title."""
    within = page.locator("main section").filter(has_text=title) if title else page.locator("main")
    words = within.locator(".six-words").first.locator("li")
    expect(words).to_have_count(6)
    said = words.all_inner_texts()
    return " ".join(word.split()[0] for word in said)


def ask(page: Page, node: Node) -> tuple[str, str]:
    """A new case, for which the circle of Gunesh is asked; its address, and the six words to be read out."""
    page.goto(f"{node.address}{WORK}new/")
    page.locator("[name=names]").fill(NAME)
    page.locator("[name=next_step]").fill("Найти ночлег")
    press(page, "main .main-button")
    expect(page).to_have_url(re.compile(r"/desk/cases/[0-9a-f-]{36}/$"))
    case = page.url
    page.get_by_role("link", name="Psychologist, doctor, lawyer").click()
    page.get_by_label("Psychological help: Gunesh").check()
    page.get_by_label("What the circle calls them").fill("Огулджан")
    page.get_by_label("They know whom they will speak with, and agree").check()
    press(page, "main .main-button")
    expect(page.locator(".six-words")).to_be_visible()
    check_page(page)
    return case, six_words(page)


def session(page: Page) -> None:
    page.get_by_role("link", name="Write down a session").click()
    page.get_by_label("It took place").check()
    page.get_by_label("What was said").fill(SAID)
    check_page(page)
    press(page, "main .main-button")
    expect(page.locator(".said")).to_contain_text(SAID)


def reads(page: Page, node: Node, client: str) -> None:
    page.goto(f"{node.address}{CLIENTS}")
    page.get_by_role("link", name="Огулджан").first.click()
    expect(page).to_have_url(client)
    expect(page.locator(".said")).to_contain_text(SAID)


def status(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def hand_over(people: People, node: Node) -> None:
    """An administrator makes Selbi a psychologist, Gunesh takes her in by six words, and leaves."""
    jeren, gunesh = people["Jeren"], people["Gunesh"]
    jeren.goto(f"{node.address}/organisation/members/")
    jeren.locator("a[aria-label*=Selbi]").click()
    jeren.locator("main [name=role][value=psychologist]").check()
    press(jeren, "main form .main-button")
    selbi = people["Selbi"]
    selbi.goto(f"{node.address}{CIRCLES}")
    own = six_words(selbi)
    gunesh.goto(f"{node.address}{CIRCLES}")
    with gunesh.expect_navigation():
        gunesh.locator("main a[href^='/organisation/keys/circles/']").first.click()
    of_circle = six_words(gunesh)
    with gunesh.expect_navigation():
        gunesh.get_by_role("link", name=re.compile("Take Selbi")).click()
    assert six_words(gunesh) == own
    gunesh.locator("main [name=are_same]").check()
    press(gunesh, "main .main-button")
    selbi.goto(f"{node.address}{CIRCLES}")
    selbi.get_by_role("link", name="Compare the words").click()
    selbi.locator("main textarea").fill(of_circle)
    press(selbi, "main .main-button")
    gunesh.locator("a[href$='/leave/']").click()
    press(gunesh, "main .main-button")


def put_on_paper(people: People, node: Node) -> list[str]:
    """Bahar prints three sheets and types two back; Gunesh, who holds no keys, hears whose they are."""
    bahar, gunesh = people["Bahar"], people["Gunesh"]
    bahar.goto(f"{node.address}{SHEETS}")
    press(bahar, "main form .main-button")
    papers = bahar.locator("article.paper-sheet .paper-words")
    expect(papers).to_have_count(3)
    printed = [" ".join(papers.nth(number).locator("strong").all_inner_texts()) for number in range(3)]
    bahar.goto(f"{node.address}{SHEETS}typed/")
    type_sheets(bahar, printed[0], printed[1])
    press(bahar, "main form .main-button")
    expect(bahar.get_by_text("The sheets work.")).to_be_visible()
    bahar.goto(f"{node.address}{CIRCLES}")
    expect(bahar.get_by_text("with their key all that lies there is lost")).to_be_visible()
    words = six_words(bahar, "The six words of the sheets of paper")
    gunesh.goto(f"{node.address}{CIRCLES}")
    with gunesh.expect_navigation():
        gunesh.locator("main a[href^='/organisation/keys/circles/']").first.click()
    with gunesh.expect_navigation():
        gunesh.get_by_role("link", name="Let them open it").click()
    gunesh.locator("main textarea").fill(words)
    press(gunesh, "main form .main-button")
    expect(gunesh.get_by_text("They open this circle when nobody in it is left")).to_be_visible()
    return printed


def type_sheets(page: Page, first: str, second: str) -> None:
    page.locator("[name=first]").fill(first)
    page.locator("[name=second]").fill(second)


def shut_out_selbi(people: People, node: Node, client: str) -> None:
    """The administrator is told what goes with her, and has to say that she knows."""
    jeren, selbi = people["Jeren"], people["Selbi"]
    jeren.goto(f"{node.address}/organisation/members/")
    with jeren.expect_navigation():
        jeren.locator("a[aria-label*=Selbi]").click()
    jeren.locator("main [name=role][value=case-worker]").check()
    press(jeren, "main form .main-button")
    expect(jeren.locator("main form")).to_contain_text("alone opens what lies here")
    expect(jeren.locator("main form")).to_contain_text("only two sheets of paper open it then")
    check_page(jeren)
    jeren.locator("main [name=lost]").check()
    press(jeren, "main form .main-button")
    expect(jeren).to_have_url(f"{node.address}/organisation/members/")
    selbi.goto(client)
    expect(selbi).to_have_url(re.compile("/account/sign-in/"))


def open_by_two_sheets(people: People, node: Node, printed: list[str]) -> None:
    """Bahar names a doctor and Gunesh, who accepts by the words that Bahar reads to her."""
    bahar, gunesh = people["Bahar"], people["Gunesh"]
    bahar.goto(f"{node.address}{SHEETS}use/")
    type_sheets(bahar, printed[2], printed[0])
    for name in ("Gunesh", "Ogulnur"):
        bahar.locator("main label").filter(has_text=name).click()
    check_page(bahar)
    press(bahar, "main form .main-button")
    expect(bahar.get_by_text("1 circle waits for whom you named")).to_be_visible()
    gunesh.goto(f"{node.address}{CIRCLES}")
    with gunesh.expect_navigation():
        gunesh.get_by_role("link", name="Compare the words").click()
    bahar.goto(gunesh.url.replace("/accept/", "/vouch/"))
    gunesh.locator("main textarea").fill(six_words(bahar))
    press(gunesh, "main .main-button")


def sheets_open_it_once_nobody_is_left(
    people: People, node: Node, case: str, client: str, printed: list[str]
) -> None:
    bahar, gunesh, doctor = people["Bahar"], people["Gunesh"], people["Ogulnur"]
    bahar.goto(f"{node.address}{SHEETS}use/")
    expect(bahar).to_have_url(f"{node.address}/organisation/keys/")  # refused: Selbi is in it
    shut_out_selbi(people, node, client)
    open_by_two_sheets(people, node, printed)
    reads(gunesh, node, client)
    for name in ("Maral", "Bahar", "Myrat"):
        assert status(people[name], client) == 403, name
        people[name].goto(case)
        expect(people[name].locator("#clients").locator("..")).to_contain_text("1 session · 50 min")
        assert SAID not in people[name].content(), name
    assert status(doctor, client) == 404  # named as an heir, and of another work
    doctor.goto(f"{node.address}{CIRCLES}")
    expect(doctor.get_by_role("link", name="Compare the words")).to_have_count(0)


def test_each_sees_of_a_session_exactly_what_they_may(node: Node, people: People) -> None:
    maral, gunesh = people["Maral"], people["Gunesh"]
    case, words = ask(maral, node)
    gunesh.goto(f"{node.address}{CLIENTS}")
    check_page(gunesh)
    gunesh.locator(".next-step a").first.click()
    expect(gunesh.locator("main")).not_to_contain_text("Огулджан")
    gunesh.locator("main textarea").fill(words)
    press(gunesh, "main .main-button")
    expect(gunesh.locator("h1")).to_contain_text("Огулджан")
    client = gunesh.url
    press(gunesh, "main .next-step .main-button")
    check_page(gunesh)
    gunesh.get_by_label("They heard it, and could ask").check()
    press(gunesh, "#limit .main-button")
    gunesh.goto(client)
    session(gunesh)
    check_page(gunesh)
    for address in (case, f"{node.address}{WORK}", f"{node.address}{WORK}find/", f"{case}support/"):
        assert status(gunesh, address) == 403, address
    assert "Бегенджова" not in gunesh.content()

    for name in ("Maral", "Bahar", "Myrat"):  # case worker, supervisor, observer
        page = people[name]
        assert status(page, case) == 200, name
        expect(page.locator("#clients").locator("..")).to_contain_text("1 session · 50 min")
        assert SAID not in page.content(), name
        assert status(page, client) == 403, name
    doctor = people["Ogulnur"]  # a circle of another work
    assert status(doctor, client) == 404
    assert status(people["Aygul"], case) == 404

    gunesh.goto(f"{client}danger/")
    check_page(gunesh)
    gunesh.get_by_label("They may take their own life").check()
    gunesh.get_by_label("Somebody they trust stays with them tonight").check()
    press(gunesh, "main form .danger-button")
    people["Bahar"].goto(f"{node.address}/desk/")
    expect(people["Bahar"].locator("main")).to_contain_text("They may take their own life")
    maral.goto(case)
    press(maral, "#passed-on .main-button")
    expect(maral.locator("#passed-on")).to_have_count(0)
    check_page(maral)

    printed = put_on_paper(people, node)
    hand_over(people, node)
    assert status(gunesh, client) == 404
    reads(people["Selbi"], node, client)
    maral.goto(case)
    expect(maral.locator("#clients").locator("..")).to_contain_text("1 session · 50 min")
    sheets_open_it_once_nobody_is_left(people, node, case, client, printed)
