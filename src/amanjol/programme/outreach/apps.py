"""Django's entry for outreach: its places in the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from typing import Any

    from django.db.models import QuerySet
    from django.http import HttpRequest


class OutreachConfig(AppConfig):
    name = "amanjol.programme.outreach"
    label = "outreach"
    verbose_name = _("Recommendations")

    def ready(self) -> None:
        from amanjol.foundation.web import menu, today  # noqa: PLC0415  needs loaded apps
        from amanjol.programme.outreach import first_page  # noqa: PLC0415  needs loaded apps
        from amanjol.programme.results.guards import is_manager  # noqa: PLC0415  needs loaded apps

        today.register(11, first_page.films_that_go)
        menu.register(
            menu.MenuItem(
                label=_("Recommendations"),
                does=_("What was recommended to whom, what they promised by when, and what is overdue."),
                url_name="outreach:ledger",
                icon="clipboard-document-check",
                place=34,
                allowed=is_manager,
                waiting=_waiting,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("Planner"),
                does=_("Days, campaigns and events: for whom, with whom, at which cost, and how many came."),
                url_name="outreach:planner",
                icon="calendar-days",
                place=35,
                allowed=is_manager,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("Reach"),
                does=_("What was put out, and how often it was seen by a day. A view is not a person."),
                url_name="outreach:publications",
                icon="chart-bar",
                place=36,
                allowed=is_manager,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("Partners"),
                does=_("Who works with the programme, and what may be shown of them in which country."),
                url_name="outreach:partners",
                icon="building-office-2",
                place=38,
                allowed=is_manager,
            )
        )


def _waiting(request: HttpRequest) -> QuerySet[Any] | None:
    from django.utils import timezone  # noqa: PLC0415  needs loaded apps

    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps
    from amanjol.programme.outreach import queries  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return queries.to_look_at(member, timezone.localdate()) if member is not None else None
