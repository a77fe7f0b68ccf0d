"""Django's entry for the fleet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet
    from django.http import HttpRequest

    from amanjol.foundation.organisations.models import Member


class DevicesConfig(AppConfig):
    name = "amanjol.public.devices"
    label = "devices"
    verbose_name = _("Devices")

    def ready(self) -> None:
        from amanjol.foundation.journal import endings  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.web import menu  # noqa: PLC0415  needs loaded apps
        from amanjol.public.devices import rules  # noqa: PLC0415  needs loaded apps
        from amanjol.public.devices.actions.restoring import KIND  # noqa: PLC0415  needs loaded apps
        from amanjol.public.devices.queries.document import fleet_document  # noqa: PLC0415  needs loaded apps
        from amanjol.public.packs.publishing import documents  # noqa: PLC0415  needs loaded apps

        documents.register("fleet", fleet_document)
        endings.register(KIND)
        menu.register(
            menu.MenuItem(
                label=_("Devices"),
                does=_("See how kiosks and screens are, set them, enrol new ones."),
                url_name="devices:board",
                icon="computer-desktop",
                place=40,
                allowed=_member_who(rules.can_read_fleet),
                waiting=_devices_that_need_somebody,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("Counters"),
                does=_("See how often which page was opened, by month, airport and language."),
                url_name="devices:counters",
                icon="chart-bar",
                place=60,
                allowed=_member_who(rules.can_read_counts, rules.can_read_totals),
            )
        )


def _member_who(*any_of: Callable[[Member], bool]) -> Callable[[HttpRequest], bool]:
    def allowed(request: HttpRequest) -> bool:
        from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

        member = member_of(request.user)
        return member is not None and any(rule(member) for rule in any_of)

    return allowed


def _devices_that_need_somebody(request: HttpRequest) -> QuerySet[Any] | None:
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps
    from amanjol.public.devices.queries import fleet  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return fleet.with_open_alerts(member) if member else None
