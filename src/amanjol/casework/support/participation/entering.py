"""What courses add to a case, and to what happens with one."""

from __future__ import annotations

from amanjol.casework.desk import attachments, due
from amanjol.casework.learning.work import asking
from amanjol.casework.support.participation import actions, alike, day
from amanjol.casework.support.participation.sheets import courses


def enter() -> None:
    attachments.register_sheet(62, courses)
    attachments.register_after_restricting(actions.leave_to)
    attachments.register_after_opening(actions.open_to_all)
    attachments.register_at_erasing(actions.erase)
    due.register_day(day.due)
    asking.register(alike.is_alike)
