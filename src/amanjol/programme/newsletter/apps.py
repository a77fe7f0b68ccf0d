"""Django's entry for the newsletter: its menu entry, what it hears of figures that end, on what mailings rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from typing import Any

    from django.db.models import QuerySet
    from django.http import HttpRequest


class NewsletterConfig(AppConfig):
    name = "amanjol.programme.newsletter"
    label = "newsletter"
    verbose_name = _("Newsletter")

    def ready(self) -> None:
        from amanjol.foundation.web import menu  # noqa: PLC0415  needs loaded apps
        from amanjol.programme.mailings import grounds  # noqa: PLC0415  needs loaded apps
        from amanjol.programme.newsletter.actions.correcting import (  # noqa: PLC0415  needs loaded apps
            note_correction,
            note_withdrawal,
        )
        from amanjol.programme.newsletter.mailing import KEEPERS  # noqa: PLC0415  needs loaded apps
        from amanjol.programme.releases import withdrawals  # noqa: PLC0415  needs loaded apps
        from amanjol.programme.results import corrections  # noqa: PLC0415  needs loaded apps
        from amanjol.programme.results.guards import is_manager  # noqa: PLC0415  needs loaded apps

        corrections.register(note_correction)
        withdrawals.register(note_withdrawal)
        for kind, keeper in KEEPERS.items():
            grounds.register(kind, keeper)
        grounds.register_room(grounds.Room(_("Newsletter"), "newsletter:issues", "open_newsletter:all"))
        menu.register(
            menu.MenuItem(
                label=_("Newsletter"),
                does=_(
                    "An issue a quarter, in English and Russian. Figures are quoted; a second person approves."
                ),
                url_name="newsletter:issues",
                icon="newspaper",
                place=37,
                allowed=is_manager,
                waiting=_waiting,
            )
        )


def _waiting(request: HttpRequest) -> QuerySet[Any] | None:
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps
    from amanjol.programme.newsletter import queries  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return queries.waiting_for(member) if member is not None else None
