"""Two organisations of two countries end an agreement and make another, through the pages, on two nodes that are real.

Their workers carry the letters. What somebody typed is read on both sides, and stands neither on the line between
them, nor in a database, a queue, a file or a log of either.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from amanjol.site.tests.browser.at_desk import AtDesk
from amanjol.site.tests.browser.letter_pages import assert_no_canary, read_letter
from amanjol.site.tests.browser.neighbourhood import ALMATY, MARY, OSH, PEOPLE, SHYMKENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator

    from amanjol.site.tests.browser.neighbourhood import Neighbourhood
    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
OF_MARY: Final = {
    "person": "Канюкова Соловьяна",
    "person_reach": "рация-60418",
    "deputy": "Зорянкина Дубрава",
    "deputy_reach": "сторожка Жаворонковой",
}
OF_ALMATY: Final = {
    "person": "Стрепетова Ковылия",
    "person_reach": "коммутатор-71935",
    "deputy": "Дрофичева Полынья",
    "deputy_reach": "пост Саксаульникова",
}
CANARIES: Final = (
    "Канюкова", "Соловьяна", "рация-60418", "Зорянкина", "Дубрава", "Жаворонковой",
    "Стрепетова", "Ковылия", "коммутатор-71935", "Дрофичева", "Полынья", "Саксаульникова",
)  # fmt: skip
LETTERS_TO: Final = {MARY: 2, ALMATY: 1, OSH: 0}  # the end and the answer; the offer


@pytest.fixture
def bahar(browser: Browser, neighbourhood: Neighbourhood) -> Iterator[AtDesk]:
    yield from _at(browser, neighbourhood.nodes[MARY], PEOPLE[MARY][0])


@pytest.fixture
def aigerim(browser: Browser, neighbourhood: Neighbourhood) -> Iterator[AtDesk]:
    yield from _at(browser, neighbourhood.nodes[ALMATY], PEOPLE[ALMATY][0])


def _at(browser: Browser, node: Node, name: str) -> Iterator[AtDesk]:
    someone = AtDesk(browser, node, f"{name} (", viewport={"width": 1440, "height": 900})
    yield someone
    someone.close()


def test_an_agreement_between_two_countries(
    bahar: AtDesk, aigerim: AtDesk, neighbourhood: Neighbourhood
) -> None:
    assert _state(aigerim, "Yyldyz").startswith("действует до")
    aigerim.press(aigerim.page.get_by_role("link", name="Завершить соглашение"))
    aigerim.press(aigerim.page.get_by_role("button", name="Завершить"))
    assert _badge(aigerim) == "завершено"
    read_letter(bahar, "Партнёр завершает соглашение")
    assert _badge(bahar) == "завершено"

    bahar.go("/desk/agreements/")
    bahar.press(bahar.page.get_by_role("link", name="Предложить соглашение: Samal shelter"))
    _fill(bahar, OF_MARY)
    bahar.page.get_by_label("Безопасное жильё").check()
    bahar.page.get_by_label("Возвращение домой").check()
    bahar.page.get_by_label("Действует до").fill(str(timezone.localdate() + timedelta(days=200)))
    bahar.press(bahar.page.get_by_role("button", name="Отправить предложение"))
    assert _badge(bahar) == "предложено"

    read_letter(aigerim, "Партнёр предлагает соглашение")
    assert _badge(aigerim) == "ждёт вашего ответа"
    _reads(aigerim, OF_MARY)
    aigerim.press(aigerim.page.get_by_role("link", name="Ответить"))
    _fill(aigerim, OF_ALMATY)
    aigerim.press(aigerim.page.get_by_role("button", name="Принять"))
    assert _badge(aigerim).startswith("действует до")

    read_letter(bahar, "Партнёр отвечает на соглашение")
    assert _badge(bahar).startswith("действует до")
    _reads(bahar, OF_MARY, OF_ALMATY)
    assert_no_canary(neighbourhood, CANARIES, LETTERS_TO)


def test_a_third_node_joins_and_has_an_agreement(browser: Browser, neighbourhood: Neighbourhood) -> None:
    osh = neighbourhood.invite_osh()
    for node, name, partner in (
        (osh, PEOPLE[OSH][0], "Karatau, Shymkent"),
        (neighbourhood.node_of(SHYMKENT), PEOPLE[SHYMKENT][0], "Ak-Bata, Osh"),
    ):
        for someone in _at(browser, node, name):
            assert _state(someone, partner).startswith("действует до")


def _state(someone: AtDesk, partner: str = "") -> str:
    """Of the newest agreement, whose page is open then."""
    someone.go("/desk/agreements/")
    line = someone.page.locator("main .rows > li", has_text=partner).filter(has=_open(someone)).first
    someone.press(line.get_by_role("link"))
    return _badge(someone)


def _open(someone: AtDesk) -> Locator:
    return someone.page.get_by_role("link", name="Открыть соглашение")


def _badge(someone: AtDesk) -> str:
    return someone.page.locator("main .head .badge-soft").inner_text().strip()


def _fill(someone: AtDesk, typed: dict[str, str]) -> None:
    for name, text in typed.items():
        someone.page.locator(f"main [name={name}]").fill(text)


def _reads(someone: AtDesk, *sides: dict[str, str]) -> None:
    for side in sides:
        for text in side.values():
            expect(someone.page.locator("main .facts")).to_contain_text(text)
