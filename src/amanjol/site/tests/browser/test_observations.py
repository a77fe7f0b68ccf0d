"""What three people told goes from the desk past two editors to kiosk, screen and a telephone without network.

It ends there by the clock; one woman's story never begins the way.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from amanjol.site.demo_devices import devices_beside
from amanjol.site.tests.browser.at_desk import AtDesk
from amanjol.site.tests.browser.kiosk_visits import PORTRAIT, choose
from amanjol.site.tests.browser.node import Node, sign_in
from amanjol.site.tests.browser.referral_pages import begin_case, hear_yes
from amanjol.site.tests.browser.screen_plans import (
    PASSPORT,
    TITLE,
    Device,
    open_screen,
    plan,
    playlist,
    screen_of,
)
from amanjol.site.tests.browser.test_screens_warnings import next_slide, slides

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    type Desk = Callable[[str], AtDesk]

pytestmark = pytest.mark.browser
DESK: Final = "/desk/observations/"
PATIENCE: Final = 300  # seconds from approval to a device; how long it takes says docs/warnings.md
CODES: Final = {"kind": "kept-papers", "country": "TR", "region": "tr-istanbul"}
TELLERS: Final = ("Байрамгуль Ёллыева", "Феруза Шадурдыева", "Огульджан Гельдимухаммедова")  # fictional
SILENT: Final = "Зулейха Мередова"  # fictional; has consented to nothing
TITLES: Final = {
    "uz": "Pasportlarni olib qoʻyishyapti",
    "uz-cyrl": "Паспортларни олиб қўйишяпти",
    "tk": "Pasportlary alýarlar",
}
OWN: Final = {
    "uz": "Pasport nusxasini yaqiningizda qoldiring.",
    "uz-cyrl": "Паспорт нусхасини яқинингизда қолдиринг.",
    "tk": "Pasportyň göçürmesini ýakynyňyzda goýuň.",
}


@pytest.fixture
def at_desk(browser: Browser, observing: Node) -> Iterator[Desk]:
    """Each of them signs in once."""
    there: dict[str, AtDesk] = {}

    def of(name: str) -> AtDesk:
        if name not in there:
            there[name] = AtDesk(browser, observing, f"{name} (", viewport={"width": 1440, "height": 900})
        return there[name]

    yield of
    for someone in there.values():
        someone.close()


def test_what_three_women_told_warns_until_its_last_day(
    observing: Node, at_desk: Desk, desk: Page, phone: Page, browser: Browser
) -> None:
    maral, bahar = at_desk("Maral"), at_desk("Bahar")
    for teller in TELLERS:
        agree_to_be_counted(maral, begin_case(maral, teller))
    observation = write(maral, TELLERS, could_know="no", still_inside="no", asked="agreed")
    expect(maral.page.locator(".story-refusals li")).to_have_count(1)
    expect(maral.page.locator(".story-refusals")).to_contain_text("другой сотрудник с ключами")
    bahar.go(observation)
    bahar.press("form[action$='/send/'] button")
    seen = compose(desk, observing)
    assert not [word for name in TELLERS for word in name.split() if word in seen]
    approve(desk, observing)

    until = date.fromisoformat(arrive(phone, f"{observing.address}/warnings/uz.json")["warnings"][0]["until"])
    read_without_network(phone, observing, until)
    kiosk, screen = devices_beside(observing.port)
    for device in (kiosk, screen):
        arrive(phone, f"http://localhost:{device.port}/device/warnings.json")
    read_at_kiosk(browser, kiosk.address, until)
    document = arrive(phone, f"http://localhost:{screen.port}/device/warnings.json")
    watch_screen(browser, observing, document, until)
    maral.go(observation)
    expect(maral.page.locator("main .head .badge-soft.good")).to_have_count(1)  # a warning was begun


def test_one_womans_story_is_stopped_and_a_firm_without_a_register(observing: Node, at_desk: Desk) -> None:
    maral, page = at_desk("Maral"), at_desk("Maral").page
    begin_case(maral, SILENT)
    observation = write(maral, [SILENT], could_know="yes", still_inside="yes", asked="refused")
    for someone, number in ((maral, 6), (at_desk("Bahar"), 5)):  # who wrote it is one more reason
        someone.go(observation)
        refusals = someone.page.locator(".story-refusals")
        for says in (
            "меньше трёх",
            "Нет действующего согласия",
            "вербовщик",
            "Там ещё есть люди",
            "Человек против",
        ):
            expect(refusals).to_contain_text(says)
        expect(refusals.locator("li")).to_have_count(number)
        expect(someone.page.locator("form[action$='/send/']")).to_have_count(0)

    begin(maral)
    today = timezone.localdate().isoformat()
    firm = {"firm_name": "ООО «Дорога» (вымышлено)", "firm_link": "https://news.example/1", "firm_on": today}
    for name, typed in firm.items():
        page.locator(f"main [name={name}]").fill(typed)
    for by in ("report", "office"):
        page.locator("main [name=firm_by]").select_option(by)
        maral.press("main .main-button")
        expect(page).to_have_url(f"{observing.address}{DESK}new/")
        expect(page.locator("main form")).to_contain_text("государственный реестр или суд")
        expect(page.locator("main [name=firm_name]")).to_have_value(firm["firm_name"])  # nothing is lost
    page.locator("main [name=firm_by]").select_option("register")
    save(maral)
    expect(page.locator("main")).to_contain_text(firm["firm_name"])


def agree_to_be_counted(maral: AtDesk, case: str) -> None:
    maral.go(f"{case}consent/")
    maral.page.locator("[name=purpose]").select_option("counted")
    hear_yes(maral)


def begin(maral: AtDesk) -> None:
    maral.go(f"{DESK}new/")
    for name, value in CODES.items():
        maral.page.locator(f"main [name={name}]").select_option(value)
    maral.page.locator("main [name=known][value=helped]").check()


def save(maral: AtDesk) -> None:
    maral.press("main .main-button")
    expect(maral.page).to_have_url(re.compile(rf"{DESK}[0-9a-f-]{{36}}/$"))


def write(maral: AtDesk, tellers: Any, **answers: str) -> str:
    """An observation behind which these stand, all answered alike; its address."""
    begin(maral)
    save(maral)
    page, address = maral.page, maral.page.url
    maral.go(f"{address}people/")
    for teller in tellers:
        page.get_by_label(teller).check()
    save(maral)
    behind = page.locator("main .rows a[href*='/people/']")
    expect(behind).to_have_count(len(tellers))
    for path in [link.get_attribute("href") for link in behind.all()]:
        maral.go(path or "")
        for name, value in answers.items():
            page.locator(f"main [name={name}][value={value}]").check()
        save(maral)
    return address


def compose(desk: Page, node: Node) -> str:
    """As Lola, of what arrived; gives what she was shown of it."""
    sign_in(desk, node, "Lola", "/cms/")
    desk.goto(f"{node.address}/cms/warnings/")
    seen = desk.locator("main").inner_text()
    desk.locator("main a[href*='/cms/warnings/observations/']", has_text="Passports are taken away").click()
    seen += desk.locator("main").inner_text()
    desk.locator("form[action$='/take-up/'] button").click()
    for code in ("uz", "tk"):
        desk.locator(f"main [name=text_{code}]").fill(OWN[code])
    desk.locator("main .buttons .main-button").click()
    expect(desk).to_have_url(re.compile(r"/cms/warnings/[0-9a-f-]{36}/$"))
    expect(desk.locator("form[action$='/approve/']")).to_have_count(0)  # she wrote it
    return seen


def approve(desk: Page, node: Node) -> None:
    """As Timur, what Lola has left open."""
    warning = desk.url
    desk.context.clear_cookies()
    sign_in(desk, node, "Timur", "/cms/")
    desk.goto(warning)
    with desk.expect_navigation():
        desk.locator("form[action$='/approve/'] button").click()
    expect(desk.locator("form[action$='/approve/']")).to_have_count(0)


def arrive(page: Page, address: str) -> dict[str, Any]:
    """What the node or a device says of warnings, once it says any; asked past what a browser keeps."""
    for _second in range(PATIENCE):
        answer = page.request.get(address)
        document: dict[str, Any] = json.loads(answer.body()) if answer.ok else {}
        if document.get("warnings"):
            return document
        page.wait_for_timeout(1_000)
    raise AssertionError(f"{address} has no warning after {PATIENCE} s")


def noon(day: date) -> str:
    """Of universal time: the same day from one end of the world to the other."""
    return f"{day}T12:00:00Z"


def read_without_network(phone: Page, node: Node, until: date) -> None:
    for code in TITLES:
        phone.goto(f"{node.address}/{code}/")
        expect(phone.locator("[data-saved]")).to_be_visible(timeout=60_000)
    phone.context.set_offline(True)
    phone.clock.set_fixed_time(noon(until))
    for code in TITLES:
        phone.goto(f"{node.address}/{code}/")
        read(phone, code)
    phone.clock.set_fixed_time(noon(until + timedelta(days=1)))
    for code in TITLES:
        phone.goto(f"{node.address}/{code}/")
        phone.wait_for_function("() => window.AmanjolWarnings")  # it came, and says nothing
        expect(phone.locator(".cautions")).to_have_count(0)
    phone.context.set_offline(False)


def read(page: Page, code: str) -> None:
    page.locator(".cautions summary", has_text=TITLES[code]).click()
    expect(page.locator(".caution-own")).to_have_text(OWN[code])


def read_at_kiosk(browser: Browser, address: str, until: date) -> None:
    with screen_of(browser, PORTRAIT, has_touch=True) as context:
        page = context.new_page()
        page.clock.set_fixed_time(noon(until))
        for code in TITLES:
            page.goto(address)
            choose(page, code)
            read(page, code)
        page.clock.set_fixed_time(noon(until + timedelta(days=1)))
        for code in TITLES:
            page.goto(address)
            with page.expect_response("**/device/warnings.json"):
                choose(page, code)
            expect(page.locator(".cautions")).to_have_count(0)


def watch_screen(browser: Browser, node: Node, document: dict[str, Any], until: date) -> None:
    """With the document that the real screen was told, until ten minutes after its last day in Tashkent."""
    settings = {"languages": list(TITLES), "language_weights": dict.fromkeys(TITLES, 4)}
    mine = Device(plan(playlists={"all": playlist(PASSPORT)}), settings, warnings=document)
    with screen_of(browser) as context:
        page = open_screen(context, node.address, mine, f"{until}T18:50:00Z")
        assert slides(page, 4)[-1] == "warning"
        titles = {page.locator(TITLE).inner_text()}
        while len(titles) < len(TITLES):
            assert "s-warning" in [next_slide(page) for _slide in range(4)][-1]
            title = page.locator(TITLE).inner_text()
            assert title not in titles
            titles.add(title)
        assert titles == set(TITLES.values())
        mine.is_reachable = False
        page.clock.fast_forward("12:00")
        expect(page.locator(".s-page.is-shown")).to_have_count(1)
        assert "warning" not in slides(page, 5)
