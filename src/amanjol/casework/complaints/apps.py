"""Django's entry for complaints: their place in the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.web.fixed_queries import Ids


class ComplaintsConfig(AppConfig):
    name = "amanjol.casework.complaints"
    label = "complaints"
    verbose_name = _("Complaints")

    def ready(self) -> None:
        from amanjol.casework.complaints import partners  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.complaints.actions import arriving, sending_on  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.complaints.models import Complaint, Letterbox, Seal  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.complaints.panels import gaps_panel, gaps_today  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.complaints.records import NamelessComplaint  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.desk import attachments  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.accounts import panels  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.letters import comparing, kinds  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.web import menu, today  # noqa: PLC0415  needs loaded apps

        attachments.register_erasable(Complaint, Letterbox, Seal)
        panels.register_account_panel(gaps_panel)
        today.register(12, gaps_today)
        comparing.register_told("complaints", partners.belief_changed)
        kinds.register_filing("complaints", sending_on.file)
        kinds.register_nameless(
            kinds.NamelessKind(
                sending_on.KIND,
                _("A complaint about an organisation of another node"),
                NamelessComplaint,
                arriving.arrive,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("Complaints"),
                does=_("About this organisation itself: who reads them, what waits, paper to type in."),
                url_name="complaints:complaints",
                icon="megaphone",
                place=16,
                allowed=_may_come,
                waiting=_waiting,
            )
        )


def _may_come(request: HttpRequest) -> bool:
    from amanjol.casework.complaints.guards import may_come  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and may_come(member)


def _waiting(request: HttpRequest) -> Ids | None:
    from django.utils import timezone  # noqa: PLC0415  needs loaded apps

    from amanjol.casework.complaints import queries  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return queries.waiting(member, timezone.localdate()) if member is not None else None
