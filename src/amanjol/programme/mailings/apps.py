"""Django's entry for mailings: their place in the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from typing import Any

    from django.db.models import QuerySet
    from django.http import HttpRequest


class MailingsConfig(AppConfig):
    name = "amanjol.programme.mailings"
    label = "mailings"
    verbose_name = _("Mailings")

    def ready(self) -> None:
        from amanjol.foundation.journal import endings  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.web import menu  # noqa: PLC0415  needs loaded apps
        from amanjol.programme.mailings.actions.restoring import KINDS  # noqa: PLC0415  needs loaded apps
        from amanjol.programme.results.guards import is_manager  # noqa: PLC0415  needs loaded apps

        for kind in KINDS:
            endings.register(kind)
        menu.register(
            menu.MenuItem(
                label=_("Mailings"),
                does=_("Mail to those who asked for it: who confirmed, what went out, what is stopped."),
                url_name="mailings:mailings",
                icon="envelope",
                place=37,
                allowed=is_manager,
                waiting=_waiting,
            )
        )


def _waiting(request: HttpRequest) -> QuerySet[Any] | None:
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps
    from amanjol.programme.mailings import queries  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return queries.waiting_for(member) if member is not None else None
