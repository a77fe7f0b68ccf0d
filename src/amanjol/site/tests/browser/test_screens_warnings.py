"""Warnings on a wall screen: in turn with the playlist, until their last day by its clock, and none of them is cut."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, expect

from amanjol.public.warnings.catalogue import WORDS, read_catalogue
from amanjol.site.tests.browser.screen_plans import (
    PASSPORT,
    TALL,
    TITLE,
    WIDE,
    Device,
    notice,
    open_screen,
    plan,
    playlist,
    quiet_screen_of,
    screen_of,
    until,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Route

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser

NOON = "2026-11-25T06:59:30Z"  # half a minute before noon in Tashkent
WARNED = {"ru": "Работа курьером с наркотиками", "tk": "Neşe daşadylýan kurýerlik işi"}
SLIDE, FADE = 26_000, 2_000  # milliseconds
ON_ITS_OWN = ".s-warning.is-shown"


def language(code: str) -> dict[str, Any]:
    return {
        "kinds": {"courier": [WARNED[code], f"Что происходит ({code})"]},
        "advice": {"carry-nothing": "<b>Не берите чужого.</b>"},  # words, never markup
        "names": {"RU": "Россия", "2026-11-25": "25.11.2026"},
        "services": {"ru-112": "Помощь"},
        "words": {key: f"{key}…" for key in WORDS},
    }


def document(**changes: Any) -> dict[str, Any]:
    courier = {
        "id": "1", "kind": "courier", "article": "general/safe-internet", "lines": [["country", "RU"]],
        "advice": ["carry-nothing"], "sure": "several", "contact": "ru-112", "until": "2026-11-25",
    }  # fmt: skip
    return {
        "version": 1,
        "languages": {code: language(code) for code in WARNED},
        "contacts": {"ru-112": {"number": "112", "link": "tel:112", "dialled": ""}},
        "warnings": [courier | changes],
    }


def device(**parts: Any) -> Device:
    """Of an airport where Turkmen weighs as much as Russian; its playlist is in Russian alone."""
    settings = {"languages": ["ru", "tk"], "language_weights": {"ru": 4, "tk": 4}}
    return Device(plan(playlists={"all": playlist(PASSPORT)}), settings, **parts)


@pytest.fixture
def wall(browser: Browser) -> Iterator[BrowserContext]:
    with quiet_screen_of(browser) as context:
        yield context


def next_slide(page: Page) -> str:
    """The class of the next slide, once it alone is seen."""
    page.locator(".s-layer").last.evaluate("(layer) => { layer.dataset.seen = ''; }")
    page.clock.fast_forward(SLIDE)
    expect(page.locator(".s-layer.is-shown:not([data-seen])")).to_have_count(1)
    page.clock.fast_forward(FADE)
    expect(page.locator(".s-layer")).to_have_count(1)
    return page.locator(".s-layer").get_attribute("class") or ""


def slides(page: Page, number: int) -> list[str]:
    expect(page.locator(TITLE)).to_be_visible()
    page.clock.fast_forward(FADE)
    expect(page.locator(".s-layer")).to_have_count(1)
    classes = [page.locator(".s-layer").last.get_attribute("class") or ""]
    classes += [next_slide(page) for _slide in range(number - 1)]
    return ["warning" if "s-warning" in name else "page" for name in classes]


def test_one_after_every_third_slide_in_the_languages_of_the_device(node: Node, wall: BrowserContext) -> None:
    mine = device(warnings=document())
    page = open_screen(wall, node.address, mine, NOON)
    assert slides(page, 4) == ["page", "page", "page", "warning"]
    expect(page.locator(TITLE)).to_have_text(WARNED["ru"])
    expect(page.locator(ON_ITS_OWN)).to_contain_text("<b>Не берите чужого.</b>")
    expect(page.locator(ON_ITS_OWN)).to_contain_text("sure-several…")
    expect(page.locator(f"{ON_ITS_OWN} [data-call]")).to_contain_text("112")
    expect(page.locator(f"{ON_ITS_OWN} [data-call]")).to_contain_text("not-dialled…")
    assert [next_slide(page).split()[1] for _slide in range(3)] == ["s-page"] * 3
    next_slide(page)
    expect(page.locator(TITLE)).to_have_text(WARNED["tk"])
    page.clock.fast_forward(61_000)
    until(page, lambda: bool(mine.counted))
    assert {item for item, _language in mine.counted} == {"general/kept-passport"}  # nobody counts warnings
    assert mine.faults == []


def test_gone_the_day_after_by_the_clock_of_a_device_without_network(node: Node, browser: Browser) -> None:
    mine = device(warnings=document())
    with screen_of(browser) as context:
        page = open_screen(
            context, node.address, mine, "2026-11-25T18:50:00Z"
        )  # ten minutes before the day ends there
        assert slides(page, 4)[-1] == "warning"
        mine.is_reachable = False
        page.clock.fast_forward("12:00")
        expect(page.locator(".s-page.is-shown")).to_have_count(1)
        assert "warning" not in slides(page, 5)


@dataclass
class WebServer:
    """A bucket of the pages with warnings beside them. `refuses`: of what it lacks it says 403, as many buckets do."""

    warnings: dict[str, Any] | str
    refuses: bool = False
    hangs: bool = False
    is_reachable: bool = True
    asked: int = 0

    def answer(self, route: Route) -> None:
        self.asked += 1
        if self.hangs:
            return
        if self.warnings == "":
            route.fulfill(status=404)
        elif not self.is_reachable:
            route.abort()
        elif isinstance(self.warnings, str):
            route.fulfill(body=self.warnings, content_type="application/json")
        else:
            route.fulfill(json=self.warnings)

    @staticmethod
    def one_page(route: Route) -> None:
        """The pack with a playlist without films, which take their own time."""
        route.fulfill(json=route.fetch().json() | {"playlist": [PASSPORT]})

    def open(self, context: BrowserContext, node: Node, now: str) -> Page:
        page = context.new_page()
        page.clock.install(time=now)
        page.route("**/warnings/all.json", self.answer)
        page.route("**/screen/pages.json", self.one_page)
        if self.refuses:
            page.route("**/device/*", lambda route: route.fulfill(status=403))
        page.goto(f"{node.address}/screen/")
        return page


def asked_once_more(page: Page, server: WebServer) -> None:
    """A minute later, or the next, where what was asked before was under way when it went by."""
    asked = server.asked
    for _minute in range(8):  # fewer than are left of the day
        page.clock.fast_forward(61_000)
        for _look in range(100):
            if server.asked > asked:
                return
            page.wait_for_timeout(50)
    raise AssertionError("The screen does not ask again.")


@pytest.mark.parametrize("refuses", [False, True])
def test_on_a_plain_web_server_too_until_the_last_day_by_its_clock(
    node: Node, browser: Browser, refuses: bool
) -> None:
    """The file that telephones get, asked for each minute; without a network what was known goes on, and ends."""
    server = WebServer(document(), refuses=refuses)
    with screen_of(browser, timezone_id="Asia/Tashkent") as context:
        page = server.open(context, node, "2026-11-25T18:50:00Z")
        assert slides(page, 4)[-1] == "warning"
        assert page.evaluate("AmanjolScreen.source.isDevice") is False
        expect(page.locator(TITLE)).to_have_text(re.compile("|".join(WARNED.values())))
        server.is_reachable = False
        asked_once_more(page, server)
        assert "warning" in slides(page, 5)
        page.clock.fast_forward("12:00")
        assert "warning" not in slides(page, 5)


def test_a_plain_web_server_takes_back_within_a_minute_and_says_no_nonsense(
    node: Node, browser: Browser
) -> None:
    server = WebServer(document())
    with screen_of(browser, timezone_id="Asia/Tashkent") as context:
        page = server.open(context, node, NOON)
        assert slides(page, 4)[-1] == "warning"
        no_contacts = document(contact="") | {"contacts": None}
        for nonsense in (
            '{"warnings":7}',
            no_contacts,
            "",
        ):  # nor a folder that is just exchanged changes anything
            server.warnings = nonsense
            asked_once_more(page, server)
            assert "warning" in slides(page, 5)
        server.warnings = document() | {"warnings": []}
        asked_once_more(page, server)
        until(page, lambda: not page.evaluate("AmanjolScreen.source.warnings().length"))
        next_slide(page)
        assert "warning" not in slides(page, 5)


def test_a_server_that_takes_the_question_and_says_nothing_holds_up_no_screen(
    node: Node, browser: Browser
) -> None:
    server = WebServer(document(), hangs=True)
    with screen_of(browser, timezone_id="Asia/Tashkent") as context:
        context.add_init_script(
            "const timeout = AbortSignal.timeout; AbortSignal.timeout = () => timeout.call(AbortSignal, 300);"
        )
        page = server.open(context, node, NOON)
        assert "warning" not in slides(page, 4)
        assert server.asked > 0


def test_a_notice_and_a_closed_hall_leave_no_turn_for_warnings(node: Node, wall: BrowserContext) -> None:
    mine = device(warnings=document())
    times = {"begins_at": "2026-11-25T06:00:00Z", "ends_at": "2026-11-25T23:00:00Z"}
    mine.document["notices"] = [notice(**times)]
    page = open_screen(wall, node.address, mine, NOON)
    assert "warning" not in slides(page, 5)
    expect(page.locator(TITLE)).to_have_text("Рейс перенесён")
    mine.document["notices"], mine.settings["opening_hours"] = [], {"from": "06:00", "to": "07:00"}
    page.clock.fast_forward(12_000)
    page.clock.fast_forward(FADE)
    expect(page.locator(".s-layer")).to_have_count(0)


def test_of_one_that_was_wrong_it_says_so_and_what_is_right(node: Node, wall: BrowserContext) -> None:
    wrong = document(wrong=True, advice=[], contact="", texts={"ru": "Такого не было."})
    page = open_screen(wall, node.address, device(warnings=wrong), NOON)
    assert slides(page, 4)[-1] == "warning"
    slide = page.locator(ON_ITS_OWN)
    expect(slide.locator("[data-label]")).to_have_text("wrong…")
    expect(slide.locator("[data-own]")).to_have_text("Такого не было.")
    expect(slide.locator("[data-sure]")).to_be_hidden()
    assert (
        slide.locator("[data-summary]").evaluate("(part) => getComputedStyle(part).textDecorationLine")
        == "line-through"
    )


@pytest.mark.parametrize(
    "broken", [{"warnings": 7}, {"warnings": [{"until": "2026-11-25", "kind": "courier"}], "languages": {}}]
)
def test_what_makes_no_sense_leaves_the_playlist_as_it_is(
    node: Node, wall: BrowserContext, broken: dict[str, Any]
) -> None:
    page = open_screen(wall, node.address, device(warnings=broken), NOON)
    assert slides(page, 5) == ["page"] * 5


FITS = """async ({ code }) => {
  const { slides, stage, source } = AmanjolScreen;
  const cut = [];
  for (const item of source.warnings()) {
    const slide = await slides.make({ item, languages: [code] });
    stage.cross(slide);
    const box = slide.element.querySelector("[data-text]");
    const names = ["label", "title", "summary", "sure", "do", "call", "country"];
    const parts = names.map((name) => box.querySelector(`[data-${name}]`));
    const isCut = box.scrollHeight > box.clientHeight + 2 || box.scrollWidth > box.clientWidth + 2;
    if (isCut || parts.some(({ hidden }) => hidden) || !box.querySelector("[data-advice] li")) cut.push(item.about);
    stage.remove(slide);
  }
  return cut;
}"""


def longest() -> dict[str, Any]:
    """Every kind with all its advice, a place, a source, free text of three hundred letters and a number to call."""
    catalogue = read_catalogue(Path(__file__).parents[5] / "content")
    codes = next(iter(catalogue.kinds.values())).title.keys()
    lines = [
        ["country", "RU"],
        ["region", "ru-moscow"],
        ["trade", "hotel"],
        ["channel", "telegram"],
        ["month", "2026-10"],
    ]
    return {
        "version": 1,
        "contacts": {"ru-112": {"number": "+7 800 000-00-00", "link": "tel:112", "dialled": ""}},
        "languages": {
            code: {
                "kinds": {key: [kind.title[code], kind.says[code]] for key, kind in catalogue.kinds.items()},
                "advice": {key: piece.says[code] for key, piece in catalogue.advice.items()},
                "names": dict.fromkeys([*(value for _label, value in lines), "2026-11-25"], "Гостиница, кафе"),
                "services": {"ru-112": "Служба помощи мигрантам, круглосуточно"},
                "words": {key: piece.says[code] for key, piece in catalogue.words.items()},
            }
            for code in codes
        },
        "warnings": [
            {
                "id": key, "kind": key, "advice": list(kind.advice), "lines": lines, "sure": "report",
                "contact": "ru-112",
                "source": "Организация по вопросам миграции", "until": "2026-11-25", "article": kind.article,
                "texts": dict.fromkeys(codes, "Вербовщики пишут в группах земляков. " * 8),
            }
            for key, kind in catalogue.kinds.items()
        ],
    }  # fmt: skip


@pytest.mark.parametrize("size", [WIDE, TALL])
def test_no_warning_of_any_kind_is_cut_in_any_language(
    node: Node, browser: Browser, size: tuple[int, int]
) -> None:
    with screen_of(browser, size) as context:
        page = open_screen(context, node.address, device(warnings=longest()), NOON)
        expect(page.locator(TITLE)).to_be_visible()
        until(page, lambda: page.evaluate("AmanjolScreen.source.warnings().length"))
        codes = ["en", "ru", "uz", "kk", "ky", "tk"]
        assert {code: page.evaluate(FITS, {"code": code}) for code in codes} == {code: [] for code in codes}


CROWD = """async ({ letters, names }) => {
  const { slides, stage, source } = AmanjolScreen;
  const texts = { ru: "слово ".repeat(Math.max(1, letters / 6)) };
  const slide = await slides.make({ item: { ...source.warnings()[0], texts }, languages: ["ru"] });
  const box = slide.element.querySelector("[data-text]");
  if (letters < 0) box.style.maxHeight = "40px"; // nothing fits at all
  stage.cross(slide);
  const shown = names.filter((name) => box.querySelector(`[data-${name}]`)?.checkVisibility());
  stage.remove(slide);
  return shown;
}"""


def test_what_is_left_out_first_and_that_the_country_never_is(node: Node, browser: Browser) -> None:
    """Words of one's own before the rest, the source last: without its country a warning is of everybody."""
    names = ["own", "note", "lines", "source", "country"]
    with screen_of(browser, WIDE) as context:
        page = open_screen(context, node.address, device(warnings=longest()), NOON)
        expect(page.locator(TITLE)).to_be_visible()
        until(page, lambda: page.evaluate("AmanjolScreen.source.warnings().length"))
        page.evaluate("document.fonts.ready")
        assert page.evaluate(CROWD, {"letters": 6, "names": names})[-2:] == ["source", "country"]
        assert "own" not in page.evaluate(CROWD, {"letters": 6000, "names": names})
        assert page.evaluate(CROWD, {"letters": 6000, "names": names})[-2:] == ["source", "country"]
        assert page.evaluate(CROWD, {"letters": -1, "names": names}) == ["country"]
