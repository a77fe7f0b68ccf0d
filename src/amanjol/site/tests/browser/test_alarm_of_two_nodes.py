"""What cannot wait, across a border, through the pages of two nodes that are real: a life in danger of which two people
decide that a partner is told, and a way home on which somebody does not arrive.

No name crosses in either, and nothing of what was typed stands on the line between them, in a database, a queue, a
file or a log.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from amanjol.site.tests.browser.letter_pages import assert_no_canary, read_letter
from amanjol.site.tests.browser.neighbourhood import ALMATY, MARY
from amanjol.site.tests.browser.referral_pages import (
    SAMAL,
    YYLDYZ,
    ask,
    become_case,
    begin_case,
    consent,
    desk_of,
    prepare,
    say_yes,
    tell,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from amanjol.site.tests.browser.at_desk import AtDesk
    from amanjol.site.tests.browser.neighbourhood import Neighbourhood

pytestmark = pytest.mark.browser
IN_DANGER: Final = "Осинникова Рябина"
GOES_HOME: Final = "Ивушкина Калина"
PLACE: Final = "Хутор Ежевичный, синие ворота"
SEEN: Final = "Кричала про Жимолостева"
ASKED: Final = "Дежурная Облепихина"
WEIGHED: Final = "Взвешено при Черёмухиной"
AGREED: Final = "Позвонить Ракитиной"
CANARIES: Final = (
    "Осинникова", "Рябина", "Ивушкина", "Калина", "Ежевичный", "Жимолостева", "Облепихина", "Черёмухиной", "Ракитиной",
)  # fmt: skip
LATE: Final = timedelta(hours=9)  # and the hours after which both sides call are six
NAMED: Final = tuple(
    re.compile(names)
    for names in ("Aigerim|Стрепетова", "Zhanna|Дрофичева", "Bahar|Канюкова", "Maral|Зорянкина")
)
"""Persons and deputies of the demo's agreement, or of the one by which another test followed it."""


def test_two_people_decide_that_a_partner_is_told_of_a_danger(
    browser: Browser, neighbourhood: Neighbourhood
) -> None:
    with ExitStack() as stack:
        bahar = stack.enter_context(desk_of(browser, neighbourhood, MARY))
        maral = stack.enter_context(desk_of(browser, neighbourhood, MARY, 1))
        aigerim = stack.enter_context(desk_of(browser, neighbourhood, ALMATY))
        case = begin_case(bahar, IN_DANGER)
        ours = _decide(bahar, case)
        expect(bahar.page.locator(".in-danger")).to_contain_text("Ещё ничего не отправлено")
        aigerim.go("/organisation/letters/arrived/")
        expect(aigerim.page.get_by_role("button", name="Открыть")).to_have_count(0)

        maral.go("/desk/")
        expect(maral.page.locator("main")).to_contain_text("Жизнь в опасности")
        maral.go(f"{ours}second-word/")
        maral.page.locator("[name=agrees][value=yes]").check()
        maral.page.locator("[name=says]").fill(SEEN)
        maral.press("main .main-button")

        read_letter(aigerim, "Жизнь в опасности: партнёр просит действовать")
        theirs = aigerim.page.url
        expect(aigerim.page.locator(".crossed")).to_contain_text(PLACE)
        expect(aigerim.page.locator("main")).not_to_contain_text("Рябина")
        _call_back_and_act(aigerim, theirs)

        read_letter(bahar, "Партнёр отвечает об опасности для жизни")
        assert bahar.page.url == ours
        expect(bahar.page.locator(".in-danger")).to_contain_text("Человек ещё не знает об этом")
        bahar.go(f"{ours}person-told/")
        bahar.page.locator("[name=told][value=yes]").check()
        bahar.page.locator("[name=says]").fill("Рада")
        bahar.press("main .main-button")
        expect(bahar.page.locator(".crossed")).to_contain_text("Человек знает, что партнёру сообщили")
        bahar.go(f"{case}access/")
        for act in ("записано решение второго сотрудника", "партнёру сообщено об опасности для жизни"):
            expect(bahar.page.locator("main")).to_contain_text(act)
    assert_no_canary(neighbourhood, CANARIES, {ALMATY: 1, MARY: 1})


def test_who_does_not_arrive_is_called_for_by_both_named_persons(
    browser: Browser, neighbourhood: Neighbourhood
) -> None:
    with ExitStack() as stack:
        aigerim = stack.enter_context(desk_of(browser, neighbourhood, ALMATY))
        bahar = stack.enter_context(desk_of(browser, neighbourhood, MARY))
        maral = stack.enter_context(desk_of(browser, neighbourhood, MARY, 1))
        case = begin_case(aigerim, GOES_HOME)
        ask(aigerim, case, YYLDYZ, "return")
        read_letter(bahar, "Партнёр спрашивает, можете ли вы принять человека")
        theirs = bahar.page.url
        say_yes(bahar)
        read_letter(aigerim, "Партнёр отвечает на запрос")
        ours = aigerim.page.url
        prepare(aigerim, "tk", WEIGHED)
        consent(aigerim, case, "sharing", YYLDYZ, "TM", "family", "help")
        tell(aigerim, ours, "code")
        read_letter(bahar, "Партнёр сообщает, кто это")
        _tell_the_way(aigerim, case)
        read_letter(bahar, "Партнёр сообщает, к какому часу человек должен быть на месте")

        # Person and deputy of the agreement there, and who works on the case here.
        for somebody in (bahar, maral):
            somebody.go("/desk/")
            expect(
                somebody.page.locator("main .in-danger", has_text="Кто-то уже должен быть здесь")
            ).to_be_visible()
            somebody.go(theirs)
            alarm = somebody.page.locator("main .in-danger")
            for name in NAMED:
                expect(alarm).to_contain_text(name)
            expect(alarm).not_to_contain_text("Ракитиной")
        aigerim.go("/desk/")
        expect(aigerim.page.locator("main")).to_contain_text("Звоните сейчас: Марал, дежурный телефон")
        aigerim.go(f"{case}return/")
        expect(aigerim.page.locator("main .in-danger")).to_contain_text(AGREED)

        bahar.go(theirs)
        become_case(bahar)
        bahar.go(f"{theirs}arrival/")
        bahar.page.locator("[name=arrived][value=recognised]").check()
        bahar.press("main .main-button")
        read_letter(aigerim, "Партнёр сообщает о прибытии")
        for somebody, page in ((bahar, theirs), (maral, theirs), (aigerim, f"{case}return/")):
            for where in (page, "/desk/"):
                somebody.go(where)
                expect(somebody.page.locator("main")).not_to_contain_text("должен быть")
    assert_no_canary(neighbourhood, CANARIES, {ALMATY: 2, MARY: 3})


def _decide(someone: AtDesk, case: str) -> str:
    """Nobody can ask the person; Maral is to decide, too. Gives the page of the referral."""
    someone.go(f"{case}refer/danger/")
    page = someone.page
    page.get_by_label(SAMAL).check()
    page.locator("[name=threat][value=locked-in]").check()
    page.locator("main select[name=country]").select_option("KZ")
    page.locator("[name=place]").fill(PLACE)
    page.locator("main select[name=language]").select_option("tk")
    page.locator("[name=reach][value=call-us-back]").check()
    page.locator("[name=word][value=cannot]").check()
    page.locator("[name=why]").select_option("cannot-answer")
    page.locator("[name=says]").fill(SEEN)
    page.locator("[name=second]").select_option(label="Maral (case worker)")
    someone.press("main .danger-button")
    return page.url


def _call_back_and_act(someone: AtDesk, referral: str) -> None:
    someone.go(f"{referral}call-back/")
    page = someone.page
    page.locator("[name=number][value=own-list]").check()
    page.locator("[name=whom]").fill(ASKED)
    page.locator("[name=result][value=confirmed]").check()
    someone.press("main .main-button")
    someone.go(f"{referral}danger-answer/")
    page.locator("[name=acts][value=go-there]").check()
    someone.press("main .main-button")


def _tell_the_way(someone: AtDesk, case: str) -> None:
    """With an hour that is over already, as after a night in which nobody looked."""
    page, now = someone.page, timezone.localtime()
    someone.go(f"{case}return/begin/")
    page.get_by_label(YYLDYZ).check()
    someone.press("main form .main-button")
    someone.go(f"{case}return/not-arriving/")
    page.locator("[name=tells]").fill(AGREED)
    page.locator("[name=agreed]").check()
    someone.press("main form .main-button")
    someone.go(f"{case}return/clock/")
    page.locator("[name=expected_at]").fill(f"{now - LATE:%Y-%m-%dT%H:%M}")
    page.locator("[name=hours]").fill("6")
    page.locator("[name=here]").fill("Жанна, ночная смена")
    page.locator("[name=there]").fill("Марал, дежурный телефон")
    someone.press("main form .main-button")
    someone.go(f"{case}return/tell/")
    someone.press("main form .main-button")
