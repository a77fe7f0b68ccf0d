"""What the page of a case says of what came of wages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.desk.attachments import Panel
from amanjol.casework.support.wages import showing
from amanjol.casework.support.wages.queries import wages_of

if TYPE_CHECKING:
    from amanjol.casework.desk.attachments import OpenedCase


def came(opened: OpenedCase) -> Panel | None:
    """Below what is owed; of somebody to whom nothing is owed, and to whom nothing came, there is none. SealBroken."""
    there = wages_of(opened.case, opened.keyring)
    if opened.record.wages is None and there.row is None and not there.are_fewer:
        return None
    context = {
        "are_fewer": there.are_fewer,
        "decisions": showing.decisions_shown(there.record),
        "payments": showing.payments_shown(there.record),
        "sums": showing.sums_shown(there.record),
    }
    return Panel("support/wages/sheet.html", context)
