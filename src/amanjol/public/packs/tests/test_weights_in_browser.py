"""How much of each language an airport shows, as a kiosk and a wall screen follow it."""

from __future__ import annotations

import json
from collections import Counter
from math import gcd
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from amanjol.public.packs.editions import in_menu_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Route
    from playwright.sync_api import Page as Tab

pytestmark = pytest.mark.browser

ORIGIN = "http://guide.test/"
ASHGABAT = {"tk": 6, "ru": 4, "uz": 2, "uz-cyrl": 1, "kk": 1, "ky": 1, "en": 1}
PAGES = [{"kind": "page", "key": f"general/{name}", "seconds": 5} for name in ("kept-passport", "job-offer")]
PLAN = {
    "version": 1,
    "playlists": {"all": {"items": PAGES, "languages": []}},
    "schedules": [{"playlist": "all"}],
    "notices": [],
}

type Open = Callable[[str, dict[str, Any]], Tab]


@pytest.fixture
def open_device(browser: Browser, built: Path) -> Iterator[Open]:
    """A page of a device that is set so; its pack is in the languages of the tests."""
    contexts = []

    def opened(path: str, settings: dict[str, Any]) -> Tab:
        answers = {"device/settings.json": settings | {"device": True}, "device/screens.json": PLAN}

        def serve(route: Route) -> None:
            path = route.request.url.removeprefix(ORIGIN).partition("#")[0]
            if path in answers:
                route.fulfill(body=json.dumps(answers[path]), content_type="application/json")
            elif (built / path).is_file():
                route.fulfill(path=built / path, headers={"Amanjol-Device": "1"})
            else:
                route.fulfill(status=404)

        context = browser.new_context(service_workers="block", reduced_motion="reduce")
        contexts.append(context)
        context.route("**/*", serve)
        tab = context.new_page()
        tab.goto(f"{ORIGIN}{path}")
        return tab

    yield opened
    for context in contexts:
        context.close()


def keys_of(tab: Tab) -> list[str | None]:
    tab.locator("[data-act=begin]").click()
    expect(tab.locator("main.k-languages")).to_be_visible()
    return [
        key.get_attribute("data-language") for key in tab.locator("main.k-languages [data-language]").all()
    ]


def test_keys_of_a_kiosk_stand_as_the_languages_of_its_airport_weigh(open_device: Open, built: Path) -> None:
    languages = json.loads((built / "manifest.json").read_bytes())["languages"]
    weighed = sorted(languages, key=lambda code: -ASHGABAT[code])
    assert weighed[0] == "ru"  # of the languages of the tests, in which there is no Turkmen
    assert weighed != list(in_menu_order(languages))
    tab = open_device("kiosk/index.html", {"language_weights": ASHGABAT})
    expect(tab.locator(".k-tongues span").first).to_have_attribute("lang", "ru")
    assert keys_of(tab) == weighed
    two = open_device("kiosk/index.html", {"language_weights": ASHGABAT, "languages": ["en", "uz", "ru"]})
    assert keys_of(two) == ["ru", "uz", "en"]


def test_a_device_that_was_told_of_no_weights_goes_on_as_before(open_device: Open, built: Path) -> None:
    languages = json.loads((built / "manifest.json").read_bytes())["languages"]
    assert keys_of(open_device("kiosk/index.html", {})) == languages
    tab = open_device("kiosk/index.html", {})
    assert tab.evaluate("() => AmanjolKiosk.turns(['uz', 'ru', 'en'])") == ["uz", "ru", "en"]
    assert tab.evaluate("() => AmanjolKiosk.turns(['uz', 'ru'], { uz: 2, ru: 2 })") == ["uz", "ru"]
    assert tab.evaluate("() => AmanjolKiosk.turns([], {})") == []


def test_turns_are_as_many_as_a_language_weighs_and_spread_alike_each_time(open_device: Open) -> None:
    tab = open_device("kiosk/index.html", {})
    ask = "([codes, weights]) => AmanjolKiosk.turns(codes, weights)"
    for weights in (ASHGABAT, {"uz": 6, "ru": 4, "en": 2}, {"uz": 1, "ru": 20}, {"uz": 3, "ru": 3}):
        turns = tab.evaluate(ask, [list(weights), weights])
        part = gcd(*weights.values())
        assert Counter(turns) == {code: weight // part for code, weight in weights.items()}
        assert tab.evaluate(ask, [list(weights), weights]) == turns
    turns = tab.evaluate(ask, [list(ASHGABAT), ASHGABAT])
    assert turns[:2] == ["tk", "ru"]
    around = turns + turns
    waits = [around.index("tk", at + 1) - at for at, code in enumerate(turns) if code == "tk"]
    assert max(waits) <= 4  # whoever stands there for a minute sees a poster in Turkmen


def test_a_wall_screen_speaks_each_language_as_often_as_it_weighs(open_device: Open, built: Path) -> None:
    tab = open_device("screen/index.html", {"language_weights": ASHGABAT})
    tab.wait_for_function(
        "() => window.AmanjolScreen?.source.isDevice && AmanjolScreen.choice.plan() === 'all'"
    )
    languages = json.loads((built / "manifest.json").read_bytes())["languages"]
    expected = Counter({code: ASHGABAT[code] for code in languages})
    rounds = sum(expected.values())
    take = """(count) => Array.from({ length: count }, () => {
      const { item, languages } = AmanjolScreen.choice.next();
      return [item.key, languages[0], languages.length];
    })"""
    slides = tab.evaluate(take, rounds * len(PAGES))
    for page in PAGES:
        of_page = [language for key, language, _count in slides if key == page["key"]]
        assert Counter(of_page) == expected
    assert {count for _key, _language, count in slides} == {
        len(languages)
    }  # the next, where words are lacking
    signs = tab.locator("[data-tongues] li:visible").all()
    order = [sign.get_attribute("data-code") for sign in signs]
    assert order == sorted(languages, key=lambda code: -ASHGABAT[code])


def test_posters_between_visits_speak_as_the_airport_does(open_device: Open) -> None:
    tab = open_device("kiosk/index.html", {"language_weights": {"en": 5, "ru": 1, "uz": 1, "uz-cyrl": 1}})
    title = tab.locator("[data-slide-title] span")
    expect(title).to_have_attribute("lang", "en")
