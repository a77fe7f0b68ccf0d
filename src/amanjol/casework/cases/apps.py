"""Django's entry for cases: their place in the menu, the journal's words, their keys when an epoch ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.web.fixed_queries import Ids


class CasesConfig(AppConfig):
    name = "amanjol.casework.cases"
    label = "cases"
    verbose_name = _("Cases")

    def ready(self) -> None:
        from amanjol.casework.cases import rules  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.actions.rewrapping import rewrap  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.details.forms import field_named  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.erasing.actions.erasing import add_to_ledger  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.forms import text_named  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.groups.finding import hits  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.queries import left_to_rewrap  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.restricting.actions import last_resort  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.sheets import OF_CASES_ALONE, SHEETS  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.talks.standing import in_words  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.views.today import beside  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.views.today import today as cases_of_today  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.cases.vital_interest import day as day_of_care  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.desk import attachments, due, ledger  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.once import labels  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys import last_resort as sheets  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys import rewrapping  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.web import menu, today  # noqa: PLC0415  needs loaded apps

        today.register(0, beside)
        today.register(10, cases_of_today)
        due.register_day(day_of_care.due)
        rewrapping.register(rewrapping.Work("cases", left_to_rewrap, rewrap))
        sheets.register(
            sheets.Work(
                "people",
                fewest=2,
                is_secret=True,
                may_have=rules.can_work,
                is_left=last_resort.is_left,
                hand_over=last_resort.hand_over,
            )
        )
        labels.register_namer(field_named)
        labels.register_namer(text_named)
        ledger.register(add_to_ledger)
        attachments.register_finder(hits)
        for place, show in SHEETS.items():
            attachments.register_sheet(place, show, of_cases_alone=place in OF_CASES_ALONE)
        attachments.register_naming(in_words)
        menu.register(
            menu.MenuItem(
                label=_("Cases"),
                does=_("Today's work, people you help, new cases."),
                url_name="cases:work",
                icon="folder-open",
                place=10,
                allowed=_works,
                waiting=_due,
            )
        )
        menu.register_search(
            menu.Search(label=_("Find a person, a number, a case"), url_name="cases:find", allowed=_works)
        )
        menu.register(
            menu.MenuItem(
                label=_("For you alone"),
                does=_("What was written down for you as a person's lawyer."),
                url_name="cases:written",
                icon="scale",
                place=15,
                allowed=_is_lawyer,
            )
        )


def _is_lawyer(request: HttpRequest) -> bool:
    from amanjol.casework.cases.rules import can_be_told  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_be_told(member)


def _works(request: HttpRequest) -> bool:
    from amanjol.casework.cases.rules import can_read  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_read(member)


def _due(request: HttpRequest) -> Ids | None:
    from django.utils import timezone  # noqa: PLC0415  needs loaded apps

    from amanjol.casework.cases.queries import due_cases  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return due_cases(member, timezone.localdate()) if member else None
