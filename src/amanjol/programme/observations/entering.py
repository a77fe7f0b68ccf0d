"""What observations add to the rest of the house when the program starts: what happens with a case, new keys, menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amanjol.casework.desk import attachments
from amanjol.foundation.organisations.keys import rewrapping
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import menu, today
from amanjol.programme.observations import actions, first_page, queries, recalling, showing
from amanjol.programme.observations.models import Observation, SentObservation
from amanjol.programme.observations.rules import can_observe
from amanjol.public.warnings import panels

if TYPE_CHECKING:
    from django.http import HttpRequest


def enter() -> None:
    attachments.register_consents_changed(recalling.recheck)
    attachments.register_at_restricting(recalling.forget_at_restricting)
    attachments.register_at_merging(recalling.forget_at_merging)
    attachments.register_at_erasing(recalling.forget_at_erasing, Observation)
    attachments.register_emptied(recalling.empty, SentObservation)
    rewrapping.register(rewrapping.Work("observations", queries.left_to_rewrap, actions.rewrap))
    panels.register(showing.on_board, showing.on_warning)
    today.register(13, first_page.waiting)
    menu.register(
        menu.MenuItem(
            label=_("Observations"),
            does=_("What several people told becomes a warning; nobody is named."),
            url_name="observations:all",
            icon="eye",
            place=18,
            allowed=_observes,
        )
    )


def _observes(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and can_observe(member)
