"""The commands that take pictures: a page is in the language that its picture is filed under."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
DEPLOY = Path(__file__).parents[5] / "deploy"
RUSSIAN_ALONE = {"referral", "legal-aid", "programme", "support"}
"""Groups of which docs/pages.md shows the Russian pages, without an ending for it."""


@pytest.fixture
def taking(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.syspath_prepend(str(DEPLOY))
    module = importlib.import_module("take_pictures")
    monkeypatch.setattr(module, "OUT", tmp_path)
    return module


def test_a_name_says_the_language(taking: Any) -> None:
    staff = [picture for picture in taking.PICTURES if picture.person]
    assert any(picture.name.endswith("-ru") for picture in staff)
    for picture in staff:
        is_russian = picture.name.endswith("-ru") or picture.group in RUSSIAN_ALONE
        assert picture.language == ("ru-RU" if is_russian else "en-GB"), picture.name


@pytest.mark.parametrize("language", ["en-GB", "ru-RU"])
def test_the_account_decides_no_picture(
    taking: Any, node: Node, browser: Browser, tmp_path: Path, language: str
) -> None:
    """Maral's account is Russian and Lola's English; each has pictures in the other, too."""
    for person in ("Maral", "Lola"):
        spoken: list[str | None] = []

        def look(page: Page, origin: str, spoken: list[str | None] = spoken) -> None:
            page.goto(f"{origin}/account/")
            spoken.append(page.locator("html").get_attribute("lang"))

        picture = taking.Picture("desk", person, taking.PHONE, look, person=person, language=language)
        taking.take(browser, node.address, picture, {})
        assert spoken == [language[:2]]
        assert (tmp_path / f"{person}.webp").stat().st_size > 0


def test_a_page_in_another_language_is_no_picture(
    taking: Any, node: Node, browser: Browser, tmp_path: Path
) -> None:
    def choose_russian(page: Page, origin: str) -> None:
        taking.speak(page.context, origin, "ru")
        page.goto(f"{origin}/account/")

    picture = taking.Picture("desk", "english", taking.PHONE, choose_russian, person="Maral")
    assert picture.language == "en-GB"
    with pytest.raises(ValueError, match="english is in ru, and was to be in en"):
        taking.take(browser, node.address, picture, {})
    assert list(tmp_path.iterdir()) == []
