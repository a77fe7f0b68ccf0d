"""Django's entry for packs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PacksConfig(AppConfig):
    name = "amanjol.public.packs"
    label = "packs"
    verbose_name = _("Packs")

    def ready(self) -> None:
        from amanjol.public.guide import previews  # noqa: PLC0415  models are ready only now
        from amanjol.public.packs import listeners, views  # noqa: PLC0415  models are ready only now

        previews.register(views.preview)
        listeners.connect()
