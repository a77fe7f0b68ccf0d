"""The acts of a day with the keyboard alone: where the cursor is stays in sight, and an act gives it back where it was.
And with a thumb: what is written each day stands on the first screen of a phone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.at_desk import AtDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
PHONE: Final = {"width": 390, "height": 844}
LEAST_CONTRAST: Final = 3.0  # WCAG 2.2, 1.4.11
MOST_STOPS: Final = 150
# Of the element that has the cursor: whether it is whole on the screen, how much of it something else covers, and the
# contrast of its ring with what is behind. A radio or tick is ringed at what stands for it.
LOOK: Final = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((part) => {
      const share = part / 255;
      return share <= .03928 ? share / 12.92 : ((share + .055) / 1.055) ** 2.4;
    });
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const isRinged = (element) => element && getComputedStyle(element).outlineStyle !== "none"
    && parseFloat(getComputedStyle(element).outlineWidth) >= 2;
  const ringed = [here, here.nextElementSibling, here.closest("label")].find(isRinged);
  const box = (ringed || here).getBoundingClientRect();
  let behind = (ringed || here).parentElement;
  const isClear = (colour) => parts(colour)[3] !== undefined && parts(colour)[3] < .5;
  while (behind.parentElement && isClear(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement;
  const ground = getComputedStyle(behind).backgroundColor;
  const opaque = isClear(ground) ? "rgb(255, 255, 255)" : ground;
  const lights = ringed ? [light(getComputedStyle(ringed).outlineColor), light(opaque)] : [1, 1];
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const upmost = document.elementFromPoint(x, y);
  const isOwn = (element) => element && (element.contains(upmost) || (upmost && upmost.contains(element)));
  return {
    what: `${here.tagName} ${here.getAttribute("name") || here.innerText.slice(0, 40)}`,
    contrast: (Math.max(...lights) + .05) / (Math.min(...lights) + .05),
    isInSight: box.top >= -1 && box.bottom <= innerHeight + 1 && box.width > 2,
    isFree: isOwn(ringed) || isOwn(here) || [...(here.labels || [])].some(isOwn),
  };
}"""


@pytest.fixture
def worker(browser: Browser, node: Node) -> Iterator[AtDesk]:
    somebody = AtDesk(browser, node, "Maral", viewport={"width": 1440, "height": 900})
    yield somebody
    somebody.close()


def open_case(at_desk: AtDesk, name: str) -> str:
    at_desk.go("/desk/cases/new/")
    at_desk.page.locator("[name=names]").fill(name)
    at_desk.page.locator("[name=next_step]").fill("Перезвонить")
    at_desk.press("main form .main-button")
    return at_desk.page.url


def go_to(page: Page, selector: str) -> None:
    """With Tab alone."""
    for _stop in range(MOST_STOPS):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no key leads to {selector}")


def sends(at_desk: AtDesk, key: str = "Enter") -> None:
    """The key sends a form, and the page that came has settled."""
    with at_desk.arrives():
        at_desk.page.keyboard.press(key)
    at_desk.page.wait_for_load_state("load")
    at_desk.ear.check()


def write_task(at_desk: AtDesk, text: str) -> None:
    go_to(at_desk.page, "form.task-form [name=text]")
    at_desk.page.keyboard.insert_text(text)
    sends(at_desk)


def stops(page: Page) -> list[dict[str, Any]]:
    seen: list[dict[str, Any]] = []
    for _stop in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if (stop := page.evaluate(LOOK)) is None:
            return seen
        seen.append(stop)
    raise AssertionError("Tab never comes to the end")


def test_the_cursor_is_always_in_sight(worker: AtDesk) -> None:
    page = worker.page
    case = open_case(worker, "Айна Клавишева")
    worker.go(f"{case}talk/")
    worker.press("[name=age][value=adult]")
    for path in ("/desk/", "/desk/cases/?all", case, f"{case}talk/1/", "/desk/cases/new/", f"{case}close/"):
        worker.go(path)
        lost = [
            stop
            for stop in stops(page)
            if not (stop["isInSight"] and stop["isFree"] and stop["contrast"] >= LEAST_CONTRAST)
        ]
        assert lost == [], path


def test_a_key_goes_on_where_it_pressed(worker: AtDesk) -> None:
    page = worker.page
    open_case(worker, "Дурли Клавишева")
    for text in ("Первая задача", "Вторая задача", "Третья задача"):
        write_task(worker, text)
        expect(page.locator("form.task-form [name=text]")).to_be_focused()
    worker.go(page.url.partition("#")[0])
    go_to(page, "main button.tick")
    sends(worker)
    expect(page.locator(".tasks > li:not(.is-done)")).to_have_count(2)
    expect(page.locator("main button.tick").first).to_be_focused()  # the next has taken its place
    go_to(page, ".note-form textarea")
    page.keyboard.insert_text("Записано клавишами")
    go_to(page, ".note-form .main-button")
    sends(worker)
    expect(page.locator("main")).to_be_focused()  # what came of it is said at its top


def test_a_thumb_is_left_where_it_pressed(browser: Browser, node: Node) -> None:
    """The page stands as it stood, and no field takes the cursor, which would open the telephone's keyboard."""
    somebody = AtDesk(browser, node, "Maral", viewport=PHONE, has_touch=True)
    page = somebody.page
    open_case(somebody, "Огулджан Большова")
    for text in [f"Задача {number}" for number in range(1, 10)]:
        page.locator("form.task-form [name=text]").fill(text)
        somebody.press("form.task-form button")
    somebody.go("/desk/")
    tick = page.locator(".day-main li", has_text="Огулджан Большова").last.locator("button.tick")
    tick.scroll_into_view_if_needed()
    stood = page.evaluate("scrollY")
    assert stood > PHONE["height"] / 2
    with somebody.arrives():
        tick.tap()
    page.wait_for_load_state("load")
    assert abs(page.evaluate("scrollY") - stood) < PHONE["height"] / 4
    assert page.evaluate("document.activeElement === document.body")
    somebody.close()


def test_the_search_gives_the_cursor_back(worker: AtDesk) -> None:
    page = worker.page
    worker.go("/desk/cases/?all")
    go_to(page, "main summary")
    page.keyboard.press("/")
    expect(page.locator(".frame-search input[name=question]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("main details.filters > summary")).to_be_focused()


def test_a_ticked_case_is_given_past_all_rows_between(browser: Browser, node: Node) -> None:
    supervisor = AtDesk(browser, node, "Bahar", viewport={"width": 1440, "height": 900})
    page = supervisor.page
    open_case(supervisor, "Бегенч Клавишев")
    supervisor.go("/desk/cases/?all")
    go_to(page, "[name=case]")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.locator("a.to-give:focus")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#give select")).to_be_focused()
    supervisor.close()


def test_the_note_stands_on_the_first_screen_and_the_case_on_three(browser: Browser, node: Node) -> None:
    """Of Rosa, who has something in every room."""
    somebody = AtDesk(browser, node, "Maral", viewport=PHONE, has_touch=True)
    page = somebody.page
    somebody.press(page.locator("main .people-links a", has_text="Роза"))
    for part in (".note-form textarea", ".note-form .main-button"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= PHONE["height"], part
        assert box["height"] >= 44  # a thumb
    assert page.evaluate("document.documentElement.scrollHeight") < 3 * PHONE["height"]
    somebody.close()
