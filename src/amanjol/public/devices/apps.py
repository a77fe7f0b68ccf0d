"""Django's entry for the fleet."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DevicesConfig(AppConfig):
    name = "amanjol.public.devices"
    label = "devices"
    verbose_name = _("Devices")

    def ready(self) -> None:
        from amanjol.public.devices.queries.document import fleet_document  # noqa: PLC0415  needs loaded apps
        from amanjol.public.packs.publishing import documents  # noqa: PLC0415  needs loaded apps

        documents.register("fleet", fleet_document)
