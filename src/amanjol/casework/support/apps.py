"""Django's entry for support: each room registers what it adds to a case and to the day."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SupportConfig(AppConfig):
    name = "amanjol.casework.support"
    label = "support"
    verbose_name = _("Support")

    def ready(self) -> None:
        """One line a room."""
        from amanjol.casework.support.plans import entering as plans  # noqa: PLC0415  needs loaded apps

        plans.enter()
        from amanjol.casework.support.files import entering as files  # noqa: PLC0415  needs loaded apps

        files.enter()
        from amanjol.casework.support.threats import entering as threats  # noqa: PLC0415  needs loaded apps

        threats.enter()
        from amanjol.casework.support.interpreters import entering as interpreters  # noqa: PLC0415  needs loaded apps

        interpreters.enter()
        from amanjol.casework.support.conferences import entering as conferences  # noqa: PLC0415  needs loaded apps

        conferences.enter()
