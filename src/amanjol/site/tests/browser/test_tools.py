"""The tools on the reader's own device: check of an offer, quiz, checklist, travel card, a country to keep."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.legible import OVERFLOWS, barriers

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

OFFER = "en/general/job-offer.html"
LESSON = "en/general/safe-internet-lesson.html"
LIST = "[data-check] [data-list] > li"
ASKED = {"": f"{LIST}:not([data-only])", "#from-kr": f'{LIST}:is(:not([data-only]), [data-only="kr"])'}
NO_SIGN = "No sign was found in your answers. That does not mean that the offer is honest."
# Of each side of a card: how far the lowest and the rightmost thing on it is from the edge, in millimetres.
ROOM = """() => [...document.querySelectorAll(".face")].map((face) => {
  const box = face.getBoundingClientRect();
  const hand = face.querySelector(".by-hand");
  const end = hand && hand.offsetHeight ? hand.getBoundingClientRect().top : box.bottom;
  const things = [...face.querySelectorAll("strong, span, p, .code")].filter((e) => !hand || !hand.contains(e));
  const places = things.map((e) => e.getBoundingClientRect()).filter((place) => place.height);
  const scale = 85.6 / box.width;
  return [
    (end - Math.max(box.top, ...places.map((place) => place.bottom))) * scale,
    (box.right - Math.max(box.left, ...places.map((place) => place.right))) * scale,
  ];
})"""
# Of each side of a card, in millimetres: the room that letters have, tails included, to the edges of the head
# and to the next line of another sentence.
CLEAR = """() => [...document.querySelectorAll(".face")].flatMap((face) => {
  const scale = 85.6 / face.getBoundingClientRect().width;
  const letters = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const lines = [...range.getClientRects()].filter((line) => line.height);
    return { top: Math.min(...lines.map((line) => line.top)), bottom: Math.max(...lines.map((line) => line.bottom)) };
  };
  const rooms = [];
  for (const head of face.querySelectorAll(".wallet-head")) {
    const box = head.getBoundingClientRect();
    const line = parseFloat(getComputedStyle(head).borderBottomWidth);
    const words = letters(head.querySelector("strong").parentElement);
    rooms.push(["head", (words.top - box.top) * scale, (box.bottom - line - words.bottom) * scale]);
  }
  const texts = [...face.querySelectorAll(".sentences p")];
  for (const [at, text] of texts.entries()) {
    if (at) rooms.push([text.textContent, (letters(text).top - letters(texts[at - 1]).bottom) * scale, 1]);
  }
  return rooms;
})"""
MILLIMETRE = 96 / 25.4  # in CSS pixels


def start_check(phone: Page, node: Node, chosen: str = "") -> int:
    """Opens the check and begins; gives the number of its questions."""
    phone.goto(f"{node.address}/{OFFER}{chosen}")
    phone.locator("[data-begin]:not([data-going]):visible" if chosen else '[data-going=""]').click()
    return phone.locator(ASKED[chosen]).count()


def answer_all(phone: Page, count: int, chosen: str = "", *, with_signs: bool) -> None:
    for number in range(count):
        raised_by = phone.locator(ASKED[chosen]).nth(number).get_attribute("data-raised-by")
        other = "no" if raised_by == "yes" else "yes"
        phone.locator(f'[data-answer="{raised_by if with_signs else other}"]').click()


def test_the_check_asks_one_thing_at_a_time_and_can_go_back(node: Node, phone: Page) -> None:
    count = start_check(phone, node)
    assert count > 5
    expect(phone.locator("[data-check] .work-step .step-ask")).to_be_focused()
    expect(phone.get_by_text(f"Question 1 of {count}")).to_be_visible()
    assert phone.locator(".warning:visible, .contact:visible, [data-list]:visible").count() == 0
    phone.get_by_role("button", name="I do not know").click()
    expect(phone.get_by_text(f"Question 2 of {count}")).to_be_visible()
    phone.get_by_role("button", name="Question before").click()
    expect(phone.get_by_role("button", name="I do not know")).to_have_class(re.compile("was-chosen"))


def test_signs_are_named_with_reason_question_source_and_whom_to_call(node: Node, phone: Page) -> None:
    count = start_check(phone, node, "#from-kr")
    flag = phone.locator("[data-check] [data-list] .flag-name").first.text_content()
    answer_all(phone, count, "#from-kr", with_signs=True)
    expect(phone.get_by_role("heading", name=f"Warning signs: {count}")).to_be_visible()
    first = phone.locator("[data-signs-list] > li").first
    assert flag is not None
    expect(first).to_contain_text(flag)
    expect(first).to_contain_text("Why it matters")
    expect(first).to_contain_text("What to ask")
    expect(first).to_contain_text("Source")
    assert phone.locator("[data-calls] .contact:visible").count() >= 1
    [there] = phone.locator("[data-calls] .tool-list a:visible").all()
    assert there.get_attribute("href") == "../kr/help-and-contacts.html"
    assert phone.get_by_text(NO_SIGN).count() == 0 or not phone.get_by_text(NO_SIGN).is_visible()


def test_no_sign_is_never_called_safe_and_what_is_not_known_comes_first(node: Node, phone: Page) -> None:
    count = start_check(phone, node)
    phone.get_by_role("button", name="I do not know").click()
    for number in range(1, count):
        raised_by = phone.locator("[data-check] [data-list] > li").nth(number).get_attribute("data-raised-by")
        phone.locator(f'[data-answer="{"no" if raised_by == "yes" else "yes"}"]').click()
    expect(phone.get_by_text(NO_SIGN)).to_be_visible()
    expect(phone.get_by_role("heading", name="Find this out first")).to_be_visible()
    assert phone.locator("[data-unknown-list] > li").count() == 1
    assert "is safe" not in phone.locator("[data-result]").inner_text()


def test_who_knows_nothing_is_not_told_that_no_sign_was_found(node: Node, phone: Page) -> None:
    count = start_check(phone, node)
    for _ in range(count):
        phone.get_by_role("button", name="I do not know").click()
    result = phone.locator("[data-result]")
    expect(result).to_contain_text(
        "You know too little about this offer yet. Do not pay and do not sign. Ask first."
    )
    expect(phone.get_by_text(NO_SIGN)).to_be_hidden()
    assert phone.locator("[data-unknown-list] > li").count() == count


def test_whom_to_call_is_never_a_card_without_a_number(node: Node, phone: Page) -> None:
    count = start_check(phone, node, "#from-kr")
    answer_all(phone, count, "#from-kr", with_signs=True)
    calls = phone.locator("[data-calls]")
    expect(calls.locator(".contact", has_text="119")).to_be_visible()
    assert calls.locator(".held-back").count() == 0
    assert calls.locator(".contact:not(:has(.number))").count() == 0
    assert (
        calls.locator(".contact:not(:has(.emergency))").count() >= 1
    )  # advice, not the state's numbers alone


def test_without_a_chosen_country_its_numbers_come_at_a_touch(node: Node, phone: Page) -> None:
    count = start_check(phone, node)
    answer_all(phone, count, with_signs=True)
    calls = phone.locator("[data-calls]")
    calls.get_by_role("link", name="Poland").click()
    expect(calls.locator(".contact", has_text="112").first).to_be_visible()
    calls.get_by_role("link", name="Republic of Korea").click()
    expect(calls.locator(".contact", has_text="119")).to_be_visible()
    assert OFFER in phone.url  # the answers still stand above
    calls.get_by_role("link", name="Republic of Korea").click()
    expect(phone).to_have_url(f"{node.address}/en/kr/help-and-contacts.html")


def test_back_means_the_question_before_and_then_the_article(node: Node, phone: Page) -> None:
    phone.goto(f"{node.address}/en/index.html")
    count = start_check(phone, node)
    first = phone.url
    answer_all(phone, count, with_signs=True)
    phone.go_back()
    expect(phone.get_by_text(f"Question {count} of {count}")).to_be_visible()
    assert phone.locator(".was-chosen").count() == 1
    phone.go_back()
    expect(phone.get_by_text(f"Question {count - 1} of {count}")).to_be_visible()
    phone.go_forward()
    phone.go_forward()
    expect(phone.get_by_role("heading", name=f"Warning signs: {count}")).to_be_visible()
    phone.locator("[data-again]").first.click()
    expect(phone.get_by_text(f"Question 1 of {count}")).to_be_visible()
    assert phone.locator(".was-chosen").count() == 0
    phone.go_back()
    expect(phone.locator(".lead")).to_be_visible()
    assert phone.url == first
    phone.go_back()
    expect(phone).to_have_url(f"{node.address}/en/index.html")


def test_left_or_loaded_anew_the_check_leaves_no_steps_behind(node: Node, phone: Page) -> None:
    phone.goto(f"{node.address}/en/index.html")
    start_check(phone, node)
    for _ in range(3):
        phone.get_by_role("button", name="I do not know").click()
    phone.reload()
    expect(phone.locator("[data-begin]").first).to_be_visible()
    phone.wait_for_function("() => history.state === null")
    phone.locator("[data-begin]").first.click()
    phone.get_by_role("button", name="I do not know").click()
    phone.locator("[data-step] [data-leave]").first.click()
    expect(phone.locator(".lead")).to_be_visible()
    phone.wait_for_function("() => history.state === null")
    phone.go_back()
    expect(phone).to_have_url(f"{node.address}/en/index.html")


def test_leaving_the_check_forgets_and_nothing_is_stored(node: Node, phone: Page) -> None:
    count = start_check(phone, node)
    answer_all(phone, count, with_signs=True)
    phone.locator("[data-result] [data-leave]").click()
    expect(phone.locator(".lead")).to_be_visible()
    assert phone.locator("[data-signs-list] > li, [data-calls] > *").count() == 0
    phone.locator("[data-begin]").first.click()
    assert phone.locator(".was-chosen").count() == 0
    assert phone.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert OFFER in phone.url
    assert "?" not in phone.url


def test_the_result_is_printed_alone(node: Node, phone: Page) -> None:
    count = start_check(phone, node)
    answer_all(phone, count, with_signs=True)
    phone.evaluate("window.print = () => { window.printed = true; }")
    phone.locator("[data-result] [data-print]").click()
    assert phone.evaluate("window.printed")
    phone.emulate_media(media="print")
    expect(phone.locator("[data-signs-list] > li").first).to_be_visible()
    assert phone.locator(".lead:visible, .dock:visible, [data-result] button:visible").count() == 0


@pytest.mark.parametrize("path", [OFFER, LESSON])
def test_without_javascript_every_question_is_read_with_its_answer(
    path: str, node: Node, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{node.address}/{path}")
    questions = page.locator(".question-list > li")
    assert questions.count() > 4
    expect(questions.last).to_be_visible()
    assert page.locator("[data-begin]:visible").count() == 0
    if path == LESSON:
        questions.first.locator("summary").click()
        expect(questions.first.locator(".because")).to_be_visible()
    context.close()


def test_a_quiz_tells_the_reason_and_grades_nobody(node: Node, phone: Page) -> None:
    phone.goto(f"{node.address}/{LESSON}")
    questions = phone.locator("[data-quiz] [data-list] > li")
    count = questions.count()
    phone.locator("[data-quiz] [data-begin]").click()
    for number in range(count):
        right = int(questions.nth(number).get_attribute("data-right") or "0") - 1
        wrong = 1 - min(right, 1)
        phone.locator("[data-answers] button").nth(wrong if number == 0 else right).click()
        reply = phone.locator("[data-told]")
        expect(reply).to_contain_text("Another answer is right:" if number == 0 else "Yes, that is so.")
        expect(reply.locator(".because")).to_be_visible()
        assert phone.locator("[data-answers] button:enabled").count() == 0
        phone.locator("[data-next]").click()
    end = f"You found {count - 1} of {count} answers at once."
    expect(phone.locator("[data-end]")).to_contain_text(end)
    expect(questions.first).to_be_visible()  # to read again, with every reason


def test_a_checklist_counts_and_clears(node: Node, phone: Page) -> None:
    phone.goto(f"{node.address}/en/kr/index.html")
    phone.get_by_role("link", name="What to prepare").click()
    ticks = phone.locator("#checklist input")
    ticks.first.check()  # waits for the page
    count = ticks.count()
    ticks.last.check()
    expect(phone.get_by_text(f"Done: 2 of {count}")).to_be_visible()
    phone.get_by_role("button", name="Remove the ticks").click()
    expect(phone.get_by_text(f"Done: 0 of {count}")).to_be_visible()
    expect(phone.locator("#checklist input:checked")).to_have_count(0)
    note = phone.get_by_text("Ticks are not kept when you leave this page.").first
    expect(note).to_be_visible()
    phone.emulate_media(media="print")
    expect(note).to_be_hidden()


def test_the_card_prints_in_the_size_of_a_bank_card(node: Node, desk: Page, tmp_path: Path) -> None:
    desk.goto(f"{node.address}/uz/kr/index.html")
    desk.get_by_role("link", name="Safar kartochkasi").click()
    expect(desk.get_by_role("heading", name="Safar kartochkasi")).to_be_visible()
    pdf = desk.pdf(path=tmp_path / "card.pdf", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    assert box is not None
    assert (float(box[1]), float(box[2])) == pytest.approx((595.3, 841.9), abs=1)  # A4, in points
    desk.emulate_media(media="print")
    faces = desk.locator(".face").all()
    assert len(faces) == 2
    for face in faces:
        place = face.bounding_box()
        assert place is not None
        assert place["width"] / MILLIMETRE == pytest.approx(85.6, abs=0.1)
        assert place["height"] / MILLIMETRE == pytest.approx(54, abs=0.1)
    expect(desk.locator(".by-hand span", has_text="Qon guruhi")).to_be_visible()


def test_nothing_on_a_card_is_cut_in_any_country_and_language(node: Node, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 700, "height": 900}, service_workers="block")
    page = context.new_page()
    pack = page.request.get(f"{node.address}/manifest.json").json()
    for path in (f"{language}/{country}" for language in pack["languages"] for country in pack["countries"]):
        page.goto(f"{node.address}/{path}/card.html")
        for media in ("screen", "print"):
            page.emulate_media(media=media)
            page.evaluate("document.fonts.ready")
            assert all(below > 0.4 and right > -0.5 for below, right in page.evaluate(ROOM)), (path, media)
            for what, above, below in page.evaluate(CLEAR):
                least = 0.4 if what == "head" else -0.45  # the height of a font is more than its letters use
                assert min(above, below) > least, (path, media, what, above, below)
        page.emulate_media(media="screen")
    context.close()


def test_the_card_is_saved_as_a_picture(node: Node, phone: Page) -> None:
    phone.goto(f"{node.address}/uz/kr/card.html")
    with phone.expect_download() as saving:
        phone.get_by_role("button", name="Rasm qilib saqlash").click()
    assert saving.value.suggested_filename == "card-uz-kr.png"
    content = saving.value.path().read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    assert (width, height) == (1012, 2 * 638 + 40)
    assert len(content) > 20_000  # something is drawn on it


def test_a_country_is_kept_with_its_card_and_opens_without_internet(node: Node, phone: Page) -> None:
    phone.goto(f"{node.address}/en/kr/index.html")
    phone.locator("summary", has_text="Keep this country on my phone").click()
    button = phone.get_by_role("button", name="Text and pictures")
    expect(button).to_contain_text("kB")
    button.click()
    expect(phone.get_by_text("Kept on this phone. Works without internet.")).to_be_visible()
    phone.context.set_offline(True)
    phone.reload()
    phone.get_by_role("link", name="Travel card").click()
    expect(phone.get_by_role("link", name="119")).to_be_visible()
    with phone.expect_download():
        phone.get_by_role("button", name="Save as picture").click()


def test_a_country_in_one_file_opens_from_the_disk_without_internet(
    node: Node, phone: Page, browser: Browser, tmp_path: Path
) -> None:
    phone.goto(f"{node.address}/uz/kr/take-along.html")
    with phone.expect_download() as saving:
        phone.get_by_role("link", name="Faylni saqlash").click()
    assert saving.value.suggested_filename == "notes-uz-kr.html"
    saving.value.save_as(tmp_path / "notes-uz-kr.html")
    context = browser.new_context(viewport={"width": 390, "height": 844}, offline=True)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("requestfailed", lambda request: problems.append(request.url))
    page.goto((tmp_path / "notes-uz-kr.html").as_uri())
    expect(page).to_have_title("Eslatmalar")
    expect(page.locator("h1:visible")).to_have_count(0)
    page.get_by_text("Oʻzbekcha · Koreya Respublikasi").click()
    page.get_by_role("link", name="Tibbiy yordam").click()
    expect(page.get_by_role("heading", name="Tibbiy yordam")).to_be_in_viewport()
    assert page.evaluate("document.fonts.check('700 20px \"Noto Sans\"', 'ʻ')")
    assert (
        page.evaluate("""() => Promise.all([...document.images].map((image) => {
      image.loading = "eager";
      return image.decode().then(() => image.naturalWidth > 0);
    }))""")
        == [True] * page.locator("img").count()
    )
    assert problems == []
    context.close()


@pytest.mark.parametrize("path", ["kr/card.html", "kr/take-along.html", "kr/before-you-leave.html"])
def test_the_pages_of_the_tools_are_accessible_and_cut_nothing(
    path: str, node: Node, browser: Browser
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, service_workers="block")
    page = context.new_page()
    for language in ("uz", "ru", "tk"):
        page.goto(f"{node.address}/{language}/{path}")
        assert barriers(page) == []
        for zoom in ("100%", "200%"):
            page.evaluate("zoom => { document.documentElement.style.fontSize = zoom }", zoom)
            assert page.evaluate(OVERFLOWS) == [[], []], (language, zoom)
    context.close()


def test_the_check_at_work_is_accessible_and_cuts_nothing(node: Node, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, service_workers="block")
    page = context.new_page()
    count = start_check(page, node)
    for at in ("question", "result"):
        if at == "result":
            answer_all(page, count, with_signs=True)
        assert barriers(page) == []
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(OVERFLOWS) == [[], []], at
        page.evaluate("document.documentElement.style.fontSize = ''")
    context.close()
