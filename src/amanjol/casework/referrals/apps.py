"""Django's entry for referrals: kinds of letters, the menu, what moves to a new epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest


class ReferralsConfig(AppConfig):
    name = "amanjol.casework.referrals"
    label = "referrals"
    verbose_name = _("Referrals")

    def ready(self) -> None:
        from amanjol.casework.referrals.agreements import actions, entering, queries  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys import rewrapping  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.web import menu  # noqa: PLC0415  needs loaded apps

        entering.register_kinds()
        rewrapping.register(rewrapping.Work("agreements", queries.left_to_rewrap, actions.rewrap))
        menu.register(
            menu.MenuItem(
                label=_("Agreements"),
                does=_("With which partners people are referred: for what, who answers, until when."),
                url_name="referrals:agreements",
                icon="document-check",
                place=17,
                allowed=_may_come,
            )
        )


def _may_come(request: HttpRequest) -> bool:
    from amanjol.casework.desk.rules import can_work  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_work(member)
