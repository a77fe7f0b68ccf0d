"""Django's entry for referrals."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferralsConfig(AppConfig):
    name = "amanjol.casework.referrals"
    label = "referrals"
    verbose_name = _("Referrals")

    def ready(self) -> None:
        from amanjol.casework.referrals import registering  # noqa: PLC0415  needs loaded apps

        registering.enter()
