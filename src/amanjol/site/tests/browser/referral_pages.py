"""What browser tests of referrals between nodes press and type, step by step."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from amanjol.site.tests.browser.at_desk import AtDesk
from amanjol.site.tests.browser.neighbourhood import PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from amanjol.site.tests.browser.neighbourhood import Neighbourhood

YYLDYZ: Final = "Yyldyz, Mary (fictional)"
SAMAL: Final = "Samal shelter, Almaty (fictional)"
KARATAU: Final = "Karatau, Shymkent (fictional)"


@contextmanager
def desk_of(browser: Browser, neighbourhood: Neighbourhood, place: str, number: int = 0) -> Iterator[AtDesk]:
    """Of the organisation that has partners there the supervisor; of number 1 the case worker who receives, too."""
    name = f"{PEOPLE[place][number]} ("
    someone = AtDesk(browser, neighbourhood.node_of(place), name, viewport={"width": 1440, "height": 900})
    yield someone
    someone.close()


def begin_case(someone: AtDesk, name: str) -> str:
    """A new case; its address."""
    someone.go("/desk/cases/new/")
    page = someone.page
    page.locator("main [name=names]").fill(name)
    page.locator("main [name=next_step]").fill("Спросить партнёра")
    page.locator("main [name=birth_year]").fill("1996")
    someone.press("main .main-button")
    expect(page).to_have_url(re.compile(r"/desk/cases/[0-9a-f-]{36}/$"))
    return page.url


def ask(someone: AtDesk, case: str, partner: str, purpose: str = "shelter") -> None:
    someone.go(f"{case}refer/")
    page = someone.page
    page.get_by_label(partner).check()
    page.locator(f"[name=purposes][value={purpose}]").check()
    page.locator("[name=urgency][value=this-week]").check()
    page.locator("[name=sex][value=Feminine]").check()
    page.locator("main select[name=language]").select_option("tk")
    page.locator("[name=agreed]").check()
    someone.press("main .main-button")
    expect(page.locator("main .crossed")).to_contain_text("Запрос без имени")


def say_yes(someone: AtDesk) -> None:
    someone.press(someone.page.get_by_role("link", name="Ответить"))
    someone.page.locator("[name=answer][value=can]").check()
    someone.press("main .main-button")
    expect(someone.page.locator("main .crossed")).to_contain_text("Можем")


def prepare(someone: AtDesk, language: str, weighed: str) -> None:
    """Weighed, and read out in her language."""
    someone.press(someone.page.get_by_role("link", name="Перед отправкой за границу"))
    page = someone.page
    page.locator("main select[name=language]").select_option(language)
    someone.press(page.get_by_role("button", name="Показать"))
    expect(page.locator(".read-out")).to_have_attribute("lang", language)
    page.locator("[name=assessed]").fill(weighed)
    page.locator("[name=heard]").check()
    someone.press("main .main-button")


def consent(someone: AtDesk, case: str, purpose: str, partner: str, country: str, *groups: str) -> None:
    someone.go(f"{case}consent/")
    page = someone.page
    page.locator("[name=purpose]").select_option(purpose)
    page.locator("[name=whom][value=outside]").check()
    page.locator("[name=name]").fill(partner)
    page.locator("[name=country]").select_option(country)
    for group in groups:
        page.locator(f"[name=groups][value={group}]").check()
    hear_yes(someone)


def hear_yes(someone: AtDesk) -> None:
    """What is chosen on the page of consents is read out in Turkmen, and the person says yes."""
    page = someone.page
    page.locator("main select[name=language]").select_option("tk")
    someone.press("main .ask-form .main-button")
    expect(page.locator(".consent-words")).to_have_attribute("lang", "tk")
    page.locator("[name=answer][value=yes]").check()
    page.locator("[name=giver]").select_option("self")
    page.locator("[name=manner]").select_option("spoken")
    someone.press("[name=is_read]")


def tell(someone: AtDesk, referral: str, how: str, *, contract: bool = False) -> None:
    """What the page proposes, and where it is by name the name; with the file of the case as a contract."""
    someone.go(f"{referral}identity/")
    page = someone.page
    page.locator(f"[name=how][value={how}]").check()
    if how == "name":
        page.locator("[name=fields_told][value=prs_FirstName-name]").check()
        page.locator("[name=why_more]").fill("Чтобы встретить")
    if contract:
        page.locator("main select[name^=file-]").select_option("contract")
        page.locator("main [name^=evidence-]").check()
        page.locator("main [name=looked]").check()
    someone.press("main .main-button")
    expect(page.locator("#preview .notice")).to_have_count(0)
    someone.press(page.get_by_role("button", name="Отправить сейчас"))


def become_case(someone: AtDesk) -> None:
    someone.press(someone.page.get_by_role("link", name="Открыть случай"))
    someone.page.locator("main [name=next_step]").fill("Встретить")
    someone.press("main .main-button")
    expect(someone.page).to_have_url(re.compile(r"/desk/cases/[0-9a-f-]{36}/$"))


def add_file(someone: AtDesk, case: str, name: str, content: bytes) -> None:
    someone.go(f"{case}files/")
    page = someone.page
    page.locator("main input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": content}
    )
    page.locator("main [name=about]").fill("Договор")
    page.locator("main [name=is_allowed]").check()
    someone.press("main form .main-button")


def file_that_came(someone: AtDesk, referral: str) -> bytes:
    """What the partner sent along, as it opens in the case once the worker has fetched it."""
    open_it = someone.page.locator("#files a[download]")
    for _second in range(90):
        someone.go(referral)
        if open_it.is_visible():
            break
        someone.page.wait_for_timeout(1000)
    with someone.page.expect_download() as download:
        open_it.click()
    return download.value.path().read_bytes()
