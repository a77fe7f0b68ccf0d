"""Django's entry for intake: its places in the menu, the journal's words, its keys when an epoch ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.web.fixed_queries import Ids


class IntakeConfig(AppConfig):
    name = "amanjol.casework.intake"
    label = "intake"
    verbose_name = _("Intake")

    def ready(self) -> None:
        from amanjol.casework.desk import attachments  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.intake.actions import consulting, letting_go, moving  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.intake.day import today as day  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.intake.finding import hits  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.intake.models import Consultation, Report  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.intake.panels import sources  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.intake.queries import left_to_rewrap  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys import rewrapping  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.web import menu, today  # noqa: PLC0415  needs loaded apps

        rewrapping.register(rewrapping.Work("intake", left_to_rewrap, moving.rewrap))
        attachments.register_finder(hits)
        attachments.register_sheet(200, sources)
        attachments.register_at_becoming(consulting.end_with_case)
        attachments.register_at_restricting(letting_go.let_go)
        attachments.register_at_erasing(letting_go.erase, Report, Consultation)
        today.register(5, day)
        menu.register(
            menu.MenuItem(
                label=_("Reports"),
                does=_("What police, border, inspectors and others saw, sent to your organisation."),
                url_name="intake:reports",
                icon="inbox-arrow-down",
                place=11,
                allowed=_works,
                waiting=_waiting,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("Consultations"),
                does=_("Advice that was asked for, by name or without; whom to call back."),
                url_name="intake:consultations",
                icon="chat-bubble-left-right",
                place=12,
                allowed=_works,
                waiting=_due,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("New report"),
                does=_("Somebody may need help: tell an organisation what you saw."),
                url_name="intake:report",
                icon="pencil-square",
                place=10,
                allowed=_sends,
            )
        )


def _works(request: HttpRequest) -> bool:
    from amanjol.casework.cases.rules import can_work  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_work(member)


def _sends(request: HttpRequest) -> bool:
    from amanjol.casework.intake.rules import can_send  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_send(member)


def _waiting(request: HttpRequest) -> Ids | None:
    from amanjol.casework.intake.queries import undecided  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return undecided(member) if member else None


def _due(request: HttpRequest) -> Ids | None:
    from django.utils import timezone  # noqa: PLC0415  needs loaded apps

    from amanjol.casework.intake.queries import due_consultations  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return due_consultations(member, timezone.localdate()) if member else None
