"""What the page of a case says of the details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases.details.counts import parts_of
from amanjol.casework.desk.attachments import Panel

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def details(opened: OpenedCase) -> Panel:
    """How many answers are filled in."""
    answers = sum(number for _part, number in parts_of(opened.person, opened.record))
    return Panel("cases/sheets/details.html", {"answers": answers})
