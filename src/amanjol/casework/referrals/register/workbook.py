"""The register as a spreadsheet. Every cell is written as text: what begins like a formula is none."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from amanjol.casework.referrals.register.words import cells, heads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amanjol.casework.referrals.register.words import TransferShown

SPREADSHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS: Final = (12, 30, 18, 16, 26, 40, 16, 22, 46, 14, 14)  # characters
_PLAIN: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook_of(lines: Iterable[TransferShown]) -> bytes:
    stream = BytesIO()
    with Workbook(stream, _PLAIN) as book:
        head = book.add_format({"bold": True, "bg_color": "#dceff0", "text_wrap": True, "valign": "top"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(_("Transfers"))
        for column, (text, width) in enumerate(zip(heads(), _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, text, head)
        for number, line in enumerate(lines, 1):
            for column, text in enumerate(cells(line)):
                sheet.write_string(number, column, text, plain)
        sheet.freeze_panes(1, 0)
    return stream.getvalue()
