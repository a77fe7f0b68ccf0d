"""Released tables as a spreadsheet: a sheet each, and one that says what the numbers are. No formula stands in it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from amanjol.programme.insights.release_files import COUNT, SUM

if TYPE_CHECKING:
    from pathlib import Path

    from amanjol.programme.insights.release_files import Release

HIDDEN: Final = "not shown"
LONGEST_NAME: Final = 31
"""Of a sheet."""

MADE: Final = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Always the same day, so that the same release makes the same file."""

OPTIONS: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(path: Path, release: Release) -> None:
    """Raises `OSError`."""
    with Workbook(str(path), OPTIONS) as book:
        book.set_properties({"created": MADE})
        bold = book.add_format({"bold": True})
        about = book.add_worksheet("About")
        about.set_column(0, 0, 100)
        for number, sentence in enumerate(_about(release)):
            about.write_string(number, 0, sentence)
        for number, table in enumerate(release.tables, 1):
            sheet = book.add_worksheet(f"{number} {table.name}"[:LONGEST_NAME])
            sheet.freeze_panes(1, 0)
            for column, name in enumerate((*table.dimensions, *_headings(release))):
                sheet.write_string(0, column, name, bold)
            for row, (codes, count) in enumerate(sorted(table.counts.items()), 1):
                for column, code in enumerate(codes):
                    sheet.write_string(row, column, code)
                numbers = [count, *([] if table.sums is None else [table.sums[codes]])]
                for column, amount in enumerate(numbers, len(codes)):
                    if amount is None:
                        sheet.write_string(row, column, HIDDEN)
                    else:
                        sheet.write_number(row, column, amount)


def _headings(release: Release) -> list[str]:
    return [COUNT, *([] if release.money is None else [f"{SUM} ({release.money.currency})"])]


def _about(release: Release) -> list[str]:
    return [
        f"Each number is rounded to the nearest multiple of {release.base} by itself: rows need not add up to totals.",
        f"No number from 1 to {release.threshold - 1} is shown; others are hidden where they would tell a small one.",
        *_about_money(release),
        "* is a total. A row that is not there counts nobody.",
        *(f"{number}: {table.name}" for number, table in enumerate(release.tables, 1)),
    ]


def _about_money(release: Release) -> list[str]:
    if release.money is None:
        return []
    return [
        f"Sums are in {release.money.currency}, each rounded to the nearest multiple of {release.money.base:,}.",
        "A sum is hidden where its count is, where one person has half of it, and where it would tell such a one.",
    ]
