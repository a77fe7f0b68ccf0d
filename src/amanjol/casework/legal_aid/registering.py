"""What legal aid adds to the page of a case, to the menu, and to new keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import attachments
from amanjol.casework.legal_aid.models import Advocate
from amanjol.casework.legal_aid.my_work import panels
from amanjol.casework.legal_aid.my_work.circles import circles
from amanjol.casework.legal_aid.register import actions, queries
from amanjol.casework.legal_aid.right.sheets import right
from amanjol.casework.legal_aid.rota.own import duty
from amanjol.casework.legal_aid.rules import can_be_asked, can_coordinate
from amanjol.foundation.organisations.keys import rewrapping
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import menu

if TYPE_CHECKING:
    from django.http import HttpRequest


def enter() -> None:
    attachments.register_sheet(48, right, of_cases_alone=True)
    attachments.register_erasable(Advocate)
    rewrapping.register(rewrapping.Work("advocates", queries.left_to_rewrap, actions.rewrap))
    panels.register(20, duty)
    panels.register(90, circles)
    menu.register(
        menu.MenuItem(
            label=_("Duty of advocates"),
            does=_("Who is on duty now and this week, and when nobody is."),
            url_name="legal_aid:rota",
            icon="clock",
            place=19,
            allowed=_may,
        )
    )
    menu.register(
        menu.MenuItem(
            label=_("My work"),
            does=_("Your duty, when you can be asked, and what was sealed to you."),
            url_name="legal_aid:my_work",
            icon="scale",
            place=10,
            allowed=_is_advocate,
        )
    )
    menu.register(
        menu.MenuItem(
            label=_("Advocates"),
            does=_("The register: who can be asked, where, in which languages, and where nobody is."),
            url_name="legal_aid:advocates",
            icon="users",
            place=18,
            allowed=_may,
        )
    )


def _may(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and can_coordinate(member)


def _is_advocate(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and can_be_asked(member)
