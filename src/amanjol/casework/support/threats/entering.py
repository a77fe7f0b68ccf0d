"""What the room of threats adds to the menu, to the first page, to the page of a case, and to new keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from amanjol.casework.desk import attachments
from amanjol.casework.desk.attachments import Unwritten
from amanjol.casework.support.models import Threat, ThreatReceiver
from amanjol.casework.support.threats import actions, day, queries, rules
from amanjol.foundation.organisations.keys import rewrapping
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import menu, today
from amanjol.foundation.web.discretion import is_discreet

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.casework.desk.attachments import OpenedCase
    from amanjol.foundation.web.fixed_queries import Ids


def enter() -> None:
    today.register(5, day.today)
    attachments.register_sheet(195, of_case)
    attachments.register_erasable(Threat, ThreatReceiver)
    rewrapping.register(rewrapping.Work("threats", queries.left_to_rewrap, actions.rewrap))
    menu.register(
        menu.MenuItem(
            label=gettext_lazy("A threat to a helper"),
            does=gettext_lazy(
                "Write that somebody threatens you or a colleague. Your supervisors are told at once."
            ),
            url_name="support:threats",
            icon="shield-exclamation",
            place=19,
            allowed=_may_write,
            waiting=_waiting,
        )
    )


def of_case(opened: OpenedCase) -> Unwritten | None:
    """Only the way to the form: what was written stands on no page of a case."""
    if not opened.may_write:
        return None
    return Unwritten(_("A threat to a helper"), reverse("support:threat_of_case", args=[opened.case.pk]))


def _may_write(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and rules.can_write(member)


def _waiting(request: HttpRequest) -> Ids | None:
    """No number stands beside it either while somebody sits beside."""
    member = member_of(request.user)
    return queries.unanswered(member) if member is not None and not is_discreet(request) else None
