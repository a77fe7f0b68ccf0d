"""Django's entry for returns."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReturnsConfig(AppConfig):
    name = "amanjol.programme.returns"
    label = "returns"
    verbose_name = _("Returns")

    def ready(self) -> None:
        from amanjol.programme.returns import entering  # noqa: PLC0415  needs loaded apps

        entering.enter()
