"""Django's entry for the results."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest


class ResultsConfig(AppConfig):
    name = "amanjol.programme.results"
    label = "results"
    verbose_name = _("Results")

    def ready(self) -> None:
        from amanjol.foundation.web import menu  # noqa: PLC0415  needs loaded apps

        menu.register(
            menu.MenuItem(
                label=_("Results"),
                does=_("What the programme promised, and what was done so far."),
                url_name="results:programmes",
                icon="chart-bar-square",
                place=30,
                allowed=_manages,
            )
        )


def _manages(request: HttpRequest) -> bool:
    from amanjol.programme.results.guards import is_manager  # noqa: PLC0415  needs loaded apps

    return is_manager(request)
