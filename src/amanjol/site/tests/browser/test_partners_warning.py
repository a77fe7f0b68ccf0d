"""A warning goes from one country to another, through two nodes that are real, and nothing happens to it by itself.

A holder of the keys tells it there; an editor here makes a draft of it, a second person approves. What its sender takes
back stays until somebody here ends it; and what somebody here ends is gone from telephone, kiosk and screen, while each
copy that was posted by hand is named.
"""

from __future__ import annotations

import json
import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect

from amanjol.site.demo_devices import devices_beside
from amanjol.site.tests.browser.abroad import EDITOR, REVIEWER
from amanjol.site.tests.browser.at_desk import AtDesk
from amanjol.site.tests.browser.fetched import ASKED_FOR, fetched
from amanjol.site.tests.browser.letter_pages import read_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page

    from amanjol.site.tests.browser.node import Node

    type At = Callable[[Node, str], AtDesk]

pytestmark = pytest.mark.browser
DESK, BOARD, CMS = "/desk/warnings/", "/cms/warnings/", "/cms/"
ARRIVED: Final = f"{BOARD}partners/"
PATIENCE: Final = 300  # seconds from an act to readers; how long it takes says docs/warnings.md
KIND: Final = "false-agency"
IN_ENGLISH, IN_RUSSIAN = "An agency without a licence", "Агентство без лицензии"
COURIER: Final = "Работа курьером с наркотиками"
RIGHT: Final = "У агентства есть лицензия."
OWN: Final = "Просят задаток за визу."
ROW: Final = re.compile(rf"{BOARD}[0-9a-f-]{{36}}/$")


@pytest.fixture
def at(browser: Browser) -> Iterator[At]:
    """Each of them signs in once; who writes and approves has the editor as their first page."""
    with ExitStack() as stack:
        there: dict[str, AtDesk] = {}

        def of(node: Node, name: str) -> AtDesk:
            if name not in there:
                to = CMS if name in {"Lola", "Timur", EDITOR, REVIEWER} else "/desk/"
                size = {"width": 1440, "height": 900}
                there[name] = AtDesk(browser, node, f"{name} (", to=to, viewport=size)
                stack.callback(there[name].close)
            return there[name]

        yield of


def test_what_a_partner_tells_and_takes_back_waits_for_a_person(
    observing: Node, abroad: Node, at: At, plain_phone: Page
) -> None:
    editor, aigerim, bahar = at(abroad, EDITOR), at(abroad, "Aigerim"), at(observing, "Bahar")
    lola, timur = at(observing, "Lola"), at(observing, "Timur")
    there, stood = write(editor), stating(plain_phone, readers(observing))
    approve(at(abroad, REVIEWER), there)
    tell(aigerim, "о котором не сообщили ни одному партнёру", "/tell/")

    read_letter(bahar, "Партнёр сообщает о предупреждении")
    expect(bahar.page.locator("main .rows li", has_text=IN_RUSSIAN)).to_contain_text("ждёт решения человека")
    assert stating(plain_phone, readers(observing)) == stood
    expect(told(lola)).to_contain_text("waits for a person")
    take_over(lola)
    ours = lola.page.url
    assert stating(plain_phone, readers(observing)) == stood
    approve(timur, ours)
    wait_for_states(plain_phone, observing, {ours: "stands"})
    fetched_first, fetched_again = (fetched(plain_phone, observing, shows=True) for _visit in range(2))
    assert fetched_again == [ASKED_FOR]
    drawn_by = {name.rpartition(".")[2] for name in fetched_first if name.startswith("warnings")}
    assert drawn_by == {"css", "js"}  # once
    read(plain_phone, observing, ours)

    end(editor, there)
    tell(aigerim, "Закончилось 1 предупреждение, о котором знают партнёры", "/tell-end/")
    read_letter(bahar, "Партнёр сообщает, что предупреждение больше не действует")
    expect(told(lola)).to_contain_text("became a draft here")
    taken_back = lola.page.locator(".next-step", has_text="A partner takes back what was taken over here")
    expect(taken_back).to_contain_text("withdrawn by the sender")
    timur.go(ours)
    expect(timur.page.locator("main .notice.error")).to_contain_text("They say: it holds no longer.")
    read(plain_phone, observing, ours)

    end(timur, ours)
    lola.go(BOARD)
    expect(taken_back).to_have_count(0)
    read_no_more(plain_phone, observing, ours)


def test_what_is_corrected_or_withdrawn_goes_everywhere_and_its_copies_are_listed(
    observing: Node, at: At, plain_phone: Page
) -> None:
    lola, timur = at(observing, "Lola"), at(observing, "Timur")
    wrong, withdrawn = (write(lola, kind) for kind in (KIND, "courier"))
    for warning, channel in ((wrong, "@wrong (fictional)"), (withdrawn, "@withdrawn (fictional)")):
        approve(timur, warning)
        post(lola, warning, channel)
    wait_for_states(plain_phone, observing, {wrong: "stands", withdrawn: "stands"})

    lola.go(f"{wrong}wrong/")
    lola.page.locator("main [name=text_ru]").fill(RIGHT)
    lola.press("main .buttons .danger-button")
    end(lola, withdrawn)
    lola.go(BOARD)
    to_take_down = lola.page.locator("main .sheet", has_text="Copies of warnings that have to be taken down")
    for channel in ("@wrong", "@withdrawn"):
        expect(to_take_down.locator("li", has_text=channel)).to_contain_text("taken down by: Press officer")
    wait_for_states(plain_phone, observing, {wrong: "wrong", withdrawn: ""})
    plain_phone.goto(f"{observing.address}/ru/")
    plain_phone.locator(".caution-wrong summary", has_text=IN_RUSSIAN).click()
    expect(plain_phone.locator(".cautions")).to_contain_text(RIGHT)
    expect(plain_phone.locator(".cautions summary", has_text=COURIER)).to_have_count(0)


def post(editor: AtDesk, warning: str, channel: str) -> None:
    """As said by who has posted it there, in Russian, today."""
    editor.go(f"{warning}posts/")
    page = editor.page
    page.locator("main [name=language]").select_option("ru")
    page.locator("main [name=place][value=telegram]").check()
    page.locator("main [name=name]").fill(channel)
    page.locator("main [name=takes_down]").fill("Press officer")
    editor.press("main form .main-button")


def readers(node: Node) -> str:
    return f"{node.address}/warnings/ru.json"


def stating(phone: Page, place: str) -> dict[str, str]:
    """Of each warning by its id, asked past what a browser keeps: it stands, or is said to be wrong."""
    said: list[dict[str, Any]] = json.loads(phone.request.get(place).body())["warnings"]
    return {part["id"]: "wrong" if part.get("wrong") else "stands" for part in said}


def wait_for_states(phone: Page, node: Node, wanted: dict[str, str]) -> None:
    """At telephones, kiosk and screen: each warning, by its address, stands, is said to be wrong, or is not there."""
    devices = (f"http://localhost:{device.port}/device/warnings.json" for device in devices_beside(node.port))
    for place in (readers(node), *devices):
        for _second in range(PATIENCE):
            states = stating(phone, place)
            if {address: states.get(address.split("/")[-2], "") for address in wanted} == wanted:
                break
            phone.wait_for_timeout(1_000)
        else:
            raise AssertionError(f"{place} says otherwise after {PATIENCE} s")


def write(editor: AtDesk, kind: str = KIND) -> str:
    """What several people told, with a few words in Russian; its address."""
    editor.go(f"{BOARD}new/{kind}/")
    page = editor.page
    page.locator("main [name=sureness][value=several]").check()
    page.locator("main [name=country]").select_option("TR")
    page.locator("main [name=text_ru]").fill(OWN)
    editor.press("main .buttons .main-button")
    expect(page).to_have_url(ROW)
    return page.url


def approve(reviewer: AtDesk, warning: str) -> None:
    reviewer.go(warning)
    reviewer.press("form[action$='/approve/'] button")
    expect(reviewer.page.locator("form[action$='/withdraw/']")).to_have_count(1)


def end(somebody: AtDesk, warning: str) -> None:
    somebody.go(warning)
    somebody.press("form[action$='/withdraw/'] button")
    expect(somebody.page.locator("form[action$='/withdraw/']")).to_have_count(0)


def tell(holder: AtDesk, says: str, act: str) -> None:
    """Partners, all of whom are chosen, once *Today* has said that there is something to tell them."""
    holder.go("/desk/")
    holder.press(holder.page.locator(f"main a[href='{DESK}']", has_text=says))
    holder.press(f"form[action$='{act}'] button")
    holder.go("/desk/")
    expect(holder.page.locator("main")).not_to_contain_text(says)


def told(editor: AtDesk) -> Locator:
    """The line of it on the board, to which the first page leads."""
    editor.go(CMS)
    editor.press(editor.page.locator("main a", has_text="of a partner to decide about"))
    page = editor.page
    return page.locator("main .rows li", has=page.locator(f"a[href^='{ARRIVED}']", has_text=IN_ENGLISH))


def take_over(editor: AtDesk) -> None:
    """A draft of hers, which the second person has not seen."""
    editor.press(told(editor).get_by_role("link"))
    page = editor.page
    expect(page.locator("main")).to_contain_text(OWN)
    page.locator("main [name=sureness][value=several]").check()
    editor.press("form[action$='/take-over/'] button")
    editor.press("main .buttons .main-button")
    expect(page).to_have_url(ROW)
    expect(page.locator("form[action$='/approve/']")).to_have_count(0)  # she took it over


def read(phone: Page, node: Node, warning: str) -> None:
    wait_for_states(phone, node, {warning: "stands"})
    phone.goto(f"{node.address}/ru/")
    phone.locator(".cautions summary", has_text=IN_RUSSIAN).click()
    expect(phone.locator(".cautions")).to_contain_text(OWN)


def read_no_more(phone: Page, node: Node, warning: str) -> None:
    wait_for_states(phone, node, {warning: ""})
    with phone.expect_response("**/warnings/ru.json") as asked:
        phone.goto(f"{node.address}/ru/")
    assert warning.split("/")[-2] not in asked.value.text()
    expect(phone.locator(".countries li").first).to_be_visible()
    expect(phone.locator(".cautions summary", has_text=IN_RUSSIAN)).to_have_count(0)
