"""Who may do what with members. Which role holds which permission stands in `roles.py`.

Also called: permissions, authorisation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import ROLES, RoleKey, belongs_in

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
    """Roles that belong in the own organisation; only who operates the node makes another operator."""
    if not can_manage_members(by):
        return []
    above = {RoleKey.OPERATOR} if not by.may("node.operate") else set()
    kind = OrganisationKind(by.organisation.kind)
    return [key for key in ROLES if key not in above and belongs_in(key, kind)]


def can_invite(by: Member, role: RoleKey) -> bool:
    """Who coordinates legal aid invites advocates besides, who get none of the organisation's keys."""
    is_advocate = role is RoleKey.ADVOCATE and belongs_in(role, OrganisationKind(by.organisation.kind))
    return role in grantable_roles(by) or (is_advocate and by.may("advocates.invite"))
