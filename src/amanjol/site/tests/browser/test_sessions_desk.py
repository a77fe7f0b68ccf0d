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
from amanjol.site.tests.browser.own_house import Colleague, begin_house_on
from amanjol.site.tests.browser.test_desk_case import WORK, press

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("_house")]
NAME, SAID = "Огулджан Бегенджова", "Снится подвал и звук замка"
CLIENTS, CIRCLES = "/desk/clients/", "/organisation/keys/circles/"
SHEETS = "/organisation/keys/sheets/"
PAPER = "/account/recovery-code/"
HOUSE = (
    Colleague("Enejan", "case-worker", has_keys=True),
    Colleague("Bossan", "supervisor", has_keys=True),
    Colleague("Nepes", "observer", has_keys=True),
    Colleague("Tumar", "case-worker"),
    Colleague("Jahan", "psychologist"),
    Colleague("Hesel", "doctor"),
    Colleague("Kakajan", "administrator"),
)
"""Of their own: a circle changes hands here, and sheets of paper are used."""


class People:
    """A browser for each person, in English, who signs in when first asked for.

    Tumar, for the first time, is led to the page of her sheet of paper.
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
            sign_in(self._pages[name], self._node, name, PAPER if name == "Tumar" else "/desk/", anew=True)
        return self._pages[name]

    def close(self) -> None:
        for page in self._pages.values():
            page.context.close()


@pytest.fixture(scope="module")
def _house(node: Node) -> None:
    begin_house_on(node, "Sahra, Mary (fictional)", *HOUSE)


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
    """A new case, for which the circle of Jahan is asked; its address, and the six words to be read out."""
    page.goto(f"{node.address}{WORK}new/")
    page.locator("[name=names]").fill(NAME)
    page.locator("[name=next_step]").fill("Найти ночлег")
    press(page, "main .main-button")
    expect(page).to_have_url(re.compile(r"/desk/cases/[0-9a-f-]{36}/$"))
    case = page.url
    page.get_by_role("link", name="Psychologist, doctor, lawyer").click()
    page.get_by_label("Psychological help: Jahan").check()
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
    """An administrator makes Tumar a psychologist, Jahan takes her in by six words, and leaves."""
    kakajan, jahan = people["Kakajan"], people["Jahan"]
    kakajan.goto(f"{node.address}/organisation/members/")
    kakajan.locator("a[aria-label*=Tumar]").click()
    kakajan.locator("main [name=role][value=psychologist]").check()
    press(kakajan, "main form .main-button")
    tumar = people["Tumar"]
    tumar.goto(f"{node.address}{CIRCLES}")
    own = six_words(tumar)
    jahan.goto(f"{node.address}{CIRCLES}")
    with jahan.expect_navigation():
        jahan.locator("main a[href^='/organisation/keys/circles/']").first.click()
    of_circle = six_words(jahan)
    with jahan.expect_navigation():
        jahan.get_by_role("link", name=re.compile("Take Tumar")).click()
    assert six_words(jahan) == own
    jahan.locator("main [name=are_same]").check()
    press(jahan, "main .main-button")
    tumar.goto(f"{node.address}{CIRCLES}")
    tumar.get_by_role("link", name="Compare the words").click()
    tumar.locator("main textarea").fill(of_circle)
    press(tumar, "main .main-button")
    jahan.locator("a[href$='/leave/']").click()
    press(jahan, "main .main-button")


def put_on_paper(people: People, node: Node) -> list[str]:
    """Bossan prints three sheets and types two back; Jahan, who holds no keys, hears whose they are."""
    bossan, jahan = people["Bossan"], people["Jahan"]
    bossan.goto(f"{node.address}{SHEETS}")
    press(bossan, "main form .main-button")
    papers = bossan.locator("article.paper-sheet .paper-words")
    expect(papers).to_have_count(3)
    printed = [" ".join(papers.nth(number).locator("strong").all_inner_texts()) for number in range(3)]
    bossan.goto(f"{node.address}{SHEETS}typed/")
    type_sheets(bossan, printed[0], printed[1])
    press(bossan, "main form .main-button")
    expect(bossan.get_by_text("The sheets work.")).to_be_visible()
    bossan.goto(f"{node.address}{CIRCLES}")
    expect(bossan.get_by_text("with their key all that lies there is lost")).to_be_visible()
    words = six_words(bossan, "The six words of the sheets of paper")
    jahan.goto(f"{node.address}{CIRCLES}")
    with jahan.expect_navigation():
        jahan.locator("main a[href^='/organisation/keys/circles/']").first.click()
    with jahan.expect_navigation():
        jahan.get_by_role("link", name="Let them open it").click()
    jahan.locator("main textarea").fill(words)
    press(jahan, "main form .main-button")
    expect(jahan.get_by_text("They open this circle when nobody in it is left")).to_be_visible()
    return printed


def type_sheets(page: Page, first: str, second: str) -> None:
    page.locator("[name=first]").fill(first)
    page.locator("[name=second]").fill(second)


def shut_out_tumar(people: People, node: Node, client: str) -> None:
    """The administrator is told what goes with her, and has to say that she knows."""
    kakajan, tumar = people["Kakajan"], people["Tumar"]
    kakajan.goto(f"{node.address}/organisation/members/")
    with kakajan.expect_navigation():
        kakajan.locator("a[aria-label*=Tumar]").click()
    kakajan.locator("main [name=role][value=case-worker]").check()
    press(kakajan, "main form .main-button")
    expect(kakajan.locator("main form")).to_contain_text("alone opens what lies here")
    expect(kakajan.locator("main form")).to_contain_text("only two sheets of paper open it then")
    check_page(kakajan)
    kakajan.locator("main [name=lost]").check()
    press(kakajan, "main form .main-button")
    expect(kakajan).to_have_url(f"{node.address}/organisation/members/")
    tumar.goto(client)
    expect(tumar).to_have_url(re.compile("/account/sign-in/"))


def open_by_two_sheets(people: People, node: Node, printed: list[str]) -> None:
    """Bossan names a doctor and Jahan, who accepts by the words that Bossan reads to her."""
    bossan, jahan = people["Bossan"], people["Jahan"]
    bossan.goto(f"{node.address}{SHEETS}use/")
    type_sheets(bossan, printed[2], printed[0])
    for name in ("Jahan", "Hesel"):
        bossan.locator("main label").filter(has_text=name).click()
    check_page(bossan)
    press(bossan, "main form .main-button")
    expect(bossan.get_by_text("1 circle waits for whom you named")).to_be_visible()
    jahan.goto(f"{node.address}{CIRCLES}")
    with jahan.expect_navigation():
        jahan.get_by_role("link", name="Compare the words").click()
    bossan.goto(jahan.url.replace("/accept/", "/vouch/"))
    jahan.locator("main textarea").fill(six_words(bossan))
    press(jahan, "main .main-button")


def sheets_open_it_once_nobody_is_left(
    people: People, node: Node, case: str, client: str, printed: list[str]
) -> None:
    bossan, jahan, doctor = people["Bossan"], people["Jahan"], people["Hesel"]
    bossan.goto(f"{node.address}{SHEETS}use/")
    expect(bossan).to_have_url(f"{node.address}/organisation/keys/")  # refused: Tumar is in it
    shut_out_tumar(people, node, client)
    open_by_two_sheets(people, node, printed)
    reads(jahan, node, client)
    for name in ("Enejan", "Bossan", "Nepes"):
        assert status(people[name], client) == 403, name
        people[name].goto(case)
        expect(people[name].locator("#clients").locator("..")).to_contain_text("1 session · 50 min")
        assert SAID not in people[name].content(), name
    assert status(doctor, client) == 404  # named as an heir, and of another work
    doctor.goto(f"{node.address}{CIRCLES}")
    expect(doctor.get_by_role("link", name="Compare the words")).to_have_count(0)


def test_each_sees_of_a_session_exactly_what_they_may(node: Node, people: People) -> None:
    enejan, jahan = people["Enejan"], people["Jahan"]
    case, words = ask(enejan, node)
    jahan.goto(f"{node.address}{CLIENTS}")
    check_page(jahan)
    jahan.locator(".next-step a").first.click()
    expect(jahan.locator("main")).not_to_contain_text("Огулджан")
    jahan.locator("main textarea").fill(words)
    press(jahan, "main .main-button")
    expect(jahan.locator("h1")).to_contain_text("Огулджан")
    client = jahan.url
    press(jahan, "main .next-step .main-button")
    check_page(jahan)
    jahan.get_by_label("They heard it, and could ask").check()
    press(jahan, "#limit .main-button")
    jahan.goto(client)
    session(jahan)
    check_page(jahan)
    for address in (case, f"{node.address}{WORK}", f"{node.address}{WORK}find/", f"{case}support/"):
        assert status(jahan, address) == 403, address
    assert "Бегенджова" not in jahan.content()

    for name in ("Enejan", "Bossan", "Nepes"):  # case worker, supervisor, observer
        page = people[name]
        assert status(page, case) == 200, name
        expect(page.locator("#clients").locator("..")).to_contain_text("1 session · 50 min")
        assert SAID not in page.content(), name
        assert status(page, client) == 403, name
    doctor = people["Hesel"]  # a circle of another work
    assert status(doctor, client) == 404
    assert status(people["Aygul"], case) == 404

    jahan.goto(f"{client}danger/")
    check_page(jahan)
    jahan.get_by_label("They may take their own life").check()
    jahan.get_by_label("Somebody they trust stays with them tonight").check()
    press(jahan, "main form .danger-button")
    people["Bossan"].goto(f"{node.address}/desk/")
    expect(people["Bossan"].locator("main")).to_contain_text("They may take their own life")
    enejan.goto(case)
    press(enejan, "#passed-on .main-button")
    expect(enejan.locator("#passed-on")).to_have_count(0)
    check_page(enejan)

    printed = put_on_paper(people, node)
    hand_over(people, node)
    assert status(jahan, client) == 404
    reads(people["Tumar"], node, client)
    enejan.goto(case)
    expect(enejan.locator("#clients").locator("..")).to_contain_text("1 session · 50 min")
    sheets_open_it_once_nobody_is_left(people, node, case, client, printed)
