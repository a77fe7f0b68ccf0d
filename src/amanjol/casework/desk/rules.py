"""Who may work at the desk at all. Which role holds which permission stands in `organisations/roles.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from amanjol.foundation.organisations.roles import ROLES

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_work(member: Member) -> bool:
    """See the cases of the own organisation and work on them. What is sealed needs keys besides."""
    return member.may("cases.work")


def working_roles() -> list[str]:
    """As rows of members have them."""
    return [key.value for key, role in ROLES.items() if "cases.work" in role.may]


def can_read(member: Member) -> bool:
    """See the cases of the own organisation, and find people; whoever works on cases may, and observers."""
    return can_work(member) or member.may("cases.read")
