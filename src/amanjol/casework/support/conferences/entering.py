"""What the room of conferences adds to a case, to the first page, and to what ends when a consent is withdrawn, a
person restricted or a case closed.
"""

from __future__ import annotations

from amanjol.casework.desk import attachments, closing
from amanjol.casework.desk import due as due_of_rooms
from amanjol.casework.support.conferences import actions, day, ending, sheets
from amanjol.casework.support.models import ConferenceGuest
from amanjol.foundation.web import today


def enter() -> None:
    attachments.register_sheet(95, sheets.conferences)
    attachments.register_consents_changed(actions.recheck)
    attachments.register_at_restricting(ending.let_go)
    closing.register_end(ending.end_at_closing)
    attachments.register_erasable(ConferenceGuest)
    due_of_rooms.register_day(day.due)
    today.register(7, day.papers_of_today)
