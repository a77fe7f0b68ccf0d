"""Takes the pictures of docs/pages.md from a running demo: every kind of page, as it is.

    make run            # in one terminal
    .venv/bin/python deploy/take_pictures.py [--only kiosk] [http://localhost:8000]

Each picture is one row of `PICTURES`: a group, a name, the steps that lead there. Written as WebP to
docs/pictures. What those of referrals show is played before on both nodes (`referral_story.py`). Those of legal aid are
of another cast, and taken when asked for:

    AMANJOL_DEMO_CAST=KG make run PLANES=casework NEIGHBOUR=no
    .venv/bin/python deploy/take_pictures.py --only legal-aid
"""

from __future__ import annotations

import argparse
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pymupdf
import referral_story
from demo_visits import PATIENT, heed_language, sign_in, speak
from desk_steps import case, certificate, group, name_training, of_case, printed
from legal_aid_steps import legal_need, mandate, own_offer, plan
from PIL import Image
from playwright.sync_api import sync_playwright

from amanjol.site.tests import chromium

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

OUT = Path(__file__).parents[1] / "docs" / "pictures"
PHONE, DESKTOP = (390, 844), (1440, 900)
PORTRAIT, LANDSCAPE = (1080, 1920), (1920, 1080)
LEGAL_AID = "legal-aid"  # of a demo with another cast


@dataclass(frozen=True, slots=True)
class Picture:
    """`scale` is how large it is kept, of what was seen; of steps that give a PDF, its first page. `language` is that
    of staff pages, as a browser names it: the page says it and the person's account may say another. `at_neighbour`:
    the person lives on the node in Almaty.
    """

    group: str
    name: str
    size: tuple[int, int]
    steps: Callable[[Page, str], bytes | None]
    scale: float = 1.0
    person: str = ""
    language: str = "en-GB"
    at_neighbour: bool = False


def at(path: str, *, wait: int = 700) -> Callable[[Page, str], None]:
    def go(page: Page, origin: str) -> None:
        page.goto(f"{origin}{path}")
        page.wait_for_timeout(wait)

    return go


def kiosk(*touches: str, language: str = "uz", typed: str = "") -> Callable[[Page, str], None]:
    """From the posters to where the touches lead: selectors, one after the other."""

    def go(page: Page, origin: str) -> None:
        page.goto(f"{origin}/kiosk/")
        page.wait_for_timeout(2500)
        if touches or typed:
            page.locator("[data-act=begin]").click()
        if touches and touches[0] != "languages":
            page.locator(f'[data-language="{language}"]').click()
            for touch in touches:
                page.locator(touch).first.click()
                page.wait_for_timeout(300)
        page.keyboard.type(typed)
        page.wait_for_timeout(700)

    return go


def article(language: str, country: str, topic: str) -> tuple[str, str]:
    return (
        f'[data-open="{language}/{country}/index.html"]',
        f'.k-rows [data-open="{language}/{country}/{topic}.html"]',
    )


def contact(page: Page, origin: str) -> None:
    at("/uz-cyrl/kr/help-and-contacts.html")(page, origin)
    page.locator(".contact", has_text="1577-1366").first.scroll_into_view_if_needed()


def one_file(page: Page, origin: str) -> None:
    at("/ru/pl/notes-ru-pl.html")(page, origin)
    page.locator(".cover > summary").click()
    page.wait_for_timeout(300)


def answered(page: Page, origin: str) -> None:
    """The check of an offer, with "no" to every question: some flags are raised."""
    at("/ru/general/job-offer.html")(page, origin)
    page.locator("[data-begin]").click()
    while page.locator('[data-answer="no"]').is_visible():
        page.locator('[data-answer="no"]').click()
        page.wait_for_timeout(200)
    page.wait_for_timeout(500)


def side_by_side(page: Page, origin: str) -> None:
    at("/cms/translate/?language=uz")(page, origin)
    page.locator("main a[href*='/cms/translate/uz/']").first.click()
    page.wait_for_timeout(700)


def beside(number: int, path: str, *, wait: int = 4000) -> Callable[[Page, str], None]:
    """On the demo's own devices, whose ports follow the node's."""

    def go(page: Page, origin: str) -> None:
        host, _colon, port = origin.rpartition(":")
        page.goto(f"{host}:{int(port) + number}{path}")
        page.wait_for_timeout(wait)

    return go


def device(page: Page, origin: str) -> None:
    at("/fleet/")(page, origin)
    page.locator("main a", has_text="hall 1").first.click()
    page.wait_for_timeout(700)


def first(path: str, link: str = ".rows a") -> Callable[[Page, str], None]:
    """The first of a list, or of such links."""

    def go(page: Page, origin: str) -> None:
        at(path)(page, origin)
        page.locator(f"main {link}").first.click()
        page.wait_for_timeout(700)

    return go


def referral(*presses: str) -> Callable[[Page, str], None]:
    """From the list of referrals, by what is pressed one after the other."""

    def go(page: Page, origin: str) -> None:
        at("/desk/referrals/")(page, origin)
        for selector in presses:
            page.locator(f"main {selector}").first.click()
            page.wait_for_timeout(700)

    return go


def return_of(name: str) -> Callable[[Page, str], None]:
    def go(page: Page, origin: str) -> None:
        referral_story.Hand(page, origin).case_of(name)
        page.goto(f"{page.url}return/")
        page.wait_for_timeout(700)

    return go


def danger(page: Page, origin: str) -> None:
    """What is told of it, filled in and not sent."""
    hand = referral_story.Hand(page, origin)
    page.goto(f"{hand.case_of(referral_story.GOES_HOME)}refer/danger/")
    referral_story.fill_danger(hand, referral_story.YYLDYZ, "TM", "Мары, склад за вокзалом, синие ворота")
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(300)


def file_along(page: Page, origin: str) -> None:
    """What the partner reads of it, with a file, before it is sent."""
    hand = referral_story.Hand(page, origin)
    hand.case_of(referral_story.GOES_HOME)
    address = page.locator("main #referrals ~ ul a.what").first.get_attribute("href")
    page.goto(f"{origin}{address}identity/")
    referral_story.choose_file(hand)
    page.locator("main h2", has_text="Файлы").scroll_into_view_if_needed()
    page.wait_for_timeout(300)


def other_way(page: Page, origin: str) -> None:
    referral_story.Hand(page, origin).case_of(referral_story.GOES_HOME)
    page.goto(f"{page.url}refer/otherwise/")
    page.wait_for_timeout(700)


TOPIC = "health-care"


PICTURES = (
    Picture("phone", "phone-home-ru", PHONE, at("/ru/index.html")),
    Picture("phone", "phone-country-uz", PHONE, at("/uz/kr/index.html")),
    Picture("phone", "phone-article-uz-cyrl", PHONE, at("/uz-cyrl/kr/help-and-contacts.html")),
    Picture("phone", "phone-contact-uz-cyrl", PHONE, contact),
    Picture("phone", "phone-borrowed-tk", PHONE, at("/tk/pl/before-you-leave.html")),
    Picture("phone", "phone-offer-ru", PHONE, answered),
    Picture("phone", "phone-card-uz", PHONE, at("/uz/ae/card.html")),
    Picture("phone", "phone-take-along-ky", PHONE, at("/ky/ru/take-along.html", wait=4000)),
    Picture("phone", "phone-search-kk", PHONE, at("/kk/search.html?q=жалақы", wait=1500)),
    Picture("phone", "phone-lesson-en", PHONE, at("/en/general/safe-internet-lesson.html")),
    Picture("phone", "phone-one-file-ru", PHONE, one_file),
    Picture("kiosk", "kiosk-attract", PORTRAIT, kiosk(), 0.4),
    Picture("kiosk", "kiosk-languages", PORTRAIT, kiosk("languages"), 0.4),
    Picture("kiosk", "kiosk-topics-tk", PORTRAIT, kiosk(article("tk", "tr", "")[0], language="tk"), 0.4),
    Picture("kiosk", "kiosk-article-uz", PORTRAIT, kiosk(*article("uz", "tr", TOPIC)), 0.4),
    Picture(
        "kiosk", "kiosk-code-ru", PORTRAIT,
        kiosk(*article("ru", "tr", TOPIC), "[data-dock] [data-act=code]", language="ru"), 0.4,
    ),
    Picture("kiosk", "kiosk-search-uz", PORTRAIT, kiosk('[data-dock] [data-act="search"]', typed="viza"), 0.4),
    Picture("kiosk", "kiosk-hidden", PORTRAIT, kiosk(*article("uz", "tr", TOPIC), "[data-act=hide]"), 0.4),
    Picture("kiosk", "kiosk-article-wide-ru", LANDSCAPE, kiosk(*article("ru", "tr", TOPIC), language="ru"), 0.5),
    Picture("editor", "editor", DESKTOP, at("/cms/"), 0.75, "Lola"),
    Picture("editor", "editor-state", DESKTOP, at("/cms/state/"), 0.75, "Lola"),
    Picture("editor", "editor-dialling", DESKTOP, at("/cms/dialling/"), 0.75, "Lola"),
    Picture("editor", "editor-side-by-side", DESKTOP, side_by_side, 0.75, "Lola"),
    Picture("fleet", "fleet", DESKTOP, at("/fleet/"), 0.75, "Sanjar"),
    Picture("fleet", "fleet-device", DESKTOP, device, 0.75, "Sanjar"),
    Picture("fleet", "fleet-enrol", DESKTOP, at("/fleet/enrol/"), 0.75, "Sanjar"),
    Picture("fleet", "fleet-screens", DESKTOP, at("/fleet/screens/"), 0.75, "Aidar"),
    Picture("fleet", "fleet-phone", PHONE, at("/fleet/"), 1.0, "Sanjar"),
    Picture("device", "screen", LANDSCAPE, beside(2, "/screen/", wait=9000), 0.5),
    Picture("device", "screen-upright", PORTRAIT, beside(2, "/screen/", wait=9000), 0.4),
    Picture("device", "maintenance", PORTRAIT, beside(1, "/device/maintenance"), 0.4),
    *(
        Picture("desk", f"{name}{'-phone' * (size is PHONE)}{ending}", size, steps, scale, person, language)
        for name, steps, person in (
            ("desk-today", at("/desk/"), "Maral"),
            ("desk-work", at("/desk/cases/?all"), "Bahar"),
            ("desk-case", case(), "Maral"),
            ("desk-talk", case("talk/"), "Maral"),
        )
        for size, scale in ((DESKTOP, 0.75), (PHONE, 1.0))
        for ending, language in (("", "en-GB"), ("-ru", "ru-RU"))
    ),
    *(
        Picture("referral", f"{name}{'-phone' * (size is PHONE)}", size, steps, scale, person, "ru-RU", True)
        for name, steps, person in (
            ("referral-danger", danger, "Zhanna"),
            ("referral-call-back", referral("li:has(.badge-soft.alarm) a.btn"), "Zhanna"),
            ("referral-return", return_of(referral_story.GOES_HOME), "Zhanna"),
            ("referral-files", file_along, "Zhanna"),
            ("referral-otherwise", other_way, "Zhanna"),
            ("referral-register", at("/desk/referrals/transfers/"), "Aigerim"),
        )
        for size, scale in ((DESKTOP, 0.75), (PHONE, 1.0))
    ),
    *(
        Picture("support", f"{name}{'-phone' * (size is PHONE)}", size, steps, scale, "Maral", "ru-RU")
        for name, steps in (
            ("support-plan", case("support/")),
            ("support-house", at("/desk/houses/")),
            ("support-stay", of_case("/stays/")),
            ("support-afterwards", first("/desk/", "a[href$='/afterwards/']")),
            ("support-outcomes", case("outcomes/")),
            ("learning-cohort", first("/desk/learning/", "a.case-link")),
            ("learning-business", first("/desk/work/", "a.case-link[href*='/people/']")),
        )
        for size, scale in ((DESKTOP, 0.75), (PHONE, 1.0))
    ),
    *(
        Picture("support", f"paper-{name}", DESKTOP, steps, 0.75, person, "ru-RU")
        for name, steps, person in (
            ("plan-tk", printed(case("support/paper/")), "Maral"),
            ("receipt-tk", printed(of_case("/stays/", "receipt/")), "Maral"),
            ("certificate", printed(name_training, certificate), "Bahar"),
        )
    ),
    *(
        Picture("programme", f"programme-{name}", size, steps, scale, person, "ru-RU")
        for size, scale, name, steps, person in (
            (DESKTOP, 0.75, "results", first("/programme/", ".spans a:not([aria-current])"), "Aidar"),
            (DESKTOP, 0.75, "ledger", at("/programme/recommendations/"), "Aidar"),
            (DESKTOP, 0.75, "issue", first("/programme/newsletter/"), "Aidar"),
            (PHONE, 1.0, "return-phone", first("/programme/returns/"), "Merdan"),
            (PHONE, 1.0, "planner-phone", at("/programme/planner/"), "Aidar"),
            (PHONE, 1.0, "warning-phone", at("/cms/warnings/new/"), "Lola"),
        )
    ),
    Picture("desk", "desk-read-together", DESKTOP, case("access/"), 0.75, "Maral"),
    Picture("desk", "desk-who-may-open", DESKTOP, case("names/"), 0.75, "Maral"),
    Picture("desk", "desk-details", DESKTOP, case("details/"), 0.75, "Maral"),
    Picture("desk", "desk-consent", DESKTOP, case("consent/"), 0.75, "Maral"),
    Picture("desk", "desk-group", DESKTOP, group, 0.75, "Maral"),
    Picture("desk", "desk-report", DESKTOP, first("/desk/reports/"), 0.75, "Maral"),
    Picture("desk", "desk-officer-phone", PHONE, at("/desk/report/"), 1.0, "Oraz ("),
    Picture("desk", "desk-consultation-phone", PHONE, first("/desk/consultations/"), 1.0, "Maral"),
    Picture("desk", "desk-review", DESKTOP, case("review/"), 0.75, "Bahar"),
    Picture("desk", "desk-keys", DESKTOP, at("/organisation/keys/"), 0.75, "Maral"),
    Picture("desk", "sign-in", DESKTOP, at("/account/sign-in/"), 0.75),
    Picture("desk", "desk", DESKTOP, at("/desk/"), 0.75, "Orazgul"),
    *(
        Picture(LEGAL_AID, f"{name}{'-phone' * (size is PHONE)}", size, steps, scale, person, "ru-RU")
        for name, steps, person in (
            ("legal-need", legal_need(), "Gulnaz"),
            ("legal-lawyer", legal_need("lawyer/"), "Gulnaz"),
            ("legal-other-side", legal_need("other-side/"), "Gulnaz"),
            ("legal-mandate", mandate, "Gulnaz"),
            ("legal-own-offer", own_offer, "Jamila"),
            ("legal-plan", plan, "Gulnaz"),
            ("legal-districts", at("/desk/advocates/districts/"), "Gulnaz"),
        )
        for size, scale in ((DESKTOP, 0.75), (PHONE, 1.0))
    ),
)  # fmt: skip


def neighbour_of(origin: str) -> str:
    """Where the demo's second node answers: beside its devices."""
    return f"http://127.0.0.1:{int(origin.rpartition(':')[2]) + 3}"


def play_referrals(browser: Browser, origin: str) -> None:
    contexts = [browser.new_context(locale="ru-RU") for _side in range(2)]
    hands = []
    for context, of_node, person in zip(
        contexts, (origin, neighbour_of(origin)), ("Maral", "Zhanna"), strict=True
    ):
        page = context.new_page()
        sign_in(page, of_node, person)
        hands.append(referral_story.Hand(page, of_node))
    referral_story.play(*hands)
    for context in contexts:
        context.close()


def take(browser: Browser, origin: str, picture: Picture, state: dict[str, object]) -> None:
    origin = neighbour_of(origin) if picture.at_neighbour else origin
    width, height = picture.size
    who = f"{picture.person} of {origin}"
    signed_in = state.get(who) if picture.person else None
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale=picture.language,
        storage_state=signed_in,  # type: ignore[arg-type]
    )
    language = picture.language.partition("-")[0]
    speak(context, origin, language)
    context.set_default_timeout(PATIENT)
    page = context.new_page()
    if picture.person and signed_in is None:
        sign_in(page, origin, picture.person)
        state[who] = context.storage_state()
    paper = picture.steps(page, origin)
    if picture.person:
        heed_language(page, language, picture.name)
    image = Image.open(io.BytesIO(_first_page(paper) if paper else page.screenshot()))
    size = (round(image.width * picture.scale), round(image.height * picture.scale))
    image.convert("RGB").resize(size, Image.Resampling.LANCZOS).save(
        OUT / f"{picture.name}.webp", quality=82, method=6
    )
    context.close()


def _first_page(paper: bytes) -> bytes:
    """As PNG, 110 points an inch."""
    with pymupdf.open(stream=paper, filetype="pdf") as document:  # type: ignore[no-untyped-call]  # pymupdf names no types
        return bytes(document[0].get_pixmap(dpi=110).tobytes("png"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("origin", nargs="?", default="http://localhost:8000")
    parser.add_argument("--only", help="a group, or a name")
    chosen = parser.parse_args()
    state: dict[str, object] = {}
    pictures = [
        picture
        for picture in PICTURES
        if chosen.only in {picture.group, picture.name}
        or (chosen.only is None and picture.group != LEGAL_AID)
    ]
    origin = chosen.origin.rstrip("/")
    with sync_playwright() as playwright:
        browser = chromium.launched(playwright.chromium)
        if any(picture.group == "referral" for picture in pictures):
            play_referrals(browser, origin)
        for picture in pictures:
            take(browser, origin, picture, state)
            print(picture.name, flush=True)  # noqa: T201  a command's progress
        browser.close()


if __name__ == "__main__":
    main()
