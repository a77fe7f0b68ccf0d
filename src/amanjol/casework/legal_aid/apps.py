"""Django's entry for legal aid."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegalAidConfig(AppConfig):
    name = "amanjol.casework.legal_aid"
    label = "legal_aid"
    verbose_name = _("Legal aid")

    def ready(self) -> None:
        from amanjol.casework.legal_aid import registering  # noqa: PLC0415  needs loaded apps

        registering.enter()
