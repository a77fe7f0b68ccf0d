"""Whom a task, a service or a decision can be given to: who opens the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from amanjol.casework.cases import queries, restricted, rules
from amanjol.casework.cases.models import Purpose
from amanjol.foundation.organisations.keys.queries import holders
from amanjol.foundation.organisations.queries import colleagues_of

if TYPE_CHECKING:
    from amanjol.casework.cases.models import Case
    from amanjol.foundation.organisations.models import Member

CANNOT_OPEN: Final = _(
    "This colleague cannot open the case: it is not open to them, or they do not hold the keys. Choose another."
)
"""What a form says of somebody who could be chosen when it was shown, or never."""


def askable(by: Member, case: Case) -> list[Member]:
    """Who works on cases, holds the keys and may open this one; who asks comes first, the others by name."""
    able = holders(by.organisation_id)
    members = [
        member for member in colleagues_of(by.organisation) if member.pk in able and rules.can_work(member)
    ]
    if case.person.is_restricted:
        purposes = restricted.purposes_of(case.person)
        members = [member for member in members if purposes.get(str(member.pk)) is Purpose.WORK]
    return sorted(members, key=lambda member: (member.pk != by.pk, member.account.name))


def check_opens(member: Member | None, case: Case) -> None:
    """PermissionDenied: what somebody is to do is for who can read it."""
    if member is None:
        return
    if not rules.can_work(member) or not queries.visible_to(member).filter(pk=case.pk).exists():
        raise PermissionDenied
    if member.pk not in holders(member.organisation_id):
        raise PermissionDenied
