"""What of conferences stands on the first page: those of one's own cases by their day; papers for a guest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.desk.due import Due, DueOfRoom
from amanjol.casework.support.conferences import queries
from amanjol.foundation.organisations.keys.rules import can_hold
from amanjol.foundation.organisations.queries import member_of
from amanjol.foundation.web.today import Part

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.http import HttpRequest

    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member


def due(member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    del member, keyring
    own = {case.pk: case for case in cases}
    lines = [
        Due(own[row.case_id], _("Case conference"), row.on, _page(row.case_id, row.pk))
        for row in queries.planned_in(own)
    ]
    return DueOfRoom(lines)


def papers_of_today(request: HttpRequest) -> Part | None:
    """For whoever reads of a conference without seeing its case. No name and no case stands here."""
    member = member_of(request.user)
    if member is None or not can_hold(member):
        return None
    rows = queries.papers_of_day(member, timezone.localdate())
    if not rows:
        return None
    return Part("support/conferences/today.html", {"rows": rows}, "desk/desk.css")


def _page(case: object, pk: object) -> str:
    return reverse("support:conference", args=[case, pk])
