"""The ways through a demo to the pages and papers of the desk, for `take_pictures.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def case(what: str = "") -> Callable[[Page, str], None]:
    """The case of Rosa, a fictional person of the demo, or a page of it; a talk is begun where there is none."""

    def go(page: Page, origin: str) -> None:
        page.goto(f"{origin}/desk/cases/?all")
        address = page.locator("main .case-link", has_text="Роза").first.get_attribute("href")
        page.goto(f"{origin}{address}{what}")
        begin = page.locator("[name=age][value=adult]")
        if what and begin.count():
            begin.click()
        page.wait_for_timeout(700)

    return go


def group(page: Page, origin: str) -> None:
    """Four fictional people of one farm; written down where there is no group."""
    page.goto(f"{origin}/desk/cases/groups/")
    links = page.locator("main .rows a")
    if links.count():
        links.first.click()
    else:
        page.goto(f"{origin}/desk/cases/groups/new/")
        page.locator("[name=title]").fill("Ферма у Байрамали")
        page.locator("[name=employer]").fill("ХО «Ак Пагта» (вымышлено)")
        page.locator("main .main-button").click()
        page.locator("main [name=names]").fill("Батыр\nДжемал\nКерим\nОгулбек")
        page.locator("main .next-step .main-button").click()
        page.wait_for_timeout(1500)
        page.locator("main .main-button").click()  # who is added, once more
        page.wait_for_timeout(1500)
    page.wait_for_timeout(700)


def of_case(link: str, what: str = "") -> Callable[[Page, str], None]:
    """Where the first such link of Rosa's case leads, or a page below it."""

    def go(page: Page, origin: str) -> None:
        case()(page, origin)
        address = page.locator(f"main a[href*='{link}']").first.get_attribute("href")
        page.goto(f"{origin}{address}{what}")
        page.wait_for_timeout(700)

    return go


def printed(*steps: Callable[[Page, str], None]) -> Callable[[Page, str], bytes]:
    """What the form of the page at their end prints, for whoever can keep a paper: a PDF."""

    def go(page: Page, origin: str) -> bytes:
        for step in steps:
            step(page, origin)
        page.locator("[name=is_safe][value=yes]").check()
        if page.locator("main select[name=language]").count():
            page.locator("main select[name=language]").select_option("tk")
        form = page.locator("main form[method=post]").first
        if form.get_attribute("target") != "_blank":  # first shown, then printed
            form.locator(".main-button").click()
            page.locator("[name=for_printer]").wait_for()
            form = page.locator("main form[method=post]").first
        typed = form.evaluate(
            "(form) => new URLSearchParams(new FormData(form, form.querySelector('button'))).toString()"
        )
        answer = page.request.post(
            page.url,
            data=typed,
            headers={"content-type": "application/x-www-form-urlencoded", "referer": page.url},
        )
        if answer.headers["content-type"] != "application/pdf":
            raise LookupError(f"Nothing was printed at {page.url}.")
        return answer.body()

    return go


def name_training(page: Page, origin: str) -> None:
    """Without which there are no certificates."""
    page.goto(f"{origin}/desk/learning/issuer/")
    for field in page.locator("main form input[type=text]").all():
        if not field.input_value():
            field.fill("Oguz okuw merkezi (toslama)")
    page.locator("main form .main-button").first.click()
    page.wait_for_timeout(700)


def certificate(page: Page, origin: str) -> None:
    """Of the first learner of the first cohort in which somebody was there."""
    page.goto(f"{origin}/desk/learning/")
    page.locator("main a.case-link", has_text="Лето").first.click()
    page.locator("main a[href*='/learning/learners/']").first.click()
    page.locator("main a[href$='/certificate/']").click()
    page.locator("[name=is_safe]").first.wait_for()
