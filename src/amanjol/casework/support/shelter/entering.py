"""What the house adds to a case, to the day, to the menu, to new epochs and to what is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import attachments, due, rules
from amanjol.casework.support.models import Stay
from amanjol.casework.support.shelter import day, sheets
from amanjol.casework.support.shelter.actions.beds import record_care
from amanjol.casework.support.shelter.actions.erasing import erase_with
from amanjol.casework.support.shelter.actions.rewrapping import rewrap
from amanjol.casework.support.shelter.queries import left_to_rewrap
from amanjol.foundation.organisations.keys import rewrapping
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import menu

if TYPE_CHECKING:
    from django.http import HttpRequest


def enter() -> None:
    attachments.register_sheet(-3, sheets.child_gone)
    attachments.register_sheet(12, sheets.stay)
    attachments.register_care(record_care, sheets.resting_on_care)
    attachments.register_at_erasing(erase_with, Stay)
    due.register_day(day.due)
    due.register_still_open(day.still_open)
    rewrapping.register(rewrapping.Work("houses", left_to_rewrap, rewrap))
    menu.register(
        menu.MenuItem(
            label=_("Shelter"),
            does=_("Which beds are free tonight, and who is in the house."),
            url_name="support:houses",
            icon="home-modern",
            place=13,
            allowed=_reads,
        )
    )


def _reads(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and rules.can_read(member)
