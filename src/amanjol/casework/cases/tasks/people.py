"""Whom a task can be given to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.casework.cases import restricted, rules
from amanjol.casework.cases.models import Purpose
from amanjol.foundation.organisations.queries import colleagues_of

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.models import Member


def askable(by: Member, case: Case) -> list[Member]:
    """Who works on cases and may open this one; who asks comes first, the others by name."""
    members = [member for member in colleagues_of(by.organisation) if rules.can_work(member)]
    if case.person.is_restricted:
        purposes = restricted.purposes_of(case.person)
        members = [member for member in members if purposes.get(str(member.pk)) is Purpose.WORK]
    return sorted(members, key=lambda member: (member.pk != by.pk, member.account.name))
