"""What stories add to a case, to the day, to the menu, and to what happens with a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases.rules import can_work
from amanjol.casework.desk import attachments, due
from amanjol.casework.support.models import StoryPermit
from amanjol.casework.support.stories import day, recalling, sheets
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web import menu

if TYPE_CHECKING:
    from django.http import HttpRequest


def enter() -> None:
    attachments.register_sheet(66, sheets.story, of_cases_alone=True)
    attachments.register_consents_changed(recalling.recheck)
    attachments.register_at_restricting(recalling.recall_at_restricting)
    attachments.register_at_merging(recalling.recall_at_merging)
    attachments.register_at_erasing(recalling.recall_with)
    attachments.register_emptied(recalling.empty, StoryPermit)
    due.register_day(day.due)
    menu.register(
        menu.MenuItem(
            label=_("Published stories"),
            does=_("Call a story back at once, without keys."),
            url_name="support:published_stories",
            icon="megaphone",
            place=28,
            allowed=_may,
        )
    )


def _may(request: HttpRequest) -> bool:
    member = member_of(request.user)
    return member is not None and can_work(member)
