"""Who may write that somebody threatens them, who may be chosen to read it, and who may answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from amanjol.foundation.organisations.roles import ROLES, RoleKey

if TYPE_CHECKING:
    from amanjol.casework.support.threats.records import ThreatRecord
    from amanjol.foundation.organisations.models import Member

WRITERS: Final = frozenset(
    {key for key, role in ROLES.items() if role.plane == "casework"} | {RoleKey.ADMINISTRATOR}
)
"""Whoever helps, in any role, and who manages them: whom somebody threatens asks for no permission."""


def can_write(member: Member) -> bool:
    return member.role in WRITERS


def can_receive(member: Member) -> bool:
    return member.may("cases.work")


def is_supervisor(member: Member) -> bool:
    return member.may("cases.supervise")


def can_answer(member: Member, record: ThreatRecord) -> bool:
    """A supervisor; where the writer told none, since it may be about them, whoever else was told."""
    if not can_receive(member):
        return False
    return is_supervisor(member) or (not record.has_supervisor and str(member.account_id) != record.author)
