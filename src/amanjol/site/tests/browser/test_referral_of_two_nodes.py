"""Somebody is referred across a border, twice, through the pages, on nodes that are real and whose workers carry it.

First from Almaty to Mary under a code word, with the little that she agreed to when it was read out in Turkmen. Then,
from a third node in Osh to Almaty with her name; it becomes a case there, the outcome comes back, it is taken back,
and both say so. Nothing of either stands on a line between them, in a database, a queue, a file or a log.
"""

from __future__ import annotations

import re
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.at_desk import AtDesk
from amanjol.site.tests.browser.letter_pages import assert_no_canary, read_letter
from amanjol.site.tests.browser.neighbourhood import ALMATY, MARY, OSH, PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from amanjol.site.tests.browser.neighbourhood import Neighbourhood

pytestmark = pytest.mark.browser
MERJEN: Final = "Меримгуль Подорожникова"
GULNUR: Final = "Ковыляна Тюльпанова"
WEIGHED: Final = "Взвешено чаепитием Лопуховой"
CANARIES: Final = ("Меримгуль", "Подорожникова", "Ковыляна", "Тюльпанова", "Лопуховой")
YYLDYZ: Final = "Yyldyz, Mary (fictional)"
SAMAL: Final = "Samal shelter, Almaty (fictional)"
WORD: Final = re.compile(r"^[a-z]{5}-[a-z]{5}$")


@contextmanager
def _desk(browser: Browser, neighbourhood: Neighbourhood, country: str) -> Iterator[AtDesk]:
    """The supervisor of the organisation that has partners there."""
    name = f"{PEOPLE[country][0]} ("
    someone = AtDesk(browser, neighbourhood.nodes[country], name, viewport={"width": 1440, "height": 900})
    yield someone
    someone.close()


def test_from_almaty_to_mary_under_a_code_word(browser: Browser, neighbourhood: Neighbourhood) -> None:
    with ExitStack() as stack:
        aigerim = stack.enter_context(_desk(browser, neighbourhood, ALMATY))
        bahar = stack.enter_context(_desk(browser, neighbourhood, MARY))
        case = _begin(aigerim, MERJEN)
        aigerim.go(f"{case}details/life/")
        aigerim.page.locator("main select[name=prs_PrimaryLanguage]").select_option("tk")
        aigerim.press("main .main-button")
        _ask(aigerim, case, YYLDYZ)

        read_letter(bahar, "Партнёр спрашивает, можете ли вы принять человека")
        expect(bahar.page.locator("main")).to_contain_text("Туркменский")
        _say_yes(bahar)
        read_letter(aigerim, "Партнёр отвечает на запрос")
        expect(aigerim.page.locator(".crossed")).to_contain_text("Можем")

        referral = aigerim.page.url
        _prepare(aigerim, "tk")
        aigerim.go(f"{referral}identity/")
        aigerim.page.locator("[name=how][value=code]").check()
        aigerim.press("main .main-button")
        expect(aigerim.page.locator("#preview")).to_contain_text("Прежде чем это можно отправить")
        _consent(aigerim, case, "sharing", YYLDYZ, "TM", "family")
        _tell(aigerim, referral, "code")
        word = aigerim.page.locator(".code-word").inner_text()
        assert WORD.match(word)

        read_letter(bahar, "Партнёр сообщает, кто это")
        expect(bahar.page.locator(".code-word")).to_have_text(word)
        expect(bahar.page.locator(".crossed")).to_contain_text("Туркменский")
        _become_case(bahar)
        theirs = bahar.page.url
        bahar.press(bahar.page.locator("#referrals ~ ul a").first)
        bahar.press(bahar.page.get_by_role("link", name="Прибытие"))
        bahar.page.locator("[name=arrived][value=recognised]").check()
        bahar.press("main .main-button")
        read_letter(aigerim, "Партнёр сообщает о прибытии")
        assert aigerim.page.url == referral
        expect(bahar.page.locator("main")).not_to_contain_text("Меримгуль")
        bahar.go(theirs)
        expect(bahar.page.locator("main h1")).to_contain_text(word)
    assert_no_canary(neighbourhood, CANARIES, {MARY: 2, ALMATY: 2})


def test_from_osh_to_almaty_with_her_name_and_taken_back(
    browser: Browser, neighbourhood: Neighbourhood
) -> None:
    neighbourhood.invite_osh()
    with ExitStack() as stack:
        nurgul = stack.enter_context(_desk(browser, neighbourhood, OSH))
        aigerim = stack.enter_context(_desk(browser, neighbourhood, ALMATY))
        case = _begin(nurgul, GULNUR)
        _ask(nurgul, case, SAMAL)
        read_letter(aigerim, "Партнёр спрашивает, можете ли вы принять человека")
        _say_yes(aigerim)
        read_letter(nurgul, "Партнёр отвечает на запрос")
        referral = nurgul.page.url
        _prepare(nurgul, "ky")
        _consent(nurgul, case, "identity-abroad", SAMAL, "KZ", "name")
        _tell(nurgul, referral, "name")
        read_letter(aigerim, "Партнёр сообщает, кто это")
        expect(aigerim.page.locator(".crossed")).to_contain_text(GULNUR)
        theirs = aigerim.page.url
        _become_case(aigerim)
        aigerim.go(f"{theirs}outcome/")
        aigerim.page.locator("[name=shelter][value=given]").check()
        aigerim.press("main .main-button")
        read_letter(nurgul, "Партнёр сообщает, чем всё закончилось")

        nurgul.go(f"{case}consent/")
        nurgul.page.locator(".withdraw summary").click()
        nurgul.press(".withdraw form button")
        nurgul.go(referral)
        expect(nurgul.page.locator("main .notice.error")).to_contain_text("больше не действует")
        nurgul.press(nurgul.page.get_by_role("link", name="Отозвать переданные сведения"))
        nurgul.press("main .danger-button")
        _until_gone(aigerim, theirs)
        aigerim.press(aigerim.page.get_by_role("link", name="Что остаётся здесь"))
        aigerim.page.locator("[name=remains][value=erased]").check()
        aigerim.press("main .main-button")
        read_letter(nurgul, "Партнёр сообщает, что осталось из отозванного")
        expect(nurgul.page.locator(".crossed")).to_contain_text("Удалено")
        nurgul.go(f"{case}access/")
        expect(nurgul.page.locator("main")).to_contain_text("партнёру сообщено, кто это")
        expect(nurgul.page.locator("main")).to_contain_text("отозваны сведения, переданные партнёру")
    assert_no_canary(neighbourhood, CANARIES, {ALMATY: 3, OSH: 2})


def _begin(someone: AtDesk, name: str) -> str:
    """A new case; its address."""
    someone.go("/desk/cases/new/")
    page = someone.page
    page.locator("main [name=names]").fill(name)
    page.locator("main [name=next_step]").fill("Спросить партнёра")
    page.locator("main [name=birth_year]").fill("1996")
    someone.press("main .main-button")
    expect(page).to_have_url(re.compile(r"/desk/cases/[0-9a-f-]{36}/$"))
    return page.url


def _ask(someone: AtDesk, case: str, partner: str) -> None:
    someone.go(f"{case}refer/")
    page = someone.page
    page.get_by_label(partner).check()
    page.locator("[name=purposes][value=shelter]").check()
    page.locator("[name=urgency][value=this-week]").check()
    page.locator("[name=sex][value=Feminine]").check()
    page.locator("main select[name=language]").select_option("tk")
    page.locator("[name=agreed]").check()
    someone.press("main .main-button")
    expect(page.locator("main .crossed")).to_contain_text("Запрос без имени")


def _say_yes(someone: AtDesk) -> None:
    someone.press(someone.page.get_by_role("link", name="Ответить"))
    someone.page.locator("[name=answer][value=can]").check()
    someone.press("main .main-button")
    expect(someone.page.locator("main .crossed")).to_contain_text("Можем")


def _prepare(someone: AtDesk, language: str) -> None:
    """Weighed, and read out in her language."""
    someone.press(someone.page.get_by_role("link", name="Перед отправкой за границу"))
    page = someone.page
    page.locator("main select[name=language]").select_option(language)
    someone.press(page.get_by_role("button", name="Показать"))
    expect(page.locator(".read-out")).to_have_attribute("lang", language)
    page.locator("[name=assessed]").fill(WEIGHED)
    page.locator("[name=heard]").check()
    someone.press("main .main-button")


def _consent(someone: AtDesk, case: str, purpose: str, partner: str, country: str, group: str) -> None:
    someone.go(f"{case}consent/")
    page = someone.page
    page.locator("[name=purpose]").select_option(purpose)
    page.locator("[name=whom][value=outside]").check()
    page.locator("[name=name]").fill(partner)
    page.locator("[name=country]").select_option(country)
    page.locator(f"[name=groups][value={group}]").check()
    page.locator("main select[name=language]").select_option("tk")
    someone.press("main .ask-form .main-button")
    expect(page.locator(".consent-words")).to_have_attribute("lang", "tk")
    page.locator("[name=answer][value=yes]").check()
    page.locator("[name=giver]").select_option("self")
    page.locator("[name=manner]").select_option("spoken")
    someone.press("[name=is_read]")


def _tell(someone: AtDesk, referral: str, how: str) -> None:
    """What the page proposes, and where it is by name the name."""
    someone.go(f"{referral}identity/")
    page = someone.page
    page.locator(f"[name=how][value={how}]").check()
    if how == "name":
        page.locator("[name=fields_told][value=prs_FirstName-name]").check()
        page.locator("[name=why_more]").fill("Чтобы встретить")
    someone.press("main .main-button")
    expect(page.locator("#preview .notice")).to_have_count(0)
    someone.press(page.get_by_role("button", name="Отправить сейчас"))


def _become_case(someone: AtDesk) -> None:
    someone.press(someone.page.get_by_role("link", name="Открыть случай"))
    someone.page.locator("main [name=next_step]").fill("Встретить")
    someone.press("main .main-button")
    expect(someone.page).to_have_url(re.compile(r"/desk/cases/[0-9a-f-]{36}/$"))


def _until_gone(someone: AtDesk, page: str) -> None:
    for _second in range(60):
        someone.go(page)
        if someone.page.get_by_role("link", name="Что остаётся здесь").is_visible():
            return
        someone.page.wait_for_timeout(1000)
    pytest.fail("the partner's worker has dropped nothing")
