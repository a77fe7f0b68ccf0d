"""Where the quarter stands in the menu: for who may count alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amanjol.casework.support.quarter.rules import can_count
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import menu

if TYPE_CHECKING:
    from django.http import HttpRequest


def enter() -> None:
    menu.register(
        menu.MenuItem(
            label=_("Figures of a quarter"),
            does=_("How many people, what was done for them, what came of it; counted anew each time."),
            url_name="support:quarter",
            icon="chart-bar",
            place=16,
            allowed=_counts,
        )
    )


def _counts(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and can_count(member)
