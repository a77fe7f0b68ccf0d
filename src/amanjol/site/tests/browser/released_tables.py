"""Released tables at the desk of a programme, as a browser test brings, approves and quotes them; and its forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect

from amanjol.programme.insights.publishing import publish
from amanjol.programme.insights.release_files import write_release
from amanjol.programme.insights.tests.invented import by, people
from amanjol.site.tests.browser.legible import check_page

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from amanjol.site.tests.browser.at_desk import AtDesk

COLUMNS: Final = ("region", "sex")
PEOPLE: Final[dict[tuple[str, ...], int]] = {
    ("north", "f"): 812, ("north", "m"): 604, ("north", "unsaid"): 4, ("south", "f"): 947, ("south", "m"): 1203,
}  # fmt: skip
"""Whom a table counts: none of it near an exact number of the issue, and four who are not to be told."""
TABLES: Final = {"title_en": "Calls to the hotline (fictional)", "title_ru": "Звонки на линию (вымышлено)"}
CALLED: Final = {
    "region north, sex f": {
        "title_en": "women who called from the north",
        "title_ru": "женщины, звонившие с севера",
    },
    "region north, sex m": {
        "title_en": "men who called from the north",
        "title_ru": "мужчины, звонившие с севера",
    },
}
COUNTED: Final = {"en": "810 people, rounded to 5", "ru": "810 человек, с округлением до 5"}
PLOT: Final = {
    "title_en": "Women call more often than men", "text_en": "From the north.",
    "title_ru": "Женщины звонят чаще мужчин", "text_ru": "С севера.",
}  # fmt: skip
NOT_SHOWN: Final = {"en": "not shown", "ru": "не показано"}
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


def quote_counts(zarina: AtDesk) -> None:
    """What the table hides stands in the list, and cannot be chosen; typed is who that is, and no number."""
    page = zarina.page
    for cell, typed in CALLED.items():
        zarina.press("main a[href$='/counts/']")
        tables = page.locator("main [name=of]")
        tables.select_option(value=value_of(tables, TABLES["title_ru"]))
        zarina.press("main form[method=get] .main-button")
        cells = page.locator("main [name=cell]")
        expect(cells.locator("option", has_text="region north, sex unsaid: не показано")).to_be_disabled()
        cells.select_option(value=value_of(cells, cell))
        fill(page, typed)
        check_page(page)
        save(zarina)
        expect(page.locator("main .quotes")).to_contain_text(cell)


def choose_plotted(page: Page) -> None:
    """Both counts, as bars."""
    for typed in CALLED.values():
        page.get_by_label(typed["title_ru"]).check()
    page.locator("main [name=plotted_as][value=bars]").check()


def save(someone: AtDesk, form: str = "main form[method=post]") -> None:
    someone.press(f"{form} .main-button")
    expect(someone.page.locator("main .invalid-feedback, main .errorlist")).to_have_count(0)


def fill(page: Page, typed: dict[str, str]) -> None:
    for name, value in typed.items():
        page.locator(f"main [name={name}]").fill(value)


def value_of(select: Locator, words: str) -> str:
    return select.locator("option", has_text=words).first.get_attribute("value") or ""


def say_sure(someone: AtDesk) -> None:
    """Where the page asks: what a node has counted is much less than what its demo handed in."""
    sure = someone.page.locator("main [name=is_sure]")
    if sure.count():
        sure.check()
