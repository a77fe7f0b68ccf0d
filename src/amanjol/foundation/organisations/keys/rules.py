"""Who may hold the keys of their organisation, and who gives them to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.organisations.kinds import OrganisationKind
from amanjol.foundation.organisations.roles import ROLES, WITH_PLACES, RoleKey, belongs_in

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_hold(member: Member) -> bool:
    """Also whether the role belongs where they are: a lawyer in an organisation that coordinates holds nothing."""
    return member.may("cases.hold-keys") and _is_in_place(member)


def is_role_with_keys(role: RoleKey) -> bool:
    return "cases.hold-keys" in ROLES[role].may


def can_give(by: Member, member: Member) -> bool:
    """A holder gives to a colleague whose role includes it; never to themselves."""
    is_colleague = by.organisation_id == member.organisation_id and by.pk != member.pk
    return can_hold(by) and can_hold(member) and is_colleague


def _is_in_place(member: Member) -> bool:
    role = RoleKey(member.role)
    return role not in WITH_PLACES or belongs_in(role, OrganisationKind(member.organisation.kind))
