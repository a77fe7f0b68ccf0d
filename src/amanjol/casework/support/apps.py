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
        from amanjol.casework.support.sessions import entering as sessions  # noqa: PLC0415  needs loaded apps

        sessions.enter()
        from amanjol.casework.support.followups import entering as followups  # noqa: PLC0415  needs loaded apps

        followups.enter()
        from amanjol.casework.support.outcomes import entering as outcomes  # noqa: PLC0415  needs loaded apps

        outcomes.enter()
        from amanjol.casework.support.quarter import entering as quarter  # noqa: PLC0415  needs loaded apps

        quarter.enter()
        from amanjol.casework.support.participation import entering as participation  # noqa: PLC0415  needs loaded apps

        participation.enter()
        from amanjol.casework.support.shelter import entering as shelter  # noqa: PLC0415  needs loaded apps

        shelter.enter()
        from amanjol.casework.support.threats import entering as threats  # noqa: PLC0415  needs loaded apps

        threats.enter()
        from amanjol.casework.support.interpreters import entering as interpreters  # noqa: PLC0415  needs loaded apps

        interpreters.enter()
        from amanjol.casework.support.conferences import entering as conferences  # noqa: PLC0415  needs loaded apps

        conferences.enter()
        from amanjol.casework.support.stories import entering as stories  # noqa: PLC0415  needs loaded apps

        stories.enter()
        from amanjol.casework.support.wages import entering as wages  # noqa: PLC0415  needs loaded apps

        wages.enter()
