"""What of follow-up is due for a member: in their open cases, and in closed ones that were theirs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.desk.due import Due, DueOfRoom
from amanjol.casework.support.followups import queries

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.models import FollowUp
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

AHEAD: Final = timedelta(days=14)
"""What is due later stands on its case alone."""


def due(member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """SealBroken."""
    own = {case.pk: case for case in cases}
    until = timezone.localdate() + AHEAD
    rows = queries.due_for(member, own.keys(), until)
    if keyring is None:
        return DueOfRoom([_line(row, _day_of(row), "") for row in rows])
    for row in rows:
        queries.open_followup(row, row.case, keyring)  # a day that stands in clear alone is due on none
    people = {row.case.person_id for row in rows}
    left_alone = queries.unwanted(people, keyring) if rows else set()
    doubtful = queries.doubtful(people, keyring) if rows else set()
    lines = [
        _line(row, _day_of(row), _text(is_doubtful=row.case.person_id in doubtful))
        for row in rows
        if row.case.person_id not in left_alone
    ]
    return DueOfRoom(lines, queries.older_in(own.values(), keyring))


def _text(*, is_doubtful: bool) -> str:
    if is_doubtful:
        return _("Ask nobody yet: an older copy was put back. Tell the operator first.")
    return _("Ask how they are, after reading how to reach them")


def _day_of(row: FollowUp) -> date:
    if row.due_on is None:
        raise ValueError("A follow-up without a day is due on none.")
    return row.due_on


def _line(row: FollowUp, due_on: date, text: str) -> Due:
    return Due(row.case, text, due_on, reverse("support:afterwards", args=[row.case_id]))
