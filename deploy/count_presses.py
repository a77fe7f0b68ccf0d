"""Counts what somebody presses on the desk for five things that are done each day, and for five of a referral, on a
running demo and its neighbour.

    make run            # in one terminal
    .venv/bin/python deploy/count_presses.py [--desk-alone] [http://localhost:8000]

The rule: the browser itself counts. A press is one of the mouse or a finger, and Enter or another key that types
nothing into a field; so going into a field is one, a choice from a list two (open, choose). What is typed is not
counted by its letters; the fields are told beside. It begins on the page that is named, signed in and unlocked, and
ends where the thing is done and the page says so. It changes the demo: a report becomes a case. Figures:
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from demo_visits import PATIENT, sign_in
from playwright.sync_api import expect, sync_playwright
from referral_story import ARRIVES, SAMAL
from referral_story import Hand as Player
from take_pictures import DESKTOP, neighbour_of

from amanjol.site.tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

# What a person does is trusted, what a script does is not.
COUNT = """() => {
  const typed = () => document.activeElement.matches("input, textarea, select");
  addEventListener("pointerdown", (event) => { if (event.isTrusted) window.pressed(); }, true);
  addEventListener("keydown", (event) => {
    if (event.isTrusted && (event.key.length > 1 || !typed())) window.pressed();
  }, true);
}"""
NAME = "Акджемал Счётова"
SAFE = {
    "alone": "yes", "safe-to-talk": "yes", "someone-listening": "no", "phone-watched": "no",
    "interpreter-needed": "no", "told-what-this-is": "yes", "agrees-to-talk": "yes",
}  # fmt: skip
TOLD = {
    "needs": (),
    "how-it-began": ("promised-other-wages", "promised-other-conditions"),
    "the-work": ("hours", "pay", "no-contract"),
    "control": ("documents-kept-there", "not-free-to-go-there"),
}
"""A domestic worker: unpaid, less than promised, harder than said, passport kept, locked in, no contract."""


@dataclass
class Hand:
    """Somebody at the desk."""

    page: Page
    origin: str
    case: str = ""
    presses: int = 0
    fields: int = 0
    acts: dict[str, tuple[int, int]] = field(default_factory=dict)

    def listen(self) -> None:
        self.page.set_default_timeout(PATIENT)
        self.page.expose_binding("pressed", lambda _source: self._count())
        self.page.add_init_script(f"({COUNT})()")

    def _count(self) -> None:
        self.presses += 1

    def press(self, selector: str, *, leads: bool = True) -> None:
        button = self.page.locator(selector).first
        if leads:
            with self.page.expect_navigation():
                button.click()
        else:
            button.click()

    def write(self, selector: str, text: str) -> None:
        """Into a field; where the cursor stands there already nothing is pressed."""
        there = self.page.locator(selector).first
        if not there.evaluate("(field) => field === document.activeElement"):
            there.click()
        self.page.keyboard.insert_text(text)
        self.fields += 1

    def key(self, name: str, *, leads: bool = False) -> None:
        if leads:
            with self.page.expect_navigation():
                self.page.keyboard.press(name)
        else:
            self.page.keyboard.press(name)

    def do(self, title: str, start: str, act: Callable[[Hand], None]) -> None:
        self.page.goto(f"{self.origin}{start}")
        self.presses = self.fields = 0
        act(self)
        self.acts[title] = (self.presses, self.fields)


def report_to_case(hand: Hand) -> None:
    """The report that waits, from the first page of the day."""
    hand.press(".side nav a[href='/desk/reports/']")
    hand.press("main .next-step .case-link")
    hand.press("main .next-step .main-button")
    hand.write("[name=next_step]", "Встретиться")
    hand.press("main form .main-button")
    expect(hand.page.locator(".case-code")).to_be_visible()


def talk(hand: Hand) -> None:
    """From the page of the case, until what was said stands there."""
    hand.press(f"main a[href='{hand.case}talk/']")
    hand.press("[name=age][value=adult]")
    for key, answer in SAFE.items():
        hand.press(f"label:has([name=sign-{key}][value={answer}])", leads=False)
    hand.press(".talk-save .main-button")
    *parts, last = TOLD.values()
    for keys in parts:
        _tick(hand, keys)
        hand.press(".talk-save .main-button")
    _tick(hand, last)
    hand.press(".talk-save [name=to][value=all]")
    hand.press("main .main-button")
    expect(hand.page.locator(".case-main .fired li")).to_have_count(7)


def _tick(hand: Hand, keys: tuple[str, ...]) -> None:
    for key in keys:
        hand.press(f"label:has([name=sign-{key}][value=yes])", leads=False)


def find_somebody(hand: Hand) -> None:
    """From the first page of the day, until the case is open."""
    hand.key("/")
    hand.write(".frame-search input[name=question]", NAME)
    hand.key("Enter", leads=True)
    hand.press("main .found-row a.what")
    expect(hand.page.locator("h1")).to_contain_text(NAME)


def new_task(hand: Hand) -> None:
    """On the page of the case; by whom and when is left as it stands."""
    hand.write("form.task-form [name=text]", "Спросить о паспорте")
    hand.press("form.task-form button")
    expect(hand.page.locator(".tasks > li")).to_have_count(1)


def close_case(hand: Hand) -> None:
    hand.press("main a[href$='/close/']")
    hand.write("[name=reason]", "Помощь больше не нужна")
    hand.press("main form .main-button")
    expect(hand.page.locator(".case-code .badge-soft, .case-head .badge-soft").first).to_be_visible()


def inquiry(hand: Hand) -> None:
    """From the page of the case, until the partner is asked."""
    hand.press("main a[href$='/refer/']")
    hand.press(f"label:has-text('{SAMAL}')", leads=False)
    for value in ("shelter", "this-week", "Feminine"):
        hand.press(f"label:has([value='{value}'])", leads=False)
    hand.press("label:has([name=agreed])", leads=False)
    hand.press("main form .main-button")
    expect(hand.page.locator(".crossed li")).to_have_count(1)


def accepted(hand: Hand) -> None:
    """From the first page of whoever receives it, the letter having come."""
    hand.press(f".side nav a[href='{ARRIVES.removesuffix('arrived/')}']")
    hand.press(f"main a[href='{ARRIVES}']")
    hand.press("main form .main-button")
    hand.press("main .rows a.btn")
    hand.press("main a[href$='/reply/']")
    hand.press("label:has([name=answer][value=can])", leads=False)
    hand.press("main form .main-button")
    expect(hand.page.locator(".crossed li")).to_have_count(2)


def danger(hand: Hand) -> None:
    """From the page of the case, with the person's yes. Country and language are filled in."""
    hand.press("main a[href$='/refer/danger/']")
    hand.press(f"label:has-text('{SAMAL}')", leads=False)
    hand.press("label:has([name=threat][value=locked-in])", leads=False)
    hand.write("[name=place]", "Дача за рынком, зелёные ворота")
    hand.press("label:has([name=word][value=yes])", leads=False)
    hand.press("[name=asked_in]", leads=False)
    hand.page.locator("[name=asked_in]").select_option("tk")
    hand.presses += 1
    hand.press("main form .danger-button")
    expect(hand.page.locator(".in-danger")).to_be_visible()


def return_begun(hand: Hand) -> None:
    hand.press("main a[href$='/return/begin/']")
    hand.press("[name=destination]", leads=False)
    hand.page.locator("[name=destination]").select_option("KZ")
    hand.presses += 1
    hand.press("main form .main-button")
    expect(hand.page.locator(".return-gaps")).to_be_visible()


def taken_back(hand: Hand) -> None:
    """From the page of the case, from a partner who was asked."""
    hand.press("main #referrals ~ ul li:has-text('Samal') a")
    hand.press("main a[href$='/take-back/']")
    hand.press("main .danger-button")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("origin", nargs="?", default="http://localhost:8000")
    parser.add_argument("--desk-alone", action="store_true", help="without what needs a neighbour")
    chosen = parser.parse_args()
    origin = chosen.origin
    with sync_playwright() as playwright:
        browser = chromium.launched(playwright.chromium)
        width, height = DESKTOP
        page = browser.new_context(viewport={"width": width, "height": height}, locale="ru-RU").new_page()
        hand = Hand(page, origin)
        hand.listen()
        sign_in(page, origin, "Maral")
        hand.do("report to case", "/desk/", report_to_case)
        page.goto(f"{origin}/desk/cases/new/")
        hand.write("[name=names]", NAME)
        hand.write("[name=next_step]", "Встретиться")
        hand.press("main form .main-button")
        hand.case = page.url.removeprefix(origin)
        hand.do("talk of a domestic worker", hand.case, talk)
        hand.do("find somebody by name", "/desk/", find_somebody)
        hand.do("a new task", hand.case, new_task)
        if not chosen.desk_alone:
            _of_referrals(hand, browser)
        hand.do("close a case", hand.case, close_case)
        browser.close()
    for title, (presses, fields) in hand.acts.items():
        print(f"{title:30} {presses:3} presses {fields:3} fields")  # noqa: T201  a command's answer


def _of_referrals(hand: Hand, browser: Browser) -> None:
    hand.do("an inquiry", hand.case, inquiry)
    origin = neighbour_of(hand.origin)
    there = browser.new_context(locale="ru-RU").new_page()
    other = Hand(there, origin)
    other.listen()
    sign_in(there, origin, "Zhanna")
    Player(there, origin).wait_for_letter()
    other.do("accept it", "/desk/", accepted)
    hand.acts |= other.acts
    hand.do("a life in danger", hand.case, danger)
    hand.do("begin a return", hand.case, return_begun)
    hand.do("take back", hand.case, taken_back)


if __name__ == "__main__":
    main()
