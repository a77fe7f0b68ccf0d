"""Released tables at the desk of a programme, as a browser test brings, approves and quotes them; and its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from amanjol.programme.insights.publishing import publish
from amanjol.programme.insights.release_files import write_release
from amanjol.programme.insights.tests.invented import by, people
from amanjol.site.tests.browser.test_desk_case import check_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from amanjol.site.tests.browser.at_desk import AtDesk

COLUMNS: Final = ("region", "sex")
PEOPLE: Final = {("north", "f"): 812, ("north", "m"): 4, ("south", "f"): 947, ("south", "m"): 1203}
"""Whom a table counts: none of it near an exact number of the issue, and four men who are not to be told."""
TABLES: Final = {"title_en": "Calls to the hotline (fictional)", "title_ru": "Звонки на линию (вымышлено)"}
CALLED: Final = {"title_en": "women who called from the south", "title_ru": "женщины, звонившие с юга"}
COUNTED: Final = {"en": "945 people, rounded to 5", "ru": "945 человек, с округлением до 5"}
PATIENCE: Final = 180_000  # milliseconds: the worker may have something else in hand


def bring_tables(zarina: AtDesk, folder: Path) -> str:
    """Made where the records are, and attacked once more here. Their address."""
    table = by(COLUMNS)
    write_release(folder, publish(people(PEOPLE, *COLUMNS), table, threshold=10).release, {})
    zarina.menu("/programme/releases/")
    zarina.press("main a[href$='/releases/new/']")
    fill(zarina.page, TABLES)
    zarina.page.locator("main [name=chosen]").set_input_files(sorted(folder.iterdir()))
    save(zarina)
    return zarina.page.url


def let_approve_tables(aidar: AtDesk, tables: str) -> None:
    """Once the attack on them is over, which told nothing. He reads English."""
    aidar.go(tables)
    approve = aidar.page.locator("main form[action$='/approve/'] button")
    expect(approve).to_be_visible(timeout=PATIENCE)
    expect(aidar.page.locator(".release-table tr", has_text="not shown")).not_to_have_count(0)
    check_page(aidar.page)
    aidar.press(approve)


def quote_count(zarina: AtDesk) -> None:
    """What the table hides stands in the list, and cannot be chosen; typed is who that is, and no number."""
    page = zarina.page
    zarina.press("main a[href$='/counts/']")
    tables = page.locator("main [name=of]")
    tables.select_option(value=value_of(tables, TABLES["title_ru"]))
    zarina.press("main form[method=get] .main-button")
    cells = page.locator("main [name=cell]")
    expect(cells.locator("option", has_text="region north, sex m: не показано")).to_be_disabled()
    cells.select_option(value=value_of(cells, "region south, sex f"))
    fill(page, CALLED)
    check_page(page)
    save(zarina)
    expect(page.locator("main .quotes")).to_contain_text("region south, sex f")


def save(someone: AtDesk, form: str = "main form[method=post]") -> None:
    someone.press(f"{form} .main-button")
    expect(someone.page.locator("main .invalid-feedback, main .errorlist")).to_have_count(0)


def fill(page: Page, typed: dict[str, str]) -> None:
    for name, value in typed.items():
        page.locator(f"main [name={name}]").fill(value)


def value_of(select: Locator, words: str) -> str:
    return select.locator("option", has_text=words).first.get_attribute("value") or ""
