"""What the room of plans adds to a case, to its stages and to the day, when the program starts."""

from __future__ import annotations

from amanjol.casework.desk import attachments, due, facts, tallies
from amanjol.casework.standards.stages.assistance import Fact
from amanjol.casework.support.plans import day, sheets, tally


def enter() -> None:
    attachments.register_sheet(0, sheets.care)
    attachments.register_sheet(15, sheets.plan)
    facts.register(Fact.PLAN_AGREED, sheets.is_agreed, sheets.page, sheets.is_agreed_on_page)
    due.register_day(day.due)
    due.register_still_open(day.still_open)
    tallies.register(tally.SERVICES)
    tallies.register(tally.GOALS)
