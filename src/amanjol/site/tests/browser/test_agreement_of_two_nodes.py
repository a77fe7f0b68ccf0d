"""Two organisations of two countries end an agreement and make another, through the pages, on two nodes that are real.

Their workers carry the letters. What somebody typed is read on both sides, and stands neither on the line between
them, nor in a database, a queue, a file or a log of either.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import psycopg
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from amanjol.foundation.seals.letters import envelopes
from amanjol.site.postgres import Cluster
from amanjol.site.reachable import DATABASE
from amanjol.site.tests.browser.at_desk import AtDesk
from amanjol.site.tests.browser.neighbourhood import ALMATY, MARY, OSH, PEOPLE
from amanjol.site.tests.canary_search import dump_of, files_below, find_canaries

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
CARRIED_WITHIN: Final = 60.0  # seconds; a worker looks every five, of a machine that is busy


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
    assert _state(aigerim).startswith("действует до")
    aigerim.press(aigerim.page.get_by_role("link", name="Завершить соглашение"))
    aigerim.press(aigerim.page.get_by_role("button", name="Завершить"))
    assert _badge(aigerim) == "завершено"
    _read_letter(bahar, "Партнёр завершает соглашение")
    assert _badge(bahar) == "завершено"

    bahar.go("/desk/agreements/")
    bahar.press(bahar.page.get_by_role("link", name="Предложить соглашение: Samal shelter"))
    _fill(bahar, OF_MARY)
    bahar.page.get_by_label("Безопасное жильё").check()
    bahar.page.get_by_label("Дорога домой").check()
    bahar.page.get_by_label("Действует до").fill(str(timezone.localdate() + timedelta(days=200)))
    bahar.press(bahar.page.get_by_role("button", name="Отправить предложение"))
    assert _badge(bahar) == "предложено"

    _read_letter(aigerim, "Партнёр предлагает соглашение")
    assert _badge(aigerim) == "ждёт вашего ответа"
    _reads(aigerim, OF_MARY)
    aigerim.press(aigerim.page.get_by_role("link", name="Ответить"))
    _fill(aigerim, OF_ALMATY)
    aigerim.press(aigerim.page.get_by_role("button", name="Принять"))
    assert _badge(aigerim).startswith("действует до")

    _read_letter(bahar, "Партнёр отвечает на соглашение")
    assert _badge(bahar).startswith("действует до")
    _reads(bahar, OF_MARY, OF_ALMATY)
    _assert_no_canary(neighbourhood)


def test_a_third_node_joins_and_has_an_agreement(browser: Browser, neighbourhood: Neighbourhood) -> None:
    osh = neighbourhood.invite_osh()
    for node, name, partner in (
        (osh, PEOPLE[OSH][0], "Samal shelter"),
        (neighbourhood.nodes[ALMATY], PEOPLE[ALMATY][0], "Ak-Bata, Osh"),
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


def _read_letter(someone: AtDesk, title: str) -> None:
    """Once the worker has brought it: opened from the list, and gone to."""
    someone.go("/organisation/letters/arrived/")
    new = someone.page.get_by_role("button", name="Открыть")
    waited = 0.0
    while not new.is_visible():
        assert waited < CARRIED_WITHIN, "no letter arrived"
        someone.page.wait_for_timeout(500)
        waited += 0.5
        someone.go("/organisation/letters/arrived/")
    someone.press(new)
    someone.press(someone.page.locator("main .rows > li", has_text=title).get_by_role("link"))


def _assert_no_canary(neighbourhood: Neighbourhood) -> None:
    """Each letter went over the line, in an envelope; its words are nowhere."""
    places: dict[str, bytes] = {}
    for country, wire in neighbourhood.wires.items():
        letters = [body for body in wire.posted if body.startswith(envelopes.FORM)]
        assert len(letters) >= LETTERS_TO[country], f"what was posted to {country} passed elsewhere"
        places[f"wire to {country}"] = bytes(wire.heard)
    for country, node in neighbourhood.nodes.items():
        url = Cluster(node.data / "postgres").url("postgres", DATABASE)
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("checkpoint")
        dump = dump_of(node.data)
        assert b"letters_outgoing" in dump
        assert b"referrals_agreement" in dump
        places |= {
            f"dump of {country}": dump,
            f"printed by {country}": neighbourhood.printed[country].encode(),
        }
        places |= {
            f"{country} {file.relative_to(node.data)}": file.read_bytes() for file in files_below(node.data)
        }
    assert any("pg_wal" in name for name in places)
    assert any(name.endswith("postgres.log") for name in places)
    assert list(find_canaries(CANARIES, places)) == []
