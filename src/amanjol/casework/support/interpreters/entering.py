"""What the room of interpreters adds to the menu, to a case, to the form of a consent, and to new keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.rules import can_work
from amanjol.casework.desk import attachments
from amanjol.casework.desk import interpreters as door
from amanjol.casework.support.interpreters import actions, queries, sheets
from amanjol.casework.support.models import Interpreter
from amanjol.foundation.organisations.keys import rewrapping
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import menu

if TYPE_CHECKING:
    from django.http import HttpRequest


def enter() -> None:
    attachments.register_sheet(36, sheets.interpreting)
    attachments.register_erasable(Interpreter)
    door.register(sheets.offers)
    rewrapping.register(rewrapping.Work("interpreters", queries.left_to_rewrap, actions.rewrap))
    menu.register(
        menu.MenuItem(
            label=_("Interpreters"),
            does=_("Who interprets what, and whether the confidentiality that they signed holds."),
            url_name="support:interpreters",
            icon="language",
            place=16,
            allowed=_may,
        )
    )


def _may(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and can_work(member)
