"""What of follow-up is due for a member: in their open cases, and in closed ones that were theirs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from amanjol.casework.cases import queries as case_queries
from amanjol.casework.desk.due import Due, DueOfRoom
from amanjol.casework.support.followups import queries

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date
    from uuid import UUID

    from amanjol.casework.cases.models import Case
    from amanjol.casework.support.models import FollowUp
    from amanjol.foundation.organisations.keys.keyring import Keyring
    from amanjol.foundation.organisations.models import Member

AHEAD: Final = timedelta(days=14)
"""What is due later stands on its case alone."""
MOST: Final = 60
"""Each is opened. The days that came first stand here first."""


def due(member: Member, cases: Collection[Case], keyring: Keyring | None) -> DueOfRoom:
    """SealBroken."""
    own = {case.pk: case for case in cases}
    until = timezone.localdate() + AHEAD
    rows = list(queries.due_for(member, own.keys(), until)[:MOST])
    if keyring is None:
        return DueOfRoom([_line(row, _day_of(row), "") for row in rows])
    for row in rows:
        queries.open_followup(row, row.case, keyring)  # a day that stands in clear alone is due on none
    left_alone = queries.unwanted({row.case.person_id for row in rows}, keyring) if rows else set()
    lines = [
        _line(row, _day_of(row), _("Ask how they are, after reading how to reach them"))
        for row in rows
        if row.case.person_id not in left_alone
    ]
    return DueOfRoom(lines, _older(own.values(), keyring))


def _older(cases: Iterable[Case], keyring: Keyring) -> set[UUID]:
    """Open cases of which the journal knows more than is there. SealBroken."""
    cases = list(cases)
    recorded = {pk: queries.acts_of(acts) for pk, acts in case_queries.acts_in_each(cases).items()}
    rows = {row.case_id: row for row in queries.rows_of(pk for pk, acts in recorded.items() if acts)}
    older = set()
    for case in cases:
        row = rows.get(case.pk)
        acts = queries.open_followup(row, case, keyring).acts if row is not None else 0
        if recorded[case.pk] > acts:
            older.add(case.pk)
    return older


def _day_of(row: FollowUp) -> date:
    if row.due_on is None:
        raise ValueError("A follow-up without a day is due on none.")
    return row.due_on


def _line(row: FollowUp, due_on: date, text: str) -> Due:
    return Due(row.case, text, due_on, reverse("support:afterwards", args=[row.case_id]))
