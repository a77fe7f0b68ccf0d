"""Django's entry for the guide."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuideConfig(AppConfig):
    name = "amanjol.public.guide"
    label = "guide"
    verbose_name = _("Guide")
