"""Keys at the desk: six words from one browser to another, paper, locking; on a phone, in large letters, in Russian."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.foundation.accounts.credentials import DEMO_PASSPHRASE
from amanjol.site.tests.browser.legible import OVERFLOWS, STICKS_OUT, barriers
from amanjol.site.tests.browser.node import sign_in
from amanjol.site.tests.browser.own_house import Colleague, begin_house_on

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("_house")]

WIDEST_WORDS = """() => document.querySelectorAll('.paper-words li').forEach((word) => {
  word.querySelector('strong').textContent = 'momum';
  word.querySelector('span').textContent = 'момум';
})"""
KEYS, CODE = "/organisation/keys/", "/account/recovery-code/"
HOUSE = (
    Colleague("Gozel", "case-worker", has_keys=True),
    Colleague("Aknabat", "supervisor", has_keys=True),
    Colleague("Mahym", "case-worker"),
)
"""Of their own: keys are given away here, and begun anew."""


@pytest.fixture(scope="module")
def _house(node: Node) -> None:
    begin_house_on(node, "Bagtly, Tejen (fictional)", *HOUSE)


def _sign_in(page: Page, node: Node, name: str, to: str, language: str = "en", *, anew: bool = False) -> None:
    """In English, whatever the account says: the words of buttons are asked for.

    `anew`: for pages that want a passphrase of the last ten minutes.
    """
    page.context.add_cookies([{"name": "language", "value": language, "url": node.address}])
    sign_in(page, node, name, to, anew=anew)


def _six_words(page: Page) -> list[str]:
    words = page.locator(".six-words").first.locator("li")
    expect(words).to_have_count(6)
    return words.all_inner_texts()


def _look_at(page: Page, address: str) -> None:
    """What a person with poor eyes, a small phone or another language meets; ends at the desk's own size."""
    assert barriers(page) == [], address
    page.set_viewport_size({"width": 320, "height": 640})
    for zoom in ("100%", "200%"):
        page.evaluate("zoom => { document.documentElement.style.fontSize = zoom }", zoom)
        if zoom == "100%":
            assert page.evaluate(OVERFLOWS) == [[], []], address
        assert page.evaluate(STICKS_OUT) == [], (address, zoom)
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size({"width": 1440, "height": 900})


def test_a_new_colleague_is_given_the_keys(desk: Page, browser: Browser, node: Node) -> None:
    _sign_in(desk, node, "Gozel", KEYS)
    of_all = _six_words(desk)
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    mahym = context.new_page()
    _sign_in(mahym, node, "Mahym", KEYS)
    with desk.expect_navigation():
        desk.get_by_role("link", name="Give the keys to Mahym").click()
    expect(desk.get_by_label("They read me these same six words")).to_be_visible()
    assert _six_words(desk) == _six_words(mahym)
    desk.get_by_role("button", name="Give the keys").click()
    expect(desk.get_by_text("Compare the words first.")).to_be_visible()
    desk.get_by_label("They read me these same six words").check()
    desk.get_by_role("button", name="Give the keys").click()
    expect(desk.get_by_text("has still to unlock and accept")).to_be_visible()
    mahym.goto(f"{node.address}{KEYS}")
    mahym.get_by_role("link", name="Compare the words").click()
    read = mahym.get_by_label("The six words that your colleague reads")
    expect(read).to_be_visible()
    assert mahym.locator(".six-words").count() == 0
    read.fill(" ".join(of_all))
    mahym.get_by_role("button", name="Hold the keys").click()
    expect(mahym.get_by_text("You hold the keys now.")).to_be_visible()
    assert _six_words(mahym) == of_all
    context.close()


def _write_down(desk: Page) -> None:
    """From the page with the nine words on, in any language. Who stops here is led back to it at each sign-in."""
    expect(desk.locator(".paper-words").first).to_be_visible()
    words = desk.locator(".paper-words strong").all_inner_texts()
    desk.locator("main .main-button").click()
    expect(desk.locator("main input.words")).to_have_count(2)
    for field in desk.locator("main input.words").all():
        number = int((desk.locator(f"label[for={field.get_attribute('id')}]").inner_text()).split()[-1])
        field.fill(words[number - 1])
    desk.locator("main .main-button").click()


def test_nine_words_go_on_paper_and_two_come_back(desk: Page, node: Node) -> None:
    _sign_in(desk, node, "Aknabat", CODE, anew=True)
    desk.get_by_role("button", name="Show the nine words").click()
    expect(desk.locator(".paper-words strong")).to_have_count(9)
    expect(desk.get_by_role("button", name="Print")).to_be_visible()
    desk.emulate_media(media="print")
    assert desk.locator(".paper-sheet").is_visible()
    assert not desk.locator(".side, .top, .ribbon, .no-print").filter(visible=True).count()
    desk.emulate_media(media="screen")
    _write_down(desk)
    expect(desk.get_by_text("Now put the paper away")).to_be_visible()


def test_one_press_locks_and_the_passphrase_opens(desk: Page, node: Node) -> None:
    _sign_in(desk, node, "Gozel", KEYS)
    desk.get_by_role("button", name="Lock").click()
    expect(desk.get_by_text("Locked: you see who holds the keys")).to_be_visible()
    assert desk.locator(".six-words").count() == 0
    desk.locator(".top").get_by_role("link", name="Unlock").click()
    desk.get_by_label("Passphrase").fill(DEMO_PASSPHRASE)
    desk.locator("main").get_by_role("button", name="Unlock").click()
    expect(desk.locator(".six-words")).to_be_visible()


def test_a_form_that_met_the_lock_is_sent_again(desk: Page, node: Node) -> None:
    # Where tabs cannot tell one another, the form meets the lock before the page does.
    desk.context.add_init_script("delete window.BroadcastChannel")
    _sign_in(desk, node, "Gozel", f"{KEYS}new/")
    other = desk.context.new_page()
    other.goto(f"{node.address}/account/")
    other.get_by_role("button", name="Lock").click()
    expect(other.locator(".top").get_by_role("link", name="Unlock")).to_be_visible()
    desk.get_by_role("button", name="Begin new keys").click()
    expect(desk.get_by_text("Nothing is lost")).to_be_visible()
    with desk.expect_popup() as opened:
        desk.get_by_role("link", name="Unlock").click()
    opened.value.get_by_label("Passphrase").fill(DEMO_PASSPHRASE)
    opened.value.locator("main").get_by_role("button", name="Unlock").click()
    opened.value.wait_for_url(f"{node.address}/desk/")
    desk.get_by_role("button", name="Send again").click()
    expect(desk.get_by_text("New keys have begun.")).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_page_of_keys_stays_within_a_small_phone(desk: Page, node: Node, language: str) -> None:
    _sign_in(desk, node, "Aknabat", "/account/", language, anew=True)
    for address in ("/account/", "/account/unlock/", CODE, KEYS, f"{KEYS}new/", f"{KEYS}sheets/"):
        desk.goto(node.address + address)
        _look_at(desk, address)
    for address in (CODE, f"{KEYS}sheets/"):
        desk.goto(node.address + address)
        desk.locator("main form .main-button").click()
        expect(desk.locator(".paper-words").first).to_be_visible()
        desk.evaluate(WIDEST_WORDS)
        _look_at(desk, f"{address} on paper")
    desk.goto(f"{node.address}{KEYS}sheets/typed/")
    _look_at(desk, "typed back")
    desk.goto(node.address + CODE)
    desk.locator("main form .main-button").click()
    _write_down(desk)
    expect(desk).to_have_url(f"{node.address}/desk/")
