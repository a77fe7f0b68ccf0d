"""A quarter of a programme: two organisations hand in, the numbers become figures, an issue says them and a story.

Then whose story it is calls it back, and it stands nowhere any more.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from amanjol.casework.desk.tallies import Quarter
from amanjol.foundation.printing.tests.checking import words_of
from amanjol.programme.mailings import demo as mailing_list
from amanjol.programme.mailings.tests.mail_server import MailServer
from amanjol.programme.returns.demo import YYLDYZ
from amanjol.site.tests.browser.at_desk import AtDesk
from amanjol.site.tests.browser.legible import check_page
from amanjol.site.tests.browser.letter_pages import CARRIED_WITHIN
from amanjol.site.tests.browser.released_tables import (
    COUNTED,
    NOT_SHOWN,
    PLOT,
    bring_tables,
    choose_plotted,
    fill,
    let_approve_tables,
    quote_counts,
    save,
    say_sure,
    value_of,
)
from amanjol.site.tests.browser.story_gate import ALIAS, TOLD, walk_through_gate
from amanjol.site.tests.leftovers import FOLDER
from amanjol.site.tests.prepared import prepared_node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage

    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

    type Desk = Callable[[str], AtDesk]

pytestmark = pytest.mark.browser
PROGRAMME: Final = {"title_en": "A long road (fictional)", "title_ru": "Долгий путь (вымышлено)"}
ISSUE: Final = {"title_en": "The quarter in one page", "title_ru": "Квартал на одной странице"}
LANGUAGES: Final = ("en", "ru")
STRANGERS: Final = {"en": "reader@stranger.example", "ru": "chitatel@stranger.example"}
ALL_BUT_ONE: Final = len(mailing_list.PEOPLE) + len(STRANGERS) - 1
"""Of the demo's list and of these two."""
EVENT: Final = "How an offer is checked"


@pytest.fixture
def mails() -> Iterator[MailServer]:
    with MailServer.running() as server:
        yield server


@pytest.fixture
def sending(mails: MailServer) -> Iterator[Node]:
    """A demo that sends mail, by itself: other tests read the story that is called back here."""
    node = prepared_node(Path(os.environ[FOLDER]) / "quarter")
    node.environment |= {"AMANJOL_MAIL_HOST": f"127.0.0.1:{mails.port}"}
    node.start()
    yield node
    node.stop()


@pytest.fixture
def at_desk(browser: Browser, sending: Node) -> Iterator[Desk]:
    """Each of them signs in once."""
    there: dict[str, AtDesk] = {}

    def of(name: str) -> AtDesk:
        if name not in there:
            there[name] = AtDesk(browser, sending, f"{name} (", viewport={"width": 1440, "height": 900})
        return there[name]

    yield of
    for someone in there.values():
        someone.close()


def test_two_returns_become_a_figure_in_an_issue_and_a_story_is_called_back(
    sending: Node, at_desk: Desk, phone: Page, mails: MailServer, tmp_path: Path
) -> None:
    quarter, zarina = Quarter.of(timezone.localdate()).before, at_desk("Zarina")
    tables = bring_tables(zarina, tmp_path)
    programme = begin_programme(zarina, quarter)
    new = hand_in(at_desk("Sona"))
    take_over(at_desk("Merdan"))
    approve_and_lock(zarina, programme)
    reached = YYLDYZ.people + new
    let_approve_tables(at_desk("Aidar"), tables)
    walk_through_gate(at_desk)

    issue = write_issue(zarina, programme, quarter, reached)
    let_approve(at_desk("Aidar"), issue)
    publish(zarina, issue)
    read_everywhere(phone, sending, issue, reached)

    subscribe(phone, sending, mails)
    maral = at_desk(
        "Maral"
    )  # signed in before: the worker waits two minutes for the mail server, and no longer
    with mails.thinking(of=ALL_BUT_ONE):
        mailing = send(zarina, at_desk("Aidar"), issue, mails)
        call_back(maral)
    stands_still(zarina, mailing, issue, mails)
    read_no_story(phone, sending, issue, reached)


def id_of(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def begin_programme(zarina: AtDesk, quarter: Quarter) -> str:
    """With the starter set, and the quarter that is over as its first period. Its address."""
    zarina.menu("/programme/")
    zarina.go("/programme/new/")
    year = quarter.first_day.year
    fill(zarina.page, {**PROGRAMME, "begins_on": f"{year - 1}-01-01", "ends_on": f"{year + 1}-12-31"})
    zarina.page.locator("main [name=currency]").select_option("TMT")
    save(zarina)
    programme = zarina.page.url
    zarina.press("main a[href$='/periods/new/']")
    zarina.page.locator("main [name=span]").select_option(f"quarter:{quarter.first_day}")
    save(zarina)
    return programme


def hand_in(sona: AtDesk) -> int:
    """Anew, since it was sent back; of how many people."""
    sona.menu("/desk/return/")
    sona.press("main form.quarter-choice button")
    expect(sona.page.locator("main .badge-soft.alarm")).to_be_visible()  # sent back, and why
    sona.press("main a[href*='/hand-in/']")
    check_page(sona.page)
    people = int(sona.page.locator(".return-lines dd").first.inner_text())
    say_sure(sona)
    save(sona)
    expect(sona.page.locator("main")).to_contain_text("версия 2")
    return people


def take_over(merdan: AtDesk) -> None:
    """Both: the one that lies there, and the one that comes now."""
    new = merdan.page.get_by_role("button", name="Открыть")
    anew = merdan.page.locator("main .rows > li", has_text="Garagum").get_by_text("новое")
    waited = 0.0
    merdan.go("/programme/returns/")
    while not anew.count():
        assert waited < CARRIED_WITHIN, "the return did not arrive"
        merdan.go("/organisation/letters/arrived/")
        if new.is_visible():
            merdan.press(new)
        else:
            merdan.page.wait_for_timeout(500)
            waited += 0.5
        merdan.go("/programme/returns/")
    check_page(merdan.page)
    for name in ("Yyldyz", "Garagum"):
        merdan.go("/programme/returns/")
        merdan.press(merdan.page.locator("main .rows > li", has_text=name).locator("a"))
        merdan.press("main a[href$='/take-over/']")
        periods = merdan.page.locator("main [name=period]")
        periods.select_option(value=value_of(periods, PROGRAMME["title_ru"]))
        merdan.press("main form[method=get] button")
        check_page(merdan.page)
        say_sure(merdan)
        save(merdan)


def approve_and_lock(zarina: AtDesk, programme: str) -> None:
    zarina.go(programme)
    check_page(zarina.page)
    waiting = zarina.page.locator("main .next-step .rows a")
    while waiting.count():
        zarina.press(waiting.first)
        while zarina.page.locator("main form[action$='/approve/']").count():
            zarina.press(zarina.page.locator("main form[action$='/approve/'] button").first)
        zarina.go(programme)
    zarina.press("main form[action$='/lock/'] button")
    expect(zarina.page.locator("main:has(.span-head .good)")).to_contain_text(re.compile(r"49\D000 TMT"))


def write_issue(zarina: AtDesk, programme: str, quarter: Quarter, reached: int) -> str:
    """A figure and a count of tables in a text, a plot of counts, an event, a story; handed over. Its address."""
    page = zarina.page
    zarina.menu("/programme/newsletter/")
    zarina.press("main a[href$='/newsletter/new/']")
    page.locator("main [name=of]").select_option(id_of(programme))
    zarina.press("main form[method=get] .main-button")
    page.locator("main [name=first_day]").select_option(str(quarter.first_day))
    fill(page, ISSUE)
    save(zarina)
    issue = page.url
    figures = page.locator("main [name=figure]")
    figures.select_option(value=value_of(figures, f": {reached} "))
    zarina.press("main form[action$='/figures/'] button")
    quote_counts(zarina)
    said = {
        "text_en": "{figure:1} came with a question. The hotline heard {figure:2}.",
        "text_ru": "С вопросом: {figure:1}. На линию: {figure:2}.",
    }
    add_block(zarina, issue, "text", "", said)
    add_block(zarina, issue, "plot", "", PLOT)
    add_block(zarina, issue, "event", EVENT, {"text_en": "A lesson.", "text_ru": "Урок."})
    add_story(zarina, issue)
    check_page(page)
    zarina.press("main form[action$='/hand-over/'] button")
    return issue


def add_block(zarina: AtDesk, issue: str, kind: str, refers: str, texts: dict[str, str]) -> None:
    zarina.press(f"main a[href$='/blocks/{kind}/']")
    if kind == "plot":
        choose_plotted(zarina.page)
    if refers:
        choose(zarina, refers)
    fill(zarina.page, texts)
    for code in LANGUAGES:
        zarina.page.locator(f"main [name=ready_{code}]").check()
    check_page(zarina.page)
    save(zarina)
    assert zarina.page.url == issue


def add_story(zarina: AtDesk, issue: str) -> None:
    """Nothing is typed beside what the gate has let out."""
    zarina.press("main a[href$='/blocks/story/']")
    choose(zarina, ALIAS)
    zarina.page.locator("main [name=heading][value=own]").check()
    check_page(zarina.page)
    save(zarina)
    assert zarina.page.url == issue


def choose(zarina: AtDesk, refers: str) -> None:
    offered = zarina.page.locator("main [name=refers]")
    offered.select_option(value=value_of(offered, refers))


def let_approve(aidar: AtDesk, issue: str) -> None:
    aidar.go("/programme/newsletter/")
    aidar.press(aidar.page.locator(f"main .rows a[href$='{id_of(issue)}/']"))
    for code in LANGUAGES:
        aidar.press(f"main a[href$='/preview/{code}/']")
        expect(aidar.page.locator("main")).to_contain_text(TOLD[code])
        check_page(aidar.page)
        aidar.go(issue)
    aidar.press("main form[action$='/approve/'] .main-button")


def publish(zarina: AtDesk, issue: str) -> None:
    zarina.go(issue)
    expect(zarina.page.locator("main form[action$='/approve/']")).to_have_count(0)
    zarina.press("main form[action$='/publish/'] .main-button")
    expect(zarina.page.locator("main .head .badge-soft.good")).to_be_visible()


def read_everywhere(phone: Page, node: Node, issue: str, reached: int) -> None:
    """What a plot does not show its table says."""
    for code in LANGUAGES:
        page, paper = opened(phone, node, issue, code)
        assert NOT_SHOWN[code] in page
        titles = ISSUE[f"title_{code}"], PLOT[f"title_{code}"]
        for words in (*titles, str(reached), COUNTED[code], TOLD[code], ALIAS):
            assert words in page
            assert words in paper


def read_no_story(phone: Page, node: Node, issue: str, reached: int) -> None:
    for code in LANGUAGES:
        page, paper = opened(phone, node, issue, code)
        for text in (page, paper):
            assert str(reached) in text
            for words in (TOLD[code], ALIAS):
                assert words not in text


def opened(phone: Page, node: Node, issue: str, code: str) -> tuple[str, str]:
    """What a stranger reads: from the list to the page, and what its PDF says."""
    phone.goto(f"{node.address}/newsletter/{code}/")
    phone.locator(f"main a[href$='{id_of(issue)}/']").click()
    expect(phone.locator("main h1").first).to_have_text(ISSUE[f"title_{code}"])
    check_page(phone)
    paper = phone.locator("main a[href$='/paper.pdf']").get_attribute("href") or ""
    answer = phone.request.get(f"{node.address}{paper}")
    assert answer.ok
    return phone.locator("main").inner_text(), words_of(answer.body())


def subscribe(phone: Page, node: Node, mails: MailServer) -> None:
    """On the open page, in each language; each says yes by the link of the mail that comes."""
    for code, address in STRANGERS.items():
        phone.goto(f"{node.address}/lists/{code}/")
        check_page(phone)
        phone.locator("main a.open-choice").first.click()
        phone.locator("main [name=address]").fill(address)
        phone.locator("main form .main-button").click()
        expect(phone.locator("main [role=status]")).to_be_visible()
        asks = mail_to(phone, mails, address)
        link = re.search(rf"{re.escape(node.origin)}(/\S+/confirm/[^\s\"<]+)", text_of(asks))
        assert link
        phone.goto(f"{node.address}{link[1]}")
        check_page(phone)
        phone.locator("main form .main-button").click()
        expect(phone.locator("main [role=status]")).to_be_visible()
    mails.begin()


def send(zarina: AtDesk, aidar: AtDesk, issue: str, mails: MailServer) -> str:
    """From the page of the issue, let go by the other one. All but one get it, in their language. The address of the
    mailing.
    """
    zarina.go(issue)
    zarina.press("main a[href$='/mail/']")
    check_page(zarina.page)
    for code in LANGUAGES:
        framed = zarina.page.frame_locator(f"main iframe[src$='/{code}/']").locator("body")
        expect(framed).to_contain_text(TOLD[code])
    zarina.page.locator("main [name=mailing_list]").first.check()
    save(zarina)
    mailing = zarina.page.url
    expect(zarina.page.locator("main form[action$='/approve/']")).to_have_count(0)
    aidar.go(mailing)
    check_page(aidar.page)
    aidar.press("main form[action$='/approve/'] .main-button")
    wait_for(aidar.page, lambda: len(mails.taken) == ALL_BUT_ONE, "mails did not come")
    assert len(set(mails.addresses)) == ALL_BUT_ONE
    for code in LANGUAGES:
        mail = next(mail for mail in mails.mails if mail["Subject"] == ISSUE[f"title_{code}"])
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        for words in (TOLD[code], COUNTED[code], f"/newsletter/{code}/{id_of(issue)}/"):
            assert words in " ".join(text_of(mail).split())
    return mailing


def stands_still(zarina: AtDesk, mailing: str, issue: str, mails: MailServer) -> None:
    """By itself, as the worker asks before the next mail; whoever waited gets nothing, and both pages say so."""
    alarm = zarina.page.locator("main .notice.error")

    def has_stopped() -> bool:
        zarina.go(mailing)
        return zarina.page.locator("main .badge-soft.alarm").count() > 0

    wait_for(zarina.page, has_stopped, "the mailing goes on")
    expect(alarm).to_be_visible()
    expect(zarina.page.locator("main form[action$='/go-on/']")).to_have_count(0)
    check_page(zarina.page)
    zarina.go(issue)
    expect(alarm.first).to_be_visible()
    assert len(mails.taken) == ALL_BUT_ONE


def mail_to(page: Page, mails: MailServer, address: str) -> EmailMessage:
    wait_for(page, lambda: address in mails.addresses, f"no mail came to {address}")
    return mails.mails[mails.addresses.index(address)]


def wait_for(page: Page, has_come: Callable[[], bool], or_else: str) -> None:
    waited = 0.0
    while not has_come():
        assert waited < CARRIED_WITHIN, or_else
        page.wait_for_timeout(200)
        waited += 0.2


def text_of(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def call_back(maral: AtDesk) -> None:
    """By who is on the telephone with her: no keys are needed."""
    maral.menu("/desk/stories/")
    check_page(maral.page)
    row = maral.page.locator(".story-published > li", has_text=ALIAS)
    row.locator("summary").click()
    maral.press(row.locator("form button"))
    expect(maral.page.locator("main")).not_to_contain_text(ALIAS)
