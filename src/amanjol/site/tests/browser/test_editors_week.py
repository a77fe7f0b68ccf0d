"""An editor's week: numbers dialled, a stale article refreshed, a language translated on the page and in a file."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from amanjol.site.tests.browser.legible import barriers
from amanjol.site.tests.browser.node import Node, sign_in, sign_out

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Dialog, Page

pytestmark = pytest.mark.browser

WITHIN = 600  # seconds from approval to the phone: the first pack of a node takes minutes where much runs beside it
SLOW = {"offline": False, "latency": 2000, "downloadThroughput": -1, "uploadThroughput": -1}
STATE = "/cms/state/?country=kz&language={language}"


def _wait_for_pack(page: Page, address: str, text: str) -> None:
    """Until the pack that is served says it. Asked past the service worker, which may answer from its store."""
    deadline = time.monotonic() + WITHIN
    while time.monotonic() < deadline:
        if text in page.request.get(address).text():
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"{address} did not say {text!r} within {WITHIN} s")


def _menu(page: Page, action: str) -> None:
    page.get_by_role("button", name="More actions").click()
    page.get_by_role("button", name=action, exact=True).click()


def _open(page: Page, node: Node, article: str, language: str, word: str) -> None:
    """From the state of the guide to where the article is repaired."""
    page.goto(f"{node.address}{STATE.format(language=language)}")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=article, exact=True))
    expect(row.get_by_text(word, exact=True)).to_be_visible()
    row.get_by_role("link").click()


def _approve(page: Page, node: Node, address: str) -> None:
    """As a second person, at the editor's address of the page."""
    sign_out(page)
    sign_in(page, node, "Timur", "/cms/")
    page.goto(address)
    page.locator(".messages").get_by_role("link", name="What changed").click()
    page.get_by_role("button", name="Approve", exact=True).click()
    page.wait_for_url(re.compile(r"/cms/changes/$"))


def _change(page: Page, node: Node, *, summary: str, look_again_in: int) -> str:
    """Write and submit as Lola, approve as Timur; gives the address of the page in the editor."""
    day = timezone.localdate() + timedelta(days=look_again_in)
    page.locator("#id_summary").fill(summary)
    page.locator("#id_look_again_on").fill(day.isoformat())
    page.locator("#id_summary").click()  # closes the calendar
    address = page.url
    _menu(page, "Submit to Second person")
    expect(page.get_by_text("has been submitted for moderation")).to_be_visible()
    _approve(page, node, address)
    return address


def test_two_numbers_are_dialled_on_a_telephone_with_two_taps_each(
    node: Node, phone: Page, desk: Page
) -> None:
    sign_in(phone, node, "Lola", "/cms/")
    phone.goto(f"{node.address}/cms/dialling/")
    numbers = [phone.locator(".dial-number").nth(place).inner_text().strip() for place in (0, 1)]
    for number, outcome in zip(numbers, ("Answered", "Wrong number"), strict=True):
        card = phone.locator(".dial-card").first
        assert card.locator(".dial-number").get_attribute("href").startswith("tel:")  # type: ignore[union-attr]
        choice = card.get_by_role("radio", name=outcome, exact=True)
        box = choice.bounding_box()
        assert box is not None
        assert box["height"] >= 48
        choice.tap()
        card.get_by_role("button", name="Save").tap()
        expect(phone.locator(".desk-note")).to_contain_text(number)
    expect(phone.get_by_text("2 of 20 this week")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390

    sign_in(desk, node, "Timur", "/cms/")
    desk.goto(f"{node.address}/cms/state/")
    expect(desk.locator("#numbers").get_by_text("wrong number, held back").first).to_be_visible()

    phone.locator(".desk-note").get_by_role("button", name="Undo").tap()
    expect(phone.get_by_text("1 of 20 this week")).to_be_visible()
    expect(phone.locator(".dial-number").first).to_have_text(numbers[1])


def test_a_stale_article_is_found_and_refreshed(node: Node, desk: Page, phone: Page) -> None:
    reader = f"{node.address}/en/kz/help-and-contacts.html"  # none of its sources asks to be looked at sooner
    sign_in(desk, node, "Lola", "/cms/")
    _open(desk, node, "Help and contacts", "en", "original")
    desk.wait_for_selector("#id_summary")
    _change(desk, node, summary="An old summary", look_again_in=-12)
    _wait_for_pack(phone, reader, "An old summary")

    sign_out(desk)
    sign_in(desk, node, "Lola", "/cms/")
    desk.goto(f"{node.address}{STATE.format(language='en')}")
    stale = desk.locator("#stale li", has=desk.get_by_role("link", name="Help and contacts"))
    expect(stale).to_contain_text("12 days")
    stale.get_by_role("link").click()
    desk.wait_for_selector("#id_summary")
    _change(desk, node, summary="What is true this year", look_again_in=200)
    _wait_for_pack(phone, reader, "What is true this year")
    desk.goto(f"{node.address}{STATE.format(language='en')}")
    expect(desk.locator("#stale h2")).to_be_visible()
    expect(stale).to_have_count(0)


def test_a_translation_is_finished_side_by_side(node: Node, desk: Page, phone: Page) -> None:
    sign_in(desk, node, "Gulnara", "/cms/")
    desk.goto(f"{node.address}/cms/")
    _speak_english(desk, node)
    _open(desk, node, "Entering and registering", "tk", "drafted")
    texts = desk.locator(".sheet-form textarea")
    texts.first.fill("Gelmek we hasaba durmak")
    texts.nth(1).fill("")
    desk.get_by_role("button", name="Submit for review").click()
    expect(desk.get_by_text("Not submitted yet")).to_be_visible()
    expect(texts.first).to_have_value("Gelmek we hasaba durmak")  # nothing typed is lost
    desk.get_by_role("button", name="Save draft").click()
    expect(desk.get_by_text("Draft saved.")).to_be_visible()
    for place in range(1, texts.count()):
        texts.nth(place).fill(f"Türkmençe tekst {place}")
    desk.get_by_role("button", name="Submit for review").click()
    expect(desk.get_by_text("This translation waits for the second person")).to_be_visible()
    editor = desk.get_by_role("link", name="Open in the editor").get_attribute("href")

    _approve(desk, node, f"{node.address}{editor}")
    _wait_for_pack(phone, f"{node.address}/tk/kz/entering-and-registering.html", "Gelmek we hasaba durmak")
    desk.goto(f"{node.address}{STATE.format(language='tk')}")
    row = desk.get_by_role("row").filter(has=desk.get_by_role("rowheader", name="Entering and registering"))
    expect(row.get_by_text("drafted", exact=True)).to_be_visible()


def test_a_language_goes_out_as_a_file_and_comes_back(node: Node, desk: Page, tmp_path: Path) -> None:
    sign_in(desk, node, "Lola", "/cms/")
    desk.goto(f"{node.address}/cms/translate/?language=ky")
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Get the spreadsheet").click()
    with CalamineWorkbook.from_filelike(BytesIO(download.value.path().read_bytes())) as book:
        rows = book.get_sheet_by_index(1).to_python(skip_empty_area=False)
    wanted = next(row for row in rows if row[:2] == ["kz", "summary"])
    wanted[5] = "Котормочудан келген текст"
    next(row for row in rows if row[:2] == ["kz", "title"])[5] = "**Ачык"
    back = tmp_path / "back.xlsx"
    with Workbook(back, {"strings_to_formulas": False}) as written:
        sheet = written.add_worksheet("Тексттер")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(number, column, value)

    desk.set_input_files("#file", back)
    desk.locator("form", has=desk.locator("#file")).get_by_role("button", name="Look at it").click()
    expect(desk.get_by_text("1 text differs")).to_be_visible()
    expect(desk.locator(".import-problems")).to_contain_text("(kz): Two stars (**) come in pairs")
    expect(desk.locator("ins", has_text="Котормочудан келген текст")).to_be_visible()
    desk.get_by_role("button", name="Save as drafts").click()
    expect(desk.get_by_text("0 articles went to review, 1 is a draft.")).to_be_visible()
    item = desk.get_by_role("listitem").filter(has=desk.get_by_role("link", name="Kazakhstan", exact=True))
    expect(item.get_by_text("draft saved")).to_be_visible()


def test_axe_finds_nothing_serious_and_nothing_is_cut_on_a_small_screen(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Lola", "/cms/")
    sheet = _sheet(desk, node).removeprefix(f"{node.address}/cms/")
    for address in ("state/", "dialling/", "translate/?language=tk", "changes/", sheet):
        desk.set_viewport_size({"width": 1440, "height": 900})
        desk.goto(f"{node.address}/cms/{address}")
        assert barriers(desk, ".desk-page") == [], address
        desk.set_viewport_size({"width": 320, "height": 640})
        for zoom in ("100%", "200%"):
            desk.evaluate("zoom => { document.documentElement.style.fontSize = zoom }", zoom)
            assert desk.evaluate("document.documentElement.scrollWidth") <= 320, (address, zoom)


def test_what_is_typed_side_by_side_is_not_left_without_a_question(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Lola", "/cms/")
    sheet = _sheet(desk, node)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    desk.on("dialog", stay)
    desk.goto(sheet)
    text = desk.locator(".sheet-form textarea").first
    text.press_sequentially("Tä")
    desk.locator(".desk-head a").click()
    expect(text).to_have_value(re.compile("Tä"))
    assert (asked, desk.url) == (["beforeunload"], sheet)
    desk.get_by_role("button", name="Save draft").click()
    expect(desk.get_by_text("Draft saved.")).to_be_visible()
    desk.locator(".desk-head a").click()
    desk.wait_for_url("**/cms/translate/?language=*")
    assert asked == ["beforeunload"]


def test_two_presses_submit_once_and_say_so(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Lola", "/cms/")
    _open(desk, node, "Duties and penalties", "en", "original")
    desk.locator("#id_summary").fill("What is forbidden, and what it costs")
    submitted: list[str] = []
    desk.on(
        "request",
        lambda sent: submitted.append(sent.url) if "action-submit" in (sent.post_data or "") else None,
    )
    desk.get_by_role("button", name="More actions").click()
    button = desk.get_by_role("button", name="Submit to Second person", exact=True)
    line = desk.context.new_cdp_session(desk)
    line.send("Network.emulateNetworkConditions", SLOW)
    button.evaluate("(button) => { button.click(); setTimeout(() => button.click(), 300); }")
    expect(desk.get_by_text("has been submitted for moderation")).to_be_visible()
    assert len(submitted) == 1


def test_what_is_no_day_stays_as_typed_and_is_refused(node: Node, desk: Page) -> None:
    sign_in(desk, node, "Lola", "/cms/")
    _open(desk, node, "Health care", "en", "original")
    day = desk.locator("#id_look_again_on")
    calendar = desk.locator(".xdsoft_datetimepicker:visible")
    day.click()
    expect(calendar).to_have_count(1)
    desk.keyboard.press("Escape")
    expect(calendar).to_have_count(0)
    expect(day).to_be_focused()
    day.fill("31/31/2026")
    desk.locator("#id_summary").click()
    desk.keyboard.press("Escape")
    expect(day).to_have_value("31/31/2026")
    desk.get_by_role("button", name="Save draft").click()
    expect(desk.get_by_text("Write a day of the calendar")).to_be_visible()
    expect(day).to_have_value("31/31/2026")


def test_lists_on_a_telephone_tear_no_number_apart(node: Node, phone: Page) -> None:
    sign_in(phone, node, "Lola", "/cms/")
    phone.goto(f"{node.address}/cms/snippets/directory/contact/")
    numbers = phone.locator(".listing td.title a")
    assert numbers.count() > 10
    assert numbers.evaluate_all("all => all.map(one => one.getClientRects().length)") == [1] * numbers.count()
    expect(phone.locator(".listing .minor").first).to_be_hidden()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert phone.locator(".listing").evaluate("one => one.scrollWidth") <= 390


def _sheet(page: Page, node: Node) -> str:
    """The address of an article that is not translated into Turkmen yet, side by side."""
    page.goto(f"{node.address}{STATE.format(language='tk')}")
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Duties and penalties"))
    row.get_by_role("link").click()
    page.wait_for_url("**/cms/translate/tk/**")
    return page.url


def _speak_english(page: Page, node: Node) -> None:
    """Gulnara's pages are in Russian; this test reads English ones."""
    page.goto(f"{node.address}/desk/")
    page.locator(".side").get_by_role("button", name="English").click()
