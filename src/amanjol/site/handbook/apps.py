from django.apps import AppConfig


class HandbookConfig(AppConfig):
    name = "amanjol.site.handbook"
    label = "handbook"

    def ready(self) -> None:
        from amanjol.foundation.web import help as page_help  # noqa: PLC0415  needs loaded apps
        from amanjol.site.handbook.queries import address_for  # noqa: PLC0415  needs loaded apps

        page_help.register(address_for)
