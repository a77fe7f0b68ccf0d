"""Django's entry for the desk: its pages' parts, their style and their words."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "amanjol.casework.desk"
    label = "desk"
    verbose_name = _("Desk")
