"""What wages add to a case and to the figures of a quarter when the program starts."""

from __future__ import annotations

from amanjol.casework.desk import attachments, tallies
from amanjol.casework.support.wages import sheets, tally


def enter() -> None:
    attachments.register_sheet(91, sheets.came)
    tallies.register(tally.WAGES)
