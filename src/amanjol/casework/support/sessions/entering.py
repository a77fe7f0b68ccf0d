"""What sessions add to a case, to the day, to the menu, and to what happens when a case is restricted or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import attachments, due, tallies
from amanjol.casework.support.models import CircleDanger, CircleSession
from amanjol.casework.support.sessions import day, sheets, tally
from amanjol.casework.support.sessions.actions.asking import rotate
from amanjol.foundation.web import menu

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.web.fixed_queries import Ids


def enter() -> None:
    attachments.register_sheet(-1, sheets.danger)
    attachments.register_sheet(17, sheets.clients)
    attachments.register_at_restricting(rotate)
    attachments.register_erasable(CircleDanger, CircleSession)
    due.register_day(day.due)
    due.register_still_open(day.still_open)
    tallies.register(tally.SESSIONS)
    menu.register(
        menu.MenuItem(
            label=_("My clients"),
            does=_("People whom your circle was asked to take on, and what was said."),
            url_name="support:clients",
            icon="chat-bubble-left-right",
            place=14,
            allowed=_helps,
            waiting=_unanswered,
        )
    )


def _helps(request: HttpRequest) -> bool:
    from amanjol.foundation.organisations.keys.circles.rules import can_help_in_any  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    # Whoever coordinates legal aid has no cases: in circles of its advocates nobody is ever taken on.
    return member is not None and can_help_in_any(member) and not member.may("legal-aid.be-asked")


def _unanswered(request: HttpRequest) -> Ids | None:
    from amanjol.casework.support.sessions.inside import unanswered  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return unanswered(member) if member is not None else None
