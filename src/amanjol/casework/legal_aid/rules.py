"""Who may do what with legal aid. Which role holds which permission stands in `organisations/roles.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amanjol.foundation.organisations.models import Member


def can_coordinate(member: Member) -> bool:
    """Keep the register of advocates of the own organisation, and read it. What is sealed needs keys besides."""
    return member.may("legal-aid.coordinate")


def can_be_asked(member: Member) -> bool:
    """Be an advocate of the register with an account: nothing of the coordinator's opens by it."""
    return member.may("legal-aid.be-asked")
