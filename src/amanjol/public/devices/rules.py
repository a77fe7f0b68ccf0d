"""Who may do what with the fleet. Which role holds which permission stands in `organisations/roles.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from amanjol.foundation.organisations.models import Member


def can_read_fleet(member: Member) -> bool:
    """Managers see the devices of their organisation, operators those of the node."""
    return member.may("devices.manage") or sees_all(member)


def sees_all(member: Member) -> bool:
    return member.may("node.operate")


def can_manage_fleet(member: Member) -> bool:
    return member.may("devices.manage")


def can_manage(member: Member, organisation: UUID) -> bool:
    """A device or a group of that organisation: of the member's own only."""
    return can_manage_fleet(member) and member.organisation_id == organisation


def can_read_counts(member: Member) -> bool:
    """Every number of the own organisation's devices."""
    return member.may("devices.count")


def can_read_totals(member: Member) -> bool:
    """Of all devices of the node: monthly totals of ten or more, whoever's they are."""
    return member.may("devices.count-totals")
