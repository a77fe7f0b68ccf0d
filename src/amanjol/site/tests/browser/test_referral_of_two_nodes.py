"""Somebody is referred across a border, twice, through the pages, on nodes that are real and whose workers carry it.

First from Almaty to Mary under a code word, with the little that she agreed to when it was read out in Turkmen. Then,
from a third node in Osh to Shymkent with her name; it becomes a case there, the outcome comes back, it is taken back,
both answer, and on both sides the list of who opened what says so. Nothing of either stands on a line between them, in
a database, a queue, a file or a log.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from amanjol.site.tests.browser.letter_pages import assert_no_canary, read_letter
from amanjol.site.tests.browser.neighbourhood import ALMATY, MARY, OSH, SHYMKENT
from amanjol.site.tests.browser.referral_pages import (
    KARATAU,
    YYLDYZ,
    add_file,
    ask,
    become_case,
    begin_case,
    consent,
    desk_of,
    file_that_came,
    prepare,
    say_yes,
    tell,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from amanjol.site.tests.browser.at_desk import AtDesk
    from amanjol.site.tests.browser.neighbourhood import Neighbourhood

pytestmark = pytest.mark.browser
MERJEN: Final = "Меримгуль Подорожникова"
GULNUR: Final = "Ковыляна Тюльпанова"
WEIGHED: Final = "Взвешено чаепитием Лопуховой"
CONTRACT: Final = "Подписано при Бузинникове, счёт 7705511839.\n".encode() * 4_000
"""Three pieces, with a name and a number that stand nowhere else."""
CANARIES: Final = (
    "Меримгуль", "Подорожникова", "Ковыляна", "Тюльпанова", "Лопуховой", "Бузинникове", "7705511839", "Хвощевидный",
)  # fmt: skip
REMAINS_TOLD: Final = "партнёру сообщено, что осталось здесь из отозванного"
REMAINS_READ: Final = "открыто сообщение партнёра о том, что осталось из отозванного"
WORD: Final = re.compile(r"^[a-z]{5}-[a-z]{5}$")


def test_from_almaty_to_mary_under_a_code_word(browser: Browser, neighbourhood: Neighbourhood) -> None:
    with ExitStack() as stack:
        aigerim = stack.enter_context(desk_of(browser, neighbourhood, ALMATY))
        bahar = stack.enter_context(desk_of(browser, neighbourhood, MARY))
        case = begin_case(aigerim, MERJEN)
        aigerim.go(f"{case}details/life/")
        aigerim.page.locator("main select[name=prs_PrimaryLanguage]").select_option("tk")
        aigerim.press("main .main-button")
        ask(aigerim, case, YYLDYZ)

        read_letter(bahar, "Партнёр спрашивает, можете ли вы принять человека")
        expect(bahar.page.locator("main")).to_contain_text("Туркменский")
        say_yes(bahar)
        read_letter(aigerim, "Партнёр отвечает на запрос")
        expect(aigerim.page.locator(".crossed")).to_contain_text("Можем")

        referral = aigerim.page.url
        prepare(aigerim, "tk", WEIGHED)
        aigerim.go(f"{referral}identity/")
        aigerim.page.locator("[name=how][value=code]").check()
        aigerim.press("main .main-button")
        expect(aigerim.page.locator("#preview")).to_contain_text("Прежде чем это можно отправить")
        consent(aigerim, case, "sharing", YYLDYZ, "TM", "family")
        tell(aigerim, referral, "code")
        word = aigerim.page.locator(".code-word").inner_text()
        assert WORD.match(word)

        read_letter(bahar, "Партнёр сообщает, кто это")
        expect(bahar.page.locator(".code-word")).to_have_text(word)
        expect(bahar.page.locator(".crossed")).to_contain_text("Туркменский")
        become_case(bahar)
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


def test_from_osh_to_shymkent_with_her_name_and_taken_back(
    browser: Browser, neighbourhood: Neighbourhood
) -> None:
    neighbourhood.invite_osh()
    with ExitStack() as stack:
        nurgul = stack.enter_context(desk_of(browser, neighbourhood, OSH))
        saltanat = stack.enter_context(desk_of(browser, neighbourhood, SHYMKENT))
        case = begin_case(nurgul, GULNUR)
        ask(nurgul, case, KARATAU)
        read_letter(saltanat, "Партнёр спрашивает, можете ли вы принять человека")
        say_yes(saltanat)
        read_letter(nurgul, "Партнёр отвечает на запрос")
        referral = nurgul.page.url
        prepare(nurgul, "ky", WEIGHED)
        consent(nurgul, case, "identity-abroad", KARATAU, "KZ", "name", "happened", "doers", "wages")
        add_file(nurgul, case, "Хвощевидный.txt", CONTRACT)
        tell(nurgul, referral, "name", contract=True)
        read_letter(saltanat, "Партнёр сообщает, кто это")
        expect(saltanat.page.locator(".crossed")).to_contain_text(GULNUR)
        theirs = saltanat.page.url
        become_case(saltanat)
        own = saltanat.page.url
        assert file_that_came(saltanat, theirs) == CONTRACT
        saltanat.go(f"{theirs}outcome/")
        saltanat.page.locator("[name=shelter][value=given]").check()
        saltanat.press("main .main-button")
        read_letter(nurgul, "Партнёр сообщает, чем всё закончилось")

        nurgul.go(f"{case}consent/")
        nurgul.page.locator(".withdraw summary").click()
        nurgul.press(".withdraw form button")
        nurgul.go(referral)
        expect(nurgul.page.locator("main .notice.error")).to_contain_text("больше не действует")
        nurgul.press(nurgul.page.get_by_role("link", name="Отозвать переданные сведения"))
        nurgul.press("main .danger-button")
        _until_gone(saltanat, theirs)
        expect(saltanat.page.locator("#files")).to_have_count(0)
        saltanat.press(saltanat.page.get_by_role("link", name="Что остаётся здесь"))
        saltanat.page.locator("[name=reason]").select_option("own-notes")
        saltanat.press("main .main-button")
        read_letter(nurgul, "Партнёр сообщает, что осталось из отозванного")
        expect(nurgul.page.locator(".crossed")).to_contain_text("Часть этого сохраняется")
        nurgul.go(f"{case}access/")
        expect(nurgul.page.locator("main")).to_contain_text("партнёру сообщено, кто это")
        expect(nurgul.page.locator("main")).to_contain_text("отозваны сведения, переданные партнёру")
        expect(nurgul.page.locator("main")).to_contain_text(REMAINS_READ)
        saltanat.go(f"{own}access/")
        expect(saltanat.page.locator("main")).to_contain_text(REMAINS_TOLD)
    assert_no_canary(neighbourhood, CANARIES, {ALMATY: 3, OSH: 2})


def _until_gone(someone: AtDesk, page: str) -> None:
    for _second in range(60):
        someone.go(page)
        if someone.page.get_by_role("link", name="Что остаётся здесь").is_visible():
            return
        someone.page.wait_for_timeout(1000)
    pytest.fail("the partner's worker has dropped nothing")
