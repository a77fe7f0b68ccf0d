"""Django's entry for returns: their place in the menu of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest


class ReturnsConfig(AppConfig):
    name = "amanjol.programme.returns"
    label = "returns"
    verbose_name = _("Returns")

    def ready(self) -> None:
        from amanjol.foundation.web import menu  # noqa: PLC0415  needs loaded apps

        menu.register(
            menu.MenuItem(
                label=_("Return of a quarter"),
                does=_("What the organisation hands to the programme: a few numbers and no case."),
                url_name="returns:quarter",
                icon="document-chart-bar",
                place=17,
                allowed=_counts,
            )
        )


def _counts(request: HttpRequest) -> bool:
    from amanjol.casework.support.quarter.rules import can_count  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_count(member)
