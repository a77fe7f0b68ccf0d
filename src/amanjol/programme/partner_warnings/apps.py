"""Django's entry for warnings between nodes."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnerWarningsConfig(AppConfig):
    name = "amanjol.programme.partner_warnings"
    label = "partner_warnings"
    verbose_name = _("Warnings of partners")

    def ready(self) -> None:
        from amanjol.programme.partner_warnings import entering  # noqa: PLC0415  needs loaded apps

        entering.enter()
