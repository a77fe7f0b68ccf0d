"""The band of warnings by itself, in an empty page: gone by the device's clock, and nothing odd of an odd document."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from amanjol.site.tests.browser.test_warnings import DOCUMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).parents[3] / "public/packs/assets"
ODD: tuple[Any, ...] = (
    None, 7, -1.5, True, [], ["x"], {}, {"x": 1}, "x" * 2000, [[[]]],
    "<img src=x onerror=alert(1)>", "javascript:alert(1)",
)  # fmt: skip
# What a page makes of each document: a sentence where it refuses, what stands there where it does not.
BANDS = """(documents) => documents.map((found) => {
  try {
    const how = { country: "", zone: "Asia/Tashkent", calls: true, more: () => null, voice: () => null };
    const band = window.AmanjolWarnings.band(found, "ru", how);
    if (!band) return { nothing: true };
    document.body.replaceChildren(band);
    const names = [...new Set([...band.querySelectorAll("*")].map(({ localName }) => localName))];
    const links = [...band.querySelectorAll("[href]")].map((link) => link.getAttribute("href"));
    return { names, links, text: band.textContent };
  } catch (error) {
    return { sentence: error.message };
  }
})"""
PARTS = {"h2", "details", "summary", "div", "p", "ul", "li", "span", "a"}


@pytest.fixture
def empty(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.clock.set_fixed_time("2026-11-30T07:00:00Z")
    page.add_script_tag(content=(ASSETS / "warnings.js").read_text())
    yield page
    page.close()


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield (*path, key)
        yield from places(part, (*path, key))


def mutated(draw: random.Random) -> Any:
    document: Any = copy.deepcopy(DOCUMENT)
    way = draw.choice(list(places(DOCUMENT)))
    place = document
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = copy.deepcopy(draw.choice(ODD))
    return document


def test_of_a_thousand_mutated_documents_none_does_harm(empty: Page) -> None:
    draw = random.Random(17)  # noqa: S311  the same documents at every run
    documents = [mutated(draw) for _document in range(1000)]
    bands = empty.evaluate(BANDS, json.loads(json.dumps(documents)))
    refused = [band for band in bands if band.get("sentence")]
    assert len(refused) > 150
    for band in bands:
        assert set(band.get("names", [])) <= PARTS  # words, never markup
        assert all(link == "tel:112" for link in band.get("links", []))
        assert "undefined" not in band.get("text", "")


@pytest.mark.parametrize(
    ("now", "is_there"),
    [
        ("2026-12-01T18:59:00Z", True),
        ("2026-12-01T19:01:00Z", False),
    ],  # a minute before the day ends in Tashkent, and after
)
def test_gone_on_the_day_after_by_the_clock_of_the_device(empty: Page, now: str, is_there: bool) -> None:
    empty.clock.set_fixed_time(now)
    [band] = empty.evaluate(BANDS, [DOCUMENT])
    assert ("text" in band) is is_there
