"""Django's entry for releases: their place in the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from typing import Any

    from django.db.models import QuerySet
    from django.http import HttpRequest


class ReleasesConfig(AppConfig):
    name = "amanjol.programme.releases"
    label = "releases"
    verbose_name = _("Released tables")

    def ready(self) -> None:
        from amanjol.foundation.web import menu  # noqa: PLC0415  needs loaded apps
        from amanjol.programme.results.guards import is_manager  # noqa: PLC0415  needs loaded apps

        menu.register(
            menu.MenuItem(
                label=_("Released tables"),
                does=_(
                    "Tables that tell of nobody: attacked beside all earlier ones, approved by two people."
                ),
                url_name="releases:releases",
                icon="table-cells",
                place=32,
                allowed=is_manager,
                waiting=_waiting,
            )
        )


def _waiting(request: HttpRequest) -> QuerySet[Any] | None:
    """Of what is not signed the page says nothing but that, and so does the menu."""
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps
    from amanjol.programme.releases import queries  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    if member is None:
        return None
    waiting = [row.pk for row in queries.waiting_for(member)]
    return queries.releases_of(member).filter(pk__in=waiting) if waiting else None
