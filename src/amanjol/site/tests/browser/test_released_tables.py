"""A release is approved by a second person; one that beside it would pin four people is held back, as its page says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from amanjol.programme.insights.publishing import publish
from amanjol.programme.insights.release_files import write_release
from amanjol.programme.insights.tests.invented import by, people
from amanjol.site.tests.browser.node import sign_in
from amanjol.site.tests.browser.test_recommendations import is_well_made, write

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from amanjol.site.tests.browser.node import Node

pytestmark = pytest.mark.browser
ROOM: Final = "/programme/releases/"
COLUMNS: Final = ("region", "sex")
BEFORE: Final[dict[tuple[str, ...], int]] = {
    ("north", "f"): 22, ("north", "m"): 60, ("south", "f"): 45, ("south", "m"): 71,
}  # fmt: skip
PATIENCE: Final = 180_000  # milliseconds: the worker may have something else in hand


def folder_of(path: Path, rows: dict[tuple[str, ...], int]) -> list[Path]:
    """As `amanjol insights publish` writes it, with no earlier release named."""
    path.mkdir()
    write_release(path, publish(people(rows, *COLUMNS), by(COLUMNS), threshold=10).release, {})
    return sorted(path.iterdir())


def bring(desk: Page, node: Node, files: list[Path], title: str) -> str:
    """Until the attack is over. Its address."""
    desk.goto(f"{node.address}{ROOM}new/")
    write(desk, title_en=title, title_ru=f"{title} (рус.)")
    desk.locator("[name=chosen]").set_input_files(files)
    desk.get_by_role("button", name="Bring and attack").click()
    expect(desk.get_by_role("heading", name=title)).to_be_visible()
    expect(desk.locator("#release[hx-get]")).to_have_count(0, timeout=PATIENCE)
    return desk.url


def test_beside_an_earlier_release_one_that_pins_four_people_is_held_back(
    node: Node, desk: Page, browser: Browser, tmp_path: Path
) -> None:
    sign_in(desk, node, "Aidar", ROOM)
    earlier = bring(desk, node, folder_of(tmp_path / "1", BEFORE), "Autumn")
    expect(desk.locator(".head .badge-soft")).to_have_text("waits for a second person", timeout=PATIENCE)
    expect(desk.locator("main form")).to_have_count(0)
    is_well_made(desk)

    second = browser.new_context(locale="en-GB").new_page()
    sign_in(second, node, "Zarina", ROOM)
    second.goto(earlier)
    second.locator("main form[action$='/approve/'] button").click()
    expect(second.locator(".head .badge-soft")).to_have_text("одобрен")
    with second.expect_download() as download:
        second.locator("main a[href$='.xlsx']").click()
    assert download.value.path().read_bytes().startswith(b"PK")

    four_more = {**BEFORE, ("north", "f"): BEFORE["north", "f"] + 4}
    later = bring(desk, node, folder_of(tmp_path / "2", four_more), "Winter")
    expect(desk.locator(".head .badge-soft")).to_have_text("held back", timeout=PATIENCE)
    expect(desk.locator(".refusals")).to_contain_text("region north, sex f:")
    expect(desk.locator(".refusals")).to_contain_text("people came since an earlier release")
    is_well_made(desk)
    second.goto(later)
    expect(second.get_by_text("Одобрить их нельзя")).to_be_visible()
    expect(second.locator("main form")).to_have_count(0)
    second.context.close()
