"""What follow-up adds to a case, to its closing and to the day, when the program starts."""

from __future__ import annotations

from amanjol.casework.desk import attachments, closing, due, tallies
from amanjol.casework.support.followups import day, sheets, tally


def enter() -> None:
    attachments.register_sheet(18, sheets.afterwards)
    closing.register_part(sheets.closing_part)
    closing.register_part(sheets.follow_up_part)
    due.register_day(day.due)
    tallies.register(tally.FOLLOW_UPS)
    tallies.register(tally.CLOSINGS)
