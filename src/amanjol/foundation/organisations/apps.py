from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest


class OrganisationsConfig(AppConfig):
    name = "amanjol.foundation.organisations"
    label = "organisations"

    def ready(self) -> None:
        from amanjol.foundation.accounts import panels  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.journal import endings  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations import demo, queries  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys import last_resort, unlocking  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys.circles import rules  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys.circles.actions import handing_over  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.web import menu, node  # noqa: PLC0415  needs loaded apps

        endings.register_keeping(queries.kept_going_by)
        node.register_reader(queries.node_label)
        panels.register_organisation_lookup(queries.organisation_of)
        panels.register_sign_in_panel(demo.show_whether_begun)
        panels.register_sign_in_panel(demo.show_demo_people)
        panels.register_at_unlock(unlocking.open_at_unlock)
        panels.register_at_key_dropped(unlocking.note_leaver)
        panels.register_key_role(unlocking.uses_keys)
        last_resort.register(
            last_resort.Work(
                "circles",
                fewest=1,
                is_secret=False,
                may_have=rules.can_be_in_any,
                is_left=handing_over.is_left,
                hand_over=handing_over.hand_over,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("Members"),
                does=_("See who works in your organisation and in which role."),
                url_name="organisations:members",
                icon="users",
                place=800,
                allowed=_is_member,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("Keys"),
                does=_("See who holds the keys of your organisation, and give them to a colleague."),
                url_name="organisations:keys",
                icon="key",
                place=805,
                allowed=_holds_keys,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("Circles"),
                does=_("See who reads what is sealed to a few, and take a colleague in."),
                url_name="organisations:circles",
                icon="user-group",
                place=806,
                allowed=_is_in_circles,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("Journal"),
                does=_("See what was done in your organisation, and by whom."),
                url_name="organisations:journal",
                icon="clipboard-document-list",
                place=810,
                allowed=_reads_journal,
            )
        )


def _is_member(request: HttpRequest) -> bool:
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    return member_of(request.user) is not None


def _reads_journal(request: HttpRequest) -> bool:
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.rules import can_read_journal  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_read_journal(member)


def _holds_keys(request: HttpRequest) -> bool:
    from amanjol.foundation.organisations.keys.rules import can_hold  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_hold(member)


def _is_in_circles(request: HttpRequest) -> bool:
    from amanjol.foundation.organisations.keys.circles.rules import can_be_in_any  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_be_in_any(member)
