"""Django's entry for learning: its place in the menu, its keys when an epoch ends, what is erased."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest

    from amanjol.foundation.web.fixed_queries import Ids


class LearningConfig(AppConfig):
    name = "amanjol.casework.learning"
    label = "learning"
    verbose_name = _("Learning")

    def ready(self) -> None:
        from amanjol.casework.desk import attachments, tallies  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.learning.actions.rewrapping import rewrap  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.learning.models import (  # noqa: PLC0415  needs loaded apps
            Cohort,
            Employer,
            Learner,
            Livelihood,
            Named,
            NamedForLivelihood,
        )
        from amanjol.casework.learning.queries import left_to_rewrap  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.learning.tally import LEARNERS  # noqa: PLC0415  needs loaded apps
        from amanjol.casework.learning.work.tally import GRANTS, PLACEMENTS  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.organisations.keys import rewrapping  # noqa: PLC0415  needs loaded apps
        from amanjol.foundation.web import menu  # noqa: PLC0415  needs loaded apps

        rewrapping.register(rewrapping.Work("learning", left_to_rewrap, rewrap))
        attachments.register_erasable(Learner, Cohort, Livelihood, Employer, Named, NamedForLivelihood)
        for tally in (LEARNERS, PLACEMENTS, GRANTS):
            tallies.register(tally)
        menu.register(
            menu.MenuItem(
                label=_("Courses"),
                does=_(
                    "Who learns what, how long they were there, and what is left of it three months later."
                ),
                url_name="learning:cohorts",
                icon="academic-cap",
                place=14,
                allowed=_teaches,
                waiting=_due,
            )
        )
        menu.register(
            menu.MenuItem(
                label=_("Work"),
                does=_("Employers who agreed, who works with whom and how it goes, family businesses."),
                url_name="learning:work",
                icon="briefcase",
                place=15,
                allowed=_teaches,
                waiting=_to_ask,
            )
        )


def _teaches(request: HttpRequest) -> bool:
    from amanjol.casework.learning.rules import can_teach  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return member is not None and can_teach(member)


def _due(request: HttpRequest) -> Ids | None:
    from django.utils import timezone  # noqa: PLC0415  needs loaded apps

    from amanjol.casework.learning.queries import to_ask  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return to_ask(member, timezone.localdate()) if member else None


def _to_ask(request: HttpRequest) -> Ids | None:
    from django.utils import timezone  # noqa: PLC0415  needs loaded apps

    from amanjol.casework.learning.work.queries import due  # noqa: PLC0415  needs loaded apps
    from amanjol.foundation.organisations.queries import member_of  # noqa: PLC0415  needs loaded apps

    member = member_of(request.user)
    return due(member, timezone.localdate()) if member else None
