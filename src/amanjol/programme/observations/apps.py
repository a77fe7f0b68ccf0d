"""Django's entry for observations."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObservationsConfig(AppConfig):
    name = "amanjol.programme.observations"
    label = "observations"
    verbose_name = _("Observations")

    def ready(self) -> None:
        from amanjol.programme.observations import entering  # noqa: PLC0415  needs loaded apps

        entering.enter()
