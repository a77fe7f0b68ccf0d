"""What the pictures of referrals show: it is played once on a running demo, through the pages of both of its nodes.

A fictional woman in Almaty wants to go home to Mary: asked, accepted, told who she is with a contract of hers, her
return prepared; a second is asked for by telephone; from Mary a life in danger is told. Where a referral stands
already nothing is played.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from playwright.sync_api import FilePayload, Page

YYLDYZ, SAMAL = "Yyldyz, Mary (fictional)", "Samal shelter, Almaty (fictional)"
GOES_HOME, IN_DANGER = "Майса", "Роза"
ISTANBUL = "Дом надежды, Стамбул (вымышлен)"
PLACE = "Алматы, дача за вторым рынком, зелёные ворота"
ARRIVES = "/organisation/letters/arrived/"
A_LETTER = 90  # seconds until it has come, on a machine that is busy
PARTS: dict[str, dict[str, str | bool]] = {
    "here": {"level": "some"},
    "will": {"alone": True, "in_own_language": True, "heard_alternatives": True, "may_change_mind": True},
    "way": {
        "origin": "KZ",
        "destination": "TM",
        "by": "Поезд, вместе с сотрудницей",
        "payer": "sending-organisation",
    },
    "certificate": {"needed": "no"},
    "children": {"children": "none"},
    "clock": {"hours": "6", "here": "Жанна, ночная смена", "there": "Марал, дежурный телефон"},
}
"""What is typed of a return, part by part, apart from the days."""


class Hand:
    """Somebody at a desk, who presses and types as the pages want it."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page, self.origin = page, origin

    def go(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else f"{self.origin}{path}")

    def press(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(f"main {selector}").first.click()

    def fill(self, values: dict[str, str | bool]) -> None:
        for name, value in values.items():
            fields = self.page.locator(f"main [name='{name}']")
            kind = fields.first.get_attribute("type")
            if kind == "radio" or (kind == "checkbox" and not isinstance(value, bool)):
                self.page.locator(f"main [name='{name}'][value='{value}']").check()
            elif kind == "checkbox":
                fields.first.set_checked(bool(value))
            elif fields.first.evaluate("field => field.matches('select')"):
                fields.first.select_option(str(value))
            else:
                fields.first.fill(str(value))

    def send(self, values: dict[str, str | bool], button: str = "form .main-button") -> None:
        self.fill(values)
        self.press(button)

    def case_of(self, name: str) -> str:
        """The address of the first of this name."""
        self.go("/desk/cases/?all")
        self.press(f".case-link:has-text('{name}')")
        return self.page.url

    def wait_for_letter(self) -> None:
        for _second in range(A_LETTER):
            self.go(ARRIVES)
            if self.page.locator("main form .main-button").is_visible():
                return
            self.page.wait_for_timeout(1000)
        raise TimeoutError("no letter arrived")

    def read_letter(self) -> str:
        """Waits for one, opens what there is, and goes to the first. Gives its address."""
        self.wait_for_letter()
        self.press("form .main-button")
        self.press(".rows a.btn")
        return self.page.url


def play(mary: Hand, almaty: Hand) -> None:
    """`mary` and `almaty` are case workers who receive letters there."""
    almaty.go("/desk/referrals/")
    if almaty.page.locator("main .rows > li").count():
        return
    case = almaty.case_of(GOES_HOME)
    theirs = _accepted(mary, almaty, case)
    ours = almaty.read_letter()
    _told(almaty, case, ours)
    mary.read_letter()
    mary.press("a[href$='/case/']")
    mary.send({"next_step": "Встретить на вокзале"})
    _prepared(mary, almaty, case, theirs)
    _asked_by_telephone(almaty)
    _in_danger(mary)
    almaty.read_letter()


def _accepted(mary: Hand, almaty: Hand, case: str) -> str:
    almaty.go(f"{case}refer/")
    almaty.page.get_by_label(YYLDYZ).check()
    almaty.fill(
        {"purposes": "return", "urgency": "this-week", "sex": "Feminine", "age": "18-29", "language": "tk"}
    )
    almaty.send({"agreed": True})
    theirs = mary.read_letter()
    mary.go(f"{theirs}reply/")
    mary.send({"answer": "can"})
    return theirs


def _told(almaty: Hand, case: str, ours: str) -> None:
    """Weighed, heard, agreed to; then her name, with a contract that was taken in before."""
    almaty.go(f"{case}files/")
    picture = io.BytesIO()
    Image.new("RGB", (600, 840), (246, 238, 220)).save(picture, "JPEG")
    contract: FilePayload = {"name": "contract.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    almaty.page.locator("main input[type=file]").set_input_files(contract)
    almaty.send({"about": "Договор с гостиницей", "is_allowed": True})
    almaty.go(f"{ours}prepare/")
    almaty.send({"assessed": "Семья ждёт её и знает. Власти могут спросить, откуда она вернулась.", "heard": True},
                "form[method=post] .main-button")  # fmt: skip
    for group in ("danger", "help"):
        _consent(almaty, case, "sharing", group)
    almaty.go(f"{ours}identity/")
    choose_file(almaty)
    almaty.press("#preview button[form^=ask-consent]")
    _answered(almaty)
    almaty.go(f"{ours}identity/")
    choose_file(almaty)
    almaty.press("[name=send]")


def _consent(almaty: Hand, case: str, purpose: str, group: str) -> None:
    almaty.go(f"{case}consent/")
    if almaty.page.locator("main .part-form:not([open]) > summary").count():
        almaty.page.locator("main .part-form > summary").click()
    almaty.fill({"purpose": purpose, "whom": "outside", "name": YYLDYZ, "country": "TM", "groups": group})
    _answered(almaty)


def _answered(almaty: Hand) -> None:
    """On the page where a consent is asked for: read out, and a yes."""
    almaty.send({"language": "tk"}, ".ask-form .main-button")
    almaty.send({"answer": "yes", "giver": "self", "manner": "spoken"}, "[name=is_read]")


def _prepared(mary: Hand, almaty: Hand, case: str, theirs: str) -> None:
    now = datetime.now(UTC)
    today = now.date()  # not the node's day: that of UTC is never ahead of it
    at = (now + timedelta(days=6)).replace(hour=18, minute=30)
    days: dict[str, dict[str, str | bool]] = {
        "here": {"on": f"{today}"}, "will": {"on": f"{today}"}, "way": {"on": f"{today + timedelta(days=5)}"},
        "clock": {"expected_at": f"{at:%Y-%m-%dT%H:%M}"},
    }  # fmt: skip
    mary.go(f"{theirs}return-here/")
    mary.send(
        {"assessed_on": f"{today}", "level": "low", "who": "Марал, у касс", "known_by": "зелёный платок"}
    )
    almaty.go(f"{case}return/begin/")
    almaty.page.get_by_label(YYLDYZ).check()
    almaty.press("form .main-button")
    for part, values in PARTS.items():
        almaty.go(f"{case}return/{part}/")
        almaty.send({**values, **days.get(part, {})})
    almaty.read_letter()
    almaty.go(f"{case}return/")
    almaty.press("form[action$='/take-over/'] button")


def _asked_by_telephone(almaty: Hand) -> None:
    almaty.go("/desk/cases/new/")
    almaty.send({"names": "Динара Примерова", "birth_year": "1995", "next_step": "Спросить в Стамбуле"})
    almaty.go(f"{almaty.page.url}refer/otherwise/")
    almaty.fill(
        {"name": ISTANBUL, "country": "TR", "way": "telephone", "purposes": "shelter", "urgency": "this-week"}
    )
    almaty.send({"sex": "Feminine", "language": "ru", "agreed": True})


def _in_danger(mary: Hand) -> None:
    mary.go(f"{mary.case_of(IN_DANGER)}refer/danger/")
    fill_danger(mary, SAMAL, "KZ", PLACE)
    mary.press("form .danger-button")


def fill_danger(hand: Hand, partner: str, country: str, place: str) -> None:
    """What threatens, where, on whose word; not sent."""
    hand.page.get_by_label(partner).check()
    hand.fill({"threat": "locked-in", "country": country, "place": place, "language": "tk"})
    hand.fill({"reach": "call-us-back", "word": "yes", "asked_in": "tk"})


def choose_file(almaty: Hand) -> None:
    """On the page of who it is: by name, with the contract, shown and not sent."""
    almaty.fill({"how": "name"})
    almaty.page.locator("main select[name^=file-]").select_option("contract")
    almaty.fill({"looked": True})
    almaty.press("form .btn:not([name=send])")
