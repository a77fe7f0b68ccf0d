"""Who may hold the keys of their organisation, and who gives them to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.organisations.roles import ROLES, RoleKey

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_hold(member: Member) -> bool:
    return member.may("cases.hold-keys")


def is_role_with_keys(role: RoleKey) -> bool:
    return "cases.hold-keys" in ROLES[role].may


def can_give(by: Member, member: Member) -> bool:
    """A holder gives to a colleague whose role includes it; never to themselves."""
    is_colleague = by.organisation_id == member.organisation_id and by.pk != member.pk
    return can_hold(by) and can_hold(member) and is_colleague
