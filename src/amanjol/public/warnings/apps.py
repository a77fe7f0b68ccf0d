"""Django's entry for warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member
    from amanjol.public.warnings.models import PublicWarning


class WarningsConfig(AppConfig):
    name = "amanjol.public.warnings"
    label = "warnings"
    verbose_name = _("Warnings")

    def ready(self) -> None:
        from amanjol.foundation.web import menu, today  # noqa: PLC0415  needs loaded apps
        from amanjol.public.guide import home_panel  # noqa: PLC0415  needs loaded apps
        from amanjol.public.guide.telling import things  # noqa: PLC0415  needs loaded apps
        from amanjol.public.packs import aloud, beside  # noqa: PLC0415  needs loaded apps
        from amanjol.public.packs.publishing import documents  # noqa: PLC0415  needs loaded apps
        from amanjol.public.warnings.document import for_telephones, to_hear, warnings_document  # noqa: PLC0415  needs loaded apps
        from amanjol.public.warnings.telling import (  # noqa: PLC0415  as above
            copies_that_go,
            waiting_on_first_page,
            warnings_that_wait,
            what_to_say,
        )

        documents.register("warnings", warnings_document)
        beside.register(for_telephones)
        aloud.register(to_hear)
        things.register(warnings_that_wait)
        home_panel.register(waiting_on_first_page)
        today.register(6, what_to_say)
        today.register(11, copies_that_go)
        menu.register(
            menu.MenuItem(
                label=_("Warnings"),
                does=_("Warn readers of the guide in every language the same day, two people together."),
                url_name="warnings:board",
                icon="exclamation-triangle",
                place=27,
                allowed=lambda request: _writer(request) is not None,
                waiting=_waiting,
            )
        )


def _writer(request: HttpRequest) -> Member | None:
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps
    from amanjol.public.warnings.rules import can_write  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member if member is not None and can_write(member) else None


def _waiting(request: HttpRequest) -> QuerySet[PublicWarning] | None:
    from amanjol.public.warnings.queries import waiting_for  # noqa: PLC0415  needs loaded apps

    member = _writer(request)
    return waiting_for(member) if member is not None else None
