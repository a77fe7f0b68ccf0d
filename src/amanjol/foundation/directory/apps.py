"""Django's entry for the directory."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    name = "amanjol.foundation.directory"
    label = "directory"
    verbose_name = _("Directory")
