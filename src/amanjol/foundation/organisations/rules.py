"""Who may do what with members. Which role holds which permission stands in `roles.py`.

Also called: permissions, authorisation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.organisations.roles import ROLES, RoleKey

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_manage_members(member: Member) -> bool:
    return member.may("members.manage")


def can_read_journal(member: Member) -> bool:
    return member.may("journal.read")


def can_change(by: Member, member: Member) -> bool:
    """Own organisation only, and never oneself: an organisation must not lose its last manager by mistake."""
    is_other = by.pk != member.pk and member.left_on is None
    return can_manage_members(by) and is_other and by.organisation_id == member.organisation_id


def grantable_roles(by: Member) -> list[RoleKey]:
    """Only who operates the node makes another operator."""
    if not can_manage_members(by):
        return []
    above = {RoleKey.OPERATOR} if not by.may("node.operate") else set()
    return [key for key in ROLES if key not in above]
