"""Django's entry for the screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest


class ScreensConfig(AppConfig):
    name = "amanjol.public.screens"
    label = "screens"
    verbose_name = _("Screens")

    def ready(self) -> None:
        from amanjol.foundation.web import menu  # noqa: PLC0415  needs loaded apps
        from amanjol.public.packs.publishing import documents  # noqa: PLC0415  needs loaded apps
        from amanjol.public.screens.document import screens_document  # noqa: PLC0415  needs loaded apps

        documents.register("screens", screens_document)
        menu.register(
            menu.MenuItem(
                label=_("Screens"),
                does=_("Plan what wall screens show, and send urgent notices."),
                url_name="screens:board",
                icon="tv",
                place=50,
                allowed=_plans,
            )
        )


def _plans(request: HttpRequest) -> bool:
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps
    from amanjol.public.screens.rules import can_plan  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_plan(member)
