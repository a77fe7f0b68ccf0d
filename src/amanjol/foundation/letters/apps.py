from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest


class LettersConfig(AppConfig):
    name = "amanjol.foundation.letters"
    label = "letters"

    def ready(self) -> None:
        from amanjol.foundation.accounts import panels  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.letters import demo, inboxes, signing  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys import rewrapping  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys.circles import opening  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.web import menu  # noqa: PLC0415  needs loaded apps

        panels.register_sign_in_panel(demo.show_neighbours)
        opening.register_afterwards("letters", inboxes.carry_on)
        menu.register(
            menu.MenuItem(
                label=_("Letters"),
                does=_("See your organisation's card, and say which partners in other places are believed."),
                url_name="letters:overview",
                icon="envelope",
                place=807,
                allowed=_receives,
                waiting=_waiting,
            )
        )
        rewrapping.register(rewrapping.Work("letters", signing.left_to_rewrap, signing.rewrap))


def _waiting(request: HttpRequest) -> QuerySet[Any] | None:
    from amanjol.foundation.letters.arriving import waiting  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return waiting(member) if member is not None else None


def _receives(request: HttpRequest) -> bool:
    from amanjol.foundation.letters.comparing import can_compare  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_compare(member)
