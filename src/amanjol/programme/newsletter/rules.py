"""Who may do what with the newsletter. Managing it is as of the programme (`results/rules.py`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.programme.newsletter.kinds import State
from amanjol.programme.results.rules import can_manage

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member
    from amanjol.programme.newsletter.models import Issue


def can_write(member: Member, issue: Issue) -> bool:
    """Only what nobody was handed."""
    return can_manage(member) and issue.state == State.DRAFT


def can_decide(member: Member, issue: Issue, writers: Collection[UUID]) -> bool:
    """A second person: nobody approves what they handed over, or in which they ever wrote."""
    return can_manage(member) and issue.handed_by_id != member.pk and member.pk not in writers
